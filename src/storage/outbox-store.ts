import type {Corner} from './corner.js';
import type {Problem} from '../contract/problem.js';
import type {NamedFile, OutboxRecord} from './records.js';

/** A pause a server asked for: when it was said, and until when no try is wanted, in epoch ms of this device; and in which words. */
export interface Told {
  at: number;
  until: number;
  problem: Problem;
}

/** An entry as it lies in the store, with the pause it met last, or its refusal for good. */
export interface StoredEntry extends OutboxRecord {
  told?: Told | undefined;
  refused?: Problem | undefined;
  /** When the latest try ended without success, in epoch ms. */
  triedAt?: number | undefined;
}

export const entryKey = (corner: Corner, key: string) => corner.key('outbox', key);

/** Everything that waits; the bytes of its files are read as it is tried. */
export async function listEntries(corner: Corner): Promise<StoredEntry[]> {
  const found = await corner.store.list<StoredEntry>(entryKey(corner, ''));
  return found.map(([, record]) => record);
}

/** Changes an entry where it still lies: one that was sent, discarded or wiped meanwhile does not come back. */
export async function changeEntry(corner: Corner, key: string, change: Partial<StoredEntry>): Promise<void> {
  await corner.store.update<StoredEntry>(entryKey(corner, key), (old) => old && {...old, ...change});
}

/** Takes an entry away, and the bytes of its files. */
export async function dropEntry(corner: Corner, key: string, files: readonly NamedFile[]): Promise<void> {
  await corner.store.write([[entryKey(corner, key), undefined], ...corner.dropFiles(files)]);
}
