import {createHash, type Hash} from 'node:crypto';
import {contentType, headLength} from '../../app/file-type.js';
import {BytesLost, type Whole} from './upload-place.js';

/** Files whose digest is kept under way; those of others are read once more at their end. */
const mostKept = 64;

/** SHA-256 and kind of files while they come. They hold over any number of parts, but not over a restart. */
export interface Digests {
  /** Bytes that were written at `at`; only what follows on what was taken before counts. */
  take(id: string, at: number, bytes: Uint8Array): void;
  /** Of the whole file; `read` gives its bytes where not all of them were seen here. Throws `BytesLost`. */
  finish(id: string, size: number, read: () => Promise<ReadableStream<Uint8Array>>): Promise<Whole>;
  forget(id: string): void;
}

interface Seen {
  hash: Hash;
  length: number;
  head: Buffer;
}

export function createDigests(): Digests {
  const running = new Map<string, Seen>();
  return {
    take: (id, at, bytes) => {
      const seen = running.get(id) ?? nothing();
      if (seen.length !== at) return void running.delete(id);
      look(seen, bytes);
      // The one written last stands last.
      running.delete(id);
      running.set(id, seen);
      const [oldest] = running.keys();
      if (running.size > mostKept && oldest !== undefined) running.delete(oldest);
    },
    finish: async (id, size, read) => {
      const known = running.get(id);
      if (known?.length === size) return told(known);
      const seen = nothing();
      const reader = (await read()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) look(seen, part.value);
      if (seen.length !== size) throw new BytesLost();
      return told(seen);
    },
    forget: (id) => void running.delete(id),
  };
}

const nothing = (): Seen => ({hash: createHash('sha256'), length: 0, head: Buffer.alloc(0)});

function look(seen: Seen, bytes: Uint8Array): void {
  seen.hash.update(bytes);
  seen.length += bytes.length;
  if (seen.head.length < headLength) seen.head = Buffer.concat([seen.head, bytes.subarray(0, headLength - seen.head.length)]);
}

function told({hash, head}: Seen): Whole {
  return {sha256: hash.copy().digest('hex'), content: contentType(head)};
}
