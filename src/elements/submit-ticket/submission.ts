import type {LitElement} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Issue} from '../../contract/problem.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {FieldValue, Ticket} from '../../contract/ticket.js';
import type {DeskChange, DraftSummary, OutboxEntry} from '../../desk/desk.js';
import {DraftKeeper} from '../../kit/draft-keeper.js';
import {emit} from '../../kit/events.js';
import {FileField} from '../../kit/file-field.js';
import {rekeyed} from '../../kit/new-draft.js';
import {checkDraft, type Question} from '../../rules/draft.js';
import type {DraftRecord} from '../../storage/records.js';
import {answered, issuesLeft, outgoing} from './answers.js';
import {firstDraft, readHost} from './first-draft.js';
import type {HostValues} from './host-values.js';
import {begunDrafts, keptDraft} from './kept-drafts.js';
import {isSame, type Person, type Phase, type SubmissionOptions, type Waiting} from './phase.js';

/** Ms for which a request that left before a reload is still what somebody comes back for. */
const recent = 600_000;

/** One request on its way from an empty form to a reference: the draft, its saving, its sending, and what became of it. */
export class Submission {
  phase: Phase = {is: 'writing', issues: []};
  /** Missing until the desk's settings and the kept draft were read, and after the request has left. */
  draft: DraftRecord | undefined;
  /** When the kept draft that was found had its last edit, epoch ms. */
  restored: number | undefined;
  /** The reference that was put on the clipboard. */
  copied = '';
  /** Requests that wait on this device. */
  outbox: readonly OutboxEntry[] = [];
  /** A request of earlier that was received meanwhile. */
  arrived: Ticket | undefined;
  person: Person;
  /** The host page's part in the answers, where it has one. */
  host: HostValues | undefined;
  readonly files: FileField;
  readonly keeper: DraftKeeper<DraftRecord>;
  settings: DeskSettings | undefined;
  /** Other requests that were begun on this device. */
  others: readonly DraftSummary[] = [];
  /** Whether everything is read once more before it is sent. */
  reviewing = false;
  /** What else may be wrong with a draft: what is asked by parts loaded later. */
  readonly checks: ((settings: DeskSettings, draft: DraftRecord) => Issue[])[] = [];
  /** Epoch ms; 0 once what an earlier page left has been shown. */
  #openedAt = 0;

  constructor(
    private readonly element: LitElement,
    readonly options: SubmissionOptions,
  ) {
    const {desk, announce, messages} = options;
    this.keeper = new DraftKeeper(element, async (draft) => (await desk()).drafts.saveRequest(draft));
    this.files = new FileField(element, {
      desk,
      announce: (text) => announce(() => text),
      messages,
      limits: () => this.settings?.limits.attachments,
      changed: (files) => this.change('/attachments', {files}),
    });
  }

  /** Names what is on the page: the draft, or what waits. */
  get key(): string | undefined {
    return this.phase.is === 'waiting' ? this.phase.entry.key : this.draft?.key;
  }

  /** Requests that wait, but for the one on the page. */
  get waiting(): OutboxEntry[] {
    return this.outbox.filter(({key}) => key !== this.draft?.key);
  }

  /** Whether this device remembers something that is not on the page. */
  get remembers(): boolean {
    return Boolean(this.restored || this.waiting.length || this.others.length);
  }

  /** Whether leaving the page would lose something. */
  get unsafe(): boolean {
    const {phase} = this;
    if (phase.is === 'waiting') return !phase.entry.kept;
    return Boolean(this.draft?.editedAt) && this.keeper.kept === false;
  }

  /** Takes up the kept draft, or starts a fresh one; what left before a reload and still waits is shown first. */
  async open(settings: DeskSettings): Promise<void> {
    this.settings = settings;
    this.#openedAt = Date.now();
    await this.#readHost();
    await this.#takeUp();
    this.#readOutbox((await this.options.desk()).outbox());
    // Shown with the form, not after it.
    if (this.remembers) await this.options.aware();
  }

