import type {NamedFile} from './records.js';
import type {Change, Store} from './store.js';

/** How far a file's upload got; it outlives the file's record, so that the same draft sent twice names the same uploads. */
export interface UploadRecord {
  id: string;
  done: boolean;
  /** Epoch ms. */
  at: number;
}

type WithFiles = {files?: NamedFile[]};
type FileRecord = {blob: Blob; at: number};

/** One account's corner of a store: everything under one prefix, with the bytes of files apart from the records that name them, written once. */
export class Corner {
  /** Takes nothing more once the corner was wiped: a save begun before must not land after. */
  readonly store: Store;
  /** Prefix of all keys: base address and person. */
  readonly scope: string;
  readonly #whole: Store;
  /** Names of bytes that the disk refused. */
  readonly #refused = new Set<string>();
  #wiped = false;

  constructor(store: Store, scope: string) {
    this.#whole = store;
    this.scope = scope;
    const never = () => this.#wiped;
    this.store = {
      get: (key) => store.get(key),
      list: (prefix) => store.list(prefix),
      keys: (prefix) => store.keys(prefix),
      write: (changes) => store.write(changes, never),
      update: (key, change, beside) => store.update(key, (old) => (never() ? old : change(old)), (now) => (never() ? [] : (beside?.(now) ?? []))), // prettier-ignore
    };
  }

  key(...path: string[]): string {
    return [this.scope, ...path].join('/');
  }

  /** Writes a record (or takes it away) after the bytes of its files; `beside` belongs to its transaction. True: a reload finds all of it. */
  async save<T extends WithFiles>(key: string, record: T | undefined, now: number, beside: readonly Change[] = []): Promise<boolean> {
    const there = record?.files?.length ? await this.store.keys(this.key('file', '')) : [];
    let kept = true;
    for (const {id, blob} of record?.files ?? []) {
      const name = this.key('file', id);
      if (there.includes(name) && !this.#refused.has(name)) continue;
      // One by one: a file too many for the disk must not take the others with it.
      const taken = blob !== undefined && (await this.store.write([[name, {blob, at: now} satisfies FileRecord]]));
      this.#refused[taken ? 'delete' : 'add'](name);
      kept &&= taken;
    }
    return (await this.store.write([[key, record && withoutBytes(record)], ...beside])) && kept;
  }

  /** The record under a key, its files with the bytes that are there. */
  async load<T extends WithFiles>(key: string): Promise<T | undefined> {
    const record = await this.store.get<T>(key);
    return record && this.fill(record);
  }

  /** The record with its bytes. */
  async fill<T extends WithFiles>(record: T): Promise<T> {
    if (!record.files) return record;
    const bytesOf = async ({id}: NamedFile) => (await this.store.get<FileRecord>(this.key('file', id)))?.blob;
    return {...record, files: await Promise.all(record.files.map(async (file) => ({...file, blob: await bytesOf(file)})))};
  }

  /** Changes that take the bytes of these files away. */
  dropFiles(files: readonly {id: string}[]): Change[] {
    return files.map(({id}) => [this.key('file', id), undefined]);
  }

  /** Takes away what nothing names any more: bytes left by a tab that was closed between two writes, and old notes of uploads. `age` in ms. */
  async sweep(now: number, age = 86_400_000): Promise<void> {
    const all = await this.store.list<WithFiles & {at?: number}>(this.key(''));
    const named = new Set(all.flatMap(([, {files = []}]) => files.map(({id}) => id)));
    const old = all.filter(([key, {at}]) => at !== undefined && at < now - age && !named.has(key.slice(key.lastIndexOf('/') + 1)));
    if (old.length > 0) await this.store.write(old.map(([key]) => [key, undefined]));
  }

  /** Takes everything of this account away, for good: what is still on its way here finds no place. */
  async wipe(): Promise<void> {
    this.#wiped = true;
    const keys = await this.#whole.keys(this.key(''));
    await this.#whole.write(keys.map((key) => [key, undefined]));
  }
}

/** The record as it is stored: it names its files only. */
export function withoutBytes<T extends WithFiles>(record: T): T {
  return record.files ? {...record, files: record.files.map(({blob: _, ...file}) => file)} : record;
}
