import {expect} from '@open-wc/testing';
import type {Ticket} from '../../src/contract/ticket.js';
import {takeStep} from '../../server/app/take-step.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  announced,
  ask,
  button,
  focused,
  one,
  openOne,
  problem,
  says,
  saysNoMore,
  shows,
  summary,
  type,
  type Room,
} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

const asked = 'AC-3KVN-2630';
const running = 'AC-8MXC-2624';
const done = 'AC-5PWE-2571';
const as = 'chen-guodong';
const agent = haituWorld.agents.find(({id}) => id === 'luo-yifan')!;

const read = async ({gateway}: Pick<Room, 'gateway'>, reference: string) =>
  ask<Ticket>(gateway, `/tickets/${(await summary(gateway, reference, as)).id}`, undefined, {}, as);

async function openAccess(reference: string, options = {}): Promise<Room> {
  const room = await openOne(reference, {as, ...options});
  await shows(room.element, '[part~=grant]');
  return room;
}

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-ticket-status: access that is asked for', () => {
  it('says who wants in where, what for, how and for how long', async () => {
    const {element} = await openAccess(asked);
    for (const text of [
      '工程师申请访问权限',
      '等您决定',
      '沈砚申请',
      '核对两个计算节点',
      '堡垒机',
      '生产环境 BI 服务器',
      '只读运维账号',
      '8小时',
    ])
      await says(element, text);
    await expectAccessible(element);
  });

  it('is granted in part, for as long as one likes, and what was not given stands there', async () => {
    const room = await openAccess(asked);
    const {element} = room;
    button(element, '授权…').click();
    await waitUntil(() => focused(element)?.matches('.give input'));
    await says(element, '密码和密钥请通过电话');
    await expectAccessible(element);
    element.shadowRoot!.querySelectorAll<HTMLInputElement>('.give input')[2]!.click();
    const length = one<HTMLSelectElement>(element, '#give-hours');
    expect([...length.options].map(({value}) => Number(value))).to.deep.equal([1, 4, 8, 24, 72, 168]);
    expect(length.value).to.equal('8');
    length.value = '4';
    length.dispatchEvent(new Event('change'));
    type(element, '#access-text', '临时账号已开，走堡垒机');
    const before = Date.now();
    button(element, '确定授权').click();
    await says(element, '陈国栋授权');
    await says(element, '未给');
    expect(announced(element)).to.include('已授权');
    await waitUntil(() => focused(element)?.classList.contains('grant-title'));
    const [grant] = (await read(room, asked)).grants!;
    expect([grant!.state, grant!.granted!.scope, grant!.granted!.note]).to.deep.equal(['running', ['1', '2'], '临时账号已开，走堡垒机']);
    expect(Date.parse(grant!.granted!.until) - before).to.be.within(4 * 3_600_000 - 60_000, 4 * 3_600_000 + 60_000);
    await says(element, '还没有使用过');
    await expectAccessible(element);
  });

  it('is never granted with a password in it, nor with nothing given; what was written stays', async () => {
    const room = await openAccess(asked);
    const {element} = room;
    button(element, '授权…').click();
    await shows(element, '#access-text');
    type(element, '#access-text', '账号 ops，密码：Hunter2-2026');
    button(element, '确定授权').click();
    await says(element, '好像有密码或密钥');
    expect(one<HTMLTextAreaElement>(element, '#access-text').value).to.include('Hunter2');
    await expectAccessible(element);
    type(element, '#access-text', '账号 ops，密码电话告知');
    for (const line of element.shadowRoot!.querySelectorAll<HTMLInputElement>('.give input')) line.click();
    button(element, '确定授权').click();
    await says(element, '请至少保留一项');
    expect((await read(room, asked)).grants![0]!.state).to.equal('asked');
  });

  for (const behind of [-5, 5])
    it(`given for an hour is good for an hour where the device’s clock is ${Math.abs(behind)} hours ${behind > 0 ? 'ahead' : 'behind'}`, async () => {
      const now = () => Date.now() - behind * 3_600_000;
      const room = await openAccess(asked, {now});
      const {element} = room;
      button(element, '授权…').click();
      await shows(element, '#give-hours');
      const length = one<HTMLSelectElement>(element, '#give-hours');
      length.value = '1';
      length.dispatchEvent(new Event('change'));
      button(element, '确定授权').click();
      await says(element, '陈国栋授权');
      const {until} = (await read(room, asked)).grants![0]!.granted!;
      expect(Date.parse(until) - now()).to.be.within(3_540_000, 3_600_000);
    });

  it('for longer than the desk allows by now is given for the length that is shown', async () => {
    const {settings} = haituWorld;
    const world = {...haituWorld, settings: {...settings, access: {...settings.access, mostHours: 6}}};
    const room = await openAccess(asked, {gateway: await openGateway({world})});
    const {element} = room;
    button(element, '授权…').click();
    await shows(element, '#give-hours');
    const length = one<HTMLSelectElement>(element, '#give-hours');
    expect([...length.options].map(({value}) => Number(value))).to.deep.equal([1, 4, 6]);
    expect(length.value).to.equal('6');
    button(element, '确定授权').click();
    await says(element, '陈国栋授权');
    const {at, until} = (await read(room, asked)).grants![0]!.granted!;
    expect(Date.parse(until) - Date.parse(at)).to.equal(6 * 3_600_000);
  });

  it('is refused with or without a word, and the word stands there', async () => {
    const room = await openAccess(asked);
    const {element} = room;
    button(element, '不授权').click();
    await waitUntil(() => focused(element)?.id === 'access-text');
    type(element, '#access-text', '请改用测试环境');
    button(element, '确定不授权').click();
    await shows(element, '.older-grants summary');
    expect(one(element, '.older-grants summary').textContent, 'how it ended is seen without unfolding').to.include('陈国栋未授权');
    expect(shownText(element)).not.to.include('等工程师确认清除');
    await says(element, '请改用测试环境');
    expect((await read(room, asked)).grants![0]!.state).to.equal('refused');
  });

  it('is not refused with a password in the reason either; it stays to be mended', async () => {
    const room = await openAccess(asked);
    const {element} = room;
    button(element, '不授权').click();
    await shows(element, '#access-text');
    type(element, '#access-text', '请直接用 password=Hemu!2026 登录');
    button(element, '确定不授权').click();
    await says(element, '好像有密码或密钥');
    await waitUntil(() => focused(element)?.getAttribute('aria-invalid') === 'true');
    expect(one(element, '#access-wrong').textContent).to.include('好像有密码或密钥');
    expect((await read(room, asked)).grants![0]!.state).to.equal('asked');
    type(element, '#access-text', '请改用测试环境');
    await waitUntil(() => !one(element, '#access-text').hasAttribute('aria-invalid'));
  });

  it('that was withdrawn meanwhile is not granted: what became of it is shown', async () => {
    const room = await openAccess(asked);
    const {element, gateway} = room;
    button(element, '授权…').click();
    await shows(element, '#access-text');
    const {id, grants} = await read(room, asked);
    await takeStep(gateway.ports, id, {is: 'end-access', grant: grants![0]!.id, text: '不需要了'}, agent);
    button(element, '确定授权').click();
    await says(element, '请求刚有变化');
    await says(element, '已结束的 1 项');
    expect(one(element, '#access-text')).to.equal(undefined);
  });

  it('keeps how to be let in apart from why not, and shows and gives back what was written with a grant that is not taken', async () => {
    const {element, line, gateway} = await openAccess(asked);
    const text = () => one<HTMLTextAreaElement>(element, '#access-text').value;
    button(element, '授权…').click();
    await shows(element, '#access-text');
    type(element, '#access-text', '走堡垒机');
    button(element, '返回').click();
    await shows(element, '.refuse');
    button(element, '不授权').click();
    await shows(element, '#access-text');
    expect(text()).to.equal('');
    button(element, '返回').click();
    await shows(element, '.refuse');
    button(element, '授权…').click();
    await shows(element, '#access-text');
    await waitUntil(() => text() === '走堡垒机');
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    button(element, '确定授权').click();
    await says(element, '立即发送');
    expect(one(element, '.waiting').textContent).to.include('走堡垒机');
    line.transport = (request) =>
      request.method === 'POST' ? Promise.resolve(problem('invalid-fields', 422, {issues: []})) : gateway.app(request);
    button(element, '立即发送').click();
    await shows(element, '.refuse');
    button(element, '授权…').click();
    await shows(element, '#access-text');
    await waitUntil(() => text() === '走堡垒机');
  });

  it('granted without a connection waits on this device, is not shown as granted, and goes later', async () => {
    const {element, line, gateway} = await openAccess(asked);
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    button(element, '授权…').click();
    await shows(element, '#access-text');
    button(element, '确定授权').click();
    await says(element, '立即发送');
    expect(shownText(element)).not.to.include('陈国栋授权');
    line.transport = (request) => gateway.app(request);
    button(element, '立即发送').click();
    await says(element, '陈国栋授权');
  });
});

