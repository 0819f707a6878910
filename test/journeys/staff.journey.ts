import type {APIRequestContext} from '@playwright/test';
import {agentKey} from '../../server/app/staff/staff-key.js';
import {CustomerApi, isAccessible} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {comeInAs, enterKey, lookFor, openStep, openTeamPage, staffKey, teamStep} from '../support/team-page.js';

const logFile = (name: string) => ({name, mimeType: 'text/plain', buffer: Buffer.from('第一步：停止服务。')});

/** A request whose customer wants the plan for it otherwise. */
async function refusePlan(request: APIRequestContext): Promise<void> {
  const customer = new CustomerApi(request, 'li-wen');
  const {id} = await customer.submit('夜间汇总改到几点');
  const {version} = await customer.ticket(id);
  const plan = {by: 'shen-yan', kind: 'plan', text: '汇总改到凌晨两点', steps: [{text: '改任务时间'}]};
  const proposed = await teamStep(request, id, version, 'propose', plan);
  expect(proposed.status(), await proposed.text()).toBe(200);
  const {proposals = []} = await customer.ticket(id);
  await customer.act(id, {action: 'disapprove', proposal: proposals[0]!.id, reason: '两点要备份'});
}

test('the team lets itself in, works on a request by keyboard, and the customer sees only what is his', async ({page, request}) => {
  await refusePlan(request);
  await page.goto('/staff.html');
  await enterKey(page, 'x'.repeat(40));
  await expect(page.getByText('密钥不对，请重新输入。')).toBeVisible();
  await enterKey(page, staffKey);
  await expect(page.getByLabel('您是哪位')).toBeFocused();
  await page.getByRole('button', {name: '进入'}).press('Enter');
  await expect(page.getByLabel('您是哪位')).toBeVisible();
  await isAccessible(page);
  await comeInAs(page, 'he-xiaotong');
  await expect(page.getByLabel('以谁的身份处理')).toHaveValue('he-xiaotong');
  const dues = page.locator('.queue li [data-due]');
  await expect(dues.first()).toBeVisible();
  // What a customer wants otherwise comes first, then what is ours, then what waits for him: in each by what is due next.
  const queue = await dues.evaluateAll((marks) =>
    marks.map((mark) => ({
      wanted: !!mark.closest('li')!.querySelector('[data-want]'),
      theirs:
        /等客户|待客户|Waiting/.test(mark.closest('li')!.querySelector('.standing')!.textContent) &&
        !/客户催办/.test(mark.closest('li')!.textContent),
      due: mark.getAttribute('data-due')!,
      late: mark.classList.contains('late'),
      marked: /已超时/.test(mark.closest('li')!.textContent),
    })),
  );
  const wanted = queue.filter((one) => one.wanted).length;
  expect(wanted, 'somebody wants something otherwise').toBeGreaterThan(0);
  expect(queue.slice(0, wanted).every((one) => one.wanted)).toBe(true);
  const places = queue.slice(wanted).map(({theirs, due}) => `${theirs ? 1 : 0} ${due}`);
  expect(places).toEqual([...places].sort());
  expect(
    queue.every(({late, marked}) => late === marked),
    'what is late says so in words',
  ).toBe(true);
  // “高” alone would be of any kind: the levels stand under the kinds that have them.
  const levels = page.getByLabel('优先级').locator('optgroup');
  expect(await levels.evaluateAll((groups) => groups.length)).toBeGreaterThan(1);
  await expect(levels.filter({has: page.locator('option[value="P0"]')}).locator('option')).toHaveText([
    'P0 紧急',
    'P1 高',
    'P2 中',
    'P3 低',
  ]);
  // Nobody is signed in here as a customer, and nothing of his site stands around.
  await expect(page.getByLabel('以谁的身份登录')).toHaveCount(0);
  await expect(page.getByRole('link', {name: '我的请求'})).toHaveCount(0);
  await isAccessible(page);

  await lookFor(page, 'AC-7K3P-2614');
  await expect(page.locator('.queue li')).toHaveCount(1);
  await page.getByRole('link', {name: /AC-7K3P-2614/}).press('Enter');
  await expect(page.getByRole('heading', {name: '升级到 6.2.1 后，销售总览看板一直显示“正在加载”'})).toBeVisible();
  await expect(page.locator('.ticket')).toContainText('工作还能进行吗？');
  await isAccessible(page);

  const classify = await openStep(page, '定优先级和分类');
  await expect(classify.getByLabel('优先级').locator('option')).toHaveText(['P0 紧急', 'P1 高', 'P2 中', 'P3 低']);
  const note = await openStep(page, '写内部备注');
  await note.getByLabel('内容').fill('客户月底续约，请优先处理');
  await note.getByLabel('附件（可不填）').setInputFiles([logFile('合同要点.log'), logFile('程序.exe')]);
  await expect(note.getByText('不接受这种文件', {exact: false})).toBeVisible();
  await note.getByRole('button', {name: '写内部备注'}).press('Enter');
  await expect(note.getByRole('alert').filter({visible: true})).toHaveText(/附件还没有全部上传/);
  await isAccessible(page);
  await note.getByRole('button', {name: '移除 程序.exe'}).press('Enter');
  await note.getByRole('button', {name: '写内部备注'}).press('Enter');
  await expect(page.locator('.thread .internal')).toContainText('客户月底续约，请优先处理');
  await expect(page.locator('.thread .internal')).toContainText('合同要点.log');

  // The line breaks while a file is on its way: it goes on by itself from where it stood.
  let broken = 0;
  await page.route('**/staff/v1/uploads/*', (route) =>
    route.request().method() === 'PATCH' && broken++ === 0 ? route.abort() : route.fallback(),
  );
  const answer = await openStep(page, '回复客户');
  await answer.getByLabel('内容').fill('请按附件清理缓存。');
  await answer.getByLabel('附件（可不填）').setInputFiles(logFile('清理步骤.log'));
  await expect(answer.getByText('已上传')).toBeVisible();
  expect(broken).toBe(2);
  await answer.getByRole('button', {name: '回复客户'}).press('Enter');
  await expect(page.locator('.thread')).toContainText('清理步骤.log');

  const ask = await openStep(page, '申请访问权限');
  await ask.getByLabel('用来做什么（客户会看到）').fill('看日志');
  await ask.getByLabel('系统，每行一项').fill('BI 服务器');
  await ask.getByLabel('角色，每行一项').fill('只读\npassword: hunter2!X9');
  const hours = ask.getByLabel(/^多少小时（最多 \d+ 小时）$/);
  const most = Number(await hours.getAttribute('max'));
  // Past the field's own check, the gateway says the bounds.
  await hours.evaluate((input) => input.removeAttribute('max'));
  await hours.fill('999');
  await ask.getByLabel('角色，每行一项').fill('只读');
  await ask.getByRole('button', {name: '申请访问权限'}).press('Enter');
  await expect(ask.getByRole('alert')).toHaveText(`请填 1 到 ${most} 之间的数：“多少小时（最多 ${most} 小时）”`);
  await ask.getByLabel('角色，每行一项').fill('只读\npassword: hunter2!X9');
  await hours.fill('2');
  await ask.getByRole('button', {name: '申请访问权限'}).press('Enter');
  await expect(ask.getByRole('alert')).toHaveText('看起来有密码或密钥，请删掉再提交：“角色，每行一项”');
  await expect(ask.getByLabel('角色，每行一项')).toBeFocused();
  await expect(ask.getByLabel('角色，每行一项')).toHaveAttribute('aria-invalid', 'true');

  const resolve = await openStep(page, '标记为已解决');
  await resolve.getByLabel('解决办法（客户会看到）').fill('缓存已重建，看板恢复正常。');
  await resolve.getByRole('button', {name: '标记为已解决'}).click();
  await expect(resolve.getByRole('alert')).toHaveText('请先逐项确认。');
  await expect(resolve.getByLabel('解决办法（客户会看到）')).toHaveValue('缓存已重建，看板恢复正常。');
  for (const box of await resolve.getByRole('checkbox').all()) await box.press('Space');
  await resolve
    .getByRole('textbox', {name: / · 结果/})
    .first()
    .fill('3 张看板，各 2 秒内打开');
  await resolve.getByRole('button', {name: '标记为已解决'}).click();
  await expect(page.locator('.ticket')).toContainText('待客户确认');
  await expect(page.getByRole('status')).toContainText('已完成：标记为已解决');

  const customer = new CustomerApi(request, 'li-wen');
  const [found] = await customer.ticketsTitled('升级到 6.2.1 后，销售总览看板一直显示“正在加载”');
  const ticket = await customer.ticket(found!.id);
  expect(ticket.resolution?.summary).toBe('缓存已重建，看板恢复正常。');
  expect(ticket.resolution?.checks?.[0]?.result).toBe('3 张看板，各 2 秒内打开');
  expect(JSON.stringify(ticket)).not.toContain('续约');
  expect(JSON.stringify(ticket)).not.toContain('合同要点');
  expect(JSON.stringify(ticket)).toContain('清理步骤.log');

  await page.reload();
  await expect(page.locator('.ticket')).toContainText('待客户确认');
  await expect(page.locator('.solution')).toContainText('缓存已重建，看板恢复正常。');
  await expect(page.locator('.thread .happened').last()).toContainText('待客户确认');
  await page.getByLabel('语言').selectOption('zh-TW');
  await expect(page.locator('.solution')).toContainText('解決方案');
  await isAccessible(page);
  await page.getByLabel('語言').or(page.getByLabel('语言')).selectOption('zh-CN');
  await page.getByRole('link', {name: '评价', exact: true}).and(page.locator('.staff-bar a')).click();
  await expect(page.locator('.ratings li').first()).toBeVisible();
  await page.getByLabel('只看低分').check();
  await expect(page.locator('.ratings .late').first()).toBeVisible();
  await page.getByRole('button', {name: '退出'}).click();
  await expect(page.getByLabel('服务台密钥')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('服务台密钥')).toBeVisible();
});

