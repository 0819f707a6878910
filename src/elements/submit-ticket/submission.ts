import type {LitElement} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Issue} from '../../contract/problem.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {FieldValue, Ticket} from '../../contract/ticket.js';
import type {DeskChange} from '../../desk/desk.js';
import {DraftKeeper} from '../../kit/draft-keeper.js';
import {emit} from '../../kit/events.js';
import {FileField} from '../../kit/file-field.js';
import {languageOf} from '../../kit/language.js';
import {newDraft, rekeyed} from '../../kit/new-draft.js';
import {OnDemand} from '../../kit/on-demand.js';
import {matchLocale} from '../../locales/catalogue.js';
import {issuesIn, type Question} from '../../rules/draft.js';
import type {DraftRecord} from '../../storage/records.js';
import {answered, issuesLeft, outgoing} from './answers.js';
import type {Extras} from './extras.js';
import type {HostValues} from './host-values.js';
import type {Person, Phase, SubmissionOptions} from './phase.js';

const writing = {is: 'writing', issues: []} as const;

/** One request on its way from an empty form to a reference: the draft, its saving, its sending, and what became of it. */
export class Submission {
  phase: Phase = writing;
  /** Missing until the desk's settings and the kept draft were read, and after the request has left. */
  draft: DraftRecord | undefined;
  person: Person;
  settings: DeskSettings | undefined;
  /** When the form was opened, epoch ms. */
  openedAt = 0;
  /** The host page's part in the answers, where it has one. */
  host: HostValues | undefined;
  readonly files: FileField;
  readonly keeper: DraftKeeper<DraftRecord>;
  /** What the form does beyond its main way, what this device remembers above all. */
  readonly extras: OnDemand<Extras>;

  constructor(
    readonly element: LitElement,
    readonly options: SubmissionOptions,
  ) {
    const {desk, link, announce} = options;
    const messages = () => link()?.options.messages;
    this.keeper = new DraftKeeper(element, async (draft) => (await desk()).drafts.saveRequest(draft));
    this.files = new FileField(element, {
      desk,
      announce: (text) => announce(() => text),
      named: (...pasted) => this.extras.loaded?.named(...pasted),
      messages,
      limits: () => this.settings?.limits.attachments,
      changed: (files) => this.change('/attachments', {files}),
    });
    this.extras = new OnDemand(element, async () => {
      const {Extras} = await import('./extras.js');
      return Extras.open(this, matchLocale(languageOf(element)), messages);
    });
  }

  /** Takes up what is kept on this device, or starts a fresh request. */
  async open(settings: DeskSettings): Promise<void> {
    this.settings = settings;
    this.openedAt = Date.now();
    await this.#readHost();
    await this.begin();
    this.heard({is: 'outbox', entries: (await this.options.desk()).outbox()});
  }

  /** The draft edited last, else a fresh one. What this device remembers is shown with the form, not after it. */
  async begin(): Promise<void> {
    const desk = await this.options.desk();
    const begun = await desk.drafts.requests().catch(() => []);
    const {context, prefill} = this.options.link()?.options ?? {};
    if (context || prefill?.['cc'] || begun.length || desk.outbox().some(isRequest) || !this.settings?.requestTypes.length)
      await this.extras.load();
    if (!(await this.extras.loaded?.memory.takeUp(begun))) this.take(this.fresh());
  }

  /** Host values came late or changed: they count while nobody has typed; another kind of request (`typed`) counts always. */
  async prefill(typed: boolean): Promise<void> {
    if (!this.draft) return;
    await this.#readHost();
    const type = typed ? this.host?.type : undefined;
    if (!this.draft.editedAt) this.set({draft: this.fresh()});
    else this.change('/type', {...this.fixed(this.draft), ...(type && {type})});
  }

  answer(question: Question, value: FieldValue): void {
    // Another kind of request may offer what the page names under other ids.
    if (this.draft) this.change(question.pointer, this.fixed(answered(this.draft, question, value)));
  }

  async send(locale: string): Promise<void> {
    const {phase, options} = this;
    if (phase.is !== 'writing' || !this.draft) return;
    const issues = this.#check(this.draft);
    if (issues.length) return this.refuse(issues);
    if (this.person === null) {
      // What is handed in for nobody belongs to nobody: it stays a draft, which whoever signs in next finds here.
      emit(this.element, 'aftercare-auth-required');
      options.announce((words) => words.say('signIn'));
      return options.focus();
    }
    const extras = this.extras.loaded;
    if (!phase.reviewed && extras?.reviews()) {
      this.set({phase: {...writing, reviewed: true}});
      return options.focus();
    }
    this.set({phase: {is: 'sending'}});
    const held = await this.files.holds();
    const {draft} = this;
    if (!draft) return;
    if (held) return this.refuse([{pointer: '/attachments', code: 'held'}]);
    const leaving = {...outgoing(this.settings!, draft), ...extras?.along(draft)};
    if (!emit(this.element, 'aftercare-ticket-submit', {draft: leaving})) return this.set({phase: writing});
    try {
      await this.keeper.flush();
      // Nothing goes along unseen: the extras show it.
      const context = extras && options.link()?.options.context;
      const desk = await options.desk();
      const sent = await desk.submit(leaving, {locale, ...(context && {context})});
      if (sent.is === 'accepted') return this.received(sent.reply);
      const {title: label, type, impact} = leaving;
      // Another tab may have taken it up meanwhile.
      const entry = desk.outbox().find(({key}) => key === sent.key) ?? {...sent, label, body: {type, impact}, createdAt: 0, sending: true};
      this.#leave({is: 'waiting', entry});
      options.refused(sent.problem);
      emit(this.element, 'aftercare-ticket-submitted', {queued: true});
      options.announce((words) => words.say(sent.kept ? 'waiting.kept' : 'waiting.unkept'));
    } catch (error) {
      this.draft = rekeyed(this.draft ?? draft);
      this.keeper.keep(this.draft);
      const problem = options.refused(error);
      this.refuse(problem.issues, problem);
    }
  }

