import {spawn} from 'node:child_process';
import {rmSync} from 'node:fs';
import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {buildIfOld} from './fresh-build.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Said instead of starting, where a word was not understood: nobody should look for his server at another port. */
function options() {
  try {
    return parseArgs({options: {port: {type: 'string'}, fresh: {type: 'boolean'}, 'no-simulate': {type: 'boolean'}}}).values;
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split('. ');
    console.error(
      `${what}. npm start takes: --port 4300, --fresh (the demo from its beginning), --no-simulate (without the simulated team).`,
    );
    process.exit(1);
  }
}

const {port = process.env['PORT'] ?? '4173', fresh = false, 'no-simulate': alone = false} = options();
buildIfOld('demo');
// The demo from its beginning: what was handed in, and the world as it was when it was first started.
if (fresh) rmSync(resolve(root, process.env['DATA_DIR'] ?? '.data'), {recursive: true, force: true});
const env = {...process.env, PORT: port};
// The demo's team works by itself, unless somebody would rather do its work on the staff page.
const team = alone ? [] : ['--simulate'];
const server = spawn(process.execPath, ['--import', 'tsx', 'server/node/main.ts', ...team], {cwd: root, env, stdio: 'inherit'});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => server.kill(signal));
server.once('exit', (code) => process.exit(code ?? 0));
