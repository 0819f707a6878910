import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {openApi} from '../server/app/openapi.js';
import {routes} from '../src/contract/routes.js';

const file = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
const text = await format(JSON.stringify(openApi(routes)), {...(await resolveConfig(file)), filepath: file});

if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error('docs/openapi.json is behind the route table: npm run openapi');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
