import {expect} from '@open-wc/testing';
import {newKey} from '../../src/contract/key.js';
import type {Ticket} from '../../src/contract/ticket.js';
import {takeStep} from '../../server/app/take-step.js';
import {guestToken} from '../../server/app/guest-pass.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {all, announced, ask, button, focused, isPost, lead, one, open, openOne, problem, savedFile, says, saysNoMore, shows, summary, type, wake, type Room} from '../support/ticket-room.js'; // prettier-ignore

const reference = 'AC-5TGM-2631';
import {waitUntil} from '../support/wait-until.js';
const agent = haituWorld.agents.find(({id}) => id === 'luo-yifan')!;
const offline = () => Promise.reject(new TypeError('Failed to fetch'));

const read = async ({gateway}: Pick<Room, 'gateway'>) => ask<Ticket>(gateway, `/tickets/${(await summary(gateway, reference)).id}`);

async function openVisit(options = {}): Promise<Room> {
  const room = await openOne(reference, options);
  await shows(room.element, '[part~=visit]');
  return room;
}

const times = (element: Element) => all<HTMLInputElement>(element, '.slot input');

async function book(room: Room): Promise<void> {
  times(room.element)[2]!.click();
  button(room.element, '就约这个时间').click();
  await says(room.element, '已约好');
}

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-ticket-status: a visit', () => {
  it('says who would come, what for and what to have ready, and lets a time be chosen', async () => {
    const room = await openVisit();
    const {element} = room;
    for (const text of ['罗一帆', '部署与运维工程师', '010-0000-6180', '云景东路 9 号', '机房出入手续', '您什么时间方便'])
      expect(shownText(element)).to.include(text);
    expect(times(element).length).to.be.greaterThan(8);
    button(element, '就约这个时间').click();
    await says(element, '请先选一个时间');
    expect((focused(element) as HTMLInputElement).type).to.equal('radio');
    expect(one(element, '.slots').getAttribute('aria-invalid')).to.equal('true');
    await book(room);
    await waitUntil(() => announced(element).includes('已约好'));
    await waitUntil(() => focused(element)?.classList.contains('visit-title'), 'the focus fell out of the page');
    expect((await read(room)).visits![0]!.state).to.equal('booked');
    await says(element, '之前可以在这里改约或取消');
  });

  it('that is agreed is what the request says first, with its day and its hours, and then that somebody is on the way', async () => {
    const room = await openVisit();
    const {element, gateway} = room;
    expect(one(element, '.escalation').textContent).to.include('现在等您选择上门时间，在这之前不计时');
    expect(one(element, '.escalation').textContent).not.to.match(/还没有消息的话|还没有进展时接手|会转由/);
    await book(room);
    const {visits, id} = await read(room);
    const {from} = visits![0]!.slot!;
    await waitUntil(() => /^已约好 \d+月\d+日周. \d\d:\d\d–\d\d:\d\d 上门。$/.test(lead(element)), `never said: ${lead(element)}`);
    expect(lead(element)).to.include(new Intl.DateTimeFormat('zh', {month: 'short', day: 'numeric'}).format(new Date(from)));
    expect(one(element, '.lead').textContent).to.include('由罗一帆上门').and.not.to.include('正在处理');
    await takeStep(gateway.ports, id, {is: 'depart', visit: visits![0]!.id}, agent);
    wake();
    await waitUntil(() => lead(element).includes('罗一帆已出发'), 'never said that he is on the way');
  });

  it('can be used by everybody while its time is chosen, and when it is moved', async () => {
    const {element} = await openVisit();
    await expectAccessible(element);
    button(element, '都不合适').click();
    await shows(element, '#visit-why');
    await expectAccessible(element);
  });

  it('is taken along as a calendar file, under a name that stays when it is moved', async () => {
    const room = await openVisit();
    const {element} = room;
    await book(room);
    const first = await savedFile(() => button(element, '加到日历').click());
    expect(first.name).to.equal(`${reference}.ics`);
    expect(first.text).to.include('ORGANIZER:mailto:support@haitu.example\r\n');
    const [visit] = (await read(room)).visits!;
    expect(first.text).to.include(`UID:${visit!.id}@aftercare\r\nSEQUENCE:0\r\n`);
    expect(first.text).to.include(`DTSTART:${visit!.slot!.from.replace(/[-:]|\.000/g, '')}`);
    button(element, '改约时间').click();
    await shows(element, '#visit-why');
    times(element)[0]!.click();
    await says(element, '改到这个时间');
    button(element, '改到这个时间').click();
    await waitUntil(() => announced(element).includes('已改约'));
    const moved = (await read(room)).visits![0]!;
    expect(moved.slot!.from).not.to.equal(visit!.slot!.from);
    expect(moved.history.at(-1)!.reason).to.equal('时间有冲突');
    const second = await savedFile(() => button(element, '加到日历').click());
    expect(second.text).to.include(`UID:${visit!.id}@aftercare\r\nSEQUENCE:1\r\n`);
  });

  it('that suits at none of the times is asked for at others, in the customer’s own words', async () => {
    const room = await openVisit();
    const {element} = room;
    button(element, '都不合适').click();
    await shows(element, '#visit-reason-text');
    expect(one(element, '[part~=reply]'), 'nothing else is written meanwhile').to.equal(undefined);
    button(element, '提交，请另约时间').click();
    await waitUntil(() => one(element, '#visit-reason-wrong').textContent!.trim());
    type(element, '#visit-reason-text', '下周二或周三下午');
    button(element, '提交，请另约时间').click();
    await says(element, '另约时间中');
    await says(element, '下周二或周三下午');
    const [visit] = (await read(room)).visits!;
    expect(visit!.wish).to.include({text: '下周二或周三下午', reason: '时间有冲突'});
    expect(times(element), 'what was turned down is not offered again').to.deep.equal([]);
    const {id} = await summary(room.gateway, reference);
    const offer = {kind: 'on-site' as const, engineer: agent, purpose: '部署', address: '苏州', slots: []};
    await takeStep(room.gateway.ports, id, {is: 'propose-visit', visit: visit!.id, offer}, agent);
    await element.updateComplete;
    wake();
    await waitUntil(() => times(element).length, 'other times never came');
    expect(one(element, '[part~=visit] details').textContent).to.include('希望的时间：下周二或周三下午');
    await waitUntil(() => one(element, '[part~=thread]').textContent!.includes('下周二或周三下午'), 'the history forgot the wish');
  });

  it('whose time somebody else has just taken says so, books nothing and shows what is left', async () => {
    const room = await openVisit();
    const {element, gateway} = room;
    const wanted = times(element)[1]!;
    const from = Date.parse(wanted.value);
    wanted.click();
    const other = await ask<Ticket>(gateway, '/tickets', {...draft(), clientRef: newKey()}, {}, 'zhou-yan');
    const offer = {kind: 'on-site' as const, engineer: agent, purpose: '检查', address: '苏州', slots: []};
    const theirs = await takeStep(gateway.ports, other.id, {is: 'propose-visit', offer}, agent);
    const step = {is: 'book-visit' as const, visit: theirs!.steps.at(-1)!.id, from, to: from + 2 * 3_600_000};
    expect(await takeStep(gateway.ports, other.id, step, theirs!.requester)).to.not.equal(undefined);
    button(element, '就约这个时间').click();
    await says(element, '这个时间刚被约走');
    await waitUntil(() => times(element).every(({value}) => Date.parse(value) !== from), 'it is still offered');
    expect((await read(room)).visits![0]!.state).to.equal('proposed');
    expect(times(element).some(({checked}) => checked)).to.equal(false);
  });

  it('asked for at another time comes back neither as a reason nor after a reload', async () => {
    const first = await openVisit();
    button(first.element, '都不合适').click();
    await shows(first.element, '#visit-reason-text');
    type(first.element, '#visit-reason-text', '下周二下午');
    button(first.element, '提交，请另约时间').click();
    await says(first.element, '另约时间中');
    first.element.remove();
    const {element} = await openVisit({baseUrl: first.desk.baseUrl, gateway: first.gateway});
    button(element, '取消').click();
    await shows(element, '#visit-reason-text');
    const {drafts} = await first.desk.link!.desk();
    expect(await drafts.reply(`${(await summary(first.gateway, reference)).id}/visit`)).to.equal(undefined);
    expect(one<HTMLTextAreaElement>(element, '#visit-reason-text').value).to.equal('');
  });

  it('asked for without a connection shows the wish that waits, and gives it back when it is refused', async () => {
    const {element, line, gateway} = await openVisit();
    button(element, '都不合适').click();
    await shows(element, '#visit-reason-text');
    type(element, '#visit-reason-text', '下周二下午');
    line.transport = offline;
    button(element, '提交，请另约时间').click();
    await says(element, '立即发送');
    expect(one(element, '.waiting').textContent).to.include('下周二下午');
    line.transport = (request) =>
      isPost(request, '/actions') ? Promise.resolve(problem('invalid-fields', 422, {issues: []})) : gateway.app(request);
    button(element, '立即发送').click();
    await saysNoMore(element, '立即发送');
    await waitUntil(() => button(element, '都不合适'), 'cannot be asked for again');
    button(element, '都不合适').click();
    await waitUntil(() => one<HTMLTextAreaElement>(element, '#visit-reason-text')?.value === '下周二下午');
  });

  it('booked without a connection waits on this device, is not shown as booked, and goes later', async () => {
    const {element, line, gateway} = await openVisit();
    line.transport = offline;
    times(element)[0]!.click();
    button(element, '就约这个时间').click();
    await says(element, '立即发送');
    await says(element, '选定的时间');
    expect(shownText(element)).not.to.include('已约好');
    line.transport = (request) => gateway.app(request);
    button(element, '立即发送').click();
    await says(element, '已约好');
  });

  it('stands above the list by what is to be chosen and leads to its card', async () => {
    const {element} = await open();
    await says(element, '选择上门时间');
    const link = () =>
      all<HTMLAnchorElement>(element, '[part~=waits] a').find(({textContent}) => textContent!.includes('新机房部署数据网关'));
    await waitUntil(link, 'it never stood above the list');
    link()!.click();
    await waitUntil(() => focused(element)?.classList.contains('visit-title'), 'the card never had the focus');
    await says(element, '请您选一个上门的时间');
    expect(lead(element)).not.to.include('正在处理');
    expect(one(element, '.asked'), 'a way to what is right below').to.equal(undefined);
  });

  it('of a colleague says who has to choose', async () => {
    const {element, gateway} = await open({as: 'chen-guodong'});
    const {id, requester} = await summary(gateway, reference);
    element.ticket = id;
    await says(element, `等${requester.name}选时间`);
    expect(times(element)).to.deep.equal([]);
  });
});

