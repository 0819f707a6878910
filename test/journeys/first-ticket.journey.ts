import {type ChildProcess, spawn} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {freePort} from '../../scripts/free-port.mjs';
import {expect, test} from '../support/journey.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What a checkout has not, and the walk does without. */
const absent = /^(node_modules|\.git|\.data|\.desk|site|coverage|test-results|docs\/pictures|dist\/lib|dist\/types)$/;

let folder: string;
const started: ChildProcess[] = [];

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-first-'));
  cpSync(root, folder, {recursive: true, preserveTimestamps: true, filter: (from) => !absent.test(relative(root, from))});
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

test.afterAll(() => {
  for (const {pid} of started) process.kill(-pid!, 'SIGTERM');
  rmSync(folder, {recursive: true, force: true, maxRetries: 5});
});

/** The README's blocks of code under a heading, in order. */
function blocksUnder(heading: string): {kind: string; text: string}[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const section = readme.split(/^(?=###? )/m).find((one) => one.startsWith(`### ${heading}\n`)) ?? '';
  return [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, kind, text]) => ({kind: kind!, text: text!}));
}

/** A terminal in the checkout, in which a block is run as it stands, until it says what is waited for. */
function terminal(words: string, port: number, said: RegExp): Promise<RegExpExecArray> {
  const shell = spawn('bash', ['-e'], {cwd: folder, env: {...process.env, PORT: String(port), NODE_ENV: ''}, detached: true});
  started.push(shell);
  shell.stdin.end(words);
  return new Promise((resolve, reject) => {
    let heard = '';
    const hear = (more: Buffer) => {
      const found = said.exec((heard += String(more)));
      if (found) resolve(found);
    };
    shell.stdout.on('data', hear);
    shell.stderr.on('data', hear);
    shell.once('exit', (code) => reject(new Error(`ended with ${code}: ${heard}`)));
  });
}

test('whoever follows the README from an empty page gets his first request to the team', async ({page, request}) => {
  test.setTimeout(180_000);
  const [first, html, second, ...more] = blocksUnder('The first request, on one machine');
  expect([first!.kind, html!.kind, second!.kind, more]).toEqual(['sh', 'html', 'sh', []]);
  // What the first line brings, this checkout has been given already.
  const [brought, ...steps] = first!.text.split('\n');
  expect(brought).toBe('npm ci && npm run build -- cdn');

  const [gateway, site] = [await freePort(), await freePort()];
  const here = (words: string) => words.replaceAll('4173', String(gateway)).replaceAll('8080', String(site));
  const began = performance.now();
  const open = terminal(here(steps.join('\n')), gateway, /staff\.html; its key[^:]*: (\S+)/);
  mkdirSync(join(folder, 'site/dist'), {recursive: true});
  writeFileSync(join(folder, 'site/dist/index.html'), here(html!.text));
  const [, key] = await open;
  await terminal(here(second!.text), site, /Local/);

  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  // A browser asks every site for its icon; this one has none.
  const own = (url: string) => !url.endsWith('/favicon.ico');
  page.on('console', (message) => {
    const {url} = message.location();
    if (message.type() === 'error' && own(url)) faults.push(`${message.text()} ${url}`);
  });
  await page.goto(`http://localhost:${site}`);
  await page.getByRole('navigation').getByRole('link', {name: 'New request'}).click();
  const form = page.locator('aftercare-submit-ticket');
  await form.getByText('Something fails, is slow or shows an error').click();
  await form.getByLabel('Title').fill('The first one');
  await form.getByLabel('Description').fill('Nothing works since this morning.');
  await form.getByRole('radiogroup', {name: 'Can work go on?'}).getByText('No', {exact: true}).click();
  await form.getByRole('button', {name: 'Submit', exact: true}).click();
  const reference = await form.getByText(/^AC-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent();

  const answer = await request.get(`http://localhost:${gateway}/staff/v1/tickets`, {headers: {Authorization: `Bearer ${key}`}});
  const {items} = (await answer.json()) as {items: {reference: string; title: string; requester: {name: string}}[]};
  expect(items.map(({reference, title, requester}) => [reference, title, requester.name])).toEqual([[reference, 'The first one', 'Ann']]);
  expect(faults).toEqual([]);
  console.log(
    `From the README's first line after the build to a request in the team's list: ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
});
