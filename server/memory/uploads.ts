import {contentType, headLength} from '../app/file-type.js';
import type {UploadRecord, Uploads} from '../app/ports.js';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Files that belong to no ticket are forgotten after this. */
const forgottenAfter = 7 * day;
/** A file that belongs to no ticket and got no byte for this long makes way where its owner is at a limit. */
const idleAfter = 60 * minute;
/** Files one person may have here that belong to no ticket. */
const mostLoose = 32;

interface Held {
  record: UploadRecord;
  /** Grows with what arrives, never beyond the size announced. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Epoch ms of the last byte, or of the creation. */
  touchedAt: number;
  /** `open` and `closed`: it belongs to a ticket that is so. */
  state: 'loose' | 'open' | 'closed';
}

/**
 * Files in memory. `capacity` in bytes, of which one person may take half, counting what he announced and what his open tickets hold. When it is
 * full of bytes that really came, files of closed tickets go first, oldest first; then those that belong to no ticket, of whoever holds most.
 */
export function createUploads(now: () => number, capacity = 512 * 1024 * 1024): Uploads {
  const files = new Map<string, Held>();
  return {
    create: async (upload) => {
      sweep();
      if (!fitsOwner(upload.owner, upload.size)) return 'full';
      const record: UploadRecord = {...upload, offset: 0};
      files.set(upload.id, {record, bytes: new Uint8Array(0), touchedAt: now(), state: 'loose'});
      return record;
    },
    read: async (id) => files.get(id)?.record,
    append: async (id, offset, bytes) => append(id, offset, bytes),
    remove: async (id) => void files.delete(id),
    hold: async (ids) => mark(ids, 'open'),
    keep: async (ids) => mark(ids, 'open'),
    release: async (ids) => mark(ids, 'closed'),
    forget: async (owner) => {
      for (const [id, {record, state}] of files) if (state === 'loose' && record.owner === owner) files.delete(id);
    },
    isKept: async (id) => (files.get(id)?.state ?? 'loose') !== 'loose',
    judge: async (id, verdict) => {
      const held = files.get(id);
      if (held) held.record = {...held.record, verdict};
    },
    open: async (id) => {
      const held = files.get(id);
      return held?.record.sha256 === undefined ? undefined : streamOf(held.bytes);
    },
  };

  function mark(ids: readonly string[], state: Held['state']): void {
    for (const id of ids) {
      const held = files.get(id);
      if (held) held.state = state;
    }
  }

  async function append(
    id: string,
    offset: number,
    bytes: ReadableStream<Uint8Array>,
  ): Promise<UploadRecord | 'conflict' | 'too-large' | 'full'> {
    const reader = bytes.getReader();
    let at = offset;
    for (;;) {
      // A break of the line ends the stream with an error; what came before it counts.
      const part = await reader.read().catch(() => ({done: true, value: undefined}) as const);
      const held = files.get(id);
      if (!held || held.record.offset !== at) return leave(reader, 'conflict');
      if (part.done) return finish(held);
      const end = at + part.value.length;
      if (end > held.record.size) return leave(reader, 'too-large');
      if (!grow(held, end)) return leave(reader, 'full');
      held.bytes.set(part.value, at);
      held.touchedAt = now();
      held.record = {...held.record, offset: end};
      at = end;
    }
  }

  /** Doubles, so that a file in small parts is copied a few times only. */
  function grow(held: Held, wanted: number): boolean {
    const {bytes, record} = held;
    if (wanted <= bytes.length) return true;
    const length = Math.min(record.size, Math.max(wanted, 2 * bytes.length));
    if (!makeRoom(length - bytes.length, held)) return false;
    held.bytes = new Uint8Array(length);
    held.bytes.set(bytes);
    return true;
  }

  function sweep(): void {
    for (const [id, {record, state}] of files) if (state === 'loose' && now() - record.createdAt >= forgottenAfter) files.delete(id);
  }

  /** Whether this person may announce so many bytes more; files he let lie go for it. */
  function fitsOwner(owner: string, size: number): boolean {
    const own = [...files.values()].filter(({record, state}) => record.owner === owner && state !== 'closed');
    let announced = own.reduce((sum, {record}) => sum + record.size, size);
    let loose = own.filter(({state}) => state === 'loose').length + 1;
    for (const {record, state, touchedAt} of own) {
      if (announced <= capacity / 2 && loose <= mostLoose) return true;
      if (state === 'open' || now() - touchedAt < idleAfter) continue;
      files.delete(record.id);
      announced -= record.size;
      loose -= 1;
    }
    return announced <= capacity / 2 && loose <= mostLoose;
  }

  function makeRoom(wanted: number, spared: Held): boolean {
    let used = wanted;
    const byOwner = new Map<string, number>([[spared.record.owner, wanted]]);
    for (const {record, bytes, state} of files.values()) {
      used += bytes.length;
      if (state === 'closed') continue;
      byOwner.set(record.owner, (byOwner.get(record.owner) ?? 0) + bytes.length);
    }
    for (const {record, bytes, state} of files.values()) {
      if (used <= capacity) return true;
      if (state !== 'closed') continue;
      files.delete(record.id);
      used -= bytes.length;
    }
    while (used > capacity) {
      const greedy = [...byOwner].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
      const victim = [...files.values()].find(
        (held) => held.record.owner === greedy && held.state === 'loose' && held !== spared && held.bytes.length,
      );
      if (victim) {
        files.delete(victim.record.id);
        used -= victim.bytes.length;
        byOwner.set(greedy, (byOwner.get(greedy) ?? 0) - victim.bytes.length);
      } else if (greedy === spared.record.owner) {
        // Whoever holds most makes nobody with less go.
        return false;
      } else byOwner.delete(greedy);
    }
    return true;
  }
}

function leave<T>(reader: ReadableStreamDefaultReader, outcome: T): T {
  reader.cancel().catch(() => undefined);
  return outcome;
}

async function finish(held: Held): Promise<UploadRecord> {
  const {record, bytes} = held;
  if (record.offset < record.size || record.sha256 !== undefined) return record;
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  held.record = {
    ...record,
    sha256: Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    content: contentType(bytes.subarray(0, headLength)),
  };
  return held.record;
}

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
