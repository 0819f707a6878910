import {execFileSync, spawn} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import type {Page} from '@playwright/test';
import packageJson from '../../package.json' with {type: 'json'};
import {buildExample} from '../support/build-example.js';
import {expect, test} from '../support/journey.js';
import {copyInto, packageName, packPackage, type PackedPackage} from '../support/packed-package.js';

let packed: PackedPackage;
test.beforeAll(() => {
  packed = packPackage(['react', 'react-dom', 'vue', 'svelte']);
  expect(packed.tarball).toContain(packageJson.version);
});
test.afterAll(() => packed.remove());

const types: Record<string, string> = {'.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css'};

/** Serves a folder under the gateway's own address; what is missing there is looked for under `besides`. */
async function serve(page: Page, folder: string, besides: string): Promise<void> {
  await page.route(
    ({pathname}) => !/^\/(portal|demo)\//.test(pathname),
    async (route) => {
      const path = new URL(route.request().url()).pathname.replace(/\/$/, '/index.html');
      const file = join(folder, path);
      const body = await readFile(file).catch(() => readFile(join(besides, path)).catch(() => undefined));
      return body ? route.fulfill({body, contentType: types[extname(file)] ?? 'text/plain'}) : route.fulfill({status: 404});
    },
  );
}

/** Portal and element are there for somebody, and the page hears of what they do. */
async function isAlive(page: Page): Promise<void> {
  await expect(page.getByRole('status').first()).toHaveText('aftercare-portal is ready.');
  await expect(page.locator('aftercare-portal').getByRole('heading', {level: 2}).first()).toBeVisible();
  await expect(page.locator('aftercare-desk > aftercare-ticket-status').getByRole('listitem').first()).toBeVisible();
  await page.locator('aftercare-portal').evaluate((portal) => {
    const detail = {queued: false, ticket: {reference: 'HT-1'}};
    portal.shadowRoot!.dispatchEvent(new CustomEvent('aftercare-ticket-submitted', {detail, bubbles: true, composed: true}));
  });
  await expect(page.getByText('Thank you. Your request is HT-1.')).toBeVisible();
}

/** What the browser complains of, warnings too. */
function complaintsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', ({message}) => faults.push(message));
  page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && faults.push(message.text())));
  return faults;
}

for (const name of ['html', 'react', 'vue', 'svelte']) {
  test(`the example of ${name} shows portal and element, for the person whose token it gives, and hears their events`, async ({page}) => {
    const faults = complaintsOf(page);
    if (name === 'html') copyInto(packed, 'examples/html');
    await serve(page, name === 'html' ? join(packed.project, 'examples/html') : await buildExample(packed, name), packed.project);
    await page.goto('/');
    await isAlive(page);
    expect(faults).toEqual([]);
  });
}

test('the example of Next does so too, rendered by its server first', async ({page, baseURL}) => {
  test.skip(!process.env.NEXT_EXAMPLE, 'it installs 400 MB: NEXT_EXAMPLE=1 npx playwright test examples');
  test.setTimeout(600_000);
  const faults = complaintsOf(page);
  copyInto(packed, 'examples/next');
  const cwd = join(packed.project, 'examples/next');
  const env = {...process.env, NEXT_TELEMETRY_DISABLED: '1'};
  const config = join(cwd, 'next.config.js');
  writeFileSync(config, readFileSync(config, 'utf8').replace('http://localhost:4173', baseURL!));
  const of = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as {dependencies: Record<string, string>};
  of.dependencies[packageName] = `file:${packed.tarball}`;
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(of));
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], {cwd, env, stdio: 'ignore'});
  execFileSync('npm', ['run', 'build'], {cwd, env, stdio: 'ignore'});
  const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '--port', '0'], {cwd, env});
  try {
    const address = await new Promise<string>((found, lost) => {
      let said = '';
      server.once('exit', () => lost(new Error(`Next ended: ${said}`)));
      server.stdout.on('data', (text) => {
        const at = /http:\/\/localhost:\d+/.exec((said += String(text)));
        if (at) found(at[0]);
      });
    });
    expect(await (await fetch(address)).text()).toContain('<aftercare-portal');
    await page.goto(address);
    await isAlive(page);
    expect(faults).toEqual([]);
  } finally {
    server.kill();
  }
});
