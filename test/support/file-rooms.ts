import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';
import type {Uploads} from '../../server/app/ports.js';
import {createUploads} from '../../server/memory/uploads.js';
import {openSqlite} from '../../server/node/database/sqlite.js';
import {createUploadRows, type UploadRows} from '../../server/node/database/upload-rows.js';
import type {Bucket} from '../../server/node/uploads/bucket.js';
import {openDiskUploads} from '../../server/node/uploads/disk-uploads.js';
import {createUploadBucket} from '../../server/node/uploads/upload-bucket.js';
import {uploadsIn, type SweptUploads} from '../../server/node/uploads/uploads-in.js';
import {startObjectStore, type ObjectStore} from './object-store.js';

/** A folder that goes when the suite ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-'));
  after(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

export interface BucketRoom {
  store: ObjectStore;
  rows: UploadRows;
  /** What nobody was there to be told. */
  reported: unknown[];
  /** Another gateway at the same files; `bucket`: by a line of its own to the store. */
  open(bucket?: Bucket): SweptUploads;
}

/** Files in a bucket, with a store and a database that go when the suite ends. */
export async function openBucketRoom(now: () => number): Promise<BucketRoom> {
  const store = await startObjectStore();
  const database = await openSqlite(await temporaryFolder());
  after(async () => {
    await store.end();
    await database.close();
  });
  const rows = createUploadRows(database);
  const reported: unknown[] = [];
  const options = {now, report: (error: unknown) => void reported.push(error), pieceLength: 64 * 1024};
  const open = (bucket = store.bucket) => uploadsIn(createUploadBucket(bucket, rows, options), {now, lock: database.tryLock});
  return {store, rows, reported, open};
}

/** The places that files can be kept in: what is told of one must hold for the others. */
export const fileRooms: readonly {place: string; uploads: (now: () => number) => Promise<Uploads>}[] = [
  {place: 'in memory', uploads: async (now) => createUploads(now)},
  {place: 'on disk', uploads: async (now) => openDiskUploads(await temporaryFolder(), {now, reserve: 0})},
  {place: 'in a bucket', uploads: async (now) => (await openBucketRoom(now)).open()},
];
