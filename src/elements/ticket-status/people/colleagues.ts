import {html, nothing, type TemplateResult} from 'lit';
import type {Colleague} from '../../../contract/colleague.js';
import {addStyles} from '../../../kit/add-styles.js';
import {ColleagueList} from '../../../kit/colleague-list.js';
import {icon} from '../../../kit/icons.js';
import type {PartWords} from '../../../kit/part-words.js';
import {problemOf} from '../../../kit/problem-of.js';
import {problemView} from '../../../kit/problem-view.js';
import {dateTime} from '../../../locales/times.js';
import type {Words} from '../../../locales/words.js';
import {laterWords} from '../later-words.js';
import type {Opened, OpenTicket} from '../open-ticket.js';
import {outcome} from '../outcome.js';
import type {AnswerWords, Parts} from '../parts.js';
import {whyRefused} from '../refused-step.js';
import type {Unsent} from '../unsent.js';
import {shareStyles} from './share.styles.js';

type Own = Words<'ticket-approvals'>;
const acts = ['bring-in', 'take-out', 'leave', 'hand-over'] as const;
type Act = (typeof acts)[number];
/** What somebody is asked about before it is done. */
interface Asked {
  action: Exclude<Act, 'bring-in'>;
  person: Pick<Colleague, 'id' | 'name'>;
}

/** Who else of the organisation has a part in a request: brought in, taken out, or leaving; a manager hands it over. Loaded on demand. */
export class Colleagues {
  #ticket = '';
  readonly #people: ColleagueList;
  #refused: readonly string[] = [];
  #busy = false;
  #unfit: Act | undefined;
  #asked: Asked | undefined;

