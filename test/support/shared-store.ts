import type {Change, Store} from '../../src/storage/store.js';

/** A store that several desks share as tabs share a database; `refuse` makes it one that no longer takes anything. */
export class SharedStore implements Store {
  readonly records = new Map<string, unknown>();
  readonly #memory = new Map<string, unknown>();
  refuse = false;

  async get<T>(key: string): Promise<T | undefined> {
    return structuredClone((this.#memory.get(key) ?? this.records.get(key)) as T | undefined);
  }

  async keys(prefix: string): Promise<string[]> {
    return [...new Set([...this.records.keys(), ...this.#memory.keys()])].filter((key) => key.startsWith(prefix)).sort();
  }

  async list<T>(prefix: string): Promise<[string, T][]> {
    const keys = await this.keys(prefix);
    // As in a database's one reading: what is taken away between keys and values is in neither.
    return keys
      .filter((key) => this.#memory.has(key) || this.records.has(key))
      .map((key) => [key, structuredClone((this.#memory.get(key) ?? this.records.get(key)) as T)]);
  }

  async write(changes: readonly Change[], never = () => false): Promise<boolean> {
    if (never()) return false;
    for (const [key, value] of changes) {
      this.#memory.delete(key);
      if (value === undefined) this.records.delete(key);
      else (this.refuse ? this.#memory : this.records).set(key, structuredClone(value));
    }
    return !this.refuse;
  }

  async update<T>(
    key: string,
    change: (old: T | undefined) => T | undefined,
    beside: (now: T | undefined) => readonly Change[] = () => [],
  ): Promise<T | undefined> {
    const now = change(structuredClone(this.#memory.get(key) ?? this.records.get(key)) as T | undefined);
    await this.write([[key, now], ...beside(now)]);
    return now;
  }
}
