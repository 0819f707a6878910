import type {Client} from '../client/client.js';
import {systemClock} from '../client/clock.js';
import {anyone} from '../client/person-of-token.js';
import {onDisk} from '../storage/on-disk.js';
import {keepGuest} from './guest-note.js';
import type {Stay} from './identity.js';
import {note, owed} from './note.js';
import type {News} from './tab-talk.js';
import {noteWaiting} from './waiting-note.js';
import type {WriteSide} from './write-side.js';

/** Who leaves, what of this page writes for him, and who else is to hear of it. */
export interface Leaving {
  former: Stay;
  writing: WriteSide | undefined;
  channel: BroadcastChannel | undefined;
}

/** Ms until a database that does not answer counts as one that cannot be emptied now. */
const patience = 3_000;

/**
 * Takes off this device what is owed to whoever signed out of a desk, now or on an earlier page: records, notes, copies. Never rejects: what the
 * database refuses stays owed until the next page. Whoever could not be named goes by what this tab saw last; where it saw nobody, everybody's
 * things at this desk go, for his are among them.
 */
export async function forget(
  {base, person: present}: Pick<Client, 'base' | 'person'>,
  baseUrl: string,
  {former, writing, channel}: Partial<Leaving> = {},
): Promise<true> {
  const person = owed(baseUrl) ?? (former?.person && owed(baseUrl, former.person));
  const tab = person === '*';
  const nameless = tab || person === '**';
  const hint = tab ? note(`aftercare:person:${base}`) : nameless ? former?.person : person;
  if (tab) {
    note(`aftercare:person:${base}`, null);
    keepGuest(base, null);
  }
  noteWaiting(baseUrl);
  const scopes =
    nameless && !hint ? [`${base}|`] : [...new Set([anyone, hint ?? anyone, former?.person ?? anyone])].map((one) => `${base}|${one}/`);
  for (const scope of scopes) dropNotes(scope);
  try {
    if (writing && former) await writing.wipe(former);
    const emptied = Promise.all(scopes.map((scope) => drop(scope, channel))).then(() => {
      if (owed(baseUrl) === person) owed(baseUrl, null);
    });
    // A slow database is still emptied after the wait.
    await Promise.race([emptied, systemClock.sleep(patience)]);
  } catch {
    // It stays owed.
  }
  // To whoever is back nothing is owed: what he writes from now on must not go with what is left of his.
  if (owed(baseUrl) && (await present().catch(() => undefined)) === owed(baseUrl)) owed(baseUrl, null);
  return true;
}

/** Whoever's notes these are: `personNotes` keeps them under a name that ends with backend and person. */
function dropNotes(scope: string): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('aftercare:') && `${key}/`.includes(`:${scope}`)) localStorage.removeItem(key);
    }
  } catch {
    // Where storage is refused there are none.
  }
}

/** Where there is no database there is nothing to drop. */
async function drop(scope: string, channel: BroadcastChannel | undefined): Promise<void> {
  if (!globalThis.indexedDB) return;
  await onDisk(scope, true).catch((error: unknown) => {
    if (!missing(error)) throw error;
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has its origin
  channel?.postMessage({scope: scope.replace(/\/$/, '')} satisfies News);
}

/** `onDisk` makes no database: it breaks off the opening of one that is not there. */
const missing = (error: unknown) => ((error as Event).target as IDBOpenDBRequest | null)?.error?.name === 'AbortError';
