import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runTimers} from '../../server/app/run-timers.js';
import type {Slot, Visit} from '../../src/contract/visit.js';
import type {StaffCounter} from '../support/staff-counter.js';
import {ok, read} from '../support/customer-acts.js';
import {act, as, booked, day, engineer, hour, offer, openRoom, other, proposed, slots, visitOf} from '../support/visit-room.js';

const mails = async ({gateway}: StaffCounter, part: string, to = 'li.wen@hemu.example') => {
  await gateway.settled();
  return gateway.mailbox.list(to).filter(({subject}) => subject.includes(part));
};
const arrival = ({clocks}: {clocks: {kind: string}[]}) =>
  clocks.find(({kind}) => kind === 'arrival') as Record<string, unknown> | undefined;
const unfolded = (text = '') => text.replaceAll('\r\n ', '').split('\r\n');

describe('a visit', () => {
  it('is proposed, booked, driven to, begun and reported, and each word of it stays readable', async () => {
    const counter = await openRoom();
    const id = await proposed(counter);
    const offered = await read(counter, id);
    const [first] = offered.visits;
    assert.deepEqual([first.state, first.slots, first.timeZone, first.engineer.name], ['proposed', slots, 'Asia/Shanghai', '罗一帆']);
    assert.deepEqual([first.contact, first.prepare], [{value: '010-0000-6180', href: 'tel:01000006180'}, offer.prepare]);
    assert.deepEqual(first.allowedActions, ['book-visit', 'reschedule', 'cancel-visit']);
    assert.deepEqual(offered.awaits.map(({kind, about}: {kind: string; about: string}) => [kind, about]), [['visit', first.id]]); // prettier-ignore
    assert.equal(offered.waitingFor, 'customer');
    assert.deepEqual((await ok(counter.call('GET', '/tickets?awaits=approval', {as}))).items.filter((one: {id: string}) => one.id === id).length, 1); // prettier-ignore
    assert.equal(arrival(offered)?.['state'], 'paused', 'the clock stands while the customer chooses');

    const after = await ok(act(counter, id, 'book-visit', {slot: slots[1]!.from}));
    const [visit] = after.visits;
    assert.deepEqual([visit.state, visit.slot, visit.changeableUntil, visit.sequence], ['booked', slots[1], '2026-03-05T01:00:00.000Z', 0]);
    assert.deepEqual([arrival(after)?.['state'], arrival(after)?.['dueAt']], ['running', slots[1]!.to]);
    assert.deepEqual([after.awaits, after.waitingFor], [undefined, 'team']);
    assert.equal(after.promises.findLast(({clock}: {clock: string}) => clock === 'arrival').why, 'agreed');

    await ok(counter.step(id, 'depart', {visit: visit.id}));
    await ok(counter.step(id, 'arrive'));
    assert.equal(arrival(await read(counter, id))?.['state'], 'met');
    await ok(counter.step(id, 'report-visit', {visit: visit.id, text: '两台网关已部署'}));
    const done = await read(counter, id);
    assert.deepEqual([done.visits[0].state, done.visits[0].report.text, done.visits[0].allowedActions], ['done', '两台网关已部署', []]);
    assert.deepEqual(
      done.events.flatMap(({kind}: {kind: string}) => (kind.startsWith('visit-') ? [kind] : [])),
      ['visit-proposed', 'visit-booked', 'visit-departed', 'visit-arrived', 'visit-done'],
    );
    for (const step of ['depart', 'miss-visit', 'report-visit', 'call-off-visit']) {
      const again = await counter.step(id, step, {visit: visit.id, reason: '好', text: '好'});
      assert.deepEqual([again.status, again.json.code], [409, 'action-not-allowed'], step);
    }
  });

  it('gives no hour of an engineer to two customers, also not in the same moment, and says what is free', async () => {
    const counter = await openRoom();
    const ids = [await proposed(counter), await proposed(counter, {}, other)] as const;
    const both = await Promise.all([
      act(counter, ids[0], 'book-visit', {slot: slots[0]!.from}),
      act(counter, ids[1], 'book-visit', {slot: slots[0]!.from}, other),
    ]);
    assert.deepEqual(both.map(({status}) => status).toSorted(), [200, 409]);
    const refused = both.find(({status}) => status === 409)!;
    assert.deepEqual([refused.json.code, refused.json.allowed], ['slot-taken', [`${slots[1]!.from}/${slots[1]!.to}`]]);
    const sides = [[ids[0], as], [ids[1], other]] as const; // prettier-ignore
    const [loser, winner] = both[0].status === 409 ? sides : ([sides[1], sides[0]] as const);
    assert.deepEqual((await visitOf(counter, loser[0], loser[1])).slots, slots.slice(1), 'what is taken is offered no more');
    const unknown = await act(counter, loser[0], 'book-visit', {slot: '2026-03-08T01:00:00Z'}, loser[1]);
    assert.equal(unknown.json.code, 'slot-taken', 'a time that nobody offered');
    const late = await counter.step(loser[0], 'propose-visit', {...offer, slots});
    assert.deepEqual(late.json.issues, [{pointer: '/slots/0/from', code: 'taken'}]);
    // Given up, it is free again.
    await ok(act(counter, winner[0], 'cancel-visit', {reason: '不需要了'}, winner[1]));
    await ok(act(counter, loser[0], 'book-visit', {slot: slots[0]!.from}, loser[1]));
  });

  it('is offered in the hours of the desk’s calendar where the team proposed no time, or none that is still free', async () => {
    const counter = await openRoom();
    const id = await proposed(counter, {slots: []});
    const {slots: free} = await visitOf(counter, id);
    assert.ok(free.length >= 10);
    assert.ok(Date.parse(free[0]!.from) >= counter.now() + 20 * hour);
    await ok(act(counter, id, 'book-visit', {slot: free[3]!.from}));
    const second = await proposed(counter, {slots: []}, other);
    const left = (await visitOf(counter, second, other)).slots;
    assert.ok(!left.some(({from}) => from === free[3]!.from), 'somebody has that time');
    const moved = (await visitOf(counter, id)).slots;
    assert.ok(moved.length && !moved.some(({from}) => from === free[3]!.from), 'his own time is no other one');
  });

  it('is moved by its customer in good time and not later, and a wish for other times stops the clock', async () => {
    const counter = await openRoom();
    const id = await booked(counter);
    assert.deepEqual((await act(counter, id, 'reschedule', {slot: slots[1]!.from})).json.issues, [{pointer: '/reason', code: 'required'}]);
    const moved = await ok(act(counter, id, 'reschedule', {slot: slots[1]!.from, reason: '那天停电'}));
    assert.deepEqual([moved.visits[0].state, moved.visits[0].slot, moved.visits[0].sequence], ['booked', slots[1], 1]);
    assert.deepEqual(moved.visits[0].history.at(-1).before, slots[0]);
    assert.equal(arrival(moved)?.['dueAt'], slots[1]!.to);
    assert.equal(moved.allowedActions.includes('acknowledge'), false, 'what the customer chose himself is no delay to acknowledge');

    const asked = await ok(act(counter, id, 'reschedule', {wish: '下周一或周二上午', reason: '机房还没通电'}));
    assert.deepEqual([asked.visits[0].state, asked.visits[0].wish.text], ['asked', '下周一或周二上午']);
    assert.equal(arrival(asked)?.['state'], 'paused');
    await ok(counter.step(id, 'propose-visit', {...offer, visit: asked.visits[0].id, reason: '按您说的时间重排', slots: [{from: '2026-03-09T01:00:00Z', to: '2026-03-09T03:00:00Z'}]})); // prettier-ignore
    const anew = await ok(act(counter, id, 'book-visit', {slot: '2026-03-09T01:00:00Z'}));
    assert.equal(anew.visits.length, 1);
    assert.equal(anew.visits[0].sequence, 2);

    await counter.pass(Date.parse('2026-03-08T01:00:01Z') - counter.now());
    const late = await read(counter, id);
    assert.deepEqual(late.visits[0].allowedActions, []);
    for (const action of ['reschedule', 'cancel-visit']) {
      const {status, json} = await act(counter, id, action, {reason: '临时有事', wish: '周五'});
      assert.deepEqual([status, json.code], [409, 'action-not-allowed']);
      assert.deepEqual(json.issues, [{pointer: '/visit', code: 'too-late', params: {until: '2026-03-08T01:00:00.000Z'}}]);
    }
  });

  it('that nobody came to stands in the record of promises, with its reason and what is done about it', async () => {
    const counter = await openRoom();
    const id = await booked(counter);
    await counter.pass(Date.parse(slots[0]!.to) + 60_000 - counter.now());
    await runTimers(counter.gateway.ports);
    const {id: visit} = await visitOf(counter, id);
    await ok(counter.step(id, 'miss-visit', {visit, reason: '暴雨停运', remedy: '改派当地工程师，本次不计费'}));
    const told = await read(counter, id);
    const missed = told.promises.filter(({is, clock}: {is: string; clock: string}) => is === 'missed' && clock === 'arrival');
    assert.deepEqual(
      missed.map(({reason, remedy, dueAt}: {reason: string; remedy: string; dueAt: string}) => [reason, remedy, dueAt]),
      [['暴雨停运', '改派当地工程师，本次不计费', slots[0]!.to]],
    );
    assert.deepEqual([told.visits[0].state, told.visits[0].missed.remedy], ['missed', '改派当地工程师，本次不计费']);
    assert.ok(told.allowedActions.includes('acknowledge'));
    assert.equal((await mails(counter, '没有按时做到')).length, 1);

    // Another time is another promise: the miss stays.
    await ok(counter.step(id, 'propose-visit', {...offer, visit, slots: [{from: '2026-03-06T05:00:00Z', to: '2026-03-06T07:00:00Z'}]}));
    await ok(act(counter, id, 'book-visit', {slot: '2026-03-06T05:00:00Z'}));
    await counter.pass(Date.parse('2026-03-06T05:30:00Z') - counter.now());
    await ok(counter.step(id, 'arrive'));
    const there = await read(counter, id);
    assert.deepEqual(there.promises.filter(({clock}: {clock: string}) => clock === 'arrival').map(({is}: {is: string}) => is).slice(-3), ['missed', 'promised', 'kept']); // prettier-ignore
  });

  it('known beforehand to fall through counts as missed at once, and not a second time', async () => {
    const counter = await openRoom();
    const id = await booked(counter);
    const {id: visit} = await visitOf(counter, id);
    await ok(counter.step(id, 'miss-visit', {visit, reason: '工程师生病'}));
    await counter.pass(3 * day);
    await runTimers(counter.gateway.ports);
    const told = await read(counter, id);
    assert.equal(told.promises.filter(({is, clock}: {is: string; clock: string}) => is === 'missed' && clock === 'arrival').length, 1);
    assert.equal(arrival(told)?.['state'], 'breached');
  });

  it('sends its mails with a calendar file that follows it, and one reminder however many look after it', async () => {
    const counter = await openRoom();
    const id = await proposed(counter);
    assert.equal((await mails(counter, '请您选上门服务的时间')).length, 1);
    await ok(act(counter, id, 'book-visit', {slot: slots[0]!.from}));
    const [told] = await mails(counter, '已约好上门服务');
    assert.match(told!.text, /3月5日.*09:00.*11:00/s);
    assert.match(told!.text, /中国标准时间/);
    const {id: visit} = await visitOf(counter, id);
    for (const line of [
      'METHOD:PUBLISH',
      'ORGANIZER:mailto:support@haitu.example',
      `UID:${visit}@aftercare`,
      'SEQUENCE:0',
      'DTSTART:20260305T010000Z',
      'LOCATION:云景东路 9 号 2 层',
    ])
      assert.ok(unfolded(told!.calendar).includes(line), line);
    assert.doesNotMatch(`${told!.text}${told!.calendar}`, /登录账号/, 'what to prepare is read in the portal');
    assert.ok((await mails(counter, '已约 ', 'support@haitu.example')).length);

    await ok(act(counter, id, 'reschedule', {slot: slots[1]!.from, reason: '停电'}));
    const [moved] = await mails(counter, '改到');
    assert.ok(unfolded(moved!.calendar).includes('SEQUENCE:1') && unfolded(moved!.calendar).includes(`UID:${visit}@aftercare`));

    await counter.pass(Date.parse(slots[1]!.from) - day - counter.now());
    const {ports} = counter.gateway;
    await Promise.all(Array.from({length: 4}, () => runTimers(ports)));
    assert.equal((await mails(counter, '提醒：')).length, 1);
    await Promise.all(Array.from({length: 4}, () => runTimers(ports)));
    assert.equal((await mails(counter, '提醒：')).length, 1);

    await ok(counter.step(id, 'call-off-visit', {visit, reason: '已远程处理'}));
    const [off] = await mails(counter, '已取消');
    for (const line of [
      'METHOD:CANCEL',
      'ORGANIZER:mailto:support@haitu.example',
      'STATUS:CANCELLED',
      'SEQUENCE:2',
      `UID:${visit}@aftercare`,
    ])
      assert.ok(unfolded(off!.calendar).includes(line), line);
  });

  it('is called off with its request, and the engineer’s time is free again', async () => {
    const counter = await openRoom();
    const id = await booked(counter);
    await ok(act(counter, id, 'cancel', {visit: undefined}));
    assert.equal((await visitOf(counter, id)).state, 'cancelled');
    assert.equal((await mails(counter, '已取消')).length, 1);
    assert.deepEqual(
      (await counter.gateway.ports.repository.diary(engineer))?.engagements.filter(({ticket}) => ticket === id),
      [],
    );
  });

  it('rests its request’s ladder while it is agreed, and leaves the promise where it is when something is asked meanwhile', async () => {
    const counter = await openRoom();
    const id = await booked(counter);
    for (const [step, body] of [['classify', {priority: 'P3'}], ['assign', {to: engineer}], ['start', {}], ['ask', {text: '机柜多高？'}]] as const) await ok(counter.step(id, step, body)); // prettier-ignore
    const told = await read(counter, id);
    assert.equal(arrival(told)?.['dueAt'], slots[0]!.to, 'a question does not move a time that was agreed');
    assert.ok(told.escalation.ladder.every(({nextAt, because}: {nextAt?: string; because?: string}) => !nextAt || because === 'missed'));
  });

  it('rests its request’s ladder no longer than until its time is over, or until the last one offered is', async () => {
    for (const far of ['proposed', 'booked', 'arrived']) {
      const counter = await openRoom();
      const {id} = (await counter.submit(as)).json;
      for (const [step, body] of [['classify', {priority: 'P1'}], ['assign', {to: 'shen-yan'}], ['start', {}], ['propose-visit', {...offer, slots: [slots[0]]}]] as const) await ok(counter.step(id, step, body)); // prettier-ignore
      if (far !== 'proposed') await ok(act(counter, id, 'book-visit', {slot: slots[0]!.from}));
      const {escalation} = await read(counter, id);
      const next = escalation.ladder.find(({because}: {because?: string}) => because === 'no-progress');
      assert.ok(next.nextAt > slots[0]!.to, `${far}: nobody expects a word before the visit`);
      if (far === 'arrived') {
        await counter.pass(Date.parse(slots[0]!.from) - counter.now());
        await ok(counter.step(id, 'arrive'));
      }
      for (let n = 0; n < 10; n++) {
        await counter.pass(day);
        await runTimers(counter.gateway.ports);
      }
      const late = await read(counter, id);
      assert.equal(late.escalation.level, late.escalation.ladder.length, far);
      assert.ok(late.allowedActions.includes('urge'), far);
    }
  });

  it('is refused what does not fit, each by its field', async () => {
    const counter = await openRoom();
    const id = await proposed(counter);
    const fresh = (await counter.submit(as)).json.id;
    for (const [body, pointer] of [
      [{engineer: 'nobody-here'}, '/engineer'],
      [{purpose: ' '}, '/purpose'],
      [{address: ''}, '/address'],
      [{slots: [{from: '2026-03-01T01:00:00Z', to: '2026-03-05T01:00:00Z'}]}, '/slots/0/from'],
      [{slots: [{from: '2026-03-05T03:00:00Z', to: '2026-03-05T01:00:00Z'}]}, '/slots/0/to'],
      [{slots: [slots[0], slots[0]]}, '/slots/1/from'],
      [{prepare: ['']}, '/prepare/0'],
      [{slots: [{from: '9999-12-31T23:30:00-12:00', to: '9999-12-31T23:59:00-12:00'}]}, '/slots/0/from'],
    ] as const) {
      const {status, json} = await counter.step(fresh, 'propose-visit', {...offer, slots, ...body});
      assert.deepEqual([status, json.issues[0].pointer], [422, pointer]);
    }
    for (const [action, body, pointer] of [
      ['book-visit', {}, '/slot'],
      ['book-visit', {visit: undefined, slot: slots[0]!.from}, '/visit'],
      ['reschedule', {reason: '不行'}, '/wish'],
      ['reschedule', {wish: '周五'}, '/reason'],
      ['cancel-visit', {}, '/reason'],
    ] as const) {
      const {status, json} = await act(counter, id, action, body);
      assert.deepEqual([status, json.issues?.[0]?.pointer], [422, pointer], action);
    }
    const none = await act(counter, id, 'book-visit', {visit: 'never-was', slot: slots[0]!.from});
    assert.deepEqual([none.status, none.json.code], [409, 'action-not-allowed']);
  });
});

