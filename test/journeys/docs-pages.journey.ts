import {expect, test, type Locator, type Page} from '@playwright/test';
import {isAccessible} from '../support/demo-site.js';
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
  await expect(panel).toContainText('GET /portal/v1/desk breaks the contract at “/reopenDays”: int is expected, string came');

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
