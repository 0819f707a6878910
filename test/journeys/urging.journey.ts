import {CustomerApi, signInAs} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {lookFor, openTeamPage} from '../support/team-page.js';

test('a request is urged: who hears of it stands there first, and who has it answers in its place', async ({page}) => {
  await signInAs(page, 'leung-ka-man');
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  await status.getByRole('link', {name: '倉庫看板伺服器升級到 6.2'}).click();
  await status.getByRole('button', {name: '催办'}).click();
  const urging = status.locator('[part~=urging]');
  const [, who] = /催办会马上告诉.+ · (\S+?)，/.exec(await urging.getByText(/催办会马上告诉/).innerText())!;
  await expect(urging.locator('.ladder-level.ahead').first()).toBeVisible();
  await urging.getByRole('textbox').fill('明天早上的晨会要用，请先给个进展。');
  await urging.getByRole('button', {name: '催办'}).press('Enter');
  await expect(status.getByText(/您于 .+ 催办。/)).toBeVisible();
  const line = status.locator('.urge-line');
  await expect(line).toContainText('明天早上的晨会要用，请先给个进展。');
  await expect(line).toContainText(new RegExp(`${who} .+ 答复：`), {timeout: 40_000});
  await page.reload();
  await expect(line).toContainText(new RegExp(`${who} .+ 答复：`));
});

test('a complaint is kept from whom it is about, and followed up by who handles complaints', async ({page, request, context}) => {
  await signInAs(page, 'chen-guodong');
  await page.goto('/submit.html');
  const title = '周报问题两次答复都没有解决，希望换人跟进';
  const form = page.locator('aftercare-submit-ticket');
  const tips = page.getByRole('heading', {name: '这些信息最有帮助'});
  await expect(tips).toBeVisible();
  await form.getByText('对服务或产品不满意，由服务经理亲自跟进').click();
  await expect(tips).toBeHidden();
  await form.getByLabel('标题').fill(title);
  await form.getByLabel('详细描述').fill('两次答复都是重启，没有查原因，希望服务经理看一下。');
  await form.getByRole('radiogroup', {name: '关于'}).getByText('服务过程', {exact: true}).click();
  await form.getByText('补充信息', {exact: true}).click();
  const concerned = 'AC-9DKW-2577';
  await form.getByLabel('相关的请求编号').fill(concerned);
  await form.getByRole('button', {name: '提交', exact: true}).click();
  await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeVisible();

  const api = new CustomerApi(request, 'chen-guodong');
  const [found] = await api.ticketsTitled(title);
  const {reference, concerns, keptFrom} = await api.ticket(found!.id);
  expect([concerns, keptFrom?.map(({name}) => name)]).toEqual([concerned, ['顾明澜', '赵启明']]);
  await page.goto(`/status.html#aftercare=ticket/${found!.id}`);
  const status = page.locator('aftercare-ticket-status');
  await expect(status.getByText(`这条投诉关于 ${concerned}。`)).toBeVisible();
  await expect(status.getByText('顾明澜、赵启明看不到这条投诉，也不会参与处理。')).toBeVisible();
  await expect(status.locator('.clocks')).toBeVisible();

  const staff = await context.newPage();
  await openTeamPage(staff, 'gu-minglan');
  const who = staff.getByLabel('以谁的身份处理');
  await lookFor(staff, reference);
  await who.selectOption({label: '顾明澜'});
  await expect(staff.getByText('没有符合条件的请求。')).toBeVisible();
  await who.selectOption({label: '陆静'});
  await expect(staff.getByRole('link', {name: new RegExp(reference)})).toBeVisible();
});
