import type {DeskSettings} from '../../contract/desk-settings.js';
import type {TicketSummary} from '../../contract/ticket.js';
import {Loader} from '../../kit/loader.js';
import type {Parts} from './parts.js';

export const filters = ['all', 'open', 'needs-me', 'done'] as const;
export type Filter = (typeof filters)[number];

/** What was read, and for which question. */
export interface Listed {
  asked: string;
  settings: DeskSettings;
  items: TicketSummary[];
  more: boolean;
}

const pageSize = 20;
/** Pages read in vain before a filter of our own gives up for now. */
const patience = 4;

const states: Record<Filter, string | undefined> = {all: undefined, open: 'open', 'needs-me': 'open', done: 'closed'};

/** The customer's requests as far as they were asked for: a filter, a search, so many pages. A refresh reads all of these again. */
export class TicketList {
  filter: Filter = 'all';
  q = '';
  readonly loader: Loader<Listed>;
  #pages = 1;
  #typing: number | undefined;

  constructor(private readonly parts: Parts) {
    this.loader = new Loader(parts.host, (signal) => this.#read(signal));
  }

  /** Names the question; an answer to another one is out of date. */
  get asked(): string {
    return `${this.filter} ${this.q.trim()}`;
  }

  choose(filter: Filter): void {
    this.filter = filter;
    clearTimeout(this.#typing);
    this.#pages = 1;
    this.parts.stir();
    void this.loader.refresh();
  }

  /** Waits for a pause in the typing. */
  search(q: string): void {
    this.q = q;
    clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => this.choose(this.filter), 250);
  }

  clear(): void {
    this.q = '';
    this.choose('all');
  }

  more(): void {
    this.#pages += 1;
    void this.loader.refresh();
  }

  async #read(signal: AbortSignal): Promise<Listed> {
    const {asked, filter} = this;
    const [q, state, wanted] = [this.q.trim(), states[filter], this.#pages * pageSize];
    const desk = await this.parts.desk();
    const settings = desk.settings();
    // Awaited last; a failure meanwhile must not count as nobody's.
    settings.catch(() => undefined);
    const items: TicketSummary[] = [];
    let cursor: string | null | undefined;
    for (let round = 0; cursor !== null && items.length < wanted && round < this.#pages + patience; round += 1) {
      const page = await desk.tickets({limit: pageSize, ...(state && {state}), ...(q && {q}), ...(cursor && {cursor})}, signal);
      items.push(...page.items.filter(({waitingFor}) => filter !== 'needs-me' || waitingFor === 'customer'));
      cursor = page.nextCursor;
    }
    if (!signal.aborted) this.#tell(asked, items);
    return {asked, settings: await settings, items, more: cursor !== null};
  }

  #tell(asked: string, items: readonly TicketSummary[]): void {
    items.forEach((item) => this.parts.saw(item));
    const [before, words] = [this.loader.value, this.parts.words()];
    if (words && before && before.asked !== asked) this.parts.announce(words.say('list.found', {count: items.length}));
  }
}