describe('of several visits to one request', () => {
  const both = async () => {
    const counter = await openRoom();
    const id = await booked(counter);
    await ok(counter.step(id, 'propose-visit', {...offer, engineer: 'shen-yan', slots: [slots[1]]}));
    const [a, b] = (await read(counter, id)).visits.map((visit: Visit) => visit.id) as [string, string];
    return {counter, id, a, b};
  };
  const made = ({promises}: {promises: {clock: string; is: string}[]}) =>
    promises.filter(({clock}) => clock === 'arrival').map(({is}) => is);

  it('a second one that is offered or given up takes nothing from the time promised for the first', async () => {
    const {counter, id, b} = await both();
    const offered = await read(counter, id);
    assert.deepEqual([arrival(offered)?.['state'], arrival(offered)?.['dueAt']], ['running', slots[0]!.to]);
    await ok(act(counter, id, 'cancel-visit', {visit: b, reason: '不需要了'}));
    assert.equal(arrival(await read(counter, id))?.['dueAt'], slots[0]!.to);
    await counter.pass(Date.parse(slots[0]!.to) + hour - counter.now());
    await runTimers(counter.gateway.ports);
    assert.equal(made(await read(counter, id)).at(-1), 'missed');
  });

  it('the first time agreed is promised, and the next one when it is over or given up', async () => {
    const {counter, id, a, b} = await both();
    await ok(act(counter, id, 'book-visit', {visit: b, slot: slots[1]!.from}));
    assert.equal(arrival(await read(counter, id))?.['dueAt'], slots[0]!.to);
    await ok(act(counter, id, 'cancel-visit', {visit: a, reason: '一次就够'}));
    assert.equal(arrival(await read(counter, id))?.['dueAt'], slots[1]!.to);

    const two = await both();
    await ok(act(two.counter, two.id, 'book-visit', {visit: two.b, slot: slots[1]!.from}));
    await ok(two.counter.step(two.id, 'arrive', {visit: two.a}));
    const there = await read(two.counter, two.id);
    assert.deepEqual(made(there).slice(-2), ['kept', 'promised']);
    assert.deepEqual([arrival(there)?.['state'], arrival(there)?.['dueAt']], ['running', slots[1]!.to]);
    await ok(two.counter.step(two.id, 'miss-visit', {visit: two.b, reason: '工程师生病'}));
    assert.equal(made(await read(two.counter, two.id)).at(-1), 'missed');
  });

  it('whoever is there is at the one that he names, else at the one on the way, else at the next', async () => {
    const {counter, id, a, b} = await both();
    await ok(act(counter, id, 'book-visit', {visit: b, slot: slots[1]!.from}));
    const states = async () => (await read(counter, id)).visits.map(({state}: Visit) => state);
    await ok(counter.step(id, 'depart', {visit: b}));
    await ok(counter.step(id, 'arrive'));
    assert.deepEqual(await states(), ['booked', 'arrived']);
    const again = await counter.step(id, 'arrive', {visit: b});
    assert.deepEqual([again.status, again.json.code], [409, 'action-not-allowed']);
    assert.equal((await counter.step(id, 'arrive', {visit: 'never-was'})).status, 409);
    await ok(counter.step(id, 'arrive', {visit: a}));
    assert.deepEqual(await states(), ['arrived', 'arrived']);
  });

  it('a remote session that begins is no arrival at the door', async () => {
    const {counter, id, b} = await both();
    await ok(act(counter, id, 'cancel-visit', {visit: b, reason: '改为远程'}));
    await ok(
      counter.step(id, 'propose-visit', {
        ...offer,
        kind: 'remote',
        engineer: 'shen-yan',
        address: undefined,
        sees: '网关配置',
        tool: '远程桌面',
        slots: [slots[1]],
      }),
    );
    const session = (await visitOf(counter, id)).id;
    await ok(act(counter, id, 'book-visit', {visit: session, slot: slots[1]!.from}));
    await ok(act(counter, id, 'give-consent', {visit: session}));
    await ok(counter.step(id, 'arrive', {visit: session}));
    const told = await read(counter, id);
    assert.deepEqual([arrival(told)?.['state'], arrival(told)?.['dueAt']], ['running', slots[0]!.to]);
  });
});

