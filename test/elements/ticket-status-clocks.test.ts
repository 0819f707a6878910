import {expect} from '@open-wc/testing';
import type {Clock} from '../../src/contract/clock.js';
import type {Ticket} from '../../src/contract/ticket.js';
import type {AftercareEventMap} from '../../src/kit/events.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {duration} from '../../src/locales/progress-times.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  all,
  announced,
  ask,
  bent,
  button,
  focused,
  lead,
  one,
  openOne,
  saysNoMore,
  shows,
  summary,
  type,
  wake,
} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

beforeEach(() => history.replaceState(null, '', location.pathname));

const clock = (part: Partial<Clock>): Clock => ({
  kind: 'answer',
  calendar: 'office',
  startedAt: '2026-03-02T01:00:00Z',
  state: 'running',
  segments: [],
  ...part,
});

/** That many minutes ago. */
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('aftercare-ticket-status: promised times', () => {
  it('says by when what was promised, how long that is, how it is counted, and what became of the rest', async () => {
    const {element} = await openOne('AC-7K3P-2614');
    await shows(element, '.clock');
    const [next] = all(element, '.clock');
    expect(next!.textContent).to.match(/下次更新进展[^]*前[^]*还有 \d/);
    expect(next!.querySelectorAll('rect.counted').length).to.be.above(0);
    next!.querySelector('summary')!.click();
    expect(next!.textContent).to.include('计时（服务时间）');
    expect(
      all(element, '.clock.met')
        .map((met) => met.textContent)
        .join(),
    )
      .to.include('首次回复')
      .and.include('按时完成');
    await expectAccessible(element);
  });

  it('names the tier of service that the times were promised by, and none where there is none', async () => {
    const {element, gateway, line} = await openOne('AC-7K3P-2614');
    await shows(element, '[part=tier]');
    expect(one(element, '.clocks [part=tier]').innerText).to.equal('服务级别：B 级服务 · 5×8 小时，P0 与 P1 另有值班');
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    line.transport = bent(gateway, id, ({tier: _, ...ticket}) => ticket);
    wake();
    await waitUntil(() => !one(element, '[part=tier]'), 'still there');
    expect(all(element, '.clock').length).to.be.above(0);
  });

  it('keeps a record of every promise, with reason and remedy of a miss, and takes note that it was seen', async () => {
    const {element} = await openOne('AC-7K3P-2614');
    await shows(element, '.ledger .missed');
    expect(one<HTMLDetailsElement>(element, '.ledger').open, 'open while there is something new in it').to.equal(true);
    expect(one(element, '.ledger .missed').textContent)
      .to.include('下次更新进展：没能在承诺的')
      .and.include('原因：')
      .and.include('补救：');
    button(element, '我知道了').click();
    await waitUntil(() => announced(element).includes('已记下'), 'never said');
    await saysNoMore(element, '我知道了');
    expect(shownText(element)).to.match(/您已于 .+ 看过/);
  });

  it('tells of a promise in the record as its clock does: a range as a range', async () => {
    const {element} = await openOne('AC-4TRX-2641');
    await shows(element, '.ledger');
    const range = /\d.+ 前（最早 .+?）/.exec(one(element, '.clocks').textContent!)?.[0];
    expect(range).to.be.a('string');
    expect(one(element, '.ledger').textContent).to.include(`解决问题：承诺 ${range}`);
  });

  it('has words for each way that a clock may stand', async () => {
    const room = await openOne('AC-7K3P-2614');
    const {id} = await summary(room.gateway, 'AC-7K3P-2614');
    const clocks = [
      clock({kind: 'first-response', state: 'breached', dueAt: '2026-03-02T02:00:00Z', endedAt: '2026-03-02T02:30:00Z'}),
      clock({kind: 'resolution', state: 'breached', dueAt: '2026-03-02T02:00:00Z'}),
      clock({kind: 'arrival', state: 'not-started', dueAt: '2099-03-02T02:00:00Z'}),
      clock({
        kind: 'workaround',
        state: 'paused',
        minutesLeft: 90,
        segments: [{from: '2026-03-02T01:00:00Z', counted: false, why: 'waiting-for-customer'}],
      }),
      clock({kind: 'next-update', state: 'running'}),
      clock({
        kind: 'answer',
        state: 'running',
        dueAt: '2099-03-02T02:00:00Z',
        target: {max: 1, unit: 'hour', bestEffort: true},
        provisional: true,
      }),
      clock({
        kind: 'arrival',
        state: 'paused',
        minutesLeft: 90,
        segments: [
          {from: ago(60), to: ago(30), counted: true, why: 'working'},
          {from: ago(30), counted: false, why: 'arranging'},
        ],
      }),
      clock({kind: 'something-newer', state: 'of-a-newer-desk'}),
    ];
    room.line.transport = bent(room.gateway, id, (ticket) => ({...ticket, waitingFor: 'team', clocks}));
    wake();
    await waitUntil(() => all(room.element, '.clock').length === clocks.length, 'never drawn');
    // The head says what weighs most of what is late, and what comes next; the rest stands behind the talk.
    expect(lead(room.element)).to.match(/^抱歉，我们晚了：解决问题原定 .+ 前。$/);
    expect(one(room.element, '.due').textContent).to.match(/完整答复\s+争取 .+前/);
    const [reply, promises] = [one(room.element, '[part~=reply]'), one(room.element, '.clocks')];
    expect(reply.compareDocumentPosition(promises)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    button(room.element, '直接联系我们').click();
    await waitUntil(() => focused(room.element)?.id === 'channels-title');
    const text = shownText(room.element);
    for (const said of [
      '晚了 30分钟',
      '已超过',
      '现在不是服务时间',
      '暂停计时：等您回复，服务时间还剩 1小时 30分钟',
      '没有约定具体时间',
      '争取',
      '节假日安排尚未公布',
      'something-newer',
    ]) {
      expect(text).to.include(said);
    }
    // Half an hour of the two and a half that end when what is left is counted.
    const counted = one(room.element, '.clock.paused .counted').closest('svg')!;
    expect(Number(counted.getAttribute('width'))).to.be.closeTo(80, 1);
    await expectAccessible(room.element);
    const dueAt = '2099-03-02T02:00:00Z';
    const course = [
      {id: 'missed', at: ago(60), clock: 'resolution', is: 'missed', dueAt: ago(60)},
      {id: 'changed', at: ago(30), clock: 'resolution', is: 'changed', before: ago(60), dueAt},
    ] as Ticket['promises'];
    const again = [clock({kind: 'resolution', dueAt})];
    room.line.transport = bent(room.gateway, id, (ticket) => ({...ticket, waitingFor: 'team', clocks: again, promises: course}));
    wake();
    await waitUntil(() => lead(room.element).startsWith('抱歉，我们晚了：解决问题改到'), lead(room.element));
  });

  it('counts on by one timer without drawing or saying anything', async () => {
    const beats: (() => void)[] = [];
    const {setInterval} = window;
    const {now} = Date;
    window.setInterval = ((run: () => void) => beats.push(run)) as typeof window.setInterval;
    try {
      const {element} = await openOne('AC-7K3P-2614');
      await shows(element, '[data-due]');
      const [before, told] = [one(element, '[data-due]').textContent, announced(element)];
      Date.now = () => now.call(Date) + 61 * 60_000;
      expect(beats.length).to.equal(1);
      beats[0]!();
      expect(one(element, '[data-due]').textContent).not.to.equal(before);
      expect(announced(element)).to.equal(told);
    } finally {
      Object.assign(window, {setInterval});
      Date.now = now;
    }
  });

  it('counts by the backend’s clock where the device’s is wrong, whoever reads', async () => {
    // As far behind as a device that was never set: what it calls now is long past for the backend.
    const ahead = 40 * 86_400_000;
    const now = () => Date.now() + ahead;
    const gateway = await openGateway({world: haituWorld, team: false, now});
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    const {clocks} = await ask<Ticket>(gateway, `/tickets/${id}`);
    const left = Date.parse(clocks.find(({kind}) => kind === 'next-update')!.dueAt!) - now();
    const {element, desk} = await openOne('AC-7K3P-2614', {gateway});
    // As it was asked, or a minute later.
    const said = [left, left - 60_000].map((ms) => `还有 ${duration(ms, 'zh-Hans')}`);
    expect(
      said.some((time) => one(element, '.clock').textContent!.includes(time)),
      shownText(element),
    ).to.equal(true);
    // What happened hours ago did so for it, too.
    expect(one(element, '.people').textContent).to.match(/最近更新\s*\d+\s?小时前/);
    desk.remove();
  });

  it('says beside each way to be reached whether somebody is there, else when next', async () => {
    const {now} = Date;
    const drawnAt = async (time: string) => {
      Date.now = () => Date.parse(time);
      const {element} = await openOne('AC-7K3P-2614');
      await shows(element, '.channels');
      await expectAccessible(element);
      const said = (selector: string) => one(element, selector).textContent!.replace(/\s+/g, ' ');
      return [said('.channels dl'), said('[part="urgent"]')];
    };
    try {
      const [monday] = await drawnAt('2026-11-23T10:00+08:00');
      expect(monday).to.match(/服务热线 010-0000-6180 工作日 9:00–18:00（北京时间） 现在可以联系/);
      const [saturday, urgent] = await drawnAt('2026-11-21T10:00+08:00');
      expect(saturday).to.match(/服务热线 010-0000-6180 工作日 9:00–18:00（北京时间） 11月23日周一 09:00 开始/);
      expect(saturday).not.to.include('现在可以联系');
      // For when things get worse: apart from the others, and open at any hour.
      expect(saturday).not.to.include('010-0000-6199');
      expect(urgent).to.match(/业务已经停了？ 010-0000-6199 现在可以联系/);
    } finally {
      Date.now = now;
    }
  });

  it('tells the page of a clock that stands otherwise, and of no other', async () => {
    const room = await openOne('AC-7K3P-2614');
    const {id} = await summary(room.gateway, 'AC-7K3P-2614');
    await shows(room.element, '.clock');
    const heard: AftercareEventMap['aftercare-clock-changed']['detail'][] = [];
    room.element.addEventListener('aftercare-clock-changed', ({detail}) => void heard.push(detail));
    room.line.transport = bent(room.gateway, id, (ticket) => ({
      ...ticket,
      clocks: ticket.clocks.map((one) => (one.kind === 'resolution' ? {...one, state: 'breached'} : one)),
    }));
    wake();
    await waitUntil(() => heard.length > 0, 'nothing heard');
    expect(heard.map(({id: ticket, clock: kind, state}) => ({ticket, kind, state}))).to.deep.equal([
      {ticket: id, kind: 'resolution', state: 'breached'},
    ]);
    expect(heard[0]!.dueAt).to.match(/^\d{4}-/);
  });

  it('tells the page of a clock that a step of the reader set going, once', async () => {
    const {element, gateway, line} = await openOne('AC-6DWT-2602');
    const {id} = await summary(gateway, 'AC-6DWT-2602');
    const heard: string[] = [];
    element.addEventListener('aftercare-clock-changed', ({detail}) => void heard.push(`${detail.clock} ${detail.state}`));
    button(element, '没有解决').click();
    await shows(element, '#reason-text');
    type(element, '#reason-text', '又出现了');
    button(element, '提交说明').click();
    await waitUntil(() => heard.length, 'nothing heard');
    const {clocks} = await ask<Ticket>(gateway, `/tickets/${id}`);
    expect(heard).to.include(`resolution ${clocks.find(({kind}) => kind === 'resolution')!.state}`);
    const count = heard.length;
    let read = 0;
    line.transport = async (request) => {
      const reply = await gateway.app(request);
      read += Number(request.url.endsWith(`/tickets/${id}`));
      return reply;
    };
    wake();
    await waitUntil(() => read, 'never read again');
    await element.updateComplete;
    expect(heard.length).to.equal(count);
  });
});