describe('aftercare-ticket-status: consent to a remote session', () => {
  const remote = 'AC-3MQC-2628';
  const sees = '不查看业务数据';

  async function openRemote(options: Parameters<typeof openOne>[1] = {}): Promise<Room> {
    const room = await openOne(remote, options);
    await shows(room.element, '[part~=consent]');
    return room;
  }

  const remoteId = async ({gateway}: Pick<Room, 'gateway'>) => (await summary(gateway, remote)).id;
  const stored = async (room: Pick<Room, 'gateway'>) => (await ask<Ticket>(room.gateway, `/tickets/${await remoteId(room)}`)).visits![0]!;
  const box = (element: Element) => one(element, '[part~=consent]');
  const consents = (element: Element) => all(element, '.give-consent, .withdraw-consent').map((one) => one.textContent!.trim());
  const once = (element: Element, text: string) => announced(element).split(text).length - 1;

  /** Decides, and waits until it is said once and the focus is on the card. */
  async function decide({element}: Room, text: string, told: string): Promise<void> {
    all(element, '.give-consent, .withdraw-consent')
      .find(({textContent}) => textContent!.trim() === text)!
      .click();
    await waitUntil(() => once(element, told) === 1, `never announced ${told}`);
    await waitUntil(() => focused(element)?.classList.contains('visit-title'), 'the focus fell out of the page');
    expect(once(element, told), 'announced twice').to.equal(1);
  }

  /** The team begins the session; the page sees it. */
  async function begin(room: Room): Promise<void> {
    const visit = await stored(room);
    const from = Date.parse(visit.slots[0]!.from);
    const record = (await room.gateway.ports.repository.ticket(await remoteId(room)))!;
    const book = {is: 'book-visit' as const, visit: visit.id, from, to: Date.parse(visit.slots[0]!.to)};
    for (const [step, by] of [
      [book, record.requester],
      [{is: 'arrive' as const}, agent],
    ] as const)
      // prettier-ignore
      expect(await takeStep(room.gateway.ports, record.id, step, by)).to.not.equal(undefined);
    dispatchEvent(new Event('online'));
    await waitUntil(() => one(room.element, '.visit .badge').textContent!.trim() === '正在处理', 'the page never saw it begin');
  }

  it('is asked for with what will be seen, and with which tool, in sight before it', async () => {
    const {element} = await openRemote();
    for (const text of [sees, '海图远程会议', '您是否同意', '没有您的同意不会开始']) await says(element, text);
    const seen = all(element, '.visit-facts dd').find(({textContent}) => textContent!.includes(sees))!;
    expect(seen.compareDocumentPosition(box(element)) & Node.DOCUMENT_POSITION_FOLLOWING).to.not.equal(0);
    expect(consents(element)).to.deep.equal(['同意', '不同意']);
    await expectAccessible(element);
  });

  it('is given, and taken back before anything begins; each is said once, and can be changed', async () => {
    const room = await openRemote();
    const {element} = room;
    await decide(room, '同意', '已同意');
    await says(element, '李雯已同意');
    expect(consents(element)).to.deep.equal(['撤回同意']);
    expect((await stored(room)).session!.consent).to.equal('given');
    await expectAccessible(element);
    await decide(room, '撤回同意', '已撤回同意');
    await says(element, '李雯已撤回同意');
    expect(consents(element)).to.deep.equal(['同意']);
    expect((await stored(room)).session!.consent).to.equal('withdrawn');
    expect((await stored(room)).state, 'its time is still to be chosen').to.equal('proposed');
    await expectAccessible(element);
  });

  it('that is not given is noted, and no session begins', async () => {
    const room = await openRemote();
    const {element} = room;
    await decide(room, '不同意', '已记下您不同意');
    await says(element, '李雯没有同意');
    expect((await stored(room)).session!.consent).to.equal('declined');
    expect(consents(element)).to.deep.equal(['同意']);
    await expectAccessible(element);
  });

  it('is taken back in the middle of the session, which ends it at once', async () => {
    const room = await openRemote();
    const {element} = room;
    await decide(room, '同意', '已同意');
    await begin(room);
    expect(consents(element)).to.deep.equal(['撤回同意']);
    await decide(room, '撤回同意', '已撤回同意');
    await says(element, '不再获准继续');
    expect(one(element, '.visit .badge').textContent!.trim()).to.equal('已结束');
    expect(consents(element)).to.deep.equal([]);
    expect((await stored(room)).session!.endedAt).to.be.a('string');
    await expectAccessible(element);
  });

  it('needs an account: who came by a code is told so, and can only say no', async () => {
    const gateway = await openGateway({world: haituWorld});
    const id = await remoteId({gateway});
    const room = await openRemote({gateway, getToken: async () => (await guestToken({id, steps: []}, gateway.ports)).token});
    const {element} = room;
    await says(element, '同意需要用您自己的账号登录');
    expect(consents(element)).to.deep.equal(['不同意']);
    await expectAccessible(element);
    await decide(room, '不同意', '已记下您不同意');
    expect((await stored(room)).session!.consent).to.equal('declined');
  });

  it('given without a connection is not shown as given, waits on this device, and goes later', async () => {
    const room = await openRemote();
    const {element, line, gateway} = room;
    line.transport = offline;
    one(element, '.give-consent').click();
    await says(element, '立即发送');
    await says(element, '同意远程服务');
    expect(shownText(element)).not.to.include('李雯已同意');
    expect(consents(element)).to.deep.equal([]);
    expect((await stored(room)).session!.consent).to.equal('asked');
    line.transport = (request) => gateway.app(request);
    button(element, '立即发送').click();
    await says(element, '李雯已同意');
    expect((await stored(room)).session!.consent).to.equal('given');
  });
});

function draft() {
  return {
    type: 'incident',
    title: '大屏断开',
    description: '每天下午断几次。',
    category: 'application-dashboard',
    fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
    impact: {scope: 'department', work: 'stopped', data: 'sound'},
    attachments: [],
    consents: [],
  };
}
