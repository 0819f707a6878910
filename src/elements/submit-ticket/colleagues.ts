import {html, nothing, type TemplateResult} from 'lit';
import {ColleagueList, few} from '../../kit/colleague-list.js';
import {icon} from '../../kit/icons.js';
import {live} from '../../kit/live.js';
import {problemView} from '../../kit/problem-view.js';
import type {Words} from '../../locales/words.js';
import type {Extra} from './extras.js';
import {problemText, type Form} from './question-view.js';
import type {Submission} from './submission.js';

/** Who of the organisation shall read and answer along from the start. Loaded with the fold in which one chooses. */
export class Colleagues {
  readonly #people: ColleagueList;

  constructor(
    private readonly submission: Submission,
    words: () => Words<'submit-extras'>,
  ) {
    const {element, options} = submission;
    const found = (count: number) => options.announce(() => words().say('cc.found', {count}));
    this.#people = new ColleagueList(element, {desk: options.desk, found});
  }

  /** Another person is here. */
  forget(): void {
    this.#people.forget();
  }

  read(): Promise<void> {
    return this.#people.read();
  }

  /** As far as it is known; what the page named before that by its id. */
  nameOf(id: string): string {
    return this.#people.nameOf(id) ?? id;
  }

  view({words, main}: Extra, {draft, issues}: Form): TemplateResult {
    const people = this.#people;
    const {cc = []} = draft;
    // Until it is known who the reader is, nobody is offered: he might be among them.
    const own = this.submission.person?.id;
    const others = people.found?.filter(({id, leftAt}) => own && id !== own && !leftAt) ?? [];
    const offered = others.slice(0, few).map(({id}) => id);
    const chosen = cc.filter((id) => id !== own && !offered.includes(id));
    const wrong = issues.find(({pointer}) => pointer === '/cc');
    const {found, problem} = people;
    return html`<div class="fields">
      <p class="hint wide" id="cc-hint">${words.say('cc.hint')}</p>
      ${people.seek(words.say('cc.search'))}
      <fieldset class="field wide" data-at="/cc" aria-describedby="cc-hint ${wrong ? 'cc-below' : ''}">
        <legend class="unseen">${words.say('cc')}</legend>
        <div class="choices">${[...chosen, ...offered].map((id) => this.#choice(words, id, {draft, issues}))}</div>
        ${wrong ? html`<div class="below" id="cc-below">${problemText(words.find(`cc.${wrong.code}`, wrong.params) ?? main.say('issue.other'))}</div>` : nothing}
        ${own && found && !others.length && !problem ? html`<p class="hint">${words.say(people.many ? 'cc.nobody' : 'cc.alone')}</p>` : nothing}
        ${others.length > few ? html`<p class="hint">${words.say('cc.more')}</p>` : nothing}
      </fieldset>
      ${problem ? html`<div class="wide">${problemView(main, problem, {retry: () => void people.read()})}</div>` : nothing}
    </div>`;
  }

  #choice(words: Words<'submit-extras'>, id: string, {draft, issues}: Pick<Form, 'draft' | 'issues'>): TemplateResult {
    const {cc = []} = draft;
    const index = cc.indexOf(id);
    const wrong = index >= 0 && issues.some(({pointer}) => pointer === `/cc/${index}`);
    return html`<label class="choice" data-at=${index < 0 ? nothing : `/cc/${index}`}>
      <input type="checkbox" .checked=${live(index >= 0)} aria-invalid=${wrong ? 'true' : nothing} @change=${() => this.#toggle(id)} />
      <span><bdi>${this.nameOf(id)}</bdi>${wrong ? html`<span class="problem-text">${icon('alert')}<span>${words.say('cc.unknown-person')}</span></span>` : nothing}</span>
    </label>`;
  }

  /** Whoever is taken out takes what was wrong with him along; what is wrong with those behind him moves up with them. */
  #toggle(id: string): void {
    const {submission} = this;
    const {draft, phase} = submission;
    const {cc = []} = draft ?? {};
    const out = cc.indexOf(id);
    if (phase.is === 'writing' && out >= 0) {
      const issues = phase.issues.flatMap((issue) => {
        const [, place, index] = issue.pointer.split('/');
        if (place !== 'cc' || index === undefined) return [issue];
        const at = Number(index);
        return at === out ? [] : [{...issue, pointer: `/cc/${at > out ? at - 1 : at}`}];
      });
      submission.set({phase: {...phase, issues}});
    }
    submission.change('/cc', {cc: out < 0 ? [...cc, id] : cc.filter((one) => one !== id)});
  }
}
