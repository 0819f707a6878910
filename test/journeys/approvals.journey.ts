import {CustomerApi, signInAs} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {allIsNamed, go, hasFocus, listen} from '../support/keys.js';

test('a quote is accepted, and a delivery taken and signed for, by keys alone', async ({page, request}) => {
  await signInAs(page, 'li-wen');
  await listen(page);
  const api = new CustomerApi(request, 'li-wen');
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  await go(page, status.locator('[part~=waits]').getByRole('link', {name: '销售主题增加“门店等级”字段，并改造三张看板'}), 'Enter');
  await expect(status.getByRole('heading', {name: /报价单/})).toBeVisible();
  await expect(status.getByText('报价已经写好，等您决定')).toBeVisible();
  await allIsNamed(page);
  await go(page, status.getByRole('button', {name: '接受报价'}), 'Enter');
  await expect(status.getByText('您将按以上条款接受第 2 版报价，总价 ¥11,660.00')).toBeVisible();
  await go(page, status.getByRole('button', {name: '确定接受 ¥11,660.00'}), 'Enter');
  await expect(status.getByText(/李雯已接受/)).toBeVisible();
  await hasFocus(page);
  const [quoted] = await api.ticketsTitled('销售主题增加“门店等级”字段，并改造三张看板');
  expect((await api.ticket(quoted!.id)).change?.quotes.at(-1)?.state).toBe('accepted');

  await go(page, status.getByRole('link', {name: '全部请求'}), 'Enter');
  const waits = status.locator('[part~=waits]');
  await expect(waits.getByRole('link', {name: '销售主题增加“门店等级”字段，并改造三张看板'})).toBeHidden();
  await go(page, waits.getByRole('link', {name: '把查询引擎扩到三个节点，月结那几天不再排队'}), 'Enter');
  const left = status.getByRole('checkbox');
  await expect(left.first()).toBeVisible();
  await go(page, status.getByRole('button', {name: '验收通过'}), 'Enter');
  await expect(status.getByText(/还有 \d+ 项没有勾选/)).toBeVisible();
  for (const line of await left.all()) await go(page, line, 'Space');
  await go(page, status.getByLabel('验收人姓名'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('李雯');
  await go(page, status.getByRole('button', {name: '验收通过'}), 'Enter');
  await expect(status.getByText(/李雯签字验收/)).toBeVisible();
  await hasFocus(page);
  const [delivered] = await api.ticketsTitled('把查询引擎扩到三个节点，月结那几天不再排队');
  const {state, change} = await api.ticket(delivered!.id);
  expect([state, change?.deliveries.at(-1)?.signedBy]).toEqual(['acceptance', '李雯']);
  await page.reload();
  await expect(status.getByText(/李雯签字验收/)).toBeVisible();
});

test('a plan of work and a delay are approved from what waits above the list, and the promise moves only then', async ({page, request}) => {
  await signInAs(page, 'chen-guodong');
  const api = new CustomerApi(request, 'chen-guodong');
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  const waits = status.locator('[part~=waits]');
  await waits.getByRole('link', {name: '夜间汇总任务跑到早上九点还没完，晨会看不到昨天的数'}).click();
  const proposal = status.locator('[part~=proposal]');
  await expect(proposal.getByText('连续观察三个晚上，确认 6:00 前完成')).toBeVisible();
  await proposal.getByRole('button', {name: '同意', exact: true}).click();
  await expect(status.getByText('已处理的 1 份')).toBeVisible();
  const [planned] = await api.ticketsTitled('夜间汇总任务跑到早上九点还没完，晨会看不到昨天的数');
  expect((await api.ticket(planned!.id)).proposals?.map(({state, decidedBy}) => [state, decidedBy?.name])).toEqual([
    ['approved', '陈国栋'],
  ]);

  await status.getByRole('link', {name: '全部请求'}).click();
  await expect(waits.getByRole('link', {name: '夜间汇总任务跑到早上九点还没完，晨会看不到昨天的数'})).toBeHidden();
  await waits.getByRole('link', {name: '合并报表里两家子公司的币种换算不一致'}).click();
  await expect(proposal.getByText(/拟改到/)).toBeVisible();
  await expect(proposal.getByText('先提供一份按当日汇率重算的合并报表，供月底报送使用。')).toBeVisible();
  const [delayed] = await api.ticketsTitled('合并报表里两家子公司的币种换算不一致');
  const before = await api.ticket(delayed!.id);
  const asked = before.proposals!.at(-1)!.dueAt!;
  const due = (ticket: typeof before) => ticket.clocks.find(({kind, endedAt}) => kind === 'resolution' && !endedAt)?.dueAt;
  expect(due(before)).not.toBe(asked);
  await proposal.getByRole('button', {name: '同意', exact: true}).click();
  await expect(status.getByText('已处理的 1 份')).toBeVisible();
  expect(due(await api.ticket(delayed!.id))).toBe(asked);

  await status.getByRole('link', {name: '全部请求'}).click();
  await expect(status.locator('[part~=entry]').getByRole('link', {name: '合并报表里两家子公司的币种换算不一致'})).toBeVisible();
  await expect(waits.getByRole('link', {name: '合并报表里两家子公司的币种换算不一致'})).toBeHidden();
});
