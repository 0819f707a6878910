import type {Clock} from '../client/clock.js';
import type {TicketSummary} from '../contract/ticket.js';
import type {RecentSearches} from './desk.js';

const mostTickets = 300;
const mostSearches = 8;
const week = 7 * 86_400_000;

/** What this device notes of a person for his own comfort: which news he has seen, what he looked for. Where storage is refused the page keeps it. */
export class PersonNotes implements RecentSearches {
  readonly #scope: () => string;
  readonly #clock: Clock;
  readonly #memory = new Map<string, string>();

  /** `scope`: the backend and the person, as storage keys have it. */
  constructor(scope: () => string, clock: Clock) {
    this.#scope = scope;
    this.#clock = clock;
  }

  markSeen(ticket: string, newsAt: string): void {
    const seen = this.#seen();
    if (!isLater(newsAt, seen.get(ticket))) return;
    seen.delete(ticket);
    seen.set(ticket, newsAt);
    this.#write('seen', [...seen].slice(-mostTickets));
  }

  /** News of a ticket that nobody has opened on this device counts for a week: a new device must not call all history unread. */
  unread({id, newsAt}: Pick<TicketSummary, 'id' | 'newsAt'>): boolean {
    const aWeekAgo = new Date(this.#clock.now() - week).toISOString();
    return newsAt !== undefined && isLater(newsAt, this.#seen().get(id) ?? aWeekAgo);
  }

  list(): string[] {
    return this.#read<string>('searches');
  }

  keep(query: string): void {
    const text = query.trim();
    if (text) this.#write('searches', [text, ...this.#without(text)].slice(0, mostSearches));
  }

  remove(query: string): void {
    this.#write('searches', this.#without(query));
  }

  wipe(): void {
    for (const name of ['seen', 'searches']) this.#write(name, null);
  }

  #without(query: string): string[] {
    return this.list().filter((one) => one.toLowerCase() !== query.toLowerCase());
  }

  #seen(): Map<string, string> {
    return new Map(this.#read<[string, string]>('seen'));
  }

  #read<T>(name: string): T[] {
    const key = this.#key(name);
    try {
      const list: unknown = JSON.parse(this.#memory.get(key) ?? localStorage.getItem(key) ?? '');
      return Array.isArray(list) ? list : [];
    } catch {
      return [];
    }
  }

  #write(name: string, list: unknown[] | null): void {
    const key = this.#key(name);
    const text = JSON.stringify(list ?? []);
    this.#memory.delete(key);
    try {
      if (list) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
    } catch {
      this.#memory.set(key, text);
    }
  }

  #key(name: string): string {
    return `aftercare:${name}:${this.#scope()}`;
  }
}

const isLater = (one: string, other = '') => !(Date.parse(one) <= Date.parse(other));