  /** Host values came late or changed: they count while nobody has typed. */
  async prefill(): Promise<void> {
    await this.#readHost();
    if (this.draft) this.set({draft: this.draft.editedAt ? this.fixed(this.draft) : this.fresh()});
  }

  chooseType(type: string): void {
    if (!this.draft || this.draft.type === type || !this.settings?.requestTypes.some(({id}) => id === type)) return;
    if (this.draft.editedAt) this.change('/type', {type});
    else this.set({draft: {...this.draft, type}});
  }

  answer(question: Question, value: FieldValue): void {
    if (this.draft) this.change(question.pointer, answered(this.draft, question, value));
  }

  async send(locale: string): Promise<void> {
    if (this.phase.is !== 'writing' || !this.draft) return;
    const issues = this.#check(this.draft);
    if (issues.length) return this.#refuse(issues);
    if (this.person === null) {
      // What is handed in for nobody belongs to nobody: it stays a draft, which whoever signs in next finds here.
      emit(this.element, 'aftercare-auth-required');
      this.options.announce((words) => words.say('signIn'));
      return this.options.focus();
    }
    if (!this.reviewing && this.options.reviews()) {
      this.set({reviewing: true});
      return this.options.focus();
    }
    this.set({phase: {is: 'sending'}});
    const held = await this.files.holds();
    const {draft} = this;
    if (!draft) return;
    if (held) return this.#refuse([{pointer: '/attachments', code: 'held'}]);
    const leaving = outgoing(this.settings!, draft);
    if (!emit(this.element, 'aftercare-ticket-submit', {draft: leaving})) return this.set({phase: {is: 'writing', issues: []}});
    try {
      await this.keeper.flush();
      const context = this.options.context();
      const desk = await this.options.desk();
      const sent = await desk.submit(leaving, {locale, ...(context && {context})});
      if (sent.is === 'accepted') return this.#received(sent.reply);
      const {title: label, impact} = leaving;
      // Another tab may have taken it up meanwhile.
      const entry = desk.outbox().find(({key}) => key === sent.key) ?? {...sent, label, body: {impact}, createdAt: 0, sending: true};
      this.#leave({is: 'waiting', entry});
      this.options.refused(sent.problem);
      emit(this.element, 'aftercare-ticket-submitted', {queued: true});
      this.options.announce((words) => words.say(sent.kept ? 'waiting.kept' : 'waiting.unkept'));
    } catch (error) {
      this.draft = rekeyed(this.draft ?? draft);
      this.keeper.keep(this.draft);
      const problem = this.options.refused(error);
      this.#refuse(problem.issues, problem);
    }
  }

  heard(change: DeskChange): void {
    if (change.is === 'outbox') this.#readOutbox(change.entries);
    if ((change.is !== 'accepted' && change.is !== 'refused') || change.entry.route !== 'submitTicket') return;
    const {phase} = this;
    const ours = phase.is === 'waiting' && isSame(phase.entry, change.entry);
    if (change.is === 'accepted') {
      const ticket = change.reply as Ticket;
      if (ours) return this.#received(ticket);
      if (phase.is === 'sending') return;
      this.set({arrived: ticket});
      this.options.announce((words) => words.say('received.late', {reference: ticket.reference}));
    } else if (this.outbox.some((entry) => isSame(entry, change.entry))) {
      // Something else is being written: it waits on for a decision.
      this.element.requestUpdate();
    } else if (ours || (phase.is === 'writing' && !this.draft?.editedAt)) void this.#backToWriting(change.problem);
  }

  /** A fresh token, or somebody else: what one person typed never meets another's eyes. Nothing is saved before, while `keeper.held`. */
  async personChanged(person: Person): Promise<void> {
    const before = this.person;
    const {held} = this.keeper;
    this.person = person;
    if (before && person?.id !== before.id) {
      await this.keeper.drop();
      this.files.clear();
      this.set({phase: {is: 'writing', issues: []}, draft: undefined, restored: undefined, arrived: undefined, outbox: []});
    }
    this.keeper.held = false;
    this.element.requestUpdate();
    if (!held || !this.settings) return;
    if (this.draft?.editedAt) {
      this.keeper.keep(this.draft);
      this.files.retry();
    } else if (this.phase.is === 'writing') await this.open(this.settings);
  }

