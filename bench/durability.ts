import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {hostGateway} from '../test/support/gateway-host.js';
import {killInTheMiddle} from '../test/support/kill-in-the-middle.js';
import {startPostgres} from '../test/support/postgres.js';

/**
 * A thousand requests at once, a tenth of them with a file, while the gateway is killed again and again:
 * `npm run bench:durability -- [sqlite|postgres] [submissions]`. What was acknowledged must be there, once, with its file whole; ends with 1 where it is not.
 * CI runs the same with 200.
 */
const [kind = 'sqlite', submissions = '1000'] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'aftercare-'));
const cluster = kind === 'postgres' ? await startPostgres({durable: true}) : undefined;
const host = await hostGateway({DATA_DIR: folder, ...(cluster && {DATABASE_URL: await cluster.createDatabase()})});
try {
  await host.start();
  const figures = await killInTheMiddle(host, {submissions: Number(submissions), abreast: 100, killEvery: 150, fileEvery: 10});
  console.log(kind, figures);
  const {lost, twice, renamed, broken} = figures;
  process.exitCode = lost.length + twice.length + renamed.length + broken.length ? 1 : 0;
} finally {
  await host.end('SIGKILL');
  await cluster?.stop();
  await rm(folder, {recursive: true});
}
