import type {Message} from '../../contract/message.js';
import type {Ticket} from '../../contract/ticket.js';
import type {Desk} from '../../desk/desk.js';
import {Loader} from '../../kit/loader.js';
import {changesBetween, type Opened} from './changes.js';
import {joined} from './joined.js';
import type {Parts} from './parts.js';

/** Which request: by its id, or by the reference people read out. */
export type Aim = {is: 'ticket'; id: string} | {is: 'reference'; reference: string};

/** A thread that has come to its end sends no further page; this only bounds a server that errs. */
const mostPages = 200;

/** One request, kept up to date. A value of `missing` is a reference that none of the reader's requests carries. */
export class OpenTicket {
  readonly loader: Loader<Opened | 'missing', [aim: Aim]>;
  /** The thread so far: pages only grow at the end, so a refresh reads on from the last one. */
  #thread: {ticket: string; before: readonly Message[]; cursor: string; all: readonly Message[]} | undefined;

  constructor(private readonly parts: Parts) {
    this.loader = new Loader(parts.host, (signal, aim: Aim) => this.#read(signal, aim));
  }

  get opened(): Opened | undefined {
    const {value} = this.loader;
    return value === 'missing' ? undefined : value;
  }

  /** The request as an answer to a step showed it. */
  accept(ticket: Ticket): void {
    const {opened} = this;
    if (!opened || opened.ticket.id !== ticket.id) return;
    this.loader.set({...opened, ticket});
    this.parts.saw(ticket);
  }

  /** A message of the reader's own that was taken. */
  append(ticket: string, message: Message): void {
    const {opened} = this;
    if (!opened || opened.ticket.id !== ticket || opened.messages.some(({id}) => id === message.id)) return;
    this.loader.set({...opened, messages: [...opened.messages, message]});
  }

  async #read(signal: AbortSignal, aim: Aim): Promise<Opened | 'missing'> {
    const desk = await this.parts.desk();
    const id = aim.is === 'ticket' ? aim.id : await this.#find(desk, aim.reference, signal);
    if (id === undefined) return 'missing';
    const [settings, ticket] = await Promise.all([desk.settings(), desk.ticket(id, signal)]);
    const opened = {settings, ticket, messages: await this.#messages(desk, ticket, signal)};
    if (!signal.aborted) this.#tell(opened);
    return opened;
  }

  async #find(desk: Desk, reference: string, signal: AbortSignal): Promise<string | undefined> {
    const wanted = reference.trim().toUpperCase();
    const {items} = await desk.tickets({q: wanted}, signal);
    return items.find((item) => item.reference.toUpperCase() === wanted)?.id;
  }

  async #messages(desk: Desk, {id, messages, messageCount}: Ticket, signal: AbortSignal): Promise<readonly Message[]> {
    if (messages.nextCursor === null) return messages.items;
    const known = this.#thread?.ticket === id ? this.#thread : undefined;
    if (known && known.all.length >= messageCount) return known.all;
    let {before, cursor} = known ?? {before: messages.items, cursor: messages.nextCursor};
    for (let pages = 0; ; pages += 1) {
      const page = await desk.messages(id, cursor, signal);
      const all = [...before, ...page.items];
      this.#thread = {ticket: id, before, cursor, all};
      if (page.nextCursor === null || pages === mostPages) return all;
      [before, cursor] = [all, page.nextCursor];
    }
  }

  #tell(after: Opened): void {
    this.parts.saw(after.ticket);
    const [before, words] = [this.opened, this.parts.words()];
    if (!words || before?.ticket.id !== after.ticket.id) return;
    const changes = changesBetween(words, before, after);
    if (changes.length) this.parts.announce(joined(words, changes));
  }
}