test('an article is found, written, changed by two at once and taken off, and readers have it as long as it stands', async ({
  page,
  request,
}) => {
  await openTeamPage(page, 'lu-jing', '#articles');
  await expect(page.locator('.queue li').first()).toBeVisible();
  await isAccessible(page);
  await page.getByRole('link', {name: '写一篇新文章'}).press('Enter');
  await expect(page.getByRole('heading', {name: '写一篇新文章'})).toBeVisible();
  await page.getByLabel(/^编号/).fill('journey-article');
  await page.getByLabel('标题', {exact: true}).fill('旅途中的文章');
  await page.getByLabel('栏目').selectOption('data');
  await page.getByLabel('摘要').fill('一句话。');
  await page.getByLabel('正文').fill('## 第一步\n\n见[这里](../setup.md)。');
  await page.getByRole('button', {name: '发布文章'}).press('Enter');
  await expect(page.getByRole('alert')).toContainText('Line 3 leads to the file ../setup.md');
  await expect(page.getByLabel('标题', {exact: true})).toHaveValue('旅途中的文章');
  await page.getByLabel('正文').fill('## 第一步\n\n重启。');
  await page.getByRole('button', {name: '发布文章'}).press('Enter');
  await expect(page.getByRole('heading', {name: '旅途中的文章'})).toBeVisible();
  await isAccessible(page);
  const read = async () => (await request.get('/portal/v1/articles/journey-article')).text();
  expect(await read()).toContain('重启');

  const whole = await (await request.get('/staff/v1/articles/journey-article', {headers: {Authorization: `Bearer ${staffKey}`}})).json();
  const {title, kind, category, locale, summary, keywords, related, version} = whole;
  const clientRef = 'journey-changes-it-first';
  const changed = await request.post('/staff/v1/articles/journey-article/change', {
    headers: {Authorization: `Bearer ${staffKey}`, 'Idempotency-Key': clientRef, 'If-Match': `"${version}"`},
    data: {by: 'shen-yan', clientRef, title, kind, category, locale, summary, keywords, related, markdown: '别人改的。'},
  });
  expect(changed.status()).toBe(200);
  const form = page.locator('.article-form');
  await form.getByLabel('正文').fill('## 第一步\n\n重启两次。');
  await form.getByRole('button', {name: '修改文章'}).press('Enter');
  await expect(form.getByRole('alert')).toContainText('有人刚刚改过这篇文章');
  await form.getByRole('button', {name: '修改文章'}).press('Enter');
  await expect(page.getByRole('status')).toContainText('已完成：修改文章');
  expect(await read()).toContain('重启两次');

  const remove = await openStep(page, '撤下文章');
  await remove.getByRole('button', {name: '撤下文章'}).press('Enter');
  await expect(page.getByRole('link', {name: '写一篇新文章'})).toBeVisible();
  expect((await request.get('/portal/v1/articles/journey-article')).status()).toBe(404);
});

