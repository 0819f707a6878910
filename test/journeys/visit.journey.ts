import {readFile} from 'node:fs/promises';
import {isAccessible} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {go, hasFocus, listen, press} from '../support/keys.js';
import {openRequest, openStep, openTeamPage} from '../support/team-page.js';

const title = '会员库 MySQL 连接每天早上第一次打开必报“连接已断开”';

test('a visit is offered by the team, chosen, taken along and moved by the customer, and noted when somebody is there', async ({
  page: staff,
  context,
}) => {
  await openTeamPage(staff, 'gu-minglan');
  await openRequest(staff, title);
  const offer = await openStep(staff, '约上门或远程服务');
  await offer.getByLabel('工程师').selectOption({label: '顾明澜'});
  await offer.getByLabel('做什么（客户会看到）').fill('在现场抓一天早上的连接日志');
  await offer.getByLabel('地址', {exact: true}).fill('禾木大厦 12 层');
  await offer.getByLabel('请客户准备，每行一项').fill('数据库只读账号');
  await offer.getByRole('button', {name: '约上门或远程服务'}).click();
  await expect(staff.locator('.visits')).toContainText('等客户选时间');
  await isAccessible(staff);

  const page = await context.newPage();
  await listen(page);
  await page.goto('/status.html');
  const waits = page.locator('[part~=waits]');
  await expect(waits).toContainText('选择上门时间');
  await go(page, waits.getByRole('link', {name: title}), 'Enter');
  const card = page.locator('[part~=visit]');
  await expect(card).toContainText('在现场抓一天早上的连接日志');
  const times = card.getByRole('radio');
  await go(page, times.first(), 'Space', 'ArrowDown');
  await expect(times.nth(1)).toBeChecked();
  await isAccessible(page);
  await go(page, card.getByRole('button', {name: '就约这个时间'}), 'Enter');
  await expect(card).toContainText('已约好');
  await hasFocus(page);
  const [file] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', {name: '加到日历'}).click()]);
  const first = await readFile(await file.path(), 'utf8');
  expect(file.suggestedFilename()).toMatch(/^AC-.*\.ics$/);
  expect(first).toContain('METHOD:PUBLISH\r\n');

  await go(page, card.getByRole('button', {name: '改约时间'}), 'Enter');
  await go(page, times.first(), 'Space');
  while (!(await times.last().isChecked())) await press(page, 'ArrowDown');
  await go(page, card.getByLabel('为什么要换？'));
  await page.keyboard.type('需要在场的人不在');
  await go(page, card.getByRole('button', {name: '改到这个时间'}), 'Enter');
  await expect(card.getByRole('button', {name: '改约时间'})).toBeVisible();
  const [again] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', {name: '加到日历'}).click()]);
  const second = await readFile(await again.path(), 'utf8');
  const uid = /^UID:.*$/m;
  expect(uid.exec(second)?.[0]).toBe(uid.exec(first)?.[0]);
  expect(second).toContain('SEQUENCE:1\r\n');

  await staff.reload();
  await expect(staff.locator('.visits')).toContainText('已约好');
  const arrived = await openStep(staff, '已到现场');
  await arrived.getByRole('button', {name: '已到现场'}).click();
  await expect(staff.locator('.visits')).toContainText('正在处理');
  await page.reload();
  await expect(page.locator('[part~=visit]')).toContainText('正在处理');
  await expect(page.locator('[part~=clocks]')).toContainText('工程师到场');
});

test('a remote session is offered by the team, agreed to by the customer, begun, and ended by his word', async ({page: staff, context}) => {
  const wanted = '看板导出 PDF，标题里的“镕”“堃”变成方块';
  await openTeamPage(staff, 'gu-minglan');
  await openRequest(staff, wanted);
  const offer = await openStep(staff, '约上门或远程服务');
  await expect(offer.getByLabel('地址', {exact: true})).toBeVisible();
  await expect(offer.getByLabel('用什么工具')).toBeHidden();
  await offer.getByLabel('上门还是远程').selectOption({label: '远程服务'});
  await expect(offer.getByLabel('地址', {exact: true})).toBeHidden();
  await offer.getByLabel('做什么（客户会看到）').fill('一起换开发票');
  await offer.getByLabel('会看到和操作什么').fill('开票页面，不看其他数据');
  await offer.getByLabel('用什么工具').fill('海图远程会议');
  await isAccessible(staff);
  await offer.getByRole('button', {name: '约上门或远程服务'}).click();
  await expect(staff.locator('.visits')).toContainText('等客户同意');

  const page = await context.newPage();
  await page.goto('/status.html');
  await page.locator('[part~=waits]').getByRole('link', {name: wanted}).first().click();
  const card = page.locator('[part~=visit]');
  await expect(card).toContainText('开票页面，不看其他数据');
  await card.getByRole('button', {name: '同意', exact: true}).press('Enter');
  await expect(card.locator('[part~=consent]')).toContainText('已同意');
  await card.getByRole('radio').first().press('Space');
  await card.getByRole('button', {name: '就约这个时间'}).press('Enter');
  await expect(card).toContainText('已约好');
  await isAccessible(page);

  await staff.reload();
  await expect(staff.locator('.visits')).toContainText('客户已同意');
  const arrived = await openStep(staff, '已到现场');
  await arrived.getByRole('button', {name: '已到现场'}).click();
  await expect(staff.locator('.visits')).toContainText('正在处理');

  await page.reload();
  await expect(card).toContainText('正在处理');
  await card.getByRole('button', {name: '撤回同意'}).press('Enter');
  await expect(card).toContainText('不再获准继续');
  await staff.reload();
  await expect(staff.locator('.visits')).toContainText('客户已撤回同意');
  await expect(staff.locator('.visits')).toContainText('远程已结束');
  await isAccessible(staff);
});
