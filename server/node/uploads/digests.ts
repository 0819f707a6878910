import {createHash, type Hash} from 'node:crypto';
import {createReadStream} from 'node:fs';

/** Files whose digest is kept under way; those of others are read once more at their end. */
const mostKept = 64;

/** SHA-256 of files while they come. It holds over any number of parts, but not over a restart. */
export interface Digests {
  /** Bytes that were written at `at`; only what follows on what was taken before counts. */
  take(id: string, at: number, bytes: Uint8Array): void;
  /** Lower-case hex of the whole file. */
  finish(id: string, path: string, size: number): Promise<string>;
  forget(id: string): void;
}

export function createDigests(): Digests {
  const running = new Map<string, {hash: Hash; length: number}>();
  return {
    take: (id, at, bytes) => {
      const known = running.get(id) ?? {hash: createHash('sha256'), length: 0};
      if (known.length !== at) return void running.delete(id);
      known.hash.update(bytes);
      known.length += bytes.length;
      // The one written last stands last.
      running.delete(id);
      running.set(id, known);
      const [oldest] = running.keys();
      if (running.size > mostKept && oldest !== undefined) running.delete(oldest);
    },
    finish: async (id, path, size) => {
      const known = running.get(id);
      running.delete(id);
      if (known?.length === size) return known.hash.digest('hex');
      const hash = createHash('sha256');
      for await (const part of createReadStream(path)) hash.update(part as Buffer);
      return hash.digest('hex');
    },
    forget: (id) => void running.delete(id),
  };
}
