import type {ReactiveControllerHost} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Me} from '../../contract/person.js';
import type {Issue} from '../../contract/problem.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Ticket} from '../../contract/ticket.js';
import type {DeskChange, OutboxEntry} from '../../desk/desk.js';
import {emit} from '../../kit/events.js';
import {FileField} from '../../kit/file-field.js';
import {rekeyed} from '../../kit/new-draft.js';
import {pick} from '../../locales/format.js';
import {checkDraft} from '../../rules/draft.js';
import type {DraftRecord} from '../../storage/records.js';
import {DraftKeeper} from './draft-keeper.js';
import {settledPriority} from './impact.js';
import {issuesAfter} from './issues-after.js';
import {outgoing} from './outgoing.js';
import type {Phase, SubmissionOptions} from './phase.js';
import {prefilledDraft} from './prefill.js';

/** Ms for which a request that left before a reload is still what somebody comes back for. */
const recent = 600_000;

/** One request on its way from an empty form to a reference: the draft, its saving, its sending, and what became of it. */
export class Submission {
  phase: Phase = {is: 'writing', issues: []};
  /** Missing until the desk's settings and the kept draft were read, and after the request has left. */
  draft: DraftRecord | undefined;
  /** The kept draft that was found, by the time of its last edit (epoch ms); `sure` once discarding it was asked for. */
  restored: {at: number; sure: boolean} | undefined;
  /** Requests that wait on this device. */
  outbox: readonly OutboxEntry[] = [];
  /** A request of earlier that was received meanwhile. */
  arrived: Ticket | undefined;
  readonly files: FileField;
  readonly keeper: DraftKeeper;
  #settings: DeskSettings | undefined;
  #person: Me | undefined;
  /** Epoch ms; 0 once what an earlier page left has been shown. */
  #openedAt = 0;
  /** When the request that was last tried by hand was handed in: it keeps that over a change of its key. */
  #retried: number | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: SubmissionOptions,
  ) {
    const {desk, announce} = options;
    this.keeper = new DraftKeeper(host, async (draft) => (await desk()).drafts.saveRequest(draft));
    this.files = new FileField(host, {
      desk,
      announce,
      limits: () => this.#settings?.limits.attachments,
      changed: (files) => this.edit('/attachments', {files}),
    });
  }

  /** Whether leaving the page would lose something. */
  get unsafe(): boolean {
    if (this.phase.is === 'waiting') return !this.phase.kept;
    return this.phase.is !== 'received' && Boolean(this.draft?.editedAt) && this.keeper.kept === false;
  }

  /** Takes up the kept draft, or starts a fresh one; what left before a reload and still waits is shown first. */
  async open(settings: DeskSettings): Promise<void> {
    this.#settings = settings;
    this.#openedAt = Date.now();
    await this.#takeUp();
    this.#readOutbox((await this.options.desk()).outbox());
  }

  /** Host values came late or changed: they count while nobody has typed. */
  prefill(): void {
    if (this.draft?.editedAt === 0) this.#set({draft: this.fresh()});
  }

  chooseType(id: string): void {
    if (!this.draft || this.draft.type === id || !this.#settings?.requestTypes.some((type) => type.id === id)) return;
    if (this.draft.editedAt) this.edit('/type', {type: id});
    else this.#set({draft: {...this.draft, type: id}});
  }

  edit(at: string, change: Partial<DraftRecord>): void {
    if (!this.draft) return;
    this.draft = {...this.draft, ...change, editedAt: Date.now()};
    if (this.phase.is === 'writing') {
      this.keeper.keep(this.draft);
      const now = checkDraft(this.#settings!, {...this.draft, attachments: this.draft.files});
      this.phase = {...this.phase, issues: issuesAfter(at, this.phase.issues, now, this.phase.problem !== undefined)};
    }
    if (at.startsWith('/impact/')) this.#sayPriority();
    this.host.requestUpdate();
  }

  async send(): Promise<void> {
    const {draft, phase} = this;
    const words = this.options.words();
    if (phase.is !== 'writing' || !draft || !this.#settings || !words) return;
    const issues = checkDraft(this.#settings, {...draft, attachments: draft.files});
    if (issues.length) return this.#refuse(issues);
    const leaving = outgoing(this.#settings, draft);
    if (!emit(this.host, 'aftercare-ticket-submit', {draft: leaving})) return;
    this.#set({phase: {is: 'sending'}});
    try {
      await this.keeper.flush();
      const context = this.options.context();
      const desk = await this.options.desk();
      const sent = await desk.submit(leaving, {locale: words.locale, ...(context && {context})});
      if (sent.is === 'accepted') return this.#received(sent.reply);
      const {title: label, impact} = leaving;
      this.#leave({is: 'waiting', key: sent.key, label, kept: sent.kept, impact, sure: false});
      this.options.refused(sent.problem);
      emit(this.host, 'aftercare-ticket-submitted', {queued: true});
      this.options.announce(words.say(sent.kept ? 'waiting.kept' : 'waiting.unkept'));
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
    // A try by hand after a refusal goes under a new key.
    const ours = phase.is === 'waiting' && (phase.key === change.entry.key || this.#retried === change.entry.createdAt);
    if (change.is === 'accepted') {
      if (ours) this.#received(change.reply as Ticket);
      else if (phase.is !== 'sending') this.#arrived(change.reply as Ticket);
    } else if (ours || (phase.is === 'writing' && !this.draft?.editedAt)) void this.#backToWriting(change.problem);
  }

  /** Somebody else may be at the screen; nothing is saved until `personChanged` tells. */
  personUnknown(): void {
    this.keeper.held = true;
  }

  /** A fresh token, or somebody else: what one person typed never meets another's eyes. */
  async personChanged(person: Me | undefined, signedOut: boolean): Promise<void> {
    const before = this.#person;
    const another = before !== undefined && (person ? person.id !== before.id : signedOut);
    const news = this.keeper.held;
    this.#person = person ?? (signedOut ? undefined : before);
    if (another) {
      await this.keeper.drop();
      this.files.clear();
      this.#set({phase: {is: 'writing', issues: []}, draft: undefined, restored: undefined, arrived: undefined, outbox: []});
    }
    this.keeper.held = false;
    if (!news || !this.#settings) return;
    if (this.draft?.editedAt) {
      this.keeper.keep(this.draft);
      this.files.retry();
    } else if (this.phase.is === 'writing') await this.open(this.#settings);
  }

  /** The first call asks, the second discards. */
  async discardDraft(): Promise<void> {
    if (!this.restored) return;
    if (!this.restored.sure) return this.#set({restored: {...this.restored, sure: true}});
    await this.keeper.drop();
    this.files.files.forEach((file) => void this.options.desk().then((desk) => desk.removeUpload(file)).catch(() => undefined)); // prettier-ignore
    await (await this.options.desk()).drafts.discardRequest();
    this.#take(this.fresh());
    this.options.announce(this.options.words()?.say('draft.discarded') ?? '');
    this.options.focus('/type');
  }

  keepDraft(): void {
    if (this.restored) this.#set({restored: {...this.restored, sure: false}});
  }

  async retryWaiting(): Promise<void> {
    const {phase} = this;
    if (phase.is !== 'waiting') return;
    const {createdAt} = this.outbox.find(({key}) => key === phase.key) ?? {};
    this.#retried = createdAt;
    await (await this.options.desk()).retry(phase.key);
  }

  /** The reference is on the clipboard. */
  copied(): void {
    if (this.phase.is !== 'received') return;
    this.#set({phase: {...this.phase, copied: true}});
    this.options.announce(this.options.words()?.say('received.copied') ?? '');
  }

  /** The first call asks, the second discards. */
  async discardWaiting(): Promise<void> {
    const {phase} = this;
    if (phase.is !== 'waiting') return;
    if (!phase.sure) return this.#set({phase: {...phase, sure: true}});
    await (await this.options.desk()).discard(phase.key);
    await this.another();
  }

  stayWaiting(): void {
    if (this.phase.is === 'waiting') this.#set({phase: {...this.phase, sure: false}});
  }

  showWaiting(entry: OutboxEntry): void {
    void this.keeper.flush();
    const {key, label, kept, body} = entry;
    this.#set({phase: {is: 'waiting', key, label, kept, impact: (body['impact'] ?? {}) as Record<string, string>, sure: false}});
    this.options.focus();
  }

  /** On to the next request, or back to the one being written. */
  async another(): Promise<void> {
    if (!this.#settings) return;
    if (!this.draft) await this.#takeUp();
    this.#set({phase: {is: 'writing', issues: []}, arrived: undefined});
    this.options.focus('/type');
  }

  /** An empty draft with the host's values in it. */
  fresh(): DraftRecord {
    return prefilledDraft(this.#settings!, this.options.prefill());
  }

  /** The kept draft, else a fresh one. */
  async #takeUp(): Promise<void> {
    const desk = await this.options.desk();
    const found = await desk.drafts.request().catch(() => undefined);
    this.#take(found ?? this.fresh());
    if (found && hasContent(found)) this.#set({restored: {at: found.editedAt, sure: false}});
  }

  #take(draft: DraftRecord): void {
    this.#set({draft, restored: undefined});
    this.files.restore(draft.files);
  }

  #readOutbox(entries: readonly OutboxEntry[]): void {
    this.#set({outbox: entries.filter(({route}) => route === 'submitTicket')});
    const left = this.outbox.findLast(({createdAt}) => createdAt < this.#openedAt && createdAt > this.#openedAt - recent);
    // After a reload in the middle of submitting there is no draft any more: what was sent is what somebody wants to see, once.
    if (!left || this.phase.is !== 'writing' || this.draft?.editedAt !== 0) return;
    this.#openedAt = 0;
    this.showWaiting(left);
  }

  #received(ticket: Ticket): void {
    this.#leave({is: 'received', ticket, copied: false});
    emit(this.host, 'aftercare-ticket-submitted', {ticket, queued: false});
    const words = this.options.words();
    this.options.announce(words ? `${words.say('received')} ${words.say('received.reference')} ${ticket.reference}` : '');
  }

  #arrived(ticket: Ticket): void {
    this.#set({arrived: ticket});
    this.options.announce(this.options.words()?.say('received.late', {reference: ticket.reference}) ?? '');
  }

  #leave(phase: Phase): void {
    void this.keeper.drop();
    this.files.clear();
    this.#set({phase, draft: undefined, restored: undefined});
    this.options.focus();
  }

  #refuse(issues: readonly Issue[], problem?: ProblemError): void {
    this.#set({phase: {is: 'writing', issues, ...(problem && {problem})}});
    const words = this.options.words();
    if (issues.length && words) this.options.announce(words.say('issues', {count: issues.length}));
    this.options.focus(issues[0]?.pointer);
  }

  /** The desk has put the refused text back into the draft. */
  async #backToWriting(problem: ProblemError): Promise<void> {
    const desk = await this.options.desk();
    const draft = await desk.drafts.request().catch(() => undefined);
    if (!draft) return;
    this.#take(draft);
    this.#refuse(problem.issues, problem);
  }

  #sayPriority(): void {
    const words = this.options.words();
    const priority = this.#settings && settledPriority(this.#settings, this.draft!.impact);
    if (words && priority) this.options.announce(`${pick(priority.name, words.locale)} ${pick(priority.meaning, words.locale)}`);
  }

  #set(change: Partial<Pick<Submission, 'phase' | 'draft' | 'restored' | 'outbox' | 'arrived'>>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}

function hasContent({title, description, category, files, fields, impact}: DraftRecord): boolean {
  return Boolean(title || description || category || files.length || Object.keys(fields).length || Object.keys(impact).length);
}
