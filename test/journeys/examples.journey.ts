import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';
import type {Page} from '@playwright/test';
import packageJson from '../../package.json' with {type: 'json'};
import {buildExample} from '../support/build-example.js';
import {complaintsOf, isAlive} from '../support/example-page.js';
import {expect, test} from '../support/journey.js';
import {copyInto, packPackage, type PackedPackage} from '../support/packed-package.js';

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
