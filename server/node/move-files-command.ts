import {haituWorld} from '../memory/world/haitu.js';
import {openStore} from './database/open-store.js';
import {readEnvironment} from './environment.js';
import {orSay} from './stop-plainly.js';
import {moveFiles} from './uploads/move-files.js';
import {folderOf, openUploadBucket} from './uploads/open-uploads.js';

/** `npm run move-files`: puts the files of DATA_DIR into the bucket of S3_BUCKET while no gateway runs, see docs/operations.md. */
const environment = await orSay(() => readEnvironment(process.env));
const report = (error: unknown) => void console.error(error);
const store = await orSay(() => openStore({...environment, settings: haituWorld.settings, report}));
try {
  const place = await orSay(() => openUploadBucket(environment, store, report));
  console.log(`${await orSay(() => moveFiles(folderOf(environment.dataDir), place))} files are in the bucket now.`);
} finally {
  await store.close();
}
