import {backUp} from './back-up.js';
import {orSay} from './stop-plainly.js';

/** `npm run back-up -- FOLDER`: a copy of DATA_DIR (`.data`) while the gateway runs, see docs/operations.md. */
const [target] = process.argv.slice(2);
if (target === undefined) {
  console.error('Say where to: npm run back-up -- /backups/2026-11-22');
  process.exit(1);
}
await orSay(() => backUp(process.env['DATA_DIR'] ?? '.data', target));
console.log(
  process.env['S3_BUCKET']?.trim()
    ? `The database is in ${target}. Files lie in the bucket: see docs/operations.md for what to do about those.`
    : `Everything is in ${target}`,
);
