import {expect} from '@open-wc/testing';
import {newKey} from '../../src/contract/key.js';
import type {Ticket} from '../../src/contract/ticket.js';
import {takeStep} from '../../server/app/take-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  all,
  announced,
  ask,
  button,
  focused,
  lead,
  one,
  open,
  openOne,
  says,
  saysNoMore,
  shows,
  summary,
  type,
  type Room,
} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

const quoted = 'AC-6QTD-2618';
const delivered = 'AC-4WHC-2583';
const agent = haituWorld.agents.find(({id}) => id === 'lu-jing')!;

const read = async ({gateway}: Pick<Room, 'gateway'>, reference: string) =>
  ask<Ticket>(gateway, `/tickets/${(await summary(gateway, reference)).id}`);
const offline = () => Promise.reject(new TypeError('Failed to fetch'));

async function openQuote(options = {}): Promise<Room> {
  const room = await openOne(quoted, options);
  await shows(room.element, '[part~=quote]');
  return room;
}

async function openDelivery(): Promise<Room> {
  const room = await openOne(delivered);
  await shows(room.element, '#sign-name');
  return room;
}

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-ticket-status: a quote', () => {
  it('is laid out line by line, with tax, total, terms and its last day', async () => {
    const {element} = await openQuote();
    await says(element, '¥11,660.00');
    for (const text of ['销售主题维表改造', '4 人日', '−¥700.00', '增值税 6%', '¥660.00', '质保：', '有效期至', '等您决定', '-Q2'])
      await says(element, text);
    await says(element, '之前的 1 版');
    expect(lead(element)).to.include('报价已经写好，等您决定');
    await expectAccessible(element);
  });

  it('asks once more before it commits anybody', async () => {
    const {element, gateway} = await openQuote();
    button(element, '接受报价').click();
    await says(element, '您将按以上条款接受第 2 版报价，总价 ¥11,660.00');
    await waitUntil(() => focused(element)?.id === 'sure');
    expect((await read({gateway}, quoted)).state).to.equal('quoted');
    await expectAccessible(element);
    button(element, '再想想').click();
    await waitUntil(() => focused(element)?.id === 'accept');
    button(element, '接受报价').click();
    await shows(element, '#sure');
    button(element, '确定接受').click();
    await says(element, '李雯已接受');
    expect(announced(element)).to.include('报价已接受');
    const {state, change} = await read({gateway}, quoted);
    expect([state, change?.quotes.at(-1)?.state]).to.deep.equal(['accepted', 'accepted']);
    await saysNoMore(element, '再想想');
  });

  it('is declined with a reason, which stands there', async () => {
    const {element, gateway} = await openQuote();
    button(element, '不接受').click();
    await shows(element, '#why-text');
    await expectAccessible(element);
    button(element, '不接受这份报价').click();
    await waitUntil(() => one(element, '#why-text[aria-invalid=true]'));
    type(element, '#why-text', '超出今年的预算');
    button(element, '不接受这份报价').click();
    await says(element, '李雯未接受');
    await says(element, '超出今年的预算');
    expect((await read({gateway}, quoted)).state).to.equal('declined');
  });

  it('that was replaced meanwhile is not accepted: the new one is shown and the customer looks again', async () => {
    const room = await openQuote();
    const {element, gateway} = room;
    const {id} = await summary(gateway, quoted);
    button(element, '接受报价').click();
    await shows(element, '#sure');
    const quote = {
      currency: 'CNY',
      items: [{text: '全部工作', quantity: 1, unitAmount: 500_000}],
      validThrough: '2099-01-01',
      timeZone: 'Asia/Shanghai',
    };
    expect(await takeStep(gateway.ports, id, {is: 'quote', quote}, agent)).to.include({state: 'quoted'});
    one(element, '#sure').focus();
    button(element, '确定接受').click();
    await says(element, '请求刚有变化');
    await says(element, '¥5,000.00');
    await waitUntil(() => focused(element)?.id === 'quote-title', 'the focus fell out of the page');
    expect((await read(room, quoted)).state).to.equal('quoted');
    button(element, '接受报价').click();
    await says(element, '第 3 版报价，总价 ¥5,000.00');
  });

  it('accepted without a connection waits on this device, is not shown as accepted, and goes later', async () => {
    const {element, line, gateway} = await openQuote();
    line.transport = offline;
    button(element, '接受报价').click();
    await shows(element, '#sure');
    button(element, '确定接受').click();
    await says(element, '立即发送');
    await says(element, '接受报价');
    expect(shownText(element)).not.to.include('李雯已接受');
    line.transport = (request) => gateway.app(request);
    button(element, '立即发送').click();
    await says(element, '李雯已接受');
  });

  it('cannot be put off any more once its acceptance is on its way', async () => {
    const {element, line, gateway} = await openQuote();
    let go = () => {};
    const gone = new Promise<void>((resolve) => (go = resolve));
    line.transport = async (request) => {
      if (request.method === 'POST') await gone;
      return gateway.app(request);
    };
    button(element, '接受报价').click();
    await shows(element, '#sure');
    button(element, '确定接受').click();
    await waitUntil(() => one(element, '#sure').getAttribute('aria-disabled') === 'true');
    button(element, '再想想').click();
    await element.updateComplete;
    expect(one(element, '#sure')).to.not.equal(null);
    go();
    await says(element, '李雯已接受');
  });

  it('is for a manager of the organisation to decide as well, and for no other colleague', async () => {
    const room = await open({as: 'chen-guodong'});
    const {element} = room;
    element.ticket = (await read(room, quoted)).id;
    await shows(element, '#accept');
    expect(button(element, '取消这条请求')).to.equal(undefined);
    button(element, '接受报价').click();
    await shows(element, '#sure');
    button(element, '确定接受').click();
    await says(element, '陈国栋已接受');
  });

  it('reads in English and in traditional Chinese with their own currencies', async () => {
    const english = await openOne('AC-8LDK-2605', {as: 'emma-hart', lang: 'en'});
    await says(english.element, '£1,464.00');
    await says(english.element, 'VAT 20%');
    await says(english.element, 'Valid through');
    const hongKong = await openOne('AC-3HKV-2602', {as: 'leung-ka-man', lang: 'zh-Hant'});
    await says(hongKong.element, '10,400.00');
    await says(hongKong.element, '總價（未含稅）');
  });
});

