import type {Ports, Repository, UploadRecord, Uploads} from '../../app/ports.js';
import {createDigests} from './digests.js';
import {BytesLost, type Appended, type Incoming, type StoredUpload, type UploadNote, type UploadPlace} from './upload-place.js';

const hour = 3_600_000;
const day = 24 * hour;
/** Files that belong to no request are forgotten after this. */
const forgottenAfter = 7 * day;
/** A file that belongs to no request makes way after this where its owner is at a limit. */
const idleAfter = hour;
/** Files, and bytes announced, that one person may have here for no request. */
const mostLoose = 32;
const mostLooseBytes = 256 * 1024 * 1024;

export interface SweptUploads extends Uploads {
  /**
   * Removes what is forgotten. `holds`: whether a request has a file; one that was about to be handed in and never was goes with the others.
   * Gives how many went.
   */
  sweep(holds: (ticket: string, upload: string) => Promise<boolean>): Promise<number>;
  /** Whether files can be written now; rejects where not. */
  ready(): Promise<void>;
}

export interface UploadsOptions {
  /** Epoch ms. */
  now: Ports['now'];
  /** Where other processes have the same place: takes a lock among all of them, without waiting, and gives its release. */
  lock?: Repository['tryLock'];
}

/** The port of uploads over a place: who may leave how much there, for how long, and one line at a time for each file. */
export function uploadsIn<Stored extends StoredUpload>(place: UploadPlace<Stored>, {now, lock}: UploadsOptions): SweptUploads {
  const digests = createDigests();
  /** What is being written, by id: a later line takes over from one that may be dead. */
  const writing = new Map<string, {stop(): void; done: Promise<unknown>}>();

  const forgotten = (note: UploadNote) => note.state === 'loose' && now() - note.createdAt >= forgottenAfter;

  /** As it is; a file whose last bytes came just before a crash becomes whole here. */
  async function read(id: string): Promise<UploadRecord | undefined> {
    const stored = await place.find(id);
    if (!stored || forgotten(stored)) return undefined;
    if (stored.length !== stored.size || stored.sha256 !== undefined || writing.has(id)) return recordOf(stored);
    return locked(id, async () => finish((await place.find(id)) ?? stored), async () => recordOf(stored)); // prettier-ignore
  }

  /** `undefined` where bytes that were here are gone: it is no use, and goes too. */
  async function finish(stored: Stored): Promise<UploadRecord | undefined> {
    if (stored.sha256 !== undefined) return recordOf(stored);
    try {
      const whole = await digests.finish(stored.id, stored.size, () => place.read(stored));
      await place.seal(stored, whole);
      digests.forget(stored.id);
      return recordOf({...stored, ...whole});
    } catch (error) {
      // Another line may have made it whole meanwhile, and taken away what it was made of.
      const found = await place.find(stored.id);
      if (found?.sha256 !== undefined) return recordOf(found);
      lost(error);
      await place.remove(stored);
      return undefined;
    }
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

  /** Does `work` while no other gateway of the place is at this file; `otherwise` while one is. */
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
    const outcome = await take(await place.find(id), offset, {reader, stopped}).catch((error: unknown) => {
      reader.cancel().catch(() => undefined);
      throw error;
    });
    if (typeof outcome === 'string') {
      reader.cancel().catch(() => undefined);
      return outcome;
    }
    const stored = await place.find(id);
    // Taken away by another gateway meanwhile.
    if (!stored) return 'conflict';
    if (stored.length === stored.size) return (await finish(stored)) ?? 'conflict';
    return stopped() ? 'conflict' : recordOf(stored);
  }

  async function take(stored: Stored | undefined, offset: number, line: Pick<Incoming, 'reader' | 'stopped'>): Promise<Appended> {
    if (!stored || stored.length !== offset) return 'conflict';
    if (!(await place.hasRoom(stored.size - offset))) return 'no-room';
    return place.append(stored, {...line, taken: ({at, bytes}) => digests.take(stored.id, at, bytes)});
  }

  /** Whether this person may announce so many bytes more; files he let lie go for it, oldest first. */
  async function fitsOwner(owner: string, size: number): Promise<boolean> {
    const own = (await place.loose(owner)).filter(({state}) => state === 'loose').sort((a, b) => a.createdAt - b.createdAt);
    let announced = own.reduce((sum, note) => sum + note.size, size);
    let count = own.length + 1;
    for (const note of own) {
      if (announced <= mostLooseBytes && count <= mostLoose) break;
      if (writing.has(note.id) || now() - note.createdAt < idleAfter) continue;
      await place.remove(note);
      announced -= note.size;
      count -= 1;
    }
    return announced <= mostLooseBytes && count <= mostLoose;
  }

  async function mark(ids: readonly string[], standing: Parameters<typeof place.mark>[1]): Promise<void> {
    for (const id of ids) await place.mark(id, standing);
  }

  return {
    create: async (upload) => {
      if (!(await fitsOwner(upload.owner, upload.size))) return 'full';
      if (!(await place.hasRoom(upload.size))) return 'no-room';
      const note: UploadNote = {...upload, state: 'loose'};
      return (await place.create(note)) ? recordOf({...note, length: 0}) : 'no-room';
    },
    read,
    append,
    remove: async (id) => {
      writing.get(id)?.stop();
      await writing.get(id)?.done;
      const stored = await place.find(id);
      digests.forget(id);
      if (stored) await place.remove(stored);
    },
    hold: (ids, ticket) => mark(ids, {state: 'held', heldAt: now(), ticket}),
    keep: (ids) => mark(ids, {state: 'kept'}),
    release: (ids) => mark(ids, {state: 'kept'}),
    forget: async (owner) => {
      for (const note of await place.loose(owner)) if (note.state === 'loose') await place.remove(note);
    },
    isKept: async (id) => ((await place.find(id))?.state ?? 'loose') !== 'loose',
    judge: (id, verdict) => place.judge(id, verdict),
    open: async (id) => {
      if ((await read(id))?.sha256 === undefined) return undefined;
      const stored = await place.find(id);
      return stored && place.read(stored).catch(lost);
    },

    sweep: async (holds) => {
      let gone = 0;
      for (const note of await place.loose()) {
        if (note.state === 'held' && now() - (note.heldAt ?? 0) >= day) {
          const kept = note.ticket !== undefined && (await holds(note.ticket, note.id));
          await place.mark(note.id, {state: kept ? 'kept' : 'loose'});
        } else if (forgotten(note)) {
          await place.remove(note);
          gone += 1;
        }
      }
      await place.tidy();
      return gone;
    },
    ready: () => place.ready(),
  };
}

function lost(error: unknown): undefined {
  if (!(error instanceof BytesLost)) throw error;
}

function recordOf({id, owner, name, size, length, createdAt, sha256, content, verdict}: StoredUpload): UploadRecord {
  return {id, owner, name, size, createdAt, offset: length, ...(verdict && {verdict}), ...(sha256 !== undefined && {sha256, content})};
}
