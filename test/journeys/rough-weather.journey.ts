import type {Locator, Page} from '@playwright/test';
import {CustomerApi, keptOnDevice, signInAs, writeIncident} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';

/** Said after a reload: the request that was on its way has arrived. */
function receipt(page: Page): Locator {
  const form = page.locator('aftercare-submit-ticket');
  return form.getByRole('heading', {name: '已收到您的请求'}).or(form.getByRole('link', {name: /之前等待发送的请求已收到/}));
}

test('a reload after the vendor got the request and before the page heard of it leaves exactly one ticket', async ({page, request}) => {
  await signInAs(page, 'zhou-yan');
  const api = new CustomerApi(request, 'zhou-yan');
  const title = '数据网关每天凌晨断开一次，要手动重启';
  await page.goto('/submit.html');
  await writeIncident(page, {title, description: '每天两点左右断开，重启网关服务后恢复。'});

  let answered = 0;
  await page.route('**/portal/v1/tickets', async (route) => {
    if (route.request().method() !== 'POST' || answered++) return route.continue();
    // The vendor gets it; its answer never comes back to this page.
    await route.fetch();
    await page.evaluate(() => (document.title = 'lost'));
  });
  await page.getByRole('button', {name: '提交', exact: true}).click();
  await expect(page).toHaveTitle('lost');
  expect(await api.ticketsTitled(title)).toHaveLength(1);

  await page.reload();
  await expect(receipt(page)).toBeVisible();
  expect(answered).toBeGreaterThan(1);
  expect(await api.ticketsTitled(title)).toHaveLength(1);
});

test('a reload before the request left the page sends it afterwards, once', async ({page, request}) => {
  await signInAs(page, 'zhou-yan');
  const api = new CustomerApi(request, 'zhou-yan');
  const title = '驾驶舱大屏每隔一小时自动退出登录';
  await page.goto('/submit.html');
  await writeIncident(page, {title, description: '车间大屏上的看板，一小时后回到登录页。'});

  let tries = 0;
  await page.route('**/portal/v1/tickets', async (route) => {
    // The first one is held back until the reload takes it away.
    if (route.request().method() !== 'POST' || tries++) await route.continue();
    else await page.evaluate(() => (document.title = 'held'));
  });
  await page.getByRole('button', {name: '提交', exact: true}).click();
  await expect(page).toHaveTitle('held');
  expect(await api.ticketsTitled(title)).toHaveLength(0);

  await page.reload();
  await expect(receipt(page)).toBeVisible();
  expect(await api.ticketsTitled(title)).toHaveLength(1);
});

test('what was typed is still there after a reload', async ({page}) => {
  await signInAs(page, 'chen-guodong');
  await page.goto('/submit.html');
  const form = page.locator('aftercare-submit-ticket');
  await writeIncident(page, {title: '导出的 PDF 缺少最后一列', description: '横向打印时，最右边的一列被裁掉了。'});
  await expect(form.getByText('草稿已保存在本设备')).toBeVisible();
  await expect.poll(() => keptOnDevice(page)).toMatch(/"scope":"department","work":"stopped","data":"sound"/);

  await page.reload();
  await expect(form.getByText(/已恢复 .* 的草稿/)).toBeVisible();
  await expect(form.getByLabel('标题')).toHaveValue('导出的 PDF 缺少最后一列');
  await expect(form.getByLabel('详细描述')).toHaveValue('横向打印时，最右边的一列被裁掉了。');
  await expect(form.getByRole('radio', {name: '一个部门或一批用户'})).toBeChecked();
});

test('without a network the request waits on the device and goes out when the network is back', async ({page, context, request}) => {
  await signInAs(page, 'leung-ka-man');
  const api = new CustomerApi(request, 'leung-ka-man');
  const title = '手机上打开看板，右上角的筛选点不到';
  await page.goto('/submit.html');
  await writeIncident(page, {title, description: '在企业微信里打开，筛选按钮被标题栏盖住了。'});
  const form = page.locator('aftercare-submit-ticket');

  await context.setOffline(true);
  await form.getByRole('button', {name: '提交', exact: true}).click();
  await expect(form.getByRole('heading', {name: '尚未发出，正在等待'})).toBeVisible();
  await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeHidden();
  expect(await api.ticketsTitled(title)).toHaveLength(0);

  await context.setOffline(false);
  await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeVisible({timeout: 30_000});
  expect(await api.ticketsTitled(title)).toHaveLength(1);
});

test('requests that were read before are there with their time while the vendor cannot be reached, and new again once he can', async ({
  page,
}) => {
  await signInAs(page, 'zhou-yan');
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  await expect.poll(() => keptOnDevice(page)).toMatch(/"seenAt".+"seenAt"/);
  await status.getByRole('link', {name: '全公司打不开海图，登录页转圈后 502'}).click();
  await expect(status.getByRole('heading', {name: '处理进度'})).toBeVisible();
  await expect(status.getByRole('heading', {name: '我们承诺的时间'})).toBeVisible();
  await expect.poll(() => keptOnDevice(page)).toMatch(/"seenAt".+"seenAt".+"seenAt"/);

  // Neither the vendor's own server, who gives the token, nor the gateway.
  for (const there of ['**/portal/v1/**', '**/demo/token?**']) await page.route(there, (route) => route.abort());
  await page.reload();
  await expect(status.getByText(/当前没有网络连接。下面是 .+ 的内容。/)).toBeVisible();
  await expect(status.getByRole('heading', {name: '处理进度'})).toBeVisible();
  await status.getByRole('link', {name: '全部请求'}).click();
  await expect(status.getByRole('link', {name: '全公司打不开海图，登录页转圈后 502'})).toBeVisible();
  await expect(status.getByText(/下面是 .+ 的内容。/)).toBeVisible();

  await page.unrouteAll();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(status.getByText(/下面是 .+ 的内容。/)).toBeHidden();
  await expect(status.getByRole('link', {name: '全公司打不开海图，登录页转圈后 502'})).toBeVisible();
});