describe('a visit to a change request', () => {
  const change = async () => {
    const counter = await openRoom();
    const {id} = (await counter.submit(as, {type: 'change', fields: {product: 'bi-server', 'change-kind': 'data', environment: 'test'}}))
      .json;
    await ok(counter.step(id, 'evaluate'));
    await ok(counter.step(id, 'propose-visit', {...offer, slots}));
    await ok(act(counter, id, 'book-visit', {slot: slots[0]!.from}));
    return {counter, id, visit: (await visitOf(counter, id)).id};
  };
  const held = async (counter: StaffCounter) => (await counter.gateway.ports.repository.diary(engineer))?.engagements.length;
  const planned = {from: '2026-03-09T12:00:00Z', to: '2026-03-09T14:00:00Z'};

  it('is begun and reported while the work is scheduled', async () => {
    const {counter, id, visit} = await change();
    await ok(counter.step(id, 'schedule', planned));
    for (const [step, body] of [['depart', {visit}], ['arrive', {visit}], ['report-visit', {visit, text: '已部署'}]] as const) await ok(counter.step(id, step, body)); // prettier-ignore
    assert.equal((await visitOf(counter, id)).state, 'done');
  });

  it('can be called off after the work was handed over, waits for no choice then, and ends with the acceptance', async () => {
    const {counter, id} = await change();
    await ok(counter.step(id, 'propose-visit', {...offer, slots: [slots[1]]}));
    await ok(counter.step(id, 'schedule', planned));
    await ok(counter.step(id, 'ask-access', {kind: 'access', purpose: '核对数据', hours: 8, scope: [{kind: 'system', text: '备件库'}]}));
    await ok(counter.step(id, 'deliver', {summary: '完成', checklist: [{kind: 'check', text: '已核对'}]}));
    const delivered = await read(counter, id);
    assert.deepEqual(
      delivered.awaits.map(({kind}: {kind: string}) => kind),
      ['delivery'],
    );
    await ok(act(counter, id, 'cancel-visit', {reason: '不需要了'}));
    const checked = delivered.change.deliveries[0].checklist.map((line: {id: string}) => line.id);
    await ok(act(counter, id, 'accept-delivery', {visit: undefined, checked, name: '李雯'}));
    assert.deepEqual(
      [(await read(counter, id)).visits.map(({state}: Visit) => state), await held(counter)],
      [['cancelled', 'cancelled'], 0],
    );
    assert.equal((await mails(counter, '已取消')).length, 1, 'of the one that had a time');
  });

  it('ends with the quote that is declined', async () => {
    const {counter, id} = await change();
    await ok(
      counter.step(id, 'quote', {currency: 'CNY', items: [{text: '部署', quantity: 1, unitAmount: 100}], validThrough: '2026-03-12'}),
    );
    await ok(act(counter, id, 'decline-quote', {visit: undefined, quote: 1, reason: '太贵'}));
    assert.deepEqual([(await visitOf(counter, id)).state, await held(counter)], ['cancelled', 0]);
  });
});

