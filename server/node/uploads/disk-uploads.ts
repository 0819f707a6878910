import {open, statfs} from 'node:fs/promises';
import {headLength} from '../../app/file-type.js';
import type {Ports, Repository, UploadRecord, Uploads} from '../../app/ports.js';
import {appendBytes, isNoRoom, type Appended} from './append-bytes.js';
import {createDigests} from './digests.js';
import {readFrom} from './read-from.js';
import {openUploadFolder, type UploadNote} from './upload-folder.js';

const hour = 3_600_000;
const day = 24 * hour;
/** Files that belong to no request are forgotten after this. */
const forgottenAfter = 7 * day;
/** A file that belongs to no request makes way after this where its owner is at a limit. */
const idleAfter = hour;
/** Files, and bytes announced, that one person may have here for no request. */
const mostLoose = 32;
const mostLooseBytes = 256 * 1024 * 1024;

export interface DiskUploads extends Uploads {
  /**
   * Removes what is forgotten. `holds`: whether a request has a file; one that was about to be handed in and never was goes with the others.
   * Gives how many went.
   */
  sweep(holds: (ticket: string, upload: string) => Promise<boolean>): Promise<number>;
  /** Whether files can be written now; rejects where not. */
  ready(): Promise<void>;
}

export interface DiskUploadsOptions {
  /** Epoch ms. */
  now: Ports['now'];
  /** Bytes of the disk that files leave free for everything else. */
  reserve?: number;
  /** Where other processes have the same folder: takes a lock among all of them, without waiting, and gives its release. */
  lock?: Repository['tryLock'];
}

/**
 * Files in a folder. What its size on disk says is how far a file has come, so a crash loses nothing that was acknowledged
 * and nothing has to be mended after one.
 */
