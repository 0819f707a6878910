import type {Page} from '@playwright/test';
import {CustomerApi} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {teamStep} from '../support/team-page.js';

test('an answer of the team shows on every open page at once, over one stream, and goes on when its tab is closed', async ({
  context,
  page,
  request,
}) => {
  const customer = new CustomerApi(request, 'li-wen');
  const {id} = await customer.submit('看板要等很久才更新');
  let streams = 0;
  const open = new Set<unknown>();
  context.on('request', (sent) => {
    if (!sent.url().endsWith('/portal/v1/events')) return;
    streams++;
    open.add(sent);
  });
  context.on('requestfailed', (sent) => open.delete(sent));
  context.on('requestfinished', (sent) => open.delete(sent));

  const show = async (tab: Page) => {
    await tab.goto(`/product.html#aftercare=ticket/${id}`);
    await expect(tab.getByRole('heading', {name: '看板要等很久才更新'})).toBeVisible();
  };
  const answer = async (text: string) => {
    // The simulated team may be at it, too.
    await expect(async () => {
      const {version} = await customer.ticket(id);
      const answered = await teamStep(request, id, version, 'answer', {by: 'he-xiaotong', text});
      expect(answered.status(), await answered.text()).toBe(200);
    }).toPass();
  };

  await context.addInitScript(() => localStorage.setItem('haitu-customer', 'li-wen'));
  await show(page);
  await expect.poll(() => open.size).toBe(1);
  const other = await context.newPage();
  await show(other);
  await answer('请把日志发给我们。');
  for (const tab of [page, other]) await expect(tab.getByText('请把日志发给我们。')).toBeVisible();
  expect(streams).toBe(1);
  await page.close();
  await expect.poll(() => streams).toBe(2);
  await answer('日志收到了，正在看。');
  await expect(other.getByText('日志收到了，正在看。')).toBeVisible();
  await expect(other.getByText('请把日志发给我们。')).toHaveCount(1);
});
