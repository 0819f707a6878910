import type {DeskSettings} from '../../contract/desk-settings.js';
import type {TicketPage, TicketSummary} from '../../contract/ticket.js';
import {Loader} from '../../kit/loader.js';
import type {Parts} from './parts.js';

/** Groups of states, by the name that the backend has for them. */
export const groups = {all: undefined, open: 'open', 'needs-me': 'waiting', done: 'closed'} as const;
export type Filter = keyof typeof groups;

/** What is looked for. */
export interface Question {
  filter: Filter;
  q: string;
  /** Id of a request type, or empty. */
  type: string;
  scope: 'mine' | 'organisation';
}

/** What was read, and for which question. */
export interface Listed {
  asked: string;
  settings: DeskSettings;
  /** Id of the reader, where others' requests may be among them. */
  me: string | undefined;
  items: TicketSummary[];
  /** Ids of those with news that the reader has not seen. */
  unread: string[];
  counts: TicketPage['counts'];
  more: boolean;
}

const step = 20;
/** The backend gives no more than this at once. */
const mostAtOnce = 100;

/** The customer's requests as far as they were asked for: a question, so many rows. A refresh reads all of these again. */
export class TicketList {
  question: Question = {filter: 'all', q: '', type: '', scope: 'mine'};
  /** Whether its further tools are shown. */
  unfolded = false;
  readonly loader: Loader<Listed>;
  #wanted = step;
  #typing: number | undefined;

  constructor(private readonly parts: Parts) {
    this.loader = new Loader(parts.host, (signal) => this.#read(signal));
  }

  /** Names the question; an answer to another one is out of date. */
  get asked(): string {
    const {filter, q, type, scope} = this.question;
    return [filter, type, scope, q.trim()].join(' ');
  }

  /** Whether anything narrows the list. */
  get narrowed(): boolean {
    const {filter, q, type} = this.question;
    return filter !== 'all' || q.trim() !== '' || type !== '';
  }

  ask(change: Partial<Question>): void {
    this.question = {...this.question, ...change};
    clearTimeout(this.#typing);
    this.#wanted = step;
    this.parts.stir();
    void this.loader.refresh();
  }

  /** Waits for a pause in the typing. */
  search(q: string): void {
    this.question.q = q;
    clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => this.ask({}), 250);
  }

  more(): void {
    this.#wanted += step;
    void this.loader.refresh();
  }

  /** All rows that answer the question, `most` at the most; `signal` ends it. */
  async all(signal: AbortSignal | undefined, most: number): Promise<Pick<Listed, 'items' | 'counts' | 'more'>> {
    const {filter, type, scope} = this.question;
    const [q, state, desk] = [this.question.q.trim(), groups[filter], await this.parts.desk()];
    const items: TicketSummary[] = [];
    let counts: TicketPage['counts'];
    let cursor: string | null | undefined;
    while (cursor !== null && items.length < most) {
      const limit = Math.min(most - items.length, mostAtOnce);
      const page = await desk.tickets(
        {limit, ...(state && {state}), ...(q && {q}), ...(type && {type}), ...(scope !== 'mine' && {scope}), ...(cursor && {cursor})},
        signal,
      );
      items.push(...page.items);
      counts ??= page.counts;
      cursor = page.nextCursor;
      if (!page.items.length) break;
    }
    return {items, counts, more: typeof cursor === 'string'};
  }

  async #read(signal: AbortSignal): Promise<Listed> {
    const {asked} = this;
    const desk = await this.parts.desk();
    const settings = desk.settings();
    // Awaited last; a failure meanwhile must not count as nobody's.
    settings.catch(() => undefined);
    const me = this.question.scope === 'mine' ? undefined : await this.parts.me();
    const found = await this.all(signal, this.#wanted);
    if (!signal.aborted) this.#tell(asked, found);
    const unread = found.items.filter((item) => desk.unread(item)).map(({id}) => id);
    return {asked, settings: await settings, me, unread, ...found};
  }

  #tell(asked: string, {items, counts}: Pick<Listed, 'items' | 'counts'>): void {
    items.forEach((item) => this.parts.saw(item));
    const [before, words] = [this.loader.value, this.parts.words()];
    const count = countOf(this.question.filter, counts) ?? items.length;
    if (words && before && before.asked !== asked) this.parts.announce(words.say('list.found', {count}));
  }
}

/** How many requests a filter would show, where the backend says so. */
export function countOf(filter: Filter, counts: TicketPage['counts']): number | undefined {
  const group = groups[filter];
  return counts && (group ? counts[group] : counts.open + counts.closed);
}