describe('aftercare-ticket-status: access that is in force', () => {
  it('shows until when, what was given, and every use', async () => {
    const {element} = await openAccess(running);
    for (const text of ['有效到', '您给的范围', '未给', '罗一帆 · 35 分钟', '重启备份服务', '密码由王工电话告知'])
      await says(element, text);
    await expectAccessible(element);
  });

  it('is taken back at once after one question, even when a use was noted meanwhile', async () => {
    const room = await openAccess(running);
    const {element, gateway} = room;
    button(element, '收回权限').click();
    await waitUntil(() => focused(element)?.id === 'shut');
    await says(element, '不会断开他的连接');
    await expectAccessible(element);
    button(element, '先不收回').click();
    await waitUntil(() => focused(element)?.classList.contains('take-back'));
    button(element, '收回权限').click();
    await shows(element, '#shut');
    const {id, grants} = await read(room, running);
    await takeStep(gateway.ports, id, {is: 'use-access', grant: grants![0]!.id, text: '再看一次日志'}, agent);
    button(element, '立即收回').click();
    await saysNoMore(element, '不会断开他的连接');
    await says(element, '陈国栋收回');
    await says(element, '还在等工程师确认清除');
    expect(announced(element)).to.include('已收回');
    const {grants: after, promises} = await read(room, running);
    expect(after![0]!.state).to.equal('revoked');
    expect(promises!.at(-1)).to.include({clock: 'purge', is: 'owed', at: after![0]!.ended!.at});
    expect(one(element, '[part~=ledger]').textContent).to.include('清除取走的数据：等工程师确认');
  });

  it('of a request that is over says how it was used, that the job is done and what was taken is removed', async () => {
    const {element} = await openAccess(done);
    for (const text of ['一项数据操作', '已完成', '顾明澜登记为已完成', '取走的数据已清除，顾明澜确认', '未留副本'])
      await says(element, text);
    expect(button(element, '收回权限')).to.equal(undefined);
    await expectAccessible(element);
  });

  it('is read in English and traditional Chinese as well', async () => {
    const {element} = await openAccess(running);
    element.lang = 'en';
    await says(element, 'In force');
    await says(element, 'Take it back');
    element.lang = 'zh-Hant';
    await says(element, '收回權限');
  });
});