  /** News of what waits on this device. */
  heard(change: DeskChange): void {
    const {extras} = this;
    const tell = () => extras.loaded?.memory.heard(change);
    if (extras.loaded) tell();
    else if (this.phase.is !== 'sending' && (change.is === 'outbox' ? change.entries.some(isRequest) : 'entry' in change))
      void extras.load().then(tell);
  }

  /** A fresh token, or somebody else: what one person typed never meets another's eyes. Nothing is saved before, while `keeper.held`. */
  async personChanged(person: Person): Promise<void> {
    const before = this.person;
    const {held} = this.keeper;
    this.person = person;
    if (before && person?.id !== before.id) {
      await this.keeper.drop();
      this.files.clear();
      this.extras.loaded?.memory.forget();
      this.set({phase: writing, draft: undefined});
    }
    this.keeper.held = false;
    this.element.requestUpdate();
    if (!held || !this.settings) return;
    const {draft} = this;
    if (draft?.editedAt) {
      this.keeper.keep(draft);
      this.files.retry();
    }
    // What the desk offers may be for others than before.
    this.settings = await (await this.options.desk()).settings().catch(() => this.settings!);
    if (!this.draft?.editedAt && this.phase.is === 'writing') return this.open(this.settings);
    this.element.requestUpdate();
  }

  /** On to the next request, or back to the one being written. */
  another = async (): Promise<void> => {
    if (!this.draft) await this.begin();
    this.set({phase: writing});
    this.options.focus('/type');
  };

  /** An empty draft, with what the host page says. */
  fresh(): DraftRecord {
    const {requestTypes} = this.settings!;
    const draft = {...newDraft(), type: requestTypes.length === 1 ? requestTypes[0]!.id : ''};
    return this.host?.start(draft) ?? draft;
  }

  fixed(draft: DraftRecord): DraftRecord {
    return this.host?.fix(draft) ?? draft;
  }

  /** Goes on with a draft. */
  take(draft: DraftRecord): void {
    this.set({draft, phase: writing});
    this.files.restore(draft.files);
  }

  /** `at`: JSON pointer of what was changed. */
  change(at: string, change: Partial<DraftRecord>): void {
    if (!this.draft) return;
    this.draft = {...this.draft, ...change, editedAt: Date.now()};
    const {phase} = this;
    if (phase.is === 'writing') {
      this.keeper.keep(this.draft);
      this.phase = {...phase, issues: issuesLeft(phase, this.#check(this.draft), at)};
    }
    this.element.requestUpdate();
  }

  /** It was taken. */
  received(ticket: Ticket): void {
    this.#leave({is: 'received', ticket});
    emit(this.element, 'aftercare-ticket-submitted', {ticket, queued: false});
    this.options.announce((words) => `${words.say('received')} ${words.say('received.reference')} ${ticket.reference}`);
  }

  /** It was not taken. */
  refuse(issues: readonly Issue[], problem?: ProblemError): void {
    this.set({phase: {is: 'writing', issues, problem}});
    if (issues.length) this.options.announce((words) => words.say('issues', {count: issues.length}));
    this.options.focus(issues[0]?.pointer);
  }

  set(change: Partial<Pick<Submission, 'phase' | 'draft'>>): void {
    Object.assign(this, change);
    this.element.requestUpdate();
  }

  /** Few pages say anything: what reads it is loaded for them alone. */
  async #readHost(): Promise<void> {
    const given = this.options.given();
    this.host = given && new (await import('./host-values.js')).HostValues(this.settings!, given);
  }

  #check(draft: DraftRecord): Issue[] {
    const settings = this.settings!;
    return [...issuesIn(settings, {...draft, attachments: draft.files}), ...(this.extras.loaded?.check(settings, draft) ?? [])];
  }

  #leave(phase: Phase): void {
    void this.keeper.drop();
    this.files.clear();
    this.set({phase, draft: undefined});
    this.options.focus();
  }
}

function isRequest({route}: {route: string}): boolean {
  return route === 'submitTicket';
}
