import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';
import type {Uploads} from '../../server/app/ports.js';
import {createUploads} from '../../server/memory/uploads.js';
import {openDiskUploads} from '../../server/node/uploads/disk-uploads.js';

/** A folder that goes when the suite ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-'));
  after(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

/** Both places that files can be kept in: what is told of one must hold for the other. */
export const fileRooms: readonly {place: string; uploads: (now: () => number) => Promise<Uploads>}[] = [
  {place: 'in memory', uploads: async (now) => createUploads(now)},
  {place: 'on disk', uploads: async (now) => openDiskUploads(await temporaryFolder(), {now, reserve: 0})},
];