export async function openDiskUploads(root: string, {now, reserve = 256 * 1024 * 1024, lock}: DiskUploadsOptions): Promise<DiskUploads> {
  const folder = await openUploadFolder(root);
  // What is an hour old is nobody's that is still at work.
  await folder.clear(lock ? Date.now() - hour : Infinity);
  const digests = createDigests();
  /** What is being written, by id: a later line takes over from one that may be dead. */
  const writing = new Map<string, {stop(): void; done: Promise<unknown>}>();

  const forgotten = (note: UploadNote) => note.state === 'loose' && now() - note.createdAt >= forgottenAfter;
  const recordOf = async (note: UploadNote, offset: number): Promise<UploadRecord> => {
    const {id, owner, name, size, createdAt, sha256, verdict} = note;
    const record = {id, owner, name, size, createdAt, offset, ...(verdict && {verdict})};
    return sha256 === undefined ? record : {...record, sha256, head: await readHead(folder.path(id))};
  };

  /** As it is; a file whose last bytes came just before a crash becomes whole here. */
  async function read(id: string): Promise<UploadRecord | undefined> {
    const note = await folder.note(id);
    const offset = note && !forgotten(note) ? await folder.length(id) : undefined;
    if (!note || offset === undefined) return undefined;
    if (offset !== note.size || note.sha256 !== undefined || writing.has(id)) return recordOf(note, offset);
    return locked(id, async () => finish((await folder.note(id)) ?? note), () => recordOf(note, offset)); // prettier-ignore
  }

  async function finish(note: UploadNote): Promise<UploadRecord> {
    if (note.sha256 !== undefined) return recordOf(note, note.size);
    const whole = {...note, sha256: await digests.finish(note.id, folder.path(note.id), note.size)};
    await folder.write(whole);
    return recordOf(whole, note.size);
  }

  async function append(id: string, offset: number, bytes: ReadableStream<Uint8Array>): ReturnType<Uploads['append']> {
    while (writing.has(id)) {
      const other = writing.get(id)!;
      other.stop();
      await other.done;
    }
    const reader = bytes.getReader();
    let stopped = false;
    const stop = () => {
      stopped = true;
      reader.cancel().catch(() => undefined);
    };
    // Another gateway may still hold a line that is dead: the sender asks where the upload stands, and comes again.
    const taken = async (): Promise<'conflict'> => {
      reader.cancel().catch(() => undefined);
      return 'conflict';
    };
    const work = locked(id, () => write(id, offset, reader, () => stopped), taken).finally(() => writing.delete(id));
    writing.set(id, {stop, done: work.catch(() => undefined)});
    return work;
  }

  /** Does `work` while no other gateway of the folder is at this file; `otherwise` while one is. */
  async function locked<T>(id: string, work: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> {
    if (!lock) return work();
    const release = await lock(`upload ${id}`);
    return release ? work().finally(release) : otherwise();
  }

  async function write(
    id: string,
    offset: number,
    reader: ReadableStreamDefaultReader<Uint8Array>,
    stopped: () => boolean,
  ): ReturnType<Uploads['append']> {
    const note = await folder.note(id);
    const here = note && (await folder.length(id));
    const outcome: Appended | 'conflict' = !note || here !== offset ? 'conflict' : await take(note, offset, reader);
    if (!note || typeof outcome === 'string') {
      reader.cancel().catch(() => undefined);
      return typeof outcome === 'string' ? outcome : 'conflict';
    }
    // Taken away by another gateway meanwhile.
    if ((await folder.length(id)) === undefined) return 'conflict';
    if (outcome.end === note.size) return finish(note);
    return stopped() ? 'conflict' : recordOf(note, outcome.end);
  }

  async function take({id, size}: UploadNote, offset: number, reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Appended> {
    if (!(await hasRoom(size - offset))) return 'no-room';
    return appendBytes({path: folder.path(id), offset, size, reader, taken: (part) => digests.take(id, part.at, part.bytes)});
  }

  async function hasRoom(bytes: number): Promise<boolean> {
    const {bavail, bsize} = await statfs(root);
    return bavail * bsize - bytes > reserve;
  }

  /** Whether this person may announce so many bytes more; files he let lie go for it, oldest first. */
  async function fitsOwner(owner: string, size: number): Promise<boolean> {
    const own = (await folder.loose(owner)).filter(({state}) => state === 'loose').sort((a, b) => a.createdAt - b.createdAt);
    let announced = own.reduce((sum, note) => sum + note.size, size);
    let count = own.length + 1;
    for (const note of own) {
      if (announced <= mostLooseBytes && count <= mostLoose) break;
      if (writing.has(note.id) || now() - note.createdAt < idleAfter) continue;
      await folder.remove(note);
      announced -= note.size;
      count -= 1;
    }
    return announced <= mostLooseBytes && count <= mostLoose;
  }

  async function mark(ids: readonly string[], change: Pick<UploadNote, 'state'> & Partial<UploadNote>): Promise<void> {
    for (const id of ids) {
      const note = await folder.note(id);
      if (note && note.state !== 'kept') await folder.write({...note, ...change});
    }
  }

  return {
    create: async (upload) => {
      if (!(await fitsOwner(upload.owner, upload.size))) return 'full';
      if (!(await hasRoom(upload.size))) return 'no-room';
      const note: UploadNote = {...upload, state: 'loose'};
      const created = await folder.create(note).then(
        () => true,
        (error: unknown) => (isNoRoom(error) ? false : Promise.reject(error)),
      );
      return created ? recordOf(note, 0) : 'no-room';
    },
    read,
    append,
    remove: async (id) => {
      writing.get(id)?.stop();
      await writing.get(id)?.done;
      const note = await folder.note(id);
      digests.forget(id);
      if (note) await folder.remove(note);
    },
    hold: (ids, ticket) => mark(ids, {state: 'held', heldAt: now(), ticket}),
    keep: (ids) => mark(ids, {state: 'kept'}),
    release: (ids) => mark(ids, {state: 'kept'}),
    isKept: async (id) => ((await folder.note(id))?.state ?? 'loose') !== 'loose',
    judge: async (id, verdict) => {
      const note = await folder.note(id);
      if (note) await folder.write({...note, verdict});
    },
    open: async (id) => ((await read(id))?.sha256 === undefined ? undefined : readFrom(folder.path(id))),

    sweep: async (holds) => {
      let gone = 0;
      for (const note of await folder.loose()) {
        if (note.state === 'held' && now() - (note.heldAt ?? 0) >= day) {
          const {ticket, heldAt, ...rest} = note;
          const kept = ticket !== undefined && (await holds(ticket, note.id));
          await folder.write(kept ? {...note, state: 'kept'} : {...rest, state: 'loose'});
        } else if (forgotten(note)) {
          await folder.remove(note);
          gone += 1;
        }
      }
      return gone;
    },
    ready: async () => {
      if (!(await hasRoom(0))) throw new Error('The disk of DATA_DIR is full.');
    },
  };
}

async function readHead(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path, 'r');
  try {
    const head = new Uint8Array(headLength);
    const {bytesRead} = await file.read(head, 0, headLength, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
