import type {Corner} from './corner.js';
import type {Problem} from '../contract/problem.js';
import type {OutboxRecord} from './records.js';

/** An entry as it lies in the store: `told` is when the server allows the next try (epoch ms of this device, with the time it was told), `refused` a final answer. */
export interface StoredEntry extends OutboxRecord {
  told?: {at: number; until: number} | undefined;
  refused?: Problem | undefined;
}

export const entryKey = (corner: Corner, key: string) => corner.key('outbox', key);

/** Everything that waits, oldest first, with its bytes. */
export async function listEntries(corner: Corner): Promise<StoredEntry[]> {
  const found = await corner.store.list<StoredEntry>(entryKey(corner, ''));
  const entries = await Promise.all(found.map(([, record]) => corner.fill(record)));
  return entries.sort((a, b) => a.createdAt - b.createdAt || (a.key < b.key ? -1 : 1));
}

/** Changes an entry where it still lies: one that was sent, discarded or wiped meanwhile does not come back. */
export async function changeEntry(corner: Corner, key: string, change: Partial<StoredEntry>): Promise<void> {
  await corner.store.update<StoredEntry>(entryKey(corner, key), (old) => old && {...old, ...change});
}
