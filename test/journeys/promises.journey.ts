import type {Locator, Page} from '@playwright/test';
import {CustomerApi, isAccessible, signInAs} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {openRequest, openStep, openTeamPage} from '../support/team-page.js';

/** The form with one kind of request chosen, as somebody who comes to the page. */
async function choose(page: Page, kind: string): Promise<Locator> {
  const form = page.locator('aftercare-submit-ticket');
  await form.getByRole('radio', {name: new RegExp(`^${kind}`)}).press('Space');
  return form;
}

test('before anything is typed, the form names the emergency line, and each kind of request its questions, its times and its price; a standard request is chosen from the catalogue, with the help that is wanted, on a scale of two levels', async ({
  page,
  browser,
  request,
}) => {
  await signInAs(page, 'li-wen');
  await page.goto('/submit.html');
  const form = page.locator('aftercare-submit-ticket');
  const line = form.getByRole('link', {name: '010-0000-6199'});
  await expect(line).toHaveAttribute('href', 'tel:+861000006199');
  await expect(form.getByText('现在就能打通')).toBeVisible();

  const promise = form.locator('[part~=promise]');
  await choose(page, '咨询');
  await expect(form.getByText(/本月已用 \d+ 次，共 5 次/)).toBeVisible();
  await expect(promise).toContainText('完整答复');
  await expect(promise).toContainText('B 级服务');
  const answered = await promise.innerText();
  await choose(page, '功能建议');
  await expect(form.getByText('多久会用到一次').first()).toBeAttached();
  await expect(promise).not.toHaveText(answered);
  await choose(page, '上门服务');
  await expect(form.getByText('按成本价收费')).toBeVisible();
  await choose(page, '变更');
  await expect(form.getByText('先报价，您同意后才收费')).toBeVisible();
  for (const [what, asks] of [
    ['版本升级', '现在的版本'],
    ['数据迁移与备份', '哪些数据，从哪里到哪里'],
    ['定制开发', '做成什么样算完成'],
  ]) {
    await form.getByRole('radiogroup', {name: '变更内容'}).getByText(what!, {exact: true}).click();
    await expect(form.getByLabel(asks!)).toBeVisible();
  }
  await expect(form.getByText('审计与合规')).toHaveCount(0);

  await choose(page, '标准服务');
  const title = `新增账号 ${Date.now().toString(36)}`;
  await form.getByLabel('标题').fill(title);
  await form.getByLabel('详细描述').fill('华南大区三位新督导。');
  await form.getByRole('radio', {name: /^新增账号/}).press('Space');
  await form.getByLabel('要新增的人').fill('张一，zhang.yi@hemu.example，督导部');
  await form.getByRole('radio', {name: /^查看者/}).press('Space');
  const levels = form.getByRole('radiogroup', {name: '急不急？'});
  await expect(levels.getByRole('radio')).toHaveCount(2);
  await levels.getByRole('radio', {name: /^紧急/}).press('Space');
  await form.locator('summary', {hasText: '希望我们怎样协助您'}).press('Enter');
  await form.getByRole('radio', {name: /远程协助/}).check();
  await isAccessible(page);
  await form.getByRole('button', {name: '提交', exact: true}).click();
  await expect(form.getByRole('heading', {name: /已收到/})).toBeVisible();
  const [taken] = await new CustomerApi(request, 'li-wen').ticketsTitled(title);
  expect([taken?.type, taken?.priority]).toEqual(['standard', 'urgent']);

  const staff = await (await browser.newContext()).newPage();
  await openTeamPage(staff, 'he-xiaotong');
  await openRequest(staff, title);
  await expect(staff.locator('.ticket dl').first()).toContainText('远程协助');
  await staff.context().close();
});

test('an audience has kinds of request and a scale of its own, and whoever used up what is included reads what comes after', async ({
  page,
  browser,
  request,
}) => {
  await signInAs(page, 'chen-guodong');
  await page.goto('/submit.html');
  const form = await choose(page, '审计与合规');
  await expect(form.getByRole('radiogroup', {name: '什么时候要交？'}).getByRole('radio')).toHaveCount(3);

  const other = await (await browser.newContext({locale: 'zh-CN'})).newPage();
  await signInAs(other, 'leung-ka-man');
  const api = new CustomerApi(request, 'leung-ka-man');
  const fields = {product: 'bi-cloud', topic: 'usage'};
  for (const n of [1, 2, 3]) await api.submit(`每月咨询 ${n} ${Date.now()}`, {type: 'question', category: undefined, fields, impact: {}});
  await other.goto('/submit.html');
  const hers = await choose(other, '咨询');
  await expect(hers.getByText('按成本价收费')).toBeVisible();
  await expect(hers.getByText(/服务包含的次数已经用完/)).toBeVisible();
  await other.context().close();
});

