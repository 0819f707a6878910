import {promisifyRequest, type UseStore} from 'idb-keyval';
import {openDatabase} from './database.js';

/** A record to write under a key, or `undefined` to take it away. */
export type Change = readonly [key: string, value: unknown];

/** Records by key. Nothing here rejects or waits for ever: what the database refuses is held in memory, and `write` says so. */
export interface Store {
  get<T>(key: string): Promise<T | undefined>;
  /** Records whose key begins with `prefix`, by key. */
  list<T>(prefix: string): Promise<[key: string, value: T][]>;
  keys(prefix: string): Promise<string[]>;
  /** All or none; resolves after the transaction completed. True: a reload will find it. `never` is asked as the transaction begins: then nothing is written. */
  write(changes: readonly Change[], never?: () => boolean): Promise<boolean>;
  /**
   * Reads and writes in one transaction, and gives what stands afterwards; `change` returns `undefined` to take the record away. `beside`, given
   * what stands, belongs to the same transaction.
   */
  update<T>(
    key: string,
    change: (old: T | undefined) => T | undefined,
    beside?: (now: T | undefined) => readonly Change[],
  ): Promise<T | undefined>;
}

export interface StoreOptions {
  name?: string;
  /** Gives the page's IndexedDB; where it throws or gives nothing, everything stays in memory. */
  factory?: () => IDBFactory;
  /** Ms until an opening (2 s) or a transaction (10 s) counts as hung. */
  limits?: {open: number; work: number};
}

/** IndexedDB behind, memory before it for what it refused. */
export function openStore({name = 'aftercare', factory = () => indexedDB, limits = {open: 2_000, work: 10_000}}: StoreOptions = {}): Store {
  return new KeptStore(openDatabase(name, factory, limits));
}

/** For what must not, or cannot, outlive the page. */
export function openMemoryStore(): Store {
  return new KeptStore(() => Promise.reject(new Error('memory only')));
}

class KeptStore implements Store {
  /** What the database did not take; `undefined` stands for a record taken away here and perhaps still there. */
  readonly #memory = new Map<string, unknown>();
  readonly #use: UseStore;

  constructor(use: UseStore) {
    this.#use = use;
  }

  async get<T>(key: string): Promise<T | undefined> {
    if (this.#memory.has(key)) return structuredClone(this.#memory.get(key)) as T | undefined;
    return this.#use('readonly', (store) => promisifyRequest<T | undefined>(store.get(key))).catch(() => undefined);
  }

  async keys(prefix: string): Promise<string[]> {
    const range = () => IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const kept = await this.#use('readonly', (store) => promisifyRequest(store.getAllKeys(range()))).catch(() => []);
    const keys = new Set(kept.map(String));
    for (const [key, value] of this.#memory) {
      if (value === undefined) keys.delete(key);
      else if (key.startsWith(prefix)) keys.add(key);
    }
    return [...keys].sort();
  }

  async list<T>(prefix: string): Promise<[string, T][]> {
    const keys = await this.keys(prefix);
    const values = await Promise.all(keys.map((key) => this.get<T>(key)));
    return keys.flatMap((key, index): [string, T][] => {
      const value = values[index];
      return value === undefined ? [] : [[key, value]];
    });
  }

  async write(changes: readonly Change[], never = () => false): Promise<boolean> {
    try {
      const written = await this.#use('readwrite', async (store) => {
        if (never()) return false;
        put(store, changes);
        await promisifyRequest(store.transaction);
        return true;
      });
      for (const [key] of written ? changes : []) this.#memory.delete(key);
      return written;
    } catch {
      if (!never()) for (const [key, value] of changes) this.#memory.set(key, structuredClone(value));
      return false;
    }
  }

  async update<T>(
    key: string,
    change: (old: T | undefined) => T | undefined,
    beside: (now: T | undefined) => readonly Change[] = () => [],
  ): Promise<T | undefined> {
    let now: T | undefined;
    if (!this.#memory.has(key)) {
      try {
        await this.#use('readwrite', async (store) => {
          // Chained on the request itself: an `await` of anything else would let the transaction end.
          const request: IDBRequest<T | undefined> = store.get(key);
          request.onsuccess = () => {
            now = change(request.result);
            put(store, [[key, now], ...beside(now)]);
          };
          await promisifyRequest(store.transaction);
        });
        return now;
      } catch {
        // Falls through to memory.
      }
    }
    const old = await this.get<T>(key);
    now = change(old);
    if (old !== undefined || now !== undefined) this.#memory.set(key, structuredClone(now));
    await this.write(beside(now));
    return now;
  }
}

function put(store: IDBObjectStore, changes: readonly Change[]): void {
  for (const [key, value] of changes) {
    if (value === undefined) store.delete(key);
    else store.put(value, key);
  }
}
