import type {DeskSettings, Limits} from '../../contract/desk-settings.js';
import type {Message} from '../../contract/message.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Ticket} from '../../contract/ticket.js';
import type {Desk} from '../../desk/desk.js';
import {Loader} from '../../kit/loader.js';
import {problemOf} from '../../kit/problem-of.js';
import type {Parts} from './parts.js';

/** Which request: by its id, or by the reference people read out. */
export type Aim = {is: 'ticket'; id: string} | {is: 'reference'; reference: string};

/** One request with its whole thread, and the desk it was read from. */
export interface Opened {
  settings: DeskSettings;
  ticket: Ticket;
  messages: readonly Message[];
  /** Why the end of the thread is missing. */
  gap?: ProblemError;
  /** Whether the reader handed it in himself. */
  own: boolean;
  /** When the first thing happened that the reader had not seen as he opened it. */
  newFrom: string | undefined;
}

/** One request, kept up to date. Read but `undefined` is a reference that none of the reader's requests carries. */
export class OpenTicket {
  readonly loader: Loader<Opened | undefined, [aim: Aim]>;
  /** What was last asked for. */
  aim: Aim | undefined;

  constructor(private readonly parts: Parts) {
    this.loader = new Loader(parts.host, (signal, aim: Aim) =>
      this.#read(signal, aim).catch((error: unknown) => {
        const problem = problemOf(error);
        if (problem.code === 'not-found' && !signal.aborted) this.#lose();
        throw problem;
      }),
    );
  }

  get opened(): Opened | undefined {
    return this.loader.value;
  }

  /** How long a text may be, and what files it may carry. */
  limits(text: 'message' | 'reason'): {text: number; files: Limits['attachments'] | undefined} {
    const limits = this.opened?.settings.limits;
    return {text: limits?.[text] ?? Infinity, files: limits?.attachments};
  }

  /** The request as an answer to a step showed it. */
  accept(ticket: Ticket): void {
    const {opened} = this;
    if (opened?.ticket.id !== ticket.id) return;
    this.loader.set({...opened, ticket});
    this.parts.saw(ticket);
  }

  /** A message of the reader's own that was taken. */
  append(ticket: string, message: Message): void {
    const {opened} = this;
    if (opened?.ticket.id !== ticket || opened.messages.some(({id}) => id === message.id)) return;
    this.loader.set({...opened, messages: [...opened.messages, message]});
  }

  /** What is not to be had any more is not shown on, whatever the next reading comes to: its reader may have lost his part in it. */
  #lose(): void {
    this.loader.state = {is: 'loading'};
    this.parts.gone();
  }

  async #read(signal: AbortSignal, aim: Aim): Promise<Opened | undefined> {
    this.aim = aim;
    // On its way together with the request.
    this.parts.later();
    const desk = await this.parts.desk();
    const id = aim.is === 'ticket' ? aim.id : await (await import('./further-reads.js')).idOf(desk, aim.reference, signal);
    if (id === undefined) return undefined;
    const [settings, ticket, me] = await Promise.all([desk.settings(), desk.ticket(id, signal), this.parts.me()]);
    const own = !me || me === ticket.requester.id;
    const thread = await this.#thread(desk, ticket, signal);
    const {opened} = this;
    const newFrom = opened?.ticket.id === id ? opened.newFrom : firstUnseen(desk, ticket, thread.messages);
    const after = {settings, ticket, ...thread, own, newFrom};
    await this.parts.whole(after);
    if (!signal.aborted) this.#tell(after);
    if (!signal.aborted && ticket.newsAt) desk.markSeen(ticket.id, ticket.newsAt);
    return after;
  }

  /** The whole thread; of several pages it is read again only when it has grown. What a lost page kept away is asked for with the next reading. */
  async #thread(desk: Desk, ticket: Ticket, signal: AbortSignal): Promise<Pick<Opened, 'messages' | 'gap'>> {
    const {id, messages, messageCount} = ticket;
    const {opened} = this;
    const all = [...messages.items];
    if (messages.nextCursor === null) return {messages: all};
    if (opened?.ticket.id === id && opened.messages.length >= messageCount) return {messages: opened.messages};
    try {
      await (await import('./further-reads.js')).readOn(desk, ticket, all, signal);
    } catch (error) {
      return {messages: all, gap: problemOf(error)};
    }
    return {messages: all};
  }

  #tell(after: Opened): void {
    this.parts.saw(after.ticket);
    const before = this.opened;
    if (before?.ticket.id === after.ticket.id) this.parts.later((answering) => answering.tell(before, after));
  }
}

/** When somebody else first did something that the reader has not seen on this device. */
function firstUnseen(desk: Desk, {id, newsAt, requester, events}: Ticket, messages: readonly Message[]): string | undefined {
  if (!desk.unread({id, newsAt})) return undefined;
  return [...messages.map(({at, author}) => ({at, by: author})), ...events]
    .filter(({at, by}) => by.id !== requester.id && desk.unread({id, newsAt: at}))
    .map(({at}) => at)
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