describe('that a visit is given up', () => {
  const calendars = async (counter: StaffCounter) =>
    (await mails(counter, '已取消')).map(({calendar}) => unfolded(calendar).includes('METHOD:CANCEL'));

  it('is told to its customer whatever it had come to since it was booked, with the file that takes it off his calendar', async () => {
    const steps: ((counter: StaffCounter, id: string, visit: string) => Promise<unknown>)[] = [
      (counter, id, visit) => ok(counter.step(id, 'depart', {visit})),
      (counter, id, visit) => ok(counter.step(id, 'propose-visit', {...offer, visit, slots: [slots[1]]})),
      (counter, id) => ok(act(counter, id, 'reschedule', {wish: '周五', reason: '停电'})),
      (counter, id, visit) => ok(counter.step(id, 'miss-visit', {visit, reason: '工程师生病'})),
    ];
    for (const before of steps) {
      const counter = await openRoom();
      const id = await booked(counter);
      const {id: visit} = await visitOf(counter, id);
      await before(counter, id, visit);
      await ok(counter.step(id, 'call-off-visit', {visit, reason: '已远程处理'}));
      assert.deepEqual(await calendars(counter), [true]);
    }
  });

  it('is told to nobody whose time went by without anybody coming, or who never had one', async () => {
    const missed = await openRoom();
    const id = await booked(missed);
    await missed.pass(Date.parse(slots[0]!.to) + hour - missed.now());
    const {id: visit} = await visitOf(missed, id);
    await ok(missed.step(id, 'miss-visit', {visit, reason: '暴雨'}));
    await ok(missed.step(id, 'call-off-visit', {visit, reason: '已远程处理'}));
    const offered = await openRoom();
    const fresh = await proposed(offered);
    await ok(offered.step(fresh, 'call-off-visit', {visit: (await visitOf(offered, fresh)).id, reason: '已远程处理'}));
    assert.deepEqual([await calendars(missed), await calendars(offered)], [[], []]);
  });

  it('is told to the team when its customer does it, on the way and before a time was chosen too', async () => {
    const counter = await openRoom();
    const gone = () => mails(counter, '客户取消了', 'support@haitu.example');
    await ok(act(counter, await proposed(counter), 'cancel-visit', {reason: '不需要了'}));
    assert.equal((await gone()).length, 1);
    const id = await booked(counter);
    await ok(counter.step(id, 'depart', {visit: (await visitOf(counter, id)).id}));
    await ok(act(counter, id, 'cancel', {visit: undefined}));
    assert.equal((await gone()).length, 2);
  });
});