  showWaiting(entry: Waiting): void {
    void this.keeper.flush();
    this.set({phase: {is: 'waiting', entry}});
    this.options.focus();
  }

  /** On to the next request, or back to the one being written. */
  another = async (): Promise<void> => {
    if (!this.draft) await this.#takeUp();
    this.set({phase: {is: 'writing', issues: []}, arrived: undefined});
    this.options.focus('/type');
  };

  /** An empty draft, with what the host page says. */
  fresh(): DraftRecord {
    return firstDraft(this.settings!, this.options.given(), this.host);
  }

  fixed(draft: DraftRecord): DraftRecord {
    return this.host?.fix(draft) ?? draft;
  }

  async #readHost(): Promise<void> {
    this.host = await readHost(this.settings!, this.options.given());
  }

  /** The draft edited last (of the kind that was asked for), else a fresh one. */
  async #takeUp(): Promise<void> {
    const others = await begunDrafts(this.options.desk);
    const {type} = this.options.given().values;
    const last = others.find((one) => !type || !one.type || one.type === type);
    const found = last && (await keptDraft(this.options.desk, last.id));
    this.take(found ? this.fixed(found) : this.fresh(), found?.editedAt);
    this.set({others});
  }

  /** Goes on with a draft; `restored`: when it had its last edit. */
  take(draft: DraftRecord, restored?: number): void {
    this.set({draft, restored, reviewing: false});
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

  #check(draft: DraftRecord): Issue[] {
    const settings = this.settings!;
    return [...checkDraft(settings, {...draft, attachments: draft.files}), ...this.checks.flatMap((check) => check(settings, draft))];
  }

  #readOutbox(entries: readonly OutboxEntry[]): void {
    const outbox = entries.filter(({route}) => route === 'submitTicket');
    this.set({outbox});
    const {phase} = this;
    if (phase.is === 'waiting')
      this.set({phase: {is: 'waiting', entry: outbox.find((entry) => isSame(entry, phase.entry)) ?? phase.entry}});
    const left = outbox.findLast(({createdAt}) => createdAt < this.#openedAt && createdAt > this.#openedAt - recent);
    // After a reload in the middle of submitting there is no draft any more: what was sent is what somebody wants to see, once.
    if (!left || phase.is !== 'writing' || this.draft?.editedAt !== 0) return;
    this.#openedAt = 0;
    this.showWaiting(left);
  }

  #received(ticket: Ticket): void {
    this.#leave({is: 'received', ticket});
    emit(this.element, 'aftercare-ticket-submitted', {ticket, queued: false});
    this.options.announce((words) => `${words.say('received')} ${words.say('received.reference')} ${ticket.reference}`);
  }

  #leave(phase: Phase): void {
    void this.keeper.drop();
    this.files.clear();
    this.set({phase, draft: undefined, restored: undefined, reviewing: false});
    this.options.focus();
  }

  #refuse(issues: readonly Issue[], problem?: ProblemError): void {
    this.set({phase: {is: 'writing', issues, problem}, reviewing: false});
    if (issues.length) this.options.announce((words) => words.say('issues', {count: issues.length}));
    this.options.focus(issues[0]?.pointer);
  }

  /** The desk has put the refused text back into the draft. */
  async #backToWriting(problem: ProblemError): Promise<void> {
    const draft = await keptDraft(this.options.desk);
    if (!draft) return;
    this.take(draft);
    this.#refuse(problem.issues, problem);
  }

  set(change: Partial<Pick<Submission, 'phase' | 'draft' | 'restored' | 'copied' | 'outbox' | 'arrived' | 'reviewing' | 'others'>>): void {
    Object.assign(this, change);
    this.element.requestUpdate();
  }
}
