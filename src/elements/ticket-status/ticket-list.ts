import type {DeskSettings} from '../../contract/desk-settings.js';
import type {TicketPage, TicketSummary} from '../../contract/ticket.js';
import {Loader} from '../../kit/loader.js';
import type {Parts} from './parts.js';

/** What is looked for: a group of states and a request type by their ids, words; what is left out narrows nothing. */
export interface Question {
  state?: string | undefined;
  q?: string | undefined;
  type?: string | undefined;
  /** Id of the person whose requests they are. */
  person?: string | undefined;
  scope: 'mine' | 'organisation' | 'shared';
}

/** As much of the list as was asked for. */
export interface Rows {
  items: TicketSummary[];
  counts?: TicketPage['counts'];
  shared?: TicketPage['shared'];
  more: boolean;
}

/** What was read, and for which question. */
export interface Listed extends Rows {
  asked: string;
  settings: DeskSettings;
  /** Id of the reader, where others' requests may be among them. */
  me: string | undefined;
  /** Ids of those with news that the reader has not seen. */
  unread: string[];
}

const step = 20;
/** The backend gives no more than this at once. */
const mostAtOnce = 100;

/** The customer's requests as far as they were asked for: a question, so many rows. A refresh reads all of these again. */
export class TicketList {
  question: Question = {scope: 'mine'};
  /** What narrows it, as an address has it: `state=open&q=504`. */
  query = '';
  readonly loader: Loader<Listed>;
  #wanted = step;

  constructor(private readonly parts: Parts) {
    this.loader = new Loader(parts.host, (signal) => this.#read(signal));
  }

  /** Names the question; an answer to another one is out of date. */
  get asked(): string {
    return JSON.stringify(this.question);
  }

  /** Takes up whose requests the page asks for, and what its address narrows them by. Another question begins with as many rows as at first. */
  turn({scope, query = ''}: {scope?: string; query?: string | undefined}): void {
    this.query = query;
    this.question = {scope, ...Object.fromEntries(new URLSearchParams(query))} as Question;
    if (this.asked !== this.loader.value?.asked) this.#wanted = step;
  }

  more(): void {
    this.#wanted += step;
    void this.loader.refresh();
  }

  /** All rows that answer the question, `most` at the most; `signal` ends it. */
  async all(signal: AbortSignal | undefined, most: number): Promise<Rows> {
    const [question, desk] = [this.question, await this.parts.desk()];
    const items: TicketSummary[] = [];
    let first: TicketPage | undefined;
    let cursor: string | undefined;
    do {
      const limit = Math.min(most - items.length, mostAtOnce);
      const page = await desk.tickets({...question, limit, cursor}, signal);
      items.push(...page.items);
      first ??= page;
      cursor = (page.items.length && page.nextCursor) || undefined;
    } while (cursor && items.length < most);
    return {...first, items, more: Boolean(cursor)};
  }

  async #read(signal: AbortSignal): Promise<Listed> {
    const {asked} = this;
    const desk = await this.parts.desk();
    const [rows, settings, me] = await Promise.all([
      this.all(signal, this.#wanted),
      desk.settings(),
      this.question.scope === 'mine' ? undefined : this.parts.me(),
    ]);
    if (!signal.aborted) rows.items.forEach((item) => this.parts.saw(item));
    const unread = rows.items.filter((item) => desk.unread(item)).map(({id}) => id);
    return {asked, settings, me, unread, ...rows};
  }
}