it('an engineer who was to come is named with the team, and kept from the complaint about it', async () => {
  const counter = await openRoom();
  const id = await proposed(counter, {engineer: 'zhao-qiming'});
  const {reference, people} = await read(counter, id);
  assert.ok(people.some((person: {id: string}) => person.id === 'zhao-qiming'));
  const complaint = (await counter.submit(as, {type: 'complaint', title: '投诉上门工程师', category: undefined, impact: {}, fields: {about: 'service', earlier: reference}})).json; // prettier-ignore
  assert.equal(complaint.concerns, reference);
  assert.ok(complaint.keptFrom.some((person: {id: string}) => person.id === 'zhao-qiming'));
});

it('nothing that waits for his decision is listed for a customer whose request is past deciding', async () => {
  const counter = await openRoom();
  const {id} = (await counter.submit(as)).json;
  for (const [step, body] of [['classify', {priority: 'P2'}], ['assign', {to: 'shen-yan'}], ['start', {}], ['ask-access', {kind: 'access', purpose: '核对', hours: 8, scope: [{kind: 'system', text: '备件库'}]}]] as const) await ok(counter.step(id, step, body)); // prettier-ignore
  assert.equal((await ok(counter.call('GET', '/tickets?awaits=approval', {as}))).items.length, 1);
  await ok(counter.step(id, 'resolve', {summary: '已处理', checklist: []}));
  assert.equal((await read(counter, id)).awaits, undefined);
  assert.equal((await ok(counter.call('GET', '/tickets?awaits=approval', {as}))).items.length, 0);
});

