import {randomBytes} from 'node:crypto';
import {mkdir, open, readdir, readFile, rename, rm, stat, statfs} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {contentType, headLength} from '../../app/file-type.js';
import {appendBytes, isNoRoom} from './append-bytes.js';
import {readFrom} from './read-from.js';
import {placeName, type UploadNote, type UploadPlace} from './upload-place.js';

export interface UploadFolderOptions {
  /** Bytes of the disk that files leave free for everything else. */
  reserve: number;
  /** What a creation or removal left behind that never came to its end goes now: of those begun before this, epoch ms. */
  leftBefore: number;
}

/**
 * Bytes and note lie side by side under a name made of the id's digest; and an empty mark for each file that no request has, so that those are found without
 * reading all. A mark comes first and goes last.
 */
export async function openUploadFolder(root: string, {reserve, leftBefore}: UploadFolderOptions): Promise<UploadPlace> {
  const marks = join(root, 'loose');
  await mkdir(marks, {recursive: true});
  const place = (name: string) => join(root, 'files', name.slice(0, 2), name);
  const pathOf = (id: string) => `${place(placeName(id))}.bytes`;
  const markOf = ({id, owner}: Pick<UploadNote, 'id' | 'owner'>) => join(marks, `${placeName(owner).slice(0, 16)}-${placeName(id)}`);

  /** Replaces a note at one stroke; on the disk when this resolves. */
  async function write(note: UploadNote): Promise<void> {
    const path = `${place(placeName(note.id))}.json`;
    // Another gateway may write the same note at the same moment.
    const fresh = `${path}.${randomBytes(6).toString('hex')}.new`;
    try {
      await put(fresh, JSON.stringify(note));
      await rename(fresh, path);
    } catch (error) {
      await rm(fresh, {force: true}).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(path));
    if (note.state === 'kept') await rm(markOf(note), {force: true});
  }

  async function rewrite(id: string, change: (note: UploadNote) => Partial<UploadNote> | undefined): Promise<void> {
    const note = await readNote(place(placeName(id)));
    const changed = note && change(note);
    if (changed) await write({...note, ...changed});
  }

  async function remove(note: Pick<UploadNote, 'id' | 'owner'>): Promise<void> {
    await discard(place(placeName(note.id)));
    await rm(markOf(note), {force: true});
  }

  async function hasRoom(bytes: number): Promise<boolean> {
    const {bavail, bsize} = await statfs(root);
    return bavail * bsize - bytes > reserve;
  }

  for (const mark of await readdir(marks)) {
    const begun = await unlessMissing(stat(join(marks, mark)));
    if (!begun || begun.mtimeMs >= leftBefore) continue;
    const note = await readNote(place(mark.slice(17)));
    if (note && note.state !== 'kept') continue;
    if (!note) await discard(place(mark.slice(17)));
    await rm(join(marks, mark), {force: true});
  }

  return {
    find: async (id) => {
      const note = await readNote(place(placeName(id)));
      const bytes = note && (await unlessMissing(stat(pathOf(id))));
      if (!note || !bytes) return undefined;
      // Notes of an earlier version do not say it.
      const content = note.content ?? (note.sha256 === undefined ? undefined : await contentOf(pathOf(id)));
      return {...note, content, length: bytes.size};
    },

    loose: async (owner) => {
      const prefix = owner === undefined ? '' : placeName(owner).slice(0, 16);
      const names = (await readdir(marks)).filter((name) => name.startsWith(prefix));
      const notes = await Promise.all(names.map((name) => readNote(place(name.slice(17)))));
      return notes.flatMap((note) => (note && note.state !== 'kept' && (owner === undefined || note.owner === owner) ? [note] : []));
    },

    create: async (note) => {
      try {
        await mkdir(dirname(pathOf(note.id)), {recursive: true});
        await put(markOf(note), '');
        await put(pathOf(note.id), '');
        await write(note);
        return true;
      } catch (error) {
        await remove(note).catch(() => undefined);
        if (isNoRoom(error)) return false;
        throw error;
      }
    },

    mark: (id, standing) =>
      rewrite(id, (note) => (note.state === 'kept' ? undefined : {heldAt: undefined, ticket: undefined, ...standing})),
    judge: (id, verdict) => rewrite(id, () => ({verdict})),
    append: ({id, length, size}, {reader, taken}) => appendBytes({path: pathOf(id), offset: length, size, reader, taken}),
    read: ({id}) => readFrom(pathOf(id)),
    seal: ({id}, whole) => rewrite(id, () => whole),
    remove,
    tidy: async () => undefined,
    hasRoom,
    ready: async () => {
      if (!(await hasRoom(0))) throw new Error('The disk of DATA_DIR is full.');
    },
  };
}

/** Every file of a folder that is whole, with its bytes. */
export async function* wholeFiles(root: string): AsyncGenerator<{note: UploadNote; bytes: ReadableStream<Uint8Array<ArrayBuffer>>}> {
  const files = join(root, 'files');
  for (const name of (await unlessMissing(readdir(files, {recursive: true}))) ?? []) {
    const place = join(files, name.replace(/\.json$/, ''));
    const note = name.endsWith('.json') ? await readNote(place) : undefined;
    if (note?.sha256 !== undefined) yield {note, bytes: await readFrom(`${place}.bytes`)};
  }
}

async function contentOf(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return contentType(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** The note first: a file without one is not there. */
async function discard(place: string): Promise<void> {
  const name = basename(place);
  const there = (await unlessMissing(readdir(dirname(place)))) ?? [];
  const unfinished = there.filter((one) => one.startsWith(`${name}.json.`)).map((one) => one.slice(name.length));
  for (const ending of ['.json', ...unfinished, '.bytes']) await rm(place + ending, {force: true});
}

async function readNote(place: string): Promise<UploadNote | undefined> {
  const text = await unlessMissing(readFile(`${place}.json`, 'utf8'));
  return text === undefined ? undefined : (JSON.parse(text) as UploadNote);
}

async function put(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is on the disk only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
