import type {Locator, Page} from '@playwright/test';
import {isAccessible} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {openOddBackend} from '../support/odd-backend.js';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

/** Opens a page of the site with the panel, its portal at `base` and signed in by `token`, and waits until everything was looked at. */
async function examine(page: Page, base: string, token: string): Promise<Locator> {
  await page.route('**/demo/token*', (route) => route.fulfill({json: {token}}));
  await page.addInitScript((base) => {
    addEventListener('DOMContentLoaded', () => document.querySelector('aftercare-portal')!.setAttribute('base-url', base));
  }, base);
  await page.goto('/product.html?lang=en&aftercare-debug');
  const panel = page.getByRole('dialog', {name: 'Aftercare check-up'});
  await expect(panel.getByRole('status')).toContainText('in order', {timeout: 20_000});
  return panel;
}

test('the panel of ?aftercare-debug names what keeps a page from its backend, and its report holds no token', async ({
  page,
  context,
  baseURL,
}) => {
  const backend = await openOddBackend(baseURL!);
  const claims = {
    iss: 'https://vendor.example',
    aud: 'aftercare',
    sub: 'ann',
    email: 'ann@vendor.example',
    iat: now() - 4000,
    exp: now() - 3000,
  };
  const token = `${part({alg: 'HS256'})}.${part(claims)}.c2VjcmV0LXNpZ25hdHVyZQ`;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const panel = await examine(page, backend.base, token);
  const again = async () => {
    await panel.getByRole('button', {name: 'Check again'}).click();
    await expect(panel.getByRole('status')).toContainText('in order');
  };

  await expect(panel).toContainText(`CORS: ${new URL(backend.base).origin} answers, and no page of ${baseURL} may read it`);
  await expect(panel).toContainText('The token expired 30');
  await isAccessible(page);

  backend.odd.expose = 'ETag';
  await again();
  await expect(panel).toContainText('CORS: Date, Aftercare-Version cannot be read');

  Object.assign(backend.odd, {
    expose: 'ETag, Date, Aftercare-Version',
    ahead: 3_600_000,
    twist: (path: string, json: Record<string, unknown>) => path.endsWith('/desk') && (json['reopenDays'] = 'seven'),
  });
  await again();
  await expect(panel).toContainText(/The clock of this device is 3\d\d\d s behind the backend’s/);
  await expect(panel).toContainText(/GET \/portal\/v1\/desk breaks the contract at “\/reopenDays”: \w+ is expected, string came/);

  await panel.getByRole('button', {name: 'Copy report'}).click();
  await expect(panel.getByRole('button', {name: 'Copied'})).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('breaks the contract');
  expect(report).toContain('iss https://vendor.example');
  for (const secret of ['c2VjcmV0', part(claims), 'ann@vendor.example']) expect(report).not.toContain(secret);
  backend.close();
});

test('the panel tells a token that the backend refuses from one that it takes', async ({page, baseURL, request}) => {
  const {token} = (await (await request.get('/demo/token?as=li-wen')).json()) as {token: string};
  const signed = token.split('.');
  const panel = await examine(page, `${baseURL}/portal/v1`, `${signed[0]}.${signed[1]}.${'A'.repeat(43)}`);
  await expect(panel).toContainText('So the signature, iss');
  await page.getByLabel('Language').selectOption('zh-CN');
  await panel.getByRole('button', {name: 'Close'}).click();
  await expect(panel).toBeHidden();
});

test('an element’s page turns it by knobs, writes the code for it and tells what it says', async ({page}) => {
  await page.goto('/embed.html?lang=en');
  await page.getByRole('main').getByRole('link', {name: '<aftercare-knowledge-base>'}).click();
  const element = page.locator('aftercare-knowledge-base');
  const written = page.locator('#written');
  const knobs = page.locator('#knobs');
  await expect(element.getByRole('combobox', {name: 'Search'})).toBeVisible();

  await page.getByRole('combobox', {name: 'theme'}).selectOption('dark');
  await knobs.getByLabel('kind').fill('faq');
  await expect(element).toHaveAttribute('kind', 'faq');
  await expect(written).toContainText('<aftercare-knowledge-base kind="faq" theme="dark"></aftercare-knowledge-base>');
  await knobs.getByLabel('accent', {exact: true}).fill('#7a1fa2');
  await expect(written).toContainText('--aftercare-accent: #7a1fa2;');
  expect(await element.evaluate((one) => getComputedStyle(one).getPropertyValue('--aftercare-accent'))).toBe('#7a1fa2');
  await page.getByRole('tab', {name: 'React'}).press('ArrowRight');
  await expect(page.getByRole('tab', {name: 'Vue', selected: true})).toBeFocused();
  await expect(written).toContainText('<script setup>');
  await knobs.getByLabel('kind').fill('');
  await expect(element).not.toHaveAttribute('kind');
  await page.getByRole('combobox', {name: 'Width'}).selectOption('320');
  await expect.poll(async () => (await element.boundingBox())!.width).toBe(320);

  await element.getByRole('combobox', {name: 'Search'}).fill('看板');
  await expect(page.locator('#heard li').filter({hasText: 'aftercare-searched'}).first()).toContainText('"query":"看板"');
  await expect(page.getByRole('table').filter({hasText: 'Id of the article to show.'}).first()).toBeVisible();
});

test('what language models read says all that the manifest says', async ({request}) => {
  const text = async (path: string) => (await request.get(path)).text();
  const [index, full, manifest] = await Promise.all([text('/llms.txt'), text('/llms-full.txt'), text('/custom-elements.json')]);
  expect(index).toMatch(/^# Aftercare\n\n> .+\n/);
  for (const [, link] of index.matchAll(/\]\(([^)]+)\)/g)) expect((await request.get(`/${link}`)).ok(), link).toBe(true);
  const {modules} = JSON.parse(manifest) as {modules: {declarations: Record<string, {name: string}[]>[]}[]};
  const elements = modules.flatMap(({declarations}) => declarations.filter((one) => one['tagName']));
  expect(elements.length).toBeGreaterThan(5);
  for (const element of elements) {
    expect(index).toContain(String(element['tagName']));
    for (const kind of ['attributes', 'members', 'events', 'cssParts', 'cssProperties'])
      // A property with an attribute stands under that.
      for (const {name} of (element[kind] ?? []).filter((one) => !('attribute' in one))) expect(full, name).toContain(`\`${name}\``);
  }
});
