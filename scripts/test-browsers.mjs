import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {isProgram} from './find-chromium.mjs';
import {buildIfOld} from './fresh-build.mjs';

/** The main jobs in other engines than Chromium, on the built one-script page: those that are installed; the others are left out with a word. */
const root = fileURLToPath(new URL('../', import.meta.url));

/** @param {string[]} names */
function program(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

/** The browser that WebKitGTK brings along, where all stands that drives it. */
function miniBrowser() {
  if (!['WebKitWebDriver', 'xvfb-run', 'dbus-run-session'].every((name) => program(name))) return undefined;
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  return folders
    .flatMap((folder) => ['4.1', '4.0', '6.0'].map((api) => `/usr/lib/${folder}/webkit2gtk-${api}/MiniBrowser`))
    .find(isProgram);
}

const engines = {
  Firefox: {found: process.env['FIREFOX_PATH'] ?? program('firefox-esr', 'firefox'), packages: 'firefox-esr'},
  WebKit: {found: miniBrowser(), packages: 'webkit2gtk-driver xvfb xauth dbus dbus-x11'},
};
const asked = process.argv.slice(2);
/** @type {Record<string, string>} */
const programs = {};
for (const [name, {found, packages}] of Object.entries(engines)) {
  if (asked.length && !asked.includes(name)) continue;
  if (found) programs[name] = found;
  else console.log(`left out: ${name} is not installed; apt-get install --no-install-recommends ${packages}`);
}

if (Object.keys(programs).length) {
  buildIfOld('cdn');
  process.env['BROWSER_PROGRAMS'] = JSON.stringify(programs);
  const words = ['--import', 'tsx', '--test', '--test-reporter=spec', 'test/browsers/lanes.ts'];
  const {status} = spawnSync(process.execPath, words, {cwd: root, stdio: 'inherit'});
  if (status !== 0) process.exit(status ?? 1);
}
