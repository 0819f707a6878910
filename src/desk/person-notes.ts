import type {Clock} from '../client/clock.js';
import type {Desk, RecentSearches} from './desk.js';

const mostTickets = 300;
const mostSearches = 8;
const week = 7 * 86_400_000;

type Seen = [ticket: string, newsAt: string];

/** What this device notes of a person for his own comfort: which news he has seen, what he looked for. Where storage is refused the page keeps it. */
export interface PersonNotes extends RecentSearches, Pick<Desk, 'markSeen' | 'unread'> {
  wipe(): void;
}

/** `scope`: the backend and the person, as storage keys have it. */
export function personNotes(scope: () => string, clock: Clock): PersonNotes {
  /** What storage refused. */
  const memory = new Map<string, string>();
  /** What was read last, as text and as list: a list of requests asks once a row. */
  let [known, parsed]: [string, unknown] = ['', undefined];
  const keyOf = (name: string) => `aftercare:${name}:${scope()}`;

  function read<T>(name: string): T[] {
    const key = keyOf(name);
    try {
      const text = memory.get(key) ?? localStorage.getItem(key) ?? '';
      if (text !== known) parsed = JSON.parse((known = text));
      return Array.isArray(parsed) ? parsed : [];
    } catch {
      [known, parsed] = ['', undefined];
      return [];
    }
  }

  function write(name: string, list?: unknown[]): void {
    const key = keyOf(name);
    const text = JSON.stringify(list ?? []);
    memory.delete(key);
    try {
      if (list) localStorage.setItem(key, text);
      else localStorage.removeItem(key);
    } catch {
      memory.set(key, text);
    }
  }

  const seenOf = (ticket: string) => read<Seen>('seen').find(([id]) => id === ticket)?.[1];
  const without = (query: string) => read<string>('searches').filter((one) => one.toLowerCase() !== query.toLowerCase());

  return {
    markSeen(ticket, newsAt) {
      if (!isLater(newsAt, seenOf(ticket))) return;
      write('seen', [...read<Seen>('seen').filter(([id]) => id !== ticket), [ticket, newsAt]].slice(-mostTickets));
    },

    /** News of a ticket that nobody has opened on this device counts for a week: a new device must not call all history unread. */
    unread: ({id, newsAt}) => newsAt !== undefined && isLater(newsAt, seenOf(id) ?? new Date(clock.now() - week).toISOString()),

    list: () => read('searches'),

    keep(query) {
      const text = query.trim();
      if (text) write('searches', [text, ...without(text)].slice(0, mostSearches));
    },

    remove: (query) => write('searches', without(query)),

    wipe() {
      write('seen');
      write('searches');
    },
  };
}

const isLater = (one: string, other = '') => !(Date.parse(one) <= Date.parse(other));