it('what of a visit a colleague reads is the same, and nothing of it is his to choose', async () => {
  const counter = await openRoom();
  const id = await proposed(counter);
  const {visits} = await read(counter, id, 'chen-guodong');
  const [visit] = visits as [Visit];
  assert.deepEqual([visit.allowedActions, visit.slots satisfies Slot[]], [[], []]);
  const awaited = (await ok(counter.call('GET', '/tickets?awaits=approval', {as: 'chen-guodong'}))).items;
  assert.ok(!awaited.some((one: {id: string}) => one.id === id));
});

describe('a remote session', () => {
  const remote = {...offer, kind: 'remote', sees: '任务日志', tool: '远程会议', toolHref: 'https://remote.haitu.example/join/1'};
  const {address: _, ...session} = remote;

  it('begins with its customer’s consent and not without it, and ends as soon as that is withdrawn; who said what stays readable', async () => {
    const counter = await openRoom();
    const id = await proposed(counter, session);
    await ok(act(counter, id, 'book-visit', {slot: slots[0]!.from}));
    const asked = await visitOf(counter, id);
    assert.deepEqual([asked.session!.consent, asked.allowedActions.slice(-2)], ['asked', ['give-consent', 'withdraw-consent']]);
    const begin = async () => (await counter.step(id, 'arrive')).status;
    assert.equal(await begin(), 409);
    await ok(act(counter, id, 'withdraw-consent'));
    assert.equal((await visitOf(counter, id)).session!.consent, 'declined');
    assert.equal(await begin(), 409);
    await ok(act(counter, id, 'give-consent'));
    assert.equal(await begin(), 200);
    await counter.pass(600_000);
    const {version} = await read(counter, id);
    await ok(counter.step(id, 'answer', {text: '正在看日志。'}));
    const late = await ok(act(counter, id, 'withdraw-consent', {reason: '看到了业务数据'}, as, version));
    assert.ok(late.version > version + 1, 'taken back at once, whatever version was seen');
    const over = await visitOf(counter, id);
    assert.deepEqual([over.session!.consent, over.session!.decidedBy?.name], ['withdrawn', '李雯']);
    assert.equal(Date.parse(over.session!.endedAt!) - Date.parse(over.arrivedAt!), 600_000);
    assert.deepEqual(over.allowedActions, []);
    await ok(counter.step(id, 'report-visit', {visit: over.id, text: '只看了任务日志'}));
    const done = await visitOf(counter, id);
    assert.deepEqual(done.history.map(({is}) => is), ['proposed', 'booked', 'withdrawn', 'consented', 'arrived', 'withdrawn', 'done']); // prettier-ignore
    assert.equal(done.session!.endedAt, over.session!.endedAt, 'it ended when the consent did');
  });

  it('that its customer turns down or takes back his consent to is told to the team, with what to do; of the latter he has it in writing', async () => {
    const counter = await openRoom();
    const id = await proposed(counter, session);
    const team = 'support@haitu.example';
    await ok(act(counter, id, 'withdraw-consent'));
    assert.match((await mails(counter, '客户没有同意远程服务', team))[0]!.text, /换一种方式/);
    assert.equal((await mails(counter, '已撤回')).length, 0);
    await ok(act(counter, id, 'give-consent'));
    await ok(act(counter, id, 'withdraw-consent', {reason: '先等等'}));
    assert.match((await mails(counter, '客户撤回了对远程服务的同意', team))[0]!.text, /重新同意之前不能开始/);
    assert.match((await mails(counter, '已撤回对远程服务的同意'))[0]!.text, /可以在那里重新同意/);
    await ok(act(counter, id, 'give-consent'));
    await ok(act(counter, id, 'book-visit', {slot: slots[0]!.from}));
    await ok(counter.step(id, 'arrive'));
    await ok(act(counter, id, 'withdraw-consent'));
    const told = (await mails(counter, '客户撤回了对远程服务的同意', team)).map(({text}) => text);
    assert.equal(told.filter((text) => /罗一帆立即断开/.test(text)).length, 1);
    const own = (await mails(counter, '已撤回对远程服务的同意')).map(({text}) => text);
    assert.equal(own.length, 2);
    assert.equal(own.filter((text) => /已就此结束/.test(text) && !/可以在那里重新同意/.test(text)).length, 1);
  });

  it('is asked anew when something else is to be seen, and leads to the vendor’s own hosts only', async () => {
    const counter = await openRoom();
    const id = await proposed(counter, session);
    const {id: visit} = await visitOf(counter, id);
    await ok(act(counter, id, 'give-consent'));
    await ok(counter.step(id, 'propose-visit', {...session, visit, slots}));
    assert.equal((await visitOf(counter, id)).session!.consent, 'given');
    await ok(counter.step(id, 'propose-visit', {...session, visit, sees: '业务数据', slots}));
    assert.equal((await visitOf(counter, id)).session!.consent, 'asked');
    for (const toolHref of [
      'https://evil.example/',
      'http://remote.haitu.example/',
      'https://a:b@remote.haitu.example/',
      'javascript:alert(1)',
    ]) {
      const {status, json} = await counter.step(id, 'propose-visit', {...session, visit, toolHref, slots});
      assert.deepEqual([status, json.issues], [422, [{pointer: '/toolHref', code: 'unknown-option'}]], toolHref);
    }
  });
});