  private constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    private readonly unsent: Unsent,
    private readonly answers: () => AnswerWords | undefined,
    private readonly words: PartWords<'ticket-approvals'>,
  ) {
    const found = (count: number) => parts.announce(this.words.in(parts.words()!.locale)!.say('people.found', {count}));
    this.#people = new ColleagueList(parts.host, {desk: () => parts.desk(), found});
  }

  static async open(parts: Parts, open: OpenTicket, unsent: Unsent, answers: () => AnswerWords | undefined): Promise<Colleagues> {
    const words = await laterWords(parts, 'ticket-approvals');
    addStyles(parts.host, shareStyles);
    return new Colleagues(parts, open, unsent, answers, words);
  }

  /** Another person is here. */
  forget(): void {
    this.#people.forget();
    this.#turnTo('');
  }

  /** Whoever looks at it now wants to know who is there now; whom the organisation had a moment ago stands there meanwhile. */
  read({allowedActions}: Opened['ticket']): void {
    if (allowedActions.includes('bring-in') || allowedActions.includes('hand-over')) void this.#people.read();
  }

  #turnTo(ticket: string): void {
    this.#ticket = ticket;
    this.#asked = this.#unfit = undefined;
    this.#refused = [];
    this.#busy = false;
  }

  view(words: AnswerWords, {ticket}: Opened): TemplateResult | typeof nothing {
    const own = this.words.in(words.locale);
    if (!own) return nothing;
    const may = (action: Act) => ticket.allowedActions.includes(action);
    if (ticket.id !== this.#ticket) this.#turnTo(ticket.id);
    const {cc = [], requester} = ticket;
    const there = [requester.id, ...cc.map(({person}) => person.id)];
    const {found, problem} = this.#people;
    const present = found?.filter(({leftAt}) => !leftAt);
    return html`<div class="stack share-body">
      <p class="muted">${may('leave') ? own.say('people.own', {who: cc.at(-1)?.by.name ?? requester.name}) : own.say('people.hint')}</p>
      ${this.unsent.steps(ticket.id, acts).map((entry) => this.unsent.step(words, entry))}
      ${this.#refused.map((line) => html`<p class="problem-text" role="alert">${icon('alert')}<span>${line}</span></p>`)}
      ${problem ? problemView(this.parts.words()!, problem, {retry: () => this.read(ticket)}) : nothing}
      ${cc.length ? html`<ul class="links">${cc.map((one) => this.#line(own, one, may('take-out')))}</ul>` : html`<p>${own.say('people.nobody')}</p>`}
      ${may('bring-in') || may('hand-over') ? this.#people.seek(own.say('people.search')) : nothing}
      ${
        may('bring-in') && present
          ? this.#choice(
              own,
              'bring-in',
              present.filter(({id}) => !there.includes(id)),
            )
          : nothing
      }
      ${
        may('hand-over') && present
          ? this.#choice(
              own,
              'hand-over',
              present.filter(({id}) => id !== requester.id),
            )
          : nothing
      }
      ${may('leave') ? this.#door(own, {action: 'leave', person: requester}, own.say('people.leave')) : nothing}
    </div>`;
  }

  /** @csspart colleague - One colleague who was brought in. */
  #line(own: Own, {person, at, by}: NonNullable<Opened['ticket']['cc']>[number], removable: boolean): TemplateResult {
    return html`<li class="stack shared" part="colleague">
      <div>
        <p><b dir="auto">${person.name}</b></p>
        <p class="small muted">${own.say('people.by', {who: by.name, time: dateTime(at, own.locale)})}</p>
      </div>
      ${removable ? this.#door(own, {action: 'take-out', person}, own.say('people.take-out')) : nothing}
    </li>`;
  }

  /** One of the organisation, and what is to be done about him. */
  #choice(own: Own, action: 'bring-in' | 'hand-over', people: readonly Colleague[]): TemplateResult {
    if (!people.length)
      return action === 'bring-in' ? html`<p class="muted">${own.say(this.#people.many ? 'people.none' : 'people.alone')}</p>` : html``;
    const [id, unfit] = [`people-${action}`, this.#unfit === action];
    const send = async (event: SubmitEvent) => {
      event.preventDefault();
      const box = (event.target as HTMLFormElement).elements.namedItem('person') as HTMLSelectElement;
      const person = people.find((one) => one.id === box.value);
      this.#unfit = person ? undefined : action;
      if (!person) return this.#draw(`#${id}`);
      if (action === 'hand-over') return this.#ask({action, person});
      await this.#act(action, person);
      // Whoever stood behind him in the list would stand chosen in his place.
      box.value = '';
    };
    return html`<form class="stack share-form" novalidate @submit=${send}>
      <div class="field">
        <label class="label" for=${id}>${own.say(action === 'bring-in' ? 'people.who' : 'people.hand-over')}</label>
        <select class="input" id=${id} name="person" aria-invalid=${unfit} aria-describedby="${id}-wrong">
          <option value="">${own.say('people.choose')}</option>
          ${people.map((one) => html`<option value=${one.id}>${one.name}${one.hint ? ` (${one.hint})` : ''}</option>`)}
        </select>
        <p class="problem-text" id="${id}-wrong" role="alert" ?hidden=${!unfit}>
          ${unfit ? html`${icon('alert')}<span>${own.say('people.unchosen')}</span>` : nothing}
        </p>
      </div>
      ${
        this.#asked?.action === action
          ? this.#sure(own, this.#asked)
          : html`<div class="row"><button class="button" type="submit" aria-disabled=${this.#busy}>${own.say(action === 'bring-in' ? 'people.bring-in' : 'people.hand-over.do')}</button></div>`
      }
    </form>`;
  }

  #door(own: Own, asked: Asked, text: string): TemplateResult {
    const {action, person} = asked;
    if (this.#asked?.action === action && this.#asked.person.id === person.id) return this.#sure(own, asked);
    const label = action === 'leave' ? text : `${text} ${person.name}`;
    return html`<div class="row">
      <button class="button plain" type="button" aria-label=${label} @click=${() => this.#ask(asked)}>${text}</button>
    </div>`;
  }

  #sure(own: Own, {action, person}: Asked): TemplateResult {
    const said = own.say(`people.${action}.sure`, {name: person.name, from: this.open.opened?.ticket.requester.name ?? ''});
    const back = () => {
      this.#asked = undefined;
      this.#draw('[part="colleagues"] summary');
    };
    return html`<div class="stack" role="group" aria-labelledby="people-sure-text">
      <p class="small" id="people-sure-text">${said}</p>
      <div class="row">
        <button class="button primary" id="people-sure" type="button" aria-disabled=${this.#busy} @click=${() => this.#act(action, person)}>${own.say('people.sure')}</button>
        <button class="button plain" type="button" @click=${back}>${own.say('people.keep')}</button>
      </div>
    </div>`;
  }

  #ask(asked: Asked): void {
    this.#asked = asked;
    this.#draw('#people-sure');
  }

  async #act(action: Act, {id, name}: Pick<Colleague, 'id' | 'name'>): Promise<void> {
    const ticket = this.open.opened?.ticket;
    if (!ticket || this.#busy) return;
    this.#busy = true;
    this.#refused = [];
    this.parts.host.requestUpdate();
    try {
      const sent = await (await this.parts.desk()).act(ticket, action, action === 'leave' ? {} : {person: id});
      const [own, answers] = [this.words.in(this.parts.words()!.locale), this.answers()];
      if (own && answers) this.parts.announce(outcome(answers, sent, own.say(`people.done.${action}`, {name})));
    } catch (error) {
      const answers = this.answers();
      if (answers) this.#refused = await whyRefused(this.open, this.parts, answers, problemOf(error));
    }
    this.#busy = false;
    this.#asked = undefined;
    this.#draw('[part="colleagues"] summary');
  }

  #draw(focus: string): void {
    this.parts.host.requestUpdate();
    void this.parts.focus(focus);
  }
}
