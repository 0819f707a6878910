import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

// Rules that are off. Imports: elements name each other's tags without defining them, which is for the page to do. CSS: the analyzer's
// parser knows no nesting.
const off = ['no-missing-import', 'no-invalid-css'];

// Lit's `nothing` takes an attribute away; the analyzer knows it only as a symbol that fits no attribute.
const aboutNothing = /^\s+\d+:\d+\s+error\s+Type '.*Symbol\(undefined\).*' is not assignable to /;

const {stdout, stderr, error} = spawnSync(
  process.execPath,
  ['node_modules/lit-analyzer/cli.js', '--strict', '--format', 'list', ...off.flatMap((rule) => [`--rules.${rule}`, 'off']), 'src/**/*.ts'],
  {cwd: fileURLToPath(new URL('../', import.meta.url)), encoding: 'utf8'},
);
if (error) throw error;
if (!/^Analyzing [1-9]\d* files/m.test(stdout)) throw new Error(`The analyzer found no files:\n${stdout}${stderr}`);

let place = '';
const found = stdout.split('\n').flatMap((line) => {
  if (line.startsWith('./')) place = line;
  return /^\s+\d+:\d+\s+(error|warning)\s/.test(line) && !aboutNothing.test(line) ? [`${place}${line}`] : [];
});
for (const line of found) console.log(line);
if (found.length) process.exitCode = 1;
