import {execFileSync, spawnSync} from 'node:child_process';
import {accessSync, constants, realpathSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright';

/** First what draws no window: the same engine, at a third of the work where there is no graphics card. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [];
  }),
];

/**
 * Where a Chromium stands: `CHROMIUM_PATH`, the usual places, Playwright's own. Undefined where there is none.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM_PATH is ${named}, where there is no program`);
    return named;
  }
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...places];
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places, playwrightsOwn()].find(isProgram);
}

/**
 * The same, and where there is none, installs one: by apt as root on Debian (with a font for Chinese), else by Playwright.
 *
 * @returns {string}
 */
export function findOrInstallChromium() {
  const found = findChromium();
  if (found) return found;
  const ways = [installByApt, installByPlaywright];
  for (const install of ways) {
    if (!install()) continue;
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error('No Chromium found and none could be installed: install one and set CHROMIUM_PATH to its program');
}

function installByApt() {
  if (process.getuid?.() !== 0 || !has('apt-get')) return false;
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  const apt = (/** @type {string[]} */ ...words) => run('apt-get', words, env);
  const install = (/** @type {string} */ browser) => apt('install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk');
  return apt('update') && (install('chromium-headless-shell') || install('chromium'));
}

function installByPlaywright() {
  const cli = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url));
  return run(process.execPath, [cli, 'install', 'chromium']);
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(program, words, env = process.env) {
  process.stderr.write(`${program} ${words.join(' ')}\n`);
  return spawnSync(program, words, {env, stdio: ['ignore', 2, 2]}).status === 0;
}

/** @param {string} program */
function has(program) {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}

function playwrightsOwn() {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) console.log(findOrInstallChromium());
