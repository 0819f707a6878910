import {html, nothing, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Issue} from '../../contract/problem.js';
import type {Ticket} from '../../contract/ticket.js';
import {addStyles} from '../../kit/add-styles.js';
import {languageOf} from '../../kit/language.js';
import {PrivateText} from '../../kit/private-text.js';
import {OnDemand} from '../../kit/on-demand.js';
import {PartWords} from '../../kit/part-words.js';
import {pastedName} from '../../kit/pasted-name.js';
import {type Locale, matchLocale, type Messages} from '../../locales/catalogue.js';
import type {Words} from '../../locales/words.js';
import {checkContact} from '../../rules/contact.js';
import type {DraftRecord} from '../../storage/records.js';
import {questionsOf, type Question} from '../../rules/draft.js';
import {isAnswered} from './answers.js';
import {coarse, finer} from './categories.js';
import {broughtInView, ColleaguesFold} from './colleagues-fold.js';
import {contactView} from './contact-view.js';
import {contextView} from './context-view.js';
import {Copying} from './copying.js';
import {DraftNotice} from './draft-notice.js';
import {elsewhereView} from './elsewhere-view.js';
import {extrasStyles} from './extras.styles.js';
import {helpfulView} from './helpful.js';
import {emergencyCall, priorityView} from './impact.js';
import {keys} from './keys.js';
import {LeavingGuard} from './leaving-guard.js';
import {Memory} from './memory.js';
import {nextView} from './next-view.js';
import type {PromisePart} from './promise.js';
import type {Form} from './question-view.js';
import {rememberedView} from './remembered.js';
import {reviewView} from './review-view.js';
import {standingView} from './standing-view.js';
import type {Submission} from './submission.js';
import {Suggestions} from './suggestions.js';
import {unaskedView} from './unasked-view.js';
import {discardView, waitingView} from './waiting-view.js';

/** What the extras' views read. */
export interface Extra {
  words: Words<'submit-extras'>;
  /** The form's own words. */
  main: Words<'submit-ticket'>;
  submission: Submission;
  memory: Memory;
  extras: Extras;
}

type Drawn = TemplateResult | typeof nothing;
type MainWords = Words<'submit-ticket'>;

/** Answers from which on a request is read once more before it is sent. */
const long = 12;

/**
 * What the form does beyond its main way, loaded when it is wanted or in idle time: drafts kept, requests that wait on this device, the priority,
 * articles that may help, the way to be reached, a last look, second thoughts.
 */
export class Extras {
  /** For `@keydown` of the form. */
  readonly keys = keys;
  readonly coarse = coarse;
  readonly finer = finer;
  readonly named = pastedName;
  readonly elsewhere = elsewhereView;
  readonly memory: Memory;
  /** Who else of the organisation follows along. */
  readonly colleagues: ColleaguesFold;
  /** Names the draft or the entry that somebody is about to throw away. */
  #asked: string | undefined;
  readonly #copying: Copying;
  readonly #suggestions: Suggestions;
  readonly #privacy: PrivateText;
  /** By when an answer comes, and what it costs. */
  readonly #promise: OnDemand<PromisePart>;

