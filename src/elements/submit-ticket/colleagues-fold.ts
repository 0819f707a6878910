import {html, nothing, type TemplateResult} from 'lit';
import type {Ticket} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {languageOf} from '../../kit/language.js';
import {OnDemand} from '../../kit/on-demand.js';
import {problemView} from '../../kit/problem-view.js';
import {matchLocale, type Locale} from '../../locales/catalogue.js';
import {listed} from '../../locales/listed.js';
import type {Words} from '../../locales/words.js';
import type {DraftRecord} from '../../storage/records.js';
import type {Colleagues} from './colleagues.js';
import type {Extra} from './extras.js';
import type {Form} from './question-view.js';
import type {Submission} from './submission.js';

/** The fold in which colleagues are brought in with a request: there for whoever may, and wherever some are named. Its inside is read when it is opened. */
export class ColleaguesFold {
  readonly #inside: OnDemand<Colleagues>;
  /** Whoever the names are of. */
  #person: string | undefined;
  #open = false;

  constructor(
    private readonly submission: Submission,
    words: (locale: Locale) => Words<'submit-extras'>,
  ) {
    const {element} = submission;
    this.#inside = new OnDemand(element, async () => {
      const {Colleagues} = await import('./colleagues.js');
      const colleagues = new Colleagues(submission, () => words(matchLocale(languageOf(element))));
      void colleagues.read();
      return colleagues;
    });
  }

  /** Those who are brought in with this draft. What was chosen for another kind of request, or by somebody who may not, stays in the draft. */
  along(draft: Pick<DraftRecord, 'type' | 'cc'>): Pick<DraftRecord, 'cc'> {
    const cc = this.#others(draft);
    return cc.length && !this.#barred(draft.type) ? {cc} : {};
  }

  /** The same, as they go out: what the backend finds wrong with one of them is told by his place in the list, so the draft has the same list. */
  leaving(draft: DraftRecord): Pick<DraftRecord, 'cc'> {
    const along = this.along(draft);
    if (along.cc) this.submission.set({draft: {...draft, ...along}});
    return along;
  }

  /** In a sentence. */
  names(ids: readonly string[], locale: string): string {
    const inside = this.#inside.part;
    return listed(
      ids.map((id) => inside?.nameOf(id) ?? id),
      locale,
    );
  }

  view(extra: Extra, form: Form): TemplateResult | typeof nothing {
    const {words, main} = extra;
    const {person} = this.submission;
    const {type} = form.draft;
    const cc = this.#others(form.draft);
    if (this.#person !== person?.id) this.#anew(cc.length > 0);
    this.#person = person?.id;
    const barred = this.#barred(type);
    if (!cc.length && (barred || !person)) return nothing;
    const unfold = (event: Event) => {
      this.#open = (event.target as HTMLDetailsElement).open;
      this.submission.element.requestUpdate();
      if (!this.#open) return;
      if (this.#inside.loaded) void this.#inside.loaded.read();
      else void this.#inside.load();
    };
    const {problem} = this.#inside;
    const inside = cc.length ? this.#inside.part : this.#inside.loaded;
    const retry = () => void this.#inside.load();
    return html`<details class="more" part="colleagues" ?open=${this.#open || cc.length > 0} @toggle=${unfold}>
      <summary>
        <b>${words.say('cc')}</b><span class="note">${main.say('optional')}</span>
        <span class="hint block">${cc.length ? this.names(cc, words.locale) : words.say(this.#open ? 'cc.none' : 'cc.hint')}</span>
      </summary>
      ${barred ? html`<p class="notice">${icon('alert')}<span>${words.say(`cc.${barred}`)}</span></p>` : nothing}
      ${inside?.view(extra, form) ?? (problem ? problemView(main, problem, {retry}) : nothing)}
    </details>`;
  }

  /** Those that were named but for the reader himself, who may be one of a team that the page names. */
  #others({cc = []}: Pick<DraftRecord, 'cc'>): string[] {
    return cc.filter((id) => id !== this.submission.person?.id);
  }

  /** Another person is here, or it is known only now who: what was read may have been for nobody. */
  #anew(named: boolean): void {
    const {loaded} = this.#inside;
    loaded?.forget();
    if (this.#open || named) void loaded?.read();
  }

  /** Why nobody can be brought in: a complaint is for nobody but those who handle it, and not everybody may. Who is here is not always known. */
  #barred(type: string): 'complaint' | 'barred' | undefined {
    const {settings, person} = this.submission;
    if (type && type === settings?.escalation?.complaints?.type) return 'complaint';
    return person && person.colleagues !== true ? 'barred' : undefined;
  }
}

/** Who was brought in with a request that was taken; unlike the rest of the reply that is not looked at on the way. */
export function broughtInView(words: Words<'submit-extras'>, {cc}: Ticket): TemplateResult | typeof nothing {
  const names = (Array.isArray(cc) ? cc : []).flatMap(({person}: {person?: {name?: string}}) => person?.name ?? []);
  if (!names.length) return nothing;
  return html`<p data-brought-in>${words.say('received.cc', {names: listed(names, words.locale)})}</p>`;
}
