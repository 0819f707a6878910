import {CustomerApi, signInAs} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';

test('a mail leads to its request without signing in, once; whoever is signed in keeps the link', async ({page, request}) => {
  const api = new CustomerApi(request, 'emma-hart');
  const title = `Exports stop at row 10,000 (${Date.now()})`;
  const {id, reference} = await api.submit(title);

  await page.goto('/mailbox.html');
  const mail = page.getByRole('listitem').filter({hasText: `We have your request ${reference}`});
  const href = await mail.getByRole('link').getAttribute('href');
  expect(href).toContain(`&aftercare=ticket/${id}`);

  const portal = page.locator('aftercare-portal');
  await test.step('signed in as himself, he reads it as himself', async () => {
    await signInAs(page, 'emma-hart');
    await page.goto(href!);
    await expect(portal.getByRole('heading', {name: title})).toBeVisible();
    expect(new URL(page.url()).hash).toBe(`#aftercare=ticket/${id}`);
  });

  await test.step('nobody signed in: the link opens it, and is gone from the address', async () => {
    await signInAs(page, '');
    await page.goto('about:blank');
    await page.goto(href!);
    await expect(portal.getByRole('heading', {name: title})).toBeVisible();
    expect(page.url()).not.toContain('token');
    await page.reload();
    await expect(portal.getByRole('heading', {name: title})).toBeVisible();
  });

  await test.step('a second time it opens nothing, and says what does', async () => {
    const other = await page.context().newPage();
    await other.goto(href!);
    await expect(other.getByText(/链接已经用过，或者过期了/)).toBeVisible();
    await expect(other.getByRole('heading', {name: title})).toBeHidden();
    expect(other.url()).not.toMatch(/token=[^&]/);
    await other.close();
  });
});