test('a complaint is there for whoever acts as one who handles it and for nobody else, and what is being written stays', async ({page}) => {
  await openTeamPage(page, 'shen-yan');
  const who = page.getByLabel('以谁的身份处理');
  await lookFor(page, 'AC-9FKT-2619');
  await expect(page.getByText('没有符合条件的请求。')).toBeVisible();
  await who.selectOption({label: '赵启明'});
  await expect(page.locator('.queue li')).toHaveCount(1);
  await expect(who).toBeFocused();
  await page.getByRole('link', {name: /AC-9FKT-2619/}).press('Enter');
  await expect(page.getByRole('heading', {name: '同一个导出问题，一周内第二次影响采购开会'})).toBeVisible();
  await isAccessible(page);

  const note = await openStep(page, '写内部备注');
  await note.getByLabel('内容').fill('已与采购部约好周五回访');
  await who.selectOption({label: '陆静'});
  await expect(note.getByLabel('内容')).toHaveValue('已与采购部约好周五回访');
  await note.getByRole('button', {name: '写内部备注'}).press('Enter');
  await expect(page.locator('.thread .internal').last()).toContainText('陆静');
  await who.selectOption({label: '沈砚'});
  await expect(page.getByRole('alert')).toHaveText('没有这条请求。');
});

test('an agent’s own key acts in his name and in no other', async ({page}) => {
  await page.goto('/staff.html');
  await enterKey(page, await agentKey(staffKey, 'lu-jing'));
  const who = page.getByLabel('以谁的身份处理');
  await expect(who.locator('option')).toHaveText(['陆静']);
  await page.goto('/staff.html#ratings');
  await expect(page.locator('.ratings li').first()).toBeVisible();
});
