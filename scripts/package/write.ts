import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {cssData, htmlData, webTypes} from './editor-data.js';
import {frameworks} from './frameworks.js';
import {manifest} from './manifest.js';
import {readElements} from './read-elements.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {name: string; version: string};
const elements = readElements(root);
const files = {
  'custom-elements.json': manifest(elements),
  'vscode.html-data.json': htmlData(elements),
  'vscode.css-data.json': cssData(elements),
  'web-types.json': webTypes(elements, about),
};
mkdirSync(join(root, 'dist/frameworks'), {recursive: true});
for (const [name, text] of Object.entries(frameworks(elements))) writeFileSync(join(root, 'dist/frameworks', name), text);
for (const [name, content] of Object.entries(files)) writeFileSync(join(root, 'dist', name), `${JSON.stringify(content, undefined, 1)}\n`);
