import {join} from 'node:path';
import {CannotStart} from '../cannot-start.js';
import type {Store} from '../database/open-store.js';
import {createUploadRows, type PiecedUpload} from '../database/upload-rows.js';
import type {Environment} from '../environment.js';
import {openBucket} from './bucket.js';
import {claimBucket} from './claim-bucket.js';
import type {KnownNumber} from './claim-place.js';
import {claimFolder, holdsFiles} from './claim-folder.js';
import {openDiskUploads} from './disk-uploads.js';
import {createUploadBucket} from './upload-bucket.js';
import type {UploadPlace} from './upload-place.js';
import {uploadsIn, type SweptUploads} from './uploads-in.js';

type Where = Pick<Environment, 'bucket' | 'databaseUrl' | 'dataDir'>;
type Known = Pick<Store, 'database' | 'marks'>;

const marks = {folder: 'files', bucket: 'bucket'};
/** Under `dataDir`, where files of requests lie. */
export const folderOf = (dataDir: string) => join(dataDir, 'uploads');

/** Files where the environment says: in a bucket, else in a folder, which gateways of one PostgreSQL share. Throws `CannotStart`. */
export async function openUploads(where: Where, store: Known, report: (error: unknown) => void): Promise<SweptUploads> {
  const options = {now: Date.now, ...(where.databaseUrl !== undefined && {lock: store.database.tryLock})};
  if (where.bucket) {
    if (await holdsFiles(folderOf(where.dataDir))) {
      throw new CannotStart(
        `There are files in ${folderOf(where.dataDir)} that are not in the bucket of S3_BUCKET yet. Put them there with: npm run move-files`,
      );
    }
    return uploadsIn(await openUploadBucket(where, store, report), options);
  }
  if ((await store.marks.read(marks.bucket)) !== undefined) {
    throw new CannotStart('The files of this database lie in a bucket. Set S3_BUCKET, and what belongs to it, as it was.');
  }
  const folder = folderOf(where.dataDir);
  if (where.databaseUrl !== undefined) await claimFolder(folder, numberOf(store, marks.folder));
  return openDiskUploads(folder, options);
}

/** The bucket that the environment names, made this database's own. Throws `CannotStart`. */
export async function openUploadBucket(
  {bucket: settings}: Pick<Where, 'bucket'>,
  store: Known,
  report: (error: unknown) => void,
): Promise<UploadPlace<PiecedUpload>> {
  if (!settings) throw new CannotStart('Set S3_BUCKET, and what belongs to it.');
  const bucket = openBucket(settings);
  await claimBucket({bucket, settings, number: numberOf(store, marks.bucket), report});
  return createUploadBucket(bucket, createUploadRows(store.database), {now: Date.now, report});
}

function numberOf({marks: {read, once}}: Known, name: string): KnownNumber {
  return {known: () => read(name), agree: (proposed) => once(name, proposed)};
}
