import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {Page} from '@playwright/test';
import {expect, test} from '../support/journey.js';
import packageJson from '../../package.json' with {type: 'json'};

const built = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

/**
 * A vendor's page with the one-script build beside it, and a policy that allows nothing but its own scripts, styles and backend. What a test routes on the
 * page itself goes before the build.
 */
async function openVendorPage(page: Page, body: string, {inline = false} = {}): Promise<string[]> {
  const policy = `default-src 'none'; script-src 'self'${inline ? " 'unsafe-inline'" : ''}; style-src 'self'; connect-src 'self'; img-src 'self' blob:`;
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.context().route('**/vendor/**', async (route) => {
    const {pathname} = new URL(route.request().url());
    if (pathname === '/vendor/index.html') {
      const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Vendor</title>${body}</html>`;
      return route.fulfill({contentType: 'text/html', headers: {'Content-Security-Policy': policy}, body: html});
    }
    const file = await readFile(built + pathname.slice('/vendor/aftercare/'.length)).catch(() => undefined);
    return file ? route.fulfill({contentType: 'text/javascript', body: file}) : route.fulfill({status: 404});
  });
  await page.goto('/vendor/index.html');
  return faults;
}

const script = '<script type="module" src="/vendor/aftercare/embed.js"></script>';

test('two lines bring the portal to a page with a strict policy', async ({page}) => {
  const faults = await openVendorPage(page, `<body>${script}<aftercare-portal base-url="/portal/v1"></aftercare-portal>`);
  await expect(page.getByRole('heading', {name: 'How can we help?'})).toBeVisible();
  await page.getByRole('link', {name: 'Find answers'}).first().click();
  await page.locator('input[role=combobox]').fill('超時');
  await expect(page.locator('[role=option]').filter({hasText: '超时'}).first()).toBeVisible();
  // Nobody is signed in here: what is a person's own answers 401, which browsers write down as failed loads.
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
});

test('only what the page names is loaded, and what appears later too', async ({page}) => {
  await openVendorPage(page, `<body>${script}<aftercare-desk base-url="/portal/v1"><p id="here"></p></aftercare-desk>`);
  const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').map(({name}) => name));
  await expect.poll(loaded).toContainEqual(expect.stringMatching(/\/core\.js$/));
  expect((await loaded()).join(' ')).not.toMatch(/knowledge-base|submit-ticket|ticket-status/);
  await page.evaluate(() => document.querySelector('#here')!.append(document.createElement('aftercare-knowledge-base')));
  await expect(page.locator('input[role=combobox]')).toBeVisible();
});

test('what is far below is loaded as somebody comes near, and what stands in a shadow root once the page shows it', async ({page}) => {
  const far = `<aftercare-desk base-url="/portal/v1"><div id="far"></div><aftercare-knowledge-base></aftercare-knowledge-base></aftercare-desk>`;
  await page.route('**/vendor/own.css', (route) => route.fulfill({contentType: 'text/css', body: '#far { height: 9000px }'}));
  await openVendorPage(page, `<head><link rel="stylesheet" href="own.css"></head><body>${script}${far}<div id="shadow"></div>`);
  await expect.poll(async () => (await scriptsOf(page)).join()).toMatch(/core\.js/);
  expect((await scriptsOf(page)).join()).not.toMatch(/knowledge-base/);
  await page.evaluate(() => scrollTo(0, 7800));
  await expect(page.locator('input[role=combobox]')).toBeAttached();
  const drawn = await page.evaluate(async () => {
    const root = document.querySelector('#shadow')!.attachShadow({mode: 'open'});
    root.innerHTML = '<aftercare-submit-ticket base-url="/portal/v1"></aftercare-submit-ticket>';
    (window as unknown as {aftercare: {find(root: ShadowRoot): void}}).aftercare.find(root);
    root.querySelector('aftercare-submit-ticket')!.scrollIntoView();
    await customElements.whenDefined('aftercare-submit-ticket');
    return root.querySelector('aftercare-submit-ticket')!.matches(':defined');
  });
  expect(drawn).toBe(true);
});

test('a vendor’s own sentences stand where ours would, by the keys that are documented', async ({page}) => {
  await openVendorPage(page, `<body>${script}<aftercare-desk base-url="/portal/v1"></aftercare-desk>`);
  await page.evaluate(() => {
    const own = {shared: {retry: 'Once more'}, 'knowledge-base': {'search.label': 'Ask the vendor', heading: 'Answers'}};
    const desk = document.querySelector('aftercare-desk')!;
    desk.messages = {en: own};
    desk.append(document.createElement('aftercare-knowledge-base'));
  });
  await expect(page.getByRole('combobox', {name: 'Ask the vendor'})).toBeVisible();
  await expect(page.getByRole('heading', {name: 'Answers'})).toBeAttached();
  // What the vendor leaves out keeps ours.
  await expect(page.getByPlaceholder('A question or an error')).toBeVisible();
});

const {version} = packageJson;
const launcher = '<aftercare-portal mode="launcher" base-url="/portal/v1"></aftercare-portal>';
const scriptsOf = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({name}) => name)
      .filter((name) => /\/(vendor|portal)\//.test(name)),
  );

test('a launcher is one request, has its name, and keeps its press until the panel can open; what fails is said and tried again', async ({
  page,
}) => {
  let broken = false;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(...(/\/(?:vendor|portal)\/(?!index).*/.exec(request.url()) ?? [])));
  await page.clock.install();
  await page.route('**/whole/portal.js', (route) => (broken ? route.abort() : route.fallback()));
  await openVendorPage(page, `<body>${script}<p>Vendor</p>${launcher}`);
  const button = page.getByRole('button', {name: 'Support'});
  await expect(button).toBeVisible();
  await expect(button).toHaveAttribute('aria-haspopup', 'dialog');
  // Nothing is noted for this desk: nothing comes by itself, however long the page is open.
  await page.clock.fastForward(60_000);
  expect(asked).toEqual(['/vendor/aftercare/embed.js']);
  await button.hover();
  await expect.poll(() => asked.join()).toContain('/whole.js');
  expect(asked.join()).not.toMatch(/whole\/portal|portal\/v1/);
  broken = true;
  await button.click();
  await expect(page.getByRole('button', {name: 'Failed, retrying'})).toBeVisible();
  broken = false;
  await page.getByRole('button', {name: 'Failed, retrying'}).click();
  await expect(page.getByRole('dialog', {name: 'Support'})).toBeVisible();
  await expect(page.locator('#painted')).toHaveCount(0);
});

test('a painted launcher can be read upon any accent, in both themes', async ({page}) => {
  await openVendorPage(page, `<body>${script}${launcher}`);
  const button = page.getByRole('button', {name: 'Support'});
  await expect(button).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme});
    for (const accent of ['#2456d3', '#ffd400', '#ffe4e9', '#07c160', '#ff6a00', '#1677ff', '#888', '#000', '#fff']) {
      const ratio = await button.evaluate((painted, given) => {
        document.documentElement.style.setProperty('--aftercare-accent', given);
        const {color, backgroundColor} = getComputedStyle(painted);
        const luminance = (colour: string) => {
          const paint = new OffscreenCanvas(1, 1).getContext('2d')!;
          paint.fillStyle = colour;
          paint.fillRect(0, 0, 1, 1);
          const [r = 0, g = 0, b = 0] = [...paint.getImageData(0, 0, 1, 1).data].map((one) =>
            one / 255 <= 0.04045 ? one / 3294.6 : ((one / 255 + 0.055) / 1.055) ** 2.4,
          );
          return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        };
        const [one, other] = [luminance(color), luminance(backgroundColor)];
        return Math.max(one, other) / Math.min(one, other);
      }, accent);
      expect(ratio, `${accent} in ${colorScheme}`).toBeGreaterThan(4.5);
    }
  }
});

test('a second copy of another place is loaded in vain, and says so', async ({page}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await openVendorPage(
    page,
    `<body>${script}<script type="module" src="/vendor/aftercare/${version}/embed.js"></script><aftercare-portal base-url="/portal/v1"></aftercare-portal>`,
  );
  await expect.poll(() => said.join()).toContain('was loaded in vain. Load Aftercare once.');
});

test('what is noted as unread or unsent brings the portal by itself', async ({page}) => {
  await page.addInitScript(() => (localStorage['aftercare-waiting'] = JSON.stringify({'/portal/v1': {unread: 2, outbox: 0}})));
  await openVendorPage(page, `<body>${script}${launcher}`);
  await expect.poll(() => scriptsOf(page)).toContainEqual(expect.stringMatching(/whole\/portal\.js$/));
});

test('calls made before anything has loaded are kept by the stub and made in their order, beside an element of that name', async ({
  page,
}) => {
  const stub = `<script src="/vendor/aftercare/${version}/queue.js"></script>`;
  const calls = `<script src="/vendor/calls.js"></script>`;
  await page.route('**/vendor/calls.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `aftercare.prefill({title: 'From the page'}); aftercare.setContext({build: '1'}); aftercare.open('submit').then(() => document.body.append('opened'));`,
    }),
  );
  await openVendorPage(page, `<body><div id="aftercare">Ours</div>${stub}${stub}${calls}${script}${launcher}${stub}`);
  await expect(page.getByText('opened')).toBeVisible();
  await expect(page.getByText('Ours')).toBeVisible();
  const form = page.getByRole('dialog').locator('aftercare-submit-ticket');
  await form.getByRole('radio', {name: /^Question/}).check();
  await expect(form.getByLabel('Title')).toHaveValue('From the page');
  expect(await page.evaluate(() => document.querySelector('aftercare-portal')!.context)).toEqual({build: '1'});
});

test('calls that end something, made before anybody came near, forget what was noted and take the launcher away', async ({page}) => {
  await openVendorPage(page, `<body>${script}${launcher}`);
  const call = (name: 'logout' | 'destroy') =>
    page.evaluate((name) => (window as unknown as {aftercare: Record<string, () => Promise<unknown>>}).aftercare[name]!(), name);
  await expect(page.getByRole('button', {name: 'Support'})).toBeVisible();
  await page.evaluate(() => (localStorage['aftercare-waiting'] = JSON.stringify({'/portal/v1': {unread: 2, outbox: 0}})));
  await call('logout');
  expect(await page.evaluate(() => String(localStorage['aftercare-waiting'] ?? ''))).not.toContain('unread":2');
  await call('destroy');
  await expect(page.getByRole('button', {name: 'Support'})).toHaveCount(0);
});

test('`demo:` runs the whole portal in the page: a request is handed in and taken up, and nothing is asked of any backend', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openVendorPage(page, `<body>${script}<aftercare-portal base-url="demo:" view="submit"></aftercare-portal>`);
  const form = page.locator('aftercare-submit-ticket');
  await form.getByRole('radio', {name: /^Question/}).check();
  await form.getByLabel('Title').fill('Does the trial end by itself?');
  await form.getByLabel('Description').fill('We want to know before we begin.');
  await form.getByLabel('Product', {exact: true}).selectOption({index: 1});
  await form.getByRole('radiogroup', {name: 'About'}).getByRole('radio').first().check();
  await form.getByRole('button', {name: 'Submit', exact: true}).click();
  await expect(form.getByText(/^AC-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
  expect(asked.filter((address) => !address.includes('/vendor/'))).toEqual([]);
});

test('files that were tampered with are refused where the import map has their hashes, and the others load', async ({page}) => {
  const {integrity} = JSON.parse(await readFile(`${built}${version}/importmap.json`, 'utf8')) as {integrity: Record<string, string>};
  const at = Object.fromEntries(Object.entries(integrity).map(([file, hash]) => [`/vendor/aftercare/${version}/${file.slice(2)}`, hash]));
  const map = `<script type="importmap">${JSON.stringify({integrity: at})}</script>`;
  const own = `<script type="module" src="/vendor/aftercare/${version}/embed.js" integrity="${integrity['./embed.js']}"></script>`;
  const body = `<body>${map}${own}<aftercare-portal base-url="/portal/v1"></aftercare-portal>`;
  await openVendorPage(page, body, {inline: true});
  await expect(page.getByRole('heading', {name: 'How can we help?'})).toBeVisible();
  await page.route('**/whole/portal.js', async (route) => {
    const file = await readFile(`${built}${version}/whole/portal.js`, 'utf8');
    await route.fulfill({contentType: 'text/javascript', body: `${file}\n;document.body.dataset.tampered = '1'`});
  });
  const refused = page.waitForEvent('console', (message) => /integrity/i.test(message.text()));
  await page.reload();
  await refused;
  await expect(page.locator('aftercare-portal:not(:defined)')).toHaveCount(1);
  await expect(page.locator('body')).not.toHaveAttribute('data-tampered');
});
