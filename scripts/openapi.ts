import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {openApi} from '../server/app/openapi.js';
import {staffOpenApi} from '../server/app/staff/staff-openapi.js';
import {haituWorld} from '../server/memory/world/haitu.js';
import type {Configuration} from '../server/node/configuration.js';
import {routes} from '../src/contract/routes.js';

const {settings: desk, agents, checklist, teamMail} = haituWorld;
const example: Configuration = {
  desk,
  agents,
  checklist,
  ...(teamMail && {teamMail}),
  retention: {closedTickets: 1095, signals: 365, feedback: 1095},
};

/** What is written from the code, and must never be behind it. */
const documents: Record<string, unknown> = {
  'openapi.json': openApi(routes),
  'staff-openapi.json': staffOpenApi(),
  'configuration.example.json': example,
};

for (const [name, document] of Object.entries(documents)) {
  const file = fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
  const text = await format(JSON.stringify(document), {...(await resolveConfig(file)), filepath: file});
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`docs/${name} is behind the code: npm run openapi`);
    process.exitCode = 1;
  }
}
