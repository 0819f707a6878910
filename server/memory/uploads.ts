import {headLength} from '../app/file-type.js';
import type {UploadRecord, Uploads} from '../app/ports.js';

const day = 86_400_000;
/** Files that belong to no ticket are forgotten after this. */
const forgottenAfter = 7 * day;

interface Held {
  record: UploadRecord;
  parts: Uint8Array<ArrayBuffer>[];
  kept: boolean;
}

/** Files in memory. `capacity` in bytes: when it is full, files that belong to no ticket go, oldest first. */
export function createUploads(now: () => number, capacity = 512 * 1024 * 1024): Uploads {
  const files = new Map<string, Held>();
  return {
    create: async (upload) => {
      sweep(upload.size);
      const record: UploadRecord = {...upload, offset: 0};
      files.set(upload.id, {record, parts: [], kept: false});
      return record;
    },
    read: async (id) => files.get(id)?.record,
    append: async (id, offset, bytes) => append(id, offset, bytes),
    remove: async (id) => void files.delete(id),
    keep: async (ids) => {
      for (const id of ids) {
        const held = files.get(id);
        if (held) held.kept = true;
      }
    },
    isKept: async (id) => files.get(id)?.kept ?? false,
    open: async (id) => {
      const held = files.get(id);
      return held?.record.sha256 === undefined ? undefined : streamOf(held.parts);
    },
  };

  async function append(id: string, offset: number, bytes: ReadableStream<Uint8Array>): Promise<UploadRecord | 'conflict' | 'too-large'> {
    const reader = bytes.getReader();
    let at = offset;
    for (;;) {
      // A break of the line ends the stream with an error; what came before it counts.
      const part = await reader.read().catch(() => ({done: true, value: undefined}) as const);
      const held = files.get(id);
      if (!held || held.record.offset !== at) return leave(reader, 'conflict');
      if (part.done) return finish(held);
      if (at + part.value.length > held.record.size) return leave(reader, 'too-large');
      held.parts.push(new Uint8Array(part.value));
      at += part.value.length;
      held.record = {...held.record, offset: at};
    }
  }

  function sweep(wanted: number): void {
    let used = wanted;
    for (const {record} of files.values()) used += record.size;
    for (const [id, {record, kept}] of files) {
      if (kept || (used <= capacity && now() - record.createdAt < forgottenAfter)) continue;
      used -= record.size;
      files.delete(id);
    }
  }
}

function leave<T>(reader: ReadableStreamDefaultReader, outcome: T): T {
  reader.cancel().catch(() => undefined);
  return outcome;
}

async function finish(held: Held): Promise<UploadRecord> {
  const {record, parts} = held;
  if (record.offset < record.size || record.sha256 !== undefined) return record;
  const whole = new Uint8Array(record.size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  const hash = await crypto.subtle.digest('SHA-256', whole);
  held.parts = [whole];
  held.record = {
    ...record,
    sha256: Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    head: whole.slice(0, headLength),
  };
  return held.record;
}

function streamOf(parts: readonly Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const rest = [...parts];
  return new ReadableStream({
    pull: (controller) => {
      const part = rest.shift();
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
}