  private constructor(
    private readonly submission: Submission,
    private readonly words: PartWords<'submit-extras'>,
  ) {
    addStyles(submission.element, extrasStyles);
    this.#copying = new Copying(submission);
    this.#suggestions = new Suggestions(submission);
    this.colleagues = new ColleaguesFold(submission, (locale) => this.#say(locale));
    this.memory = new Memory(submission, (locale) => this.#say(locale));
    const {element, options} = submission;
    this.#privacy = new PrivateText(
      element,
      () => options.link()?.options.messages,
      (text) => options.announce(() => text),
    );
    this.#promise = new OnDemand(element, async () => {
      const {PromisePart} = await import('./promise.js');
      return PromisePart.open(submission, matchLocale(languageOf(element)), () => options.link()?.options.messages);
    });
    element.addController(new LeavingGuard(submission));
    element.addController(new DraftNotice(submission));
  }

  /** Settles once there are words to speak. */
  static async open(submission: Submission, locale: Locale, messages: () => Messages | undefined): Promise<Extras> {
    const words = new PartWords(submission.element, 'submit-extras', messages);
    await words.load(locale);
    return new Extras(submission, words);
  }

  /** What else may be wrong with a draft. */
  check(settings: DeskSettings, {contact}: DraftRecord): Issue[] {
    return checkContact(settings, contact);
  }

  /** What the page tells about itself: it is sent only where it was shown. */
  context(main: MainWords): Drawn {
    return contextView(this.#say(main.locale), this.submission.options.link()?.options.context ?? {});
  }

  /** What this device still remembers: requests that wait, a restored draft, others, and a request of earlier that was received meanwhile. */
  remembered(main: MainWords, href: (ticket: string) => string): TemplateResult {
    return rememberedView(this.#extra(main), href);
  }

  /** The page of a request that waits. */
  waiting(main: MainWords, settings: DeskSettings): TemplateResult {
    return waitingView(this.#extra(main), settings);
  }

  /** Whether the draft would survive a reload, unless something else is to be said, and the way to throw it away. */
  standing(form: Form): TemplateResult {
    return standingView(this.#extra(form.words), form);
  }

  /** The way to throw the draft away. */
  discarding(main: MainWords): Drawn {
    return this.memory.restored ? nothing : discardView(this.#extra(main), 'draft.discard');
  }

  /** Articles that may answer what is being written. */
  suggestions({words, settings, draft}: Form): Drawn {
    const asked = settings.requestTypes.find(({id}) => id === draft.type)?.suggests !== false;
    return this.#suggestions.view(this.#extra(words), asked ? draft.title.trim() : '');
  }

  /** What nobody else should read in an answer that is written freely. */
  privacy({words, submission}: Form, question: Question): Drawn {
    const {kind, pointer, value, options} = question;
    if (typeof value !== 'string' || options || kind.startsWith('date')) return nothing;
    return this.#privacy.view(words.locale, pointer, value, (text) => submission.answer(question, text));
  }

  /** The priority that the answers give. */
  priority(form: Form): Drawn {
    return priorityView(this.#say(form.words.locale), form);
  }

  /** Whom to call, where the answers say that it cannot wait. */
  emergency(form: Form): {name: string; value: string} | undefined {
    return emergencyCall(form);
  }

  /** The desk takes no requests here: other ways to be heard. */
  unasked({words, settings}: Form): TemplateResult {
    return unaskedView(this.#say(words.locale), settings);
  }

  /** What goes along with a draft only where it was shown. */
  along(draft: DraftRecord): Pick<DraftRecord, 'cc'> {
    return this.colleagues.leaving(draft);
  }

  contact(form: Form): Drawn {
    return contactView(this.#extra(form.words), form);
  }

  /** What a request of the chosen kind costs. */
  cost(form: Form): Drawn {
    return this.#promise.part?.cost(form) ?? nothing;
  }

  helpful(form: Form): Drawn {
    return html`${helpfulView(this.#extra(form.words), form)} ${this.#promise.part?.view(form)}`;
  }

  /** Whether the draft is one to be read once more before it is sent. */
  reviews(): boolean {
    const {settings, draft} = this.submission;
    if (!settings || !draft) return false;
    const answers = questionsOf(settings, draft).filter(isAnswered);
    return settings.requestTypes.find(({id}) => id === draft.type)?.reviews ?? answers.length > long;
  }

  /** Everything that will be sent, to be read once more. */
  review(form: Omit<Form, 'issues'>): TemplateResult {
    return reviewView(this.#extra(form.words), form);
  }

  /** From what is read once more to the field it came from. */
  backToForm(at: string): void {
    this.submission.set({phase: {is: 'writing', issues: []}});
    this.submission.options.focus(at);
  }

  /** Beside the reference of a request that was taken: the way to copy it, and what was promised. */
  taken(main: MainWords, ticket: Ticket): TemplateResult {
    return html`${this.#copying.view(this.#say(main.locale), ticket)} ${this.#promise.part?.promised(main, ticket)}`;
  }

  /** What happens to a request once it was received. */
  next(main: MainWords): TemplateResult {
    const {phase, settings} = this.submission;
    const words = this.#say(main.locale);
    const type = settings?.escalation?.complaints?.type;
    const ticket = phase.is === 'received' ? phase.ticket : undefined;
    return html`${ticket ? broughtInView(words, ticket) : nothing} ${nextView(words, ticket !== undefined && ticket.type === type)}`;
  }

  /** Whether it was asked if what is on the page should be thrown away. */
  get sure(): boolean {
    return this.asksAbout(this.memory.key);
  }

  asksAbout(name: string | undefined): boolean {
    return name !== undefined && this.#asked === name;
  }

  ask(sure: boolean, name = this.memory.key): void {
    this.#asked = sure ? name : undefined;
    this.submission.element.requestUpdate();
  }

  /** Gives up what waits, or throws the draft away. */
  async discard(): Promise<void> {
    const {submission} = this;
    const {phase, draft, keeper, files, options} = submission;
    const desk = await options.desk();
    if (phase.is === 'waiting') {
      await desk.discard(phase.entry.key);
      return submission.another();
    }
    await keeper.drop();
    files.clear(true);
    await desk.drafts.discardRequest(draft?.id ?? draft?.key);
    submission.take(submission.fresh());
    options.announce((main) => this.#say(main.locale).say('draft.discarded'));
    options.focus('/type');
    await this.memory.list();
  }

  async retry(): Promise<void> {
    const {phase, keeper, options} = this.submission;
    if (phase.is !== 'waiting') return;
    const {key} = phase.entry;
    // A refused request goes back into the form only where nothing else is kept there.
    await keeper.flush();
    await (await options.desk()).retry(key);
  }

  /** Takes what waits back into the form, to be changed. Where the backend may have it, it stays where it is. */
  async edit(): Promise<void> {
    const {phase, keeper, options} = this.submission;
    if (phase.is !== 'waiting') return;
    await keeper.flush();
    const taken = await (await options.desk()).takeBack(phase.entry.key);
    if (taken.is === 'draft') await this.openDraft(taken.id);
    else if (taken.is === 'waiting') options.announce((main) => this.#say(main.locale).say('waiting.unsure'));
  }

  /** Goes on with another draft; the one on the page stays kept. */
  async openDraft(id: string): Promise<void> {
    const {submission, memory} = this;
    await submission.keeper.flush();
    if (await memory.open(id)) submission.options.focus('/title');
    await memory.list();
  }

  /** Puts the draft on the page aside and begins another. */
  async startAnother(): Promise<void> {
    const {submission} = this;
    await submission.keeper.flush();
    submission.take(submission.fresh());
    submission.options.focus('/type');
    await this.memory.list();
  }

  async discardDraft(id: string): Promise<void> {
    const {options} = this.submission;
    await (await options.desk()).drafts.discardRequest(id);
    await this.memory.list();
    options.announce((main) => this.#say(main.locale).say('draft.discarded'));
  }

  #say(locale: Locale): Words<'submit-extras'> {
    return this.words.in(locale)!;
  }

  #extra(main: MainWords): Extra {
    return {main, words: this.#say(main.locale), submission: this.submission, memory: this.memory, extras: this};
  }
}