test('what is archived is only read; a request goes from a workaround and a missed promise to its solution, and to a case that others find', async ({
  page,
  browser,
}) => {
  const wanted = '夜间抽取比平时慢三倍，早上看板还是前一天的销售额';
  await signInAs(page, 'li-wen');
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  await status
    .getByRole('button', {name: '已归档'})
    .or(status.getByText('已归档', {exact: true}))
    .first()
    .click();
  await status.getByRole('link', {name: 'Oracle 数据源抽取到一半报 ORA-12170 连接超时'}).click();
  await expect(status.getByText('这条请求已归档，只供查看。')).toBeVisible();
  await expect(status.locator('[part~=resolution]')).toContainText('补上第三个节点');
  await expect(status.getByText('这条请求已结束，不能再回复。')).toBeVisible();
  await expect(status.getByRole('button', {name: '发送回复'})).toHaveCount(0);
  await isAccessible(page);

  await page.goto('/status.html#aftercare=tickets');
  await status.getByRole('link', {name: wanted}).click();
  const workaround = status.locator('[part~=workaround]');
  await expect(workaround).toContainText('今晚只抽最近三天的分区');
  await expect(status.locator('[part~=tier]')).toContainText('B 级服务');

  const staff = await (await browser.newContext({locale: 'zh-CN', timezoneId: 'Asia/Shanghai'})).newPage();
  await openTeamPage(staff, 'gu-minglan');
  await openRequest(staff, wanted);
  const explain = await openStep(staff, '说明为什么晚了');
  await explain.getByLabel('哪个时限').selectOption('next-update');
  await explain.getByLabel('原因').fill('当晚的变更窗口推迟了两小时');
  await explain.getByLabel('怎么补救').fill('每天 9 点前先写一条进展');
  await explain.getByRole('button', {name: '说明为什么晚了'}).click();
  await expect(staff.locator('.ledger')).toContainText('当晚的变更窗口推迟了两小时');
  const promise = await openStep(staff, '改约时间');
  await promise.getByLabel('哪个时限').selectOption('resolution');
  const later = new Date(Date.now() + (8 * 60 + 5 * 24 * 60) * 60_000).toISOString().slice(0, 16);
  await promise.getByLabel('改到').fill(later);
  await promise.getByLabel('原因').fill('要等周末补完历史分区');
  await promise.getByRole('button', {name: '改约时间'}).click();
  await expect(staff.locator('.ledger')).toContainText('要等周末补完历史分区');

  await page.reload();
  const ledger = status.locator('[part~=ledger]');
  for (const said of ['当晚的变更窗口推迟了两小时', '每天 9 点前先写一条进展', '要等周末补完历史分区'])
    await expect(ledger).toContainText(said);
  await status.getByRole('button', {name: '我知道了'}).press('Enter');
  await expect(ledger).toContainText(/您已于 .+ 看过/);
  await expect(status.getByRole('button', {name: '我知道了'})).toHaveCount(0);

  // The customer has acknowledged meanwhile, which a page that was open before does not know.
  await staff.reload();
  const resolve = await openStep(staff, '标记为已解决');
  await resolve.getByLabel('解决办法（客户会看到）').fill('重新收集了分区表的统计信息，李雯确认抽取恢复到四十分钟。');
  await resolve.getByLabel('原因（客户会看到，可不填）').fill('统计信息过期，优化器改走全表扫描。');
  for (const box of await resolve.getByRole('checkbox').all()) await box.press('Space');
  await resolve.getByRole('button', {name: '标记为已解决'}).click();
  await expect(staff.locator('.solution')).toContainText('重新收集了分区表的统计信息');

  await page.reload();
  await expect(status.locator('[part~=resolution]')).toContainText('重新收集了分区表的统计信息');
  await expect(workaround).toHaveCount(0);

  await staff.getByRole('link', {name: '写成案例文章'}).press('Enter');
  await expect(staff.getByRole('heading', {name: '从已解决的请求写案例'})).toBeVisible();
  await expect(staff.getByLabel('正文')).toHaveValue(/## 现象[^]*## 原因[^]*## 解决办法[^]*客户确认抽取恢复/);
  await isAccessible(staff);
  await staff.getByLabel('标题', {exact: true}).fill('案例：统计信息过期，夜间抽取慢三倍');
  await staff.getByLabel('栏目').selectOption('data');
  await staff.getByRole('button', {name: '发布文章'}).press('Enter');
  await expect(staff.getByRole('heading', {name: '案例：统计信息过期，夜间抽取慢三倍'})).toBeVisible();
  await staff.context().close();

  await page.goto('/help.html');
  const help = page.locator('aftercare-knowledge-base');
  await help.locator('input[role=combobox]').fill('統計資訊過期 抽取');
  const found = help
    .getByRole('option', {name: /案例：统计信息过期，夜间抽取慢三倍/})
    .or(help.getByRole('link', {name: /案例：统计信息过期，夜间抽取慢三倍/}));
  await found.first().click();
  await expect(help.getByRole('heading', {name: '案例：统计信息过期，夜间抽取慢三倍'})).toBeVisible();
  await expect(help).not.toContainText('李雯');
});

test('what a customer answers by phone after the solution stands in his request, and is his to change', async ({page, browser}) => {
  const wanted = 'Dashboards stay blank in Chrome since the upgrade to 6.2.2';
  const staff = await (await browser.newContext({locale: 'zh-CN', timezoneId: 'Asia/Shanghai'})).newPage();
  await openTeamPage(staff, 'luo-yifan');
  await openRequest(staff, wanted);
  const call = await openStep(staff, '记录回访电话');
  // The clock of whoever sits there, in Shanghai.
  await call.getByLabel('什么时候打的').fill(new Date(Date.now() + (8 * 60 - 5) * 60_000).toISOString().slice(0, 16));
  await call.getByLabel('客户说解决了吗').selectOption('true');
  await call.getByLabel('响应速度').selectOption('4');
  await call.getByLabel('客户还说了什么').fill('处理得清楚');
  await call.getByRole('button', {name: '记录回访电话'}).click();
  await expect(staff.getByRole('status')).toContainText('已完成：记录回访电话');
  await staff.context().close();

  await signInAs(page, 'emma-hart');
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  await status.getByRole('link', {name: wanted}).click();
  await expect(status.locator('[part~=thread]')).toContainText('罗一帆打了回访电话');
  await status.getByRole('link', {name: '查看评价'}).click();
  const survey = page.locator('aftercare-satisfaction-survey');
  await expect(survey.getByText(/这是罗一帆在 .+ 的回访电话里替您记下的。有出入的话，您可以修改。/)).toBeVisible();
  await expect(survey).toContainText('处理得清楚');
  await survey.getByRole('button', {name: '修改评价'}).click();
  await survey.getByRole('group', {name: '整体体验'}).getByRole('radio', {name: '很满意', exact: true}).check();
  await survey.getByRole('button', {name: '提交修改'}).click();
  await expect(survey.getByText(/回访电话里替您记下的/)).toHaveCount(0);
});

test('the team reads what ratings come to, each figure with how many it counts', async ({page}) => {
  await openTeamPage(page, 'lu-jing', '#ratings');
  const figures = page.locator('.figures');
  const overall = figures.getByRole('row', {name: /整体体验/}).first();
  await expect(overall).toContainText(/\d+% \(\d+\/\d+\)/);
  const [answers, mean, , ...points] = (await overall.getByRole('cell').allInnerTexts()).map((text) => Number.parseFloat(text));
  expect(points.reduce((sum, count) => sum + count, 0)).toBe(answers);
  const sum = points.reduce((all, count, n) => all + count * (n + 1), 0);
  expect(Math.abs(sum / answers! - mean!)).toBeLessThan(0.01);
  await isAccessible(page);
  await page.getByLabel('时间').selectOption('365');
  await expect(page.getByLabel('时间')).toBeFocused();
  await expect(figures).toContainText('推荐');
});
