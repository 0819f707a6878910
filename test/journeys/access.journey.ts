import {CustomerApi} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {openRequest, openStep, openTeamPage, teamStep} from '../support/team-page.js';

test('the team asks for access, the customer gives part of it, sees it used, and takes it back', async ({page, context, request}) => {
  const customer = new CustomerApi(request, 'chen-guodong');
  const [found] = await customer.ticketsTitled('库存周转看板的数字每刷新一次都不一样');
  const reference = found!.reference;
  await page.goto('/status.html');
  await page.locator('#customer').selectOption('chen-guodong');
  await page.getByRole('link', {name: found!.title}).first().click();
  await page.getByRole('button', {name: '授权…'}).press('Enter');
  await page.getByRole('checkbox', {name: /库存周转看板用到的汇总表/}).press('Space');
  await page.getByLabel('给多久').selectOption('24');
  await page.getByLabel('您怎样让工程师进入').fill('走堡垒机，账号密码电话告知');
  await page.getByRole('button', {name: '确定授权'}).press('Enter');
  await expect(page.getByText('陈国栋授权')).toBeVisible();

  const staff = await context.newPage();
  await openTeamPage(staff, 'shen-yan');
  await openRequest(staff, reference);
  const step = await openStep(staff, '登记一次使用');
  await step.getByLabel('做了什么').fill('查看了节点 1 的缓存状态');
  await step.getByLabel('用了几分钟').fill('15');
  const note = step.getByRole('button', {name: '登记一次使用'});
  await note.press('Enter');
  // The team's other hands may have touched the request meanwhile: what was written stays, and is sent once more.
  const noted = staff.locator('.ticket').getByText('查看了节点 1 的缓存状态');
  const asked = step.getByText('再提交一次就会照此处理');
  await expect(noted.or(asked).first()).toBeVisible();
  if (await asked.isVisible()) await note.press('Enter');
  await expect(staff.locator('.ticket')).toContainText('查看了节点 1 的缓存状态');

  await page.reload();
  await expect(page.getByText('查看了节点 1 的缓存状态').first()).toBeVisible();
  await page.getByRole('button', {name: '收回权限'}).press('Enter');
  await page.getByRole('button', {name: '立即收回'}).press('Enter');
  await expect(page.getByText('还在等工程师确认清除')).toBeVisible();

  const {id, version, grants = []} = await customer.ticket(found!.id);
  const refused = await teamStep(request, id, version, 'use-access', {by: 'shen-yan', grant: grants[0]!.id, text: '再看一次'});
  expect(refused.status()).toBe(409);
});

test('a request is shared by a link, read without an account, and shut again for whoever reads it', async ({page, browser}) => {
  await page.goto('/status.html');
  const row = page.locator('a[data-id]').first();
  const title = (await row.textContent())!.trim();
  await row.click();
  await page.locator('[part=share] summary').click();
  await page.getByLabel('给谁看').fill('外部审计');
  await page.getByRole('button', {name: '生成链接'}).press('Enter');
  const address = await page.locator('#share-address').inputValue();

  const stranger = await browser.newContext();
  await stranger.addInitScript(() => localStorage.setItem('haitu-customer', ''));
  const reading = await stranger.newPage();
  await reading.goto(address);
  await expect(reading.getByRole('heading', {name: title}).first()).toBeVisible();
  await expect(reading.getByText('只能看到这一条请求')).toBeVisible();
  expect(reading.url()).not.toContain('aftercare-token');

  await page.getByRole('button', {name: '收回 外部审计'}).click();
  await page.getByRole('button', {name: '立即收回'}).press('Enter');
  await expect(page.locator('.shared.over')).toContainText('已收回');
  await reading.reload();
  await expect(reading.getByText('请先登录')).toBeVisible();
  await stranger.close();
});
