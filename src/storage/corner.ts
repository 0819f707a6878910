import type {KeptFile} from './records.js';
import type {Change, Store} from './store.js';

/** How far a file's upload got; it outlives the file's record, so that the same draft sent twice names the same uploads. */
export interface UploadRecord {
  id: string;
  done: boolean;
  /** Epoch ms. */
  at: number;
}

type WithFiles = {files: KeptFile[]};
type FileRecord = {blob: Blob; at: number};

/** One account's corner of a store: everything under one prefix, with the bytes of files apart from the records that name them, written once. */
export class Corner {
  readonly store: Store;
  /** Prefix of all keys: base address and person. */
  readonly scope: string;

  constructor(store: Store, scope: string) {
    this.store = store;
    this.scope = scope;
  }

  key(...path: string[]): string {
    return [this.scope, ...path].join('/');
  }

  /** Writes a record after the bytes of its files; `beside` belongs to the same transaction as the record. True: a reload finds all of it. */
  async save<T extends WithFiles>(key: string, record: T, now: number, beside: readonly Change[] = []): Promise<boolean> {
    const there = record.files.length > 0 ? new Set(await this.store.keys(this.key('file', ''))) : undefined;
    let kept = true;
    for (const file of record.files) {
      const name = this.key('file', file.id);
      // One by one: a file too many for the disk must not take the others with it.
      if (!there?.has(name)) kept = (await this.store.write([[name, {blob: file.blob, at: now} satisfies FileRecord]])) && kept;
    }
    return (await this.store.write([[key, withoutBytes(record)], ...beside])) && kept;
  }

  async load<T extends WithFiles>(key: string): Promise<T | undefined> {
    const record = await this.store.get<T>(key);
    return record && this.fill(record);
  }

  /** The record with its bytes; a file whose bytes are gone is left out. */
  async fill<T extends WithFiles>(record: T): Promise<T> {
    const files = await Promise.all(
      record.files.map(async (file) => ({...file, blob: (await this.store.get<FileRecord>(this.key('file', file.id)))?.blob})),
    );
    return {...record, files: files.filter((file): file is KeptFile => file.blob !== undefined)};
  }

  /** Changes that take the bytes of these files away. */
  dropFiles(files: readonly {id: string}[]): Change[] {
    return files.map((file) => [this.key('file', file.id), undefined]);
  }

  /** Takes away what nothing names any more: bytes left by a tab that was closed between two writes, and old notes of uploads. `age` in ms. */
  async sweep(now: number, age = 86_400_000): Promise<void> {
    const records = [
      ...(await this.store.list<Partial<WithFiles>>(this.key('draft', ''))),
      ...(await this.store.list<WithFiles>(this.key('outbox', ''))),
    ];
    const named = new Set(records.flatMap(([, record]) => (record.files ?? []).map((file) => file.id)));
    const old: Change[] = [];
    for (const kind of ['file', 'upload']) {
      for (const [key, record] of await this.store.list<{at: number}>(this.key(kind, ''))) {
        if (record.at < now - age && !named.has(key.slice(this.key(kind, '').length))) old.push([key, undefined]);
      }
    }
    if (old.length > 0) await this.store.write(old);
  }

  /** Takes everything of this account away. */
  async wipe(): Promise<void> {
    const keys = await this.store.keys(this.key(''));
    await this.store.write(keys.map((key) => [key, undefined]));
  }
}

/** The record as it is stored: it names its files only. */
export function withoutBytes<T extends WithFiles>(record: T): T {
  return {...record, files: record.files.map(({id, name, size, type, uploadId}) => ({id, name, size, type, uploadId}))};
}
