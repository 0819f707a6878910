import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {expect, test, type Page} from '@playwright/test';

const built = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

/** A vendor's page with the one-script build beside it, and a policy that allows nothing but its own scripts, styles and backend. */
async function openVendorPage(page: Page, body: string): Promise<string[]> {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:";
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.route('**/vendor/**', async (route) => {
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
