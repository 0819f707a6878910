import type {ProblemError} from '../../contract/problem-error.js';
import type {Ticket} from '../../contract/ticket.js';
import type {DeskChange, DraftSummary, OutboxEntry} from '../../desk/desk.js';
import type {Locale} from '../../locales/catalogue.js';
import type {Words} from '../../locales/words.js';
import type {DraftRecord} from '../../storage/records.js';
import type {Waiting} from './phase.js';
import type {Submission} from './submission.js';

/** Ms for which a request that left before a reload is still what somebody comes back for. */
const recent = 600_000;

/** What this device remembers of requests: drafts that were begun, and what waits to be sent. */
export class Memory {
  /** Other requests that were begun on this device. */
  others: readonly DraftSummary[] = [];
  /** Requests that wait on this device. */
  outbox: readonly OutboxEntry[] = [];
  /** A request of earlier that was received meanwhile. */
  arrived: Ticket | undefined;
  /** The draft that was found here, and when it had its last edit, epoch ms. */
  #found: {id: string; editedAt: number} | undefined;

  constructor(
    private readonly submission: Submission,
    private readonly words: (locale: Locale) => Words<'submit-extras'>,
  ) {}

  /** When the draft on the page had its last edit, where it was found here. */
  get restored(): number | undefined {
    return this.#found?.id === idOf(this.submission.draft) ? this.#found?.editedAt : undefined;
  }

  /** Names what is on the page: the draft, or what waits. */
  get key(): string | undefined {
    const {phase, draft} = this.submission;
    return phase.is === 'waiting' ? phase.entry.key : draft?.key;
  }

  /** Requests that wait, but for the one on the page. */
  get waiting(): OutboxEntry[] {
    return this.outbox.filter(({key}) => key !== this.submission.draft?.key);
  }

  /** Takes the draft edited last (of the kind that was asked for) into the form; false where there is none. */
  async takeUp(begun: readonly DraftSummary[]): Promise<boolean> {
    this.others = begun;
    const asked = this.submission.host?.type;
    const last = begun.find(({type}) => !asked || !type || type === asked);
    return last !== undefined && this.open(last.id);
  }

  /** Goes on with a kept draft; false where it cannot be read. */
  async open(id?: string): Promise<boolean> {
    const {submission} = this;
    const found = await (await submission.options.desk()).drafts.request(id).catch(() => undefined);
    if (!found) return false;
    if (isBegun(found)) this.#found = {id: idOf(found)!, editedAt: found.editedAt};
    submission.take(submission.fixed(found));
    return true;
  }

  async list(): Promise<void> {
    const {drafts} = await this.submission.options.desk();
    this.others = await drafts.requests().catch(() => []);
    this.submission.element.requestUpdate();
  }

  heard(change: DeskChange): void {
    if (change.is === 'outbox') this.#readOutbox(change.entries);
    if ((change.is !== 'accepted' && change.is !== 'refused') || change.entry.route !== 'submitTicket') return;
    const {submission} = this;
    const {phase} = submission;
    const ours = phase.is === 'waiting' && isSame(phase.entry, change.entry);
    if (change.is === 'accepted') {
      const ticket = change.reply as Ticket;
      if (ours) return submission.received(ticket);
      if (phase.is === 'sending') return;
      this.arrived = ticket;
      submission.options.announce(({locale}) => this.words(locale).say('received.late', {reference: ticket.reference}));
    } else if (!this.outbox.some((entry) => isSame(entry, change.entry))) {
      // Else something else is being written: it waits on for a decision.
      if (ours || (phase.is === 'writing' && !submission.draft?.editedAt)) void this.#backToWriting(change.problem);
    }
    submission.element.requestUpdate();
  }

  show(entry: Waiting): void {
    void this.submission.keeper.flush();
    this.submission.set({phase: {is: 'waiting', entry}});
    this.submission.options.focus();
  }

  /** Somebody else is here. */
  forget(): void {
    this.others = this.outbox = [];
    this.arrived = this.#found = undefined;
  }

  #readOutbox(entries: readonly OutboxEntry[]): void {
    const {submission} = this;
    const {phase, openedAt, draft} = submission;
    const outbox = entries.filter(({route}) => route === 'submitTicket');
    this.outbox = outbox;
    if (phase.is === 'waiting')
      submission.set({phase: {is: 'waiting', entry: outbox.find((entry) => isSame(entry, phase.entry)) ?? phase.entry}});
    const left = outbox.findLast(({createdAt}) => createdAt < openedAt && createdAt > openedAt - recent);
    submission.element.requestUpdate();
    // After a reload in the middle of submitting there is no draft any more: what was sent is what somebody wants to see, once.
    if (!left || phase.is !== 'writing' || draft?.editedAt !== 0) return;
    submission.openedAt = 0;
    this.show(left);
  }

  /** The desk has put the refused text back into the draft. */
  async #backToWriting(problem: ProblemError): Promise<void> {
    if (!(await this.open())) return;
    this.#found = undefined;
    this.submission.refuse(problem.issues, problem);
  }
}

/** Whether anything was said beyond what kind of request it is. */
function isBegun({title, description, category, fields, impact, cc, files, problem}: DraftRecord): boolean {
  return Boolean(
    title || description || category || cc?.length || files.length || problem || [fields, impact].some((said) => Object.keys(said).length),
  );
}

function idOf(draft: DraftRecord | undefined): string | undefined {
  return draft?.id ?? draft?.key;
}

/** One request keeps the time it was handed in, over a change of its key after a refusal. */
function isSame(one: {createdAt: number}, other: {createdAt: number}): boolean {
  return one.createdAt === other.createdAt;
}
