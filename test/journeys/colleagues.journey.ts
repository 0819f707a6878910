import type {Browser, Page} from '@playwright/test';
import {CustomerApi, isAccessible, signInAs} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {openTeamPage} from '../support/team-page.js';

/** A page of the demo in a browser of its own: somebody else at another device. */
async function pageOf(browser: Browser, customer: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, customer);
  return page;
}

const statusOf = (page: Page) => page.locator('aftercare-ticket-status');
const colleaguesOn = (page: Page) => statusOf(page).locator('[part=colleagues]');

test('a colleague is brought in, answers and leaves again; the manager hands the request over', async ({browser, request}) => {
  const title = `Colleagues ${Date.now().toString(36)}`;
  const {id} = await new CustomerApi(request, 'li-wen').submit(title);
  const place = `/status.html#aftercare=ticket/${id}`;

  // Whoever was here once can be brought in.
  const hers = await pageOf(browser, 'li-wen');
  const his = await pageOf(browser, 'wang-lei');
  await his.goto('/status.html');
  await expect(statusOf(his).getByRole('heading').first()).toBeVisible();
  await expect(statusOf(his).getByRole('link', {name: title})).toHaveCount(0);

  await hers.goto(place);
  await colleaguesOn(hers).locator('summary').press('Enter');
  await colleaguesOn(hers).getByLabel('添加同事').selectOption('wang-lei');
  await colleaguesOn(hers).getByRole('button', {name: '添加', exact: true}).press('Enter');
  await expect(colleaguesOn(hers).locator('[part=colleague]')).toContainText('王磊');
  await isAccessible(hers);

  await his.reload();
  const tools = statusOf(his).getByRole('button', {name: '更多'});
  await tools.click();
  await statusOf(his).getByLabel('范围').selectOption({label: '共享给我的 (1)'});
  await statusOf(his).getByRole('link', {name: title}).click();
  await statusOf(his).locator('#reply-text').fill('门店那边的报表我来核对。');
  await statusOf(his).getByRole('button', {name: '发送回复'}).click();
  await expect(statusOf(his).getByText('门店那边的报表我来核对。')).toBeVisible();
  await expect.poll(async () => JSON.stringify(await new CustomerApi(request, 'li-wen').ticket(id))).toContain('门店那边的报表我来核对。');

  await colleaguesOn(his).locator('summary').press('Enter');
  await expect(colleaguesOn(his).getByText('李雯请您一起跟进这条请求。')).toBeVisible();
  await colleaguesOn(his).getByRole('button', {name: '退出这条请求'}).press('Enter');
  await colleaguesOn(his).getByRole('button', {name: '确定'}).press('Enter');
  const cc = async () => (await new CustomerApi(request, 'li-wen').ticket(id)).cc ?? [];
  await expect.poll(cc).toEqual([]);
  await his.reload();
  await expect(statusOf(his).getByText('门店那边的报表我来核对。')).toHaveCount(0);

  const manager = await pageOf(browser, 'chen-guodong');
  await manager.goto(place);
  await colleaguesOn(manager).locator('summary').press('Enter');
  await colleaguesOn(manager).getByLabel('转交给').selectOption('wang-lei');
  await colleaguesOn(manager).getByRole('button', {name: '转交', exact: true}).press('Enter');
  await colleaguesOn(manager).getByRole('button', {name: '确定'}).press('Enter');
  await expect.poll(async () => (await new CustomerApi(request, 'chen-guodong').ticket(id)).requester.name).toBe('王磊');
  await his.reload();
  await expect(statusOf(his).getByText('门店那边的报表我来核对。')).toBeVisible();

  const staff = await (await browser.newContext()).newPage();
  await openTeamPage(staff, 'lu-jing', `#ticket/${id}`);
  for (const said of ['添加了一起跟进的同事 王磊', '退出了这条请求', '把请求转交给 王磊'])
    await expect(staff.getByText(said)).toBeVisible();
});

test('a colleague is chosen in the form, kept over a reload, refused once he has left, and is brought in once he is back', async ({
  browser,
  request,
}) => {
  const page = await pageOf(browser, 'li-wen');
  const his = await pageOf(browser, 'wang-lei');
  await his.goto('/status.html');
  await expect(statusOf(his).getByRole('heading').first()).toBeVisible();
  const title = `Together ${Date.now().toString(36)}`;
  const form = page.locator('aftercare-submit-ticket');
  const fold = form.locator('[part=colleagues]');
  await page.goto('/submit.html#aftercare=submit/question');
  await form.getByLabel('标题', {exact: true}).fill(title);
  await form.getByLabel('详细描述').fill('按大区设了行级权限，但汇总卡片仍显示全国数据。');
  await form.getByLabel('产品', {exact: true}).selectOption('bi-cloud');
  await form.getByText('账号与权限', {exact: true}).click();
  await fold.locator('summary').press('Enter');
  await fold.getByLabel('王磊').press('Space');
  await expect(form.getByText('草稿已保存在本设备')).toBeVisible();
  await isAccessible(page);

  await page.reload();
  await expect(fold.getByLabel('王磊')).toBeChecked();
  const manager = new CustomerApi(request, 'chen-guodong');
  await manager.setLeft('wang-lei', true);
  await form.getByRole('button', {name: '提交', exact: true}).click();
  await expect(fold.getByText('同事中已经找不到这一位')).toBeVisible();
  await expect(form.getByLabel('标题', {exact: true})).toHaveValue(title);
  await manager.setLeft('wang-lei', false);
  await form.getByRole('button', {name: '提交', exact: true}).click();
  await expect(form.locator('[part=received]')).toContainText('一起跟进的同事：王磊');
  await his.goto('/status.html#aftercare=tickets');
  await his.reload();
  await statusOf(his).getByRole('button', {name: '更多'}).click();
  await statusOf(his).getByLabel('范围').selectOption({label: '共享给我的 (1)'});
  await expect(statusOf(his).getByRole('link', {name: title})).toBeVisible();
});
