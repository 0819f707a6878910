import {createHash, randomBytes} from 'node:crypto';
import {contentType, headLength} from '../../app/file-type.js';
import type {Piece, PiecedUpload, UploadRows} from '../database/upload-rows.js';
import type {Bucket} from './bucket.js';
import {inPieces} from './in-pieces.js';
import {pulled} from './pulled.js';
import {BytesLost, placeName, type UploadPlace} from './upload-place.js';

/** Bytes of a piece: what our own sender sends at once, and the most that waits in memory for each line. */
const usualPiece = 1024 * 1024;
/** Ms after which a piece that no file knows belongs to nobody who is still at work. */
const strayAfter = 86_400_000;

export interface UploadBucketOptions {
  /** Epoch ms. */
  now(): number;
  /** Told of bytes that could not be removed yet. */
  report(error: unknown): void;
  pieceLength?: number;
}

/**
 * What is known of files lies in the database, their bytes in a bucket. On their way in they lie there in pieces, each of which counts once the database names it;
 * once all are there they are put together into one object, which the store takes by its SHA-256 alone.
 */
export function createUploadBucket(
  bucket: Bucket,
  rows: UploadRows,
  {now, report, pieceLength = usualPiece}: UploadBucketOptions,
): UploadPlace<PiecedUpload> {
  const wholeOf = (id: string) => `files/${placeName(id).slice(0, 2)}/${placeName(id)}`;
  const wholeKey = (id: string, sha256: string) => `${wholeOf(id)}-${sha256}`;
  const piecesOf = (id: string) => `pieces/${placeName(id)}/`;

  /** Pieces one after the other. */
  function joined(id: string, pieces: readonly Piece[]): ReadableStream<Uint8Array<ArrayBuffer>> {
    const waiting = [...pieces];
    let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
    const next = async (): Promise<Uint8Array<ArrayBuffer> | undefined> => {
      const part = await reader?.read();
      if (part?.value) return part.value;
      const piece = waiting.shift();
      if (!piece) return undefined;
      const bytes = await bucket.get(piecesOf(id) + piece.name);
      if (!bytes) throw new BytesLost();
      reader = bytes.getReader();
      return next();
    };
    return pulled(next, (why) => reader?.cancel(why));
  }

  async function removeAll(prefix: string): Promise<void> {
    const keys: string[] = [];
    for await (const {key} of bucket.list(prefix)) keys.push(key);
    for (const key of keys) await bucket.remove(key);
  }

  /** Its row goes last, so that what could not be removed is tried again. */
  async function discard(id: string): Promise<void> {
    await removeAll(piecesOf(id));
    await removeAll(wholeOf(id));
    await rows.remove(id);
  }

  return {
    find: rows.find,
    loose: rows.loose,
    mark: rows.mark,
    judge: rows.judge,

    create: async (note) => {
      await rows.insert(note);
      return true;
    },

    append: async (stored, {reader, taken, stopped}) => {
      const {id, size} = stored;
      const pieces = [...stored.pieces];
      let at = stored.length;
      for await (const bytes of inPieces(reader, pieceLength)) {
        const end = at + bytes.length;
        if (stopped()) return 'conflict';
        if (end > size) return 'too-large';
        const sha256 = hashOf(bytes);
        const whole = bytes.length === size ? {sha256, content: contentType(bytes.subarray(0, headLength))} : undefined;
        const name = `${String(at).padStart(15, '0')}-${randomBytes(6).toString('hex')}`;
        const key = whole ? wholeKey(id, sha256) : piecesOf(id) + name;
        await bucket.put(key, () => bytes, {size: bytes.length, sha256});
        if (!whole) pieces.push({name, length: bytes.length});
        if (stopped() || !(await rows.lengthen({id, length: at}, {length: end, pieces, ...whole}))) {
          // A whole one has the same name whoever writes it: whoever was first may have it.
          if (!whole || !(await rows.find(id))) await bucket.remove(key).catch(report);
          return 'conflict';
        }
        if (!whole) taken({at, bytes});
        at = end;
      }
      return {end: at};
    },

    read: async ({id, sha256, pieces}) => {
      if (sha256 === undefined) return joined(id, pieces);
      const bytes = await bucket.get(wholeKey(id, sha256));
      if (!bytes) throw new BytesLost();
      return bytes;
    },

    seal: async ({id, size, pieces}, whole) => {
      const key = wholeKey(id, whole.sha256);
      await bucket.put(key, () => joined(id, pieces), {size, sha256: whole.sha256});
      if (!(await rows.seal(id, whole))) return bucket.remove(key);
      await removeAll(piecesOf(id)).catch(report);
    },

    remove: async ({id}) => {
      await rows.leave(id);
      await discard(id).catch(report);
    },

    tidy: async () => {
      for (const id of await rows.left()) await discard(id);
      const strays: string[] = [];
      for await (const {key, writtenAt} of bucket.list('pieces/')) if (now() - writtenAt >= strayAfter) strays.push(key);
      if (!strays.length) return;
      const unfinished = (await rows.loose()).filter(({sha256}) => sha256 === undefined);
      const known = new Set(unfinished.map(({id}) => piecesOf(id)));
      for (const key of strays) if (!known.has(key.slice(0, key.lastIndexOf('/') + 1))) await bucket.remove(key);
    },

    hasRoom: async () => true,
    ready: bucket.ready,
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