describe('aftercare-ticket-status: a delivery', () => {
  it('is signed for when every line is ticked and a name stands under it', async () => {
    const room = await openDelivery();
    const {element} = room;
    await expectAccessible(element);
    button(element, '验收通过').click();
    await says(element, '还有 5 项没有勾选');
    await waitUntil(() => focused(element)?.id === 'check-1');
    for (const box of element.renderRoot.querySelectorAll<HTMLInputElement>('.checks input')) box.click();
    button(element, '验收通过').click();
    await says(element, '请填写验收人的姓名');
    type(element, '#sign-name', '李雯');
    button(element, '验收通过').click();
    await says(element, '李雯签字验收');
    expect(announced(element)).to.include('已验收通过');
    const {state, change} = await read(room, delivered);
    expect([state, change?.deliveries[0]?.signedBy]).to.deep.equal(['acceptance', '李雯']);
    await expectAccessible(element);
  });

  it('shows the next person at the page nothing of what the one before ticked, signed and wrote', async () => {
    const {element, desk, gateway} = await open();
    element.ticket = (await read({gateway}, delivered)).id;
    await shows(element, '#sign-name');
    one(element, '#check-1').click();
    type(element, '#sign-name', '李雯');
    button(element, '验收不通过').click();
    await shows(element, '#why-text');
    type(element, '#why-text', '只有我能看到');
    const {drafts} = await desk.link!.desk();
    await waitUntil(async () => (await drafts.reply(`${element.ticket}/why`))?.text, 'it was never kept for its writer');
    desk.auth = {getToken: async () => (await gateway.tokenFor('chen-guodong')) ?? ''};
    await waitUntil(() => !one(element, '#why-text'), 'the reason stays');
    await shows(element, '#sign-name');
    expect(one<HTMLInputElement>(element, '#sign-name')!.value).to.equal('');
    expect(one<HTMLInputElement>(element, '#check-1')!.checked).to.equal(false);
    button(element, '验收不通过').click();
    await shows(element, '#why-text');
    expect(one<HTMLTextAreaElement>(element, '#why-text')!.value).to.equal('');
  });

  it('delivered anew in an open page is checked anew', async () => {
    const room = await openDelivery();
    const {element, gateway} = room;
    const {id, change} = await read(room, delivered);
    for (const box of element.renderRoot.querySelectorAll<HTMLInputElement>('.checks input')) box.click();
    const stale = await read(room, delivered);
    await ask(
      gateway,
      `/tickets/${id}/actions`,
      {clientRef: newKey(), action: 'reject-delivery', reason: '还差一项'},
      {'If-Match': `"${stale.version}"`},
    );
    const checklist = change!.deliveries.at(-1)!.checklist;
    await takeStep(gateway.ports, id, {is: 'deliver', summary: '都补上了', checklist}, agent);
    dispatchEvent(new Event('online'));
    await says(element, '都补上了');
    expect(element.renderRoot.querySelectorAll('.checks input:checked')).to.have.length(0);
  });

  it('is sent back with what is not right, and what was written outlives a refusal', async () => {
    const {element, line, gateway} = await openDelivery();
    button(element, '验收不通过').click();
    await shows(element, '#why-text');
    type(element, '#why-text', '夜间备份没有覆盖第三个节点');
    const {id, version} = await summary(gateway, delivered);
    await ask(gateway, `/tickets/${id}/messages`, {clientRef: newKey(), text: '另外问一下', attachments: []});
    button(element, '退回修改').click();
    await says(element, '请求刚有变化');
    expect(one<HTMLTextAreaElement>(element, '#why-text')!.value).to.equal('夜间备份没有覆盖第三个节点');
    expect((await summary(gateway, delivered)).version).to.equal(version + 1);
    line.transport = (request) => gateway.app(request);
    button(element, '退回修改').click();
    await says(element, '李雯退回');
    await says(element, '夜间备份没有覆盖第三个节点');
  });
});

