import {existsSync} from 'node:fs';
import {rename} from 'node:fs/promises';
import {haituWorld} from '../memory/world/haitu.js';
import {openStore} from './database/open-store.js';
import {readEnvironment} from './environment.js';
import {orSay} from './stop-plainly.js';
import {moveFiles} from './uploads/move-files.js';
import {folderOf, openUploadBucket} from './uploads/open-uploads.js';

/** `npm run move-files`: puts the files of DATA_DIR into the bucket of S3_BUCKET while no gateway runs, see docs/operations.md. */
const environment = await orSay(() => readEnvironment(process.env));
const folder = folderOf(environment.dataDir);
const report = (error: unknown) => void console.error(error);
const store = await orSay(() => openStore({...environment, settings: haituWorld.settings, report}));
try {
  const place = await orSay(() => openUploadBucket(environment, store, report));
  const moved = await moveFiles(folder, place);
  // A gateway starts on the bucket only once this name is free.
  if (existsSync(folder)) await rename(folder, `${folder}-moved`);
  console.log(`${moved} files were put into the bucket. ${folder}-moved is needed no more.`);
} finally {
  await store.close();
}
