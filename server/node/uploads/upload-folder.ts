import {createHash, randomBytes} from 'node:crypto';
import {mkdir, open, readdir, readFile, rename, rm, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import type {Verdict} from '../../app/scanning.js';

/** What is written beside a file's bytes. `createdAt` and `heldAt` in epoch ms. */
export interface UploadNote {
  id: string;
  owner: string;
  name: string;
  size: number;
  createdAt: number;
  /** `held`: a request is about to take it; `kept`: a request has it. */
  state: 'loose' | 'held' | 'kept';
  heldAt?: number;
  /** The request that holds it. */
  ticket?: string;
  /** Lower-case hex, once it is whole. */
  sha256?: string;
  /** What the scanner said of it. */
  verdict?: Verdict;
}

/**
 * Where files lie: bytes and note side by side under a name made of the id's digest, so that no text of a customer gets into a path; and an empty
 * mark for each that no request has, so that those are found without reading all. A mark comes first and goes last.
 */
export interface UploadFolder {
  /** Where the bytes lie. */
  path(id: string): string;
  note(id: string): Promise<UploadNote | undefined>;
  /** Bytes here; `undefined` where there is no file. */
  length(id: string): Promise<number | undefined>;
  create(note: UploadNote): Promise<void>;
  /** Replaces the note at one stroke; on the disk when this resolves. */
  write(note: UploadNote): Promise<void>;
  remove(note: Pick<UploadNote, 'id' | 'owner'>): Promise<void>;
  /** Those that no request has, of one owner or of all. */
  loose(owner?: string): Promise<UploadNote[]>;
  /** Removes what a creation or removal left behind that never came to its end: of those begun before, epoch ms. */
  clear(before: number): Promise<void>;
}

export async function openUploadFolder(root: string): Promise<UploadFolder> {
  const marks = join(root, 'loose');
  await mkdir(marks, {recursive: true});
  const place = (name: string) => join(root, 'files', name.slice(0, 2), name);
  const markOf = ({id, owner}: Pick<UploadNote, 'id' | 'owner'>) => join(marks, `${nameOf(owner).slice(0, 16)}-${nameOf(id)}`);

  const folder: UploadFolder = {
    path: (id) => `${place(nameOf(id))}.bytes`,
    note: (id) => readNote(place(nameOf(id))),

    length: async (id) => {
      const found = await unlessMissing(stat(folder.path(id)));
      return found?.size;
    },

    create: async (note) => {
      try {
        await mkdir(dirname(folder.path(note.id)), {recursive: true});
        await put(markOf(note), '');
        await put(folder.path(note.id), '');
        await folder.write(note);
      } catch (error) {
        await folder.remove(note).catch(() => undefined);
        throw error;
      }
    },

    write: async (note) => {
      const path = `${place(nameOf(note.id))}.json`;
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
    },

    remove: async (note) => {
      await discard(place(nameOf(note.id)));
      await rm(markOf(note), {force: true});
    },

    loose: async (owner) => {
      const prefix = owner === undefined ? '' : nameOf(owner).slice(0, 16);
      const names = (await readdir(marks)).filter((name) => name.startsWith(prefix));
      const notes = await Promise.all(names.map((name) => readNote(place(name.slice(17)))));
      return notes.flatMap((note) => (note && note.state !== 'kept' && (owner === undefined || note.owner === owner) ? [note] : []));
    },

    clear: async (before) => {
      for (const mark of await readdir(marks)) {
        const begun = await unlessMissing(stat(join(marks, mark)));
        if (!begun || begun.mtimeMs >= before) continue;
        const note = await readNote(place(mark.slice(17)));
        if (note && note.state !== 'kept') continue;
        if (!note) await discard(place(mark.slice(17)));
        await rm(join(marks, mark), {force: true});
      }
    },
  };
  return folder;
}

/** The note first: a file without one is not there. */
async function discard(place: string): Promise<void> {
  const name = basename(place);
  const there = (await unlessMissing(readdir(dirname(place)))) ?? [];
  const unfinished = there.filter((one) => one.startsWith(`${name}.json.`)).map((one) => one.slice(name.length));
  for (const ending of ['.json', ...unfinished, '.bytes']) await rm(place + ending, {force: true});
}

function nameOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
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