describe('aftercare-ticket-status: what waits for approval', () => {
  it('stands above the list for a manager, with whose it is, and leads to each', async () => {
    const {element} = await open({as: 'chen-guodong'});
    await waitUntil(() => one(element, '[part~=waits]'), 'it never came');
    await says(element, '有 5 条请求等您决定');
    await says(element, '审批处理计划');
    await says(element, '答复访问权限申请');
    await says(element, '李雯');
    await expectAccessible(element);
    // A quote's end stands there as on its sheet: by its last day.
    await says(element, '有效期至 20');
    expect(one(element, '[part~=waits]').textContent).not.to.include('00:00');
    const [list, all5] = [one(element, '[part~=waits] ul'), one(element, '.waits-all')];
    const inside = () =>
      all(element, '[part~=waits] li').filter((item) => item.getBoundingClientRect().left < list.getBoundingClientRect().right - 1);
    for (const item of inside())
      expect(item.getBoundingClientRect().right, 'cut at the edge').to.be.at.most(list.getBoundingClientRect().right + 1);
    expect(inside().length).to.be.lessThan(5);
    all5.click();
    await waitUntil(() => all5.getAttribute('aria-expanded') === 'true' && inside().length === 5, 'never unfolded');
    expect(list.scrollWidth).to.be.at.most(list.clientWidth);
    await expectAccessible(element);
    expect(one<HTMLAnchorElement>(element, '[part~=waits] a').hash).to.match(/^#aftercare=ticket\//);
  });

  it('stays for one that was only looked at, and goes for one that was decided before the next reading', async () => {
    const {element, line, gateway} = await open({as: 'chen-guodong'});
    await waitUntil(() => all(element, '[part~=waits] li').length === 5, 'it never came');
    const rows = () => all(element, '[part~=waits] a') as HTMLAnchorElement[];
    const plan = (await summary(gateway, 'AC-4YRB-2586', 'chen-guodong')).id;
    const go = async (hash: string, shown: string) => {
      location.hash = hash;
      await shows(element, shown);
    };
    await go(`#aftercare=ticket/${plan}`, '[part~=proposal]');
    await go('#aftercare=tickets', '[part~=waits]');
    expect(rows()).to.have.length(5);
    const before = rows().map(({hash}) => hash);
    await go(`#aftercare=ticket/${plan}`, '[part~=proposal]');
    button(element, '同意').click();
    await says(element, '已处理的 1 份');
    line.transport = (request) => (request.url.includes('awaits=') ? new Promise(() => {}) : gateway.app(request));
    await go('#aftercare=tickets', '[part~=waits]');
    expect(rows().map(({hash}) => hash)).to.deep.equal(before.filter((hash) => !hash.includes(plan)));
    await says(element, '有 4 条请求等您决定');
  });

  it('gives no row to another request when one goes', async () => {
    const {element, gateway} = await open({as: 'chen-guodong'});
    await waitUntil(() => all(element, '[part~=waits] li').length === 5, 'it never came');
    const kept = new Map((all(element, '[part~=waits] a') as HTMLAnchorElement[]).map((link) => [link.hash, link]));
    const {id, version, proposals} = await ask<Ticket>(gateway, `/tickets/${(await summary(gateway, 'AC-4YRB-2586', 'chen-guodong')).id}`, undefined, {}, 'chen-guodong'); // prettier-ignore
    const clientRef = newKey();
    await ask(gateway, `/tickets/${id}/actions`, {clientRef, action: 'approve', proposal: proposals![0]!.id}, {'If-Match': `"${version}"`}, 'chen-guodong'); // prettier-ignore
    dispatchEvent(new Event('online'));
    await waitUntil(() => all(element, '[part~=waits] li').length === 4, 'the one that was approved never went');
    for (const link of all(element, '[part~=waits] a') as HTMLAnchorElement[]) expect(link === kept.get(link.hash)).to.equal(true);
  });

  it('a plan is approved, and who approved it when stays there', async () => {
    const {element, gateway} = await openOne('AC-4YRB-2586', {as: 'chen-guodong'});
    await shows(element, '[part~=proposal]');
    await says(element, '错开');
    button(element, '同意').click();
    await says(element, '已处理的 1 份');
    expect(announced(element)).to.include('已同意');
    const {id} = await summary(gateway, 'AC-4YRB-2586', 'chen-guodong');
    const ticket = await ask<Ticket>(gateway, `/tickets/${id}`, undefined, {}, 'chen-guodong');
    expect(ticket.proposals?.map(({state, decidedBy}) => [state, decidedBy?.name])).to.deep.equal([['approved', '陈国栋']]);
  });

  it('a notice of delay says which promise is to move, why, and what is done meanwhile; the objection has a reason', async () => {
    const {element} = await openOne('AC-9DKW-2577', {as: 'chen-guodong'});
    await shows(element, '[part~=proposal]');
    for (const text of ['延期说明', '拟改到', '月底报送']) await says(element, text);
    button(element, '不同意').click();
    await shows(element, '#why-text');
    type(element, '#why-text', '月底必须报送');
    button(element, '提交意见').click();
    await says(element, '已处理的 1 份');
    expect(announced(element)).to.include('意见已提交');
  });
});
