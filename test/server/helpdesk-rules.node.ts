import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {HelpdeskFailed} from '../../server/app/helpdesk.js';
import type {Repository} from '../../server/app/ports.js';
import type {TicketRecord} from '../../server/app/ticket-record.js';
import {wantsOf} from '../../server/app/wants.js';
import {carry, ownerField, ownerMark, receive, requestField} from '../../server/node/helpdesk/rt-writing.js';
import type {RtSession} from '../../server/node/helpdesk/rt-session.js';
import type {CounterOptions} from '../support/gateway-counter.js';
import {helpdeskBeside, type HelpdeskBeside} from '../support/helpdesk-beside.js';
import {received} from '../support/records.js';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';
import {act, as, minute, read, reply} from '../support/walks.js';

/** A gateway beside a helpdesk in memory. */
async function open(more: CounterOptions = {}): Promise<StaffCounter & {beside: HelpdeskBeside; meet(): Promise<void>}> {
  const beside = helpdeskBeside(() => counter.now());
  const counter = await openStaffCounter({helpdesk: beside.helpdesk, report: () => undefined, ...more});
  const meet = async () => {
    await counter.gateway.tick();
    await counter.gateway.settled();
  };
  return {...counter, beside, meet};
}

const staffView = async (desk: StaffCounter, id: string) => (await desk.staff('GET', `/tickets/${id}`)).json;

describe('whatever helpdesk a team works in', () => {
  it('gets also what was done at a gateway that knows of none, while another one of the same installation does', async () => {
    const desk = await open();
    const {id} = (await desk.submit(as)).json;
    const repository: Repository = desk.gateway.ports.repository;
    const unaware = await openStaffCounter({store: {repository, filledAt: desk.now()}});
    const late = (await unaware.submit(as, {title: '在另一台网关提交'})).json;
    assert.equal((await reply(unaware, id, '在另一台网关说的')).status, 201);
    await desk.meet();
    assert.ok(desk.beside.told(id).includes('said 在另一台网关说的'));
    assert.match(desk.beside.told(late.id)[0] ?? '', /在另一台网关提交/);

    const alone = await openStaffCounter();
    const own = (await alone.submit(as)).json;
    assert.equal((await alone.gateway.ports.repository.ticket(own.id))?.helpdesk, undefined, 'where there is none nothing waits for one');
  });

  it('leaves a request to the gateway’s team until it gets there, which reads that it hangs and why', async () => {
    const desk = await open();
    desk.beside.refuse(new HelpdeskFailed('it was refused'));
    const {id} = (await desk.submit(as)).json;
    assert.ok((await staffView(desk, id)).allowedSteps.includes('classify'));
    for (let n = 0; n < 4; n++) {
      await desk.pass(5 * minute);
      await desk.meet();
    }
    const {wants, worksIn} = await staffView(desk, id);
    assert.deepEqual([wants[0].kind, wants[0].text, worksIn], ['helpdesk-hangs', 'it was refused', undefined]);
    assert.equal((await desk.staff('GET', '/tickets?order=due')).json.items[0].id, id, 'it comes first');
    assert.equal((await desk.step(id, 'classify')).status, 200);
    assert.equal((await staffView(desk, id)).wants, undefined, 'somebody has taken it on here');
    assert.equal((await desk.step(id, 'assign', {to: 'he-xiaotong'})).status, 200);
    assert.equal((await desk.step(id, 'answer', {text: '先在这里处理'})).status, 200);

    desk.beside.refuse(undefined);
    await desk.pass(5 * minute);
    await desk.meet();
    assert.ok(desk.beside.told(id).some((text) => /^said .+: ?先在这里处理|^said .+：先在这里处理/.test(text)));
    const there = await staffView(desk, id);
    assert.deepEqual([there.wants, there.worksIn], [undefined, 'Beside']);
    assert.ok(!there.allowedSteps.includes('start'));
    assert.equal((await desk.step(id, 'answer', {text: '一般回复'})).json.issues[0].pointer, '/kind');
    assert.equal((await desk.step(id, 'answer', {text: '先切到备用节点', kind: 'workaround'})).status, 200);
  });

  it('leaves what it has to the gateway’s team while it is out of reach for long, and gets what was done meanwhile', async () => {
    const desk = await open();
    const {id} = (await desk.submit(as)).json;
    await desk.meet();
    assert.equal((await staffView(desk, id)).worksIn, 'Beside');
    desk.beside.refuse(new HelpdeskFailed('it is down', true));
    for (let n = 0; n < 4; n++) {
      await desk.pass(5 * minute);
      await desk.meet();
    }
    assert.equal((await staffView(desk, id)).worksIn, undefined);
    assert.equal((await desk.step(id, 'classify')).status, 200);
    assert.equal((await desk.step(id, 'assign', {to: 'he-xiaotong'})).status, 200);
    assert.equal((await desk.step(id, 'answer', {text: '先在这里处理'})).status, 200);
    desk.beside.refuse(undefined);
    await desk.meet();
    assert.ok(desk.beside.told(id).some((text) => text.includes('先在这里处理')));
    assert.equal((await staffView(desk, id)).worksIn, 'Beside');
  });

  it('gets the words of a request whose ticket cannot be read, though not its state', async () => {
    const desk = await open();
    const {id} = (await desk.submit(as)).json;
    desk.beside.does(id, {did: 'moved', to: 'in-progress'}, desk.now());
    desk.beside.does(id, {did: 'moved', to: 'resolved'}, desk.now());
    await desk.meet();
    desk.beside.helpdesk.read = () => Promise.reject(new HelpdeskFailed('no shape that is known'));
    await act(desk, await read(desk, id), 'reject', '还是不行');
    await reply(desk, id, '后来说的');
    for (let n = 0; n < 9; n++) {
      await desk.pass(5 * minute);
      await desk.meet();
    }
    assert.ok(desk.beside.told(id).includes('said 后来说的'));
  });

  it('gets a request without a file that no scanner says anything of, after a while', async () => {
    const scanner = {scan: () => Promise.reject(new Error('not there'))};
    const desk = await open({scanner});
    const {id} = (await desk.submit(as, {attachments: [await desk.upload(as, 'a.log', 'x')]})).json;
    assert.deepEqual(desk.beside.told(id), []);
    for (let n = 0; n < 7; n++) {
      await desk.pass(5 * minute);
      await desk.meet();
    }
    assert.equal(desk.beside.told(id)[1], 'a.log 0');
  });

  it('keeps the state that was set last, there or here', async () => {
    const desk = await open();
    const resolved = async () => {
      const {id} = (await desk.submit(as)).json;
      desk.beside.does(id, {did: 'moved', to: 'in-progress'}, desk.now());
      desk.beside.does(id, {did: 'moved', to: 'resolved'}, desk.now());
      await desk.meet();
      assert.equal((await read(desk, id)).state, 'resolved');
      await desk.pass(minute);
      return id as string;
    };
    const hold = async (id: string, meanwhile: () => Promise<unknown>) => {
      desk.beside.refuse(new HelpdeskFailed('it is down', true));
      await meanwhile();
      desk.beside.refuse(undefined);
      await desk.meet();
      return {here: (await read(desk, id)).state, there: desk.beside.told(id).filter((text) => text.startsWith('is '))};
    };
    const first = await resolved();
    const teamLater = await hold(first, async () => {
      await act(desk, await read(desk, first), 'reject', '还是不行');
      desk.beside.does(first, {did: 'moved', to: 'waiting-for-customer'}, desk.now() + 1000);
      await desk.pass(2000);
    });
    assert.deepEqual(teamLater, {here: 'waiting-for-customer', there: []});
    const second = await resolved();
    const customerLater = await hold(second, async () => {
      desk.beside.does(second, {did: 'moved', to: 'waiting-for-customer'}, desk.now());
      await desk.pass(2000);
      await act(desk, await read(desk, second), 'reject', '还是不行');
    });
    assert.deepEqual(customerLater, {here: 'reopened', there: ['is reopened']});
  });

  it('is heard once where a gateway ends in the middle, though its team went on meanwhile', async () => {
    const desk = await open();
    const {id} = (await desk.submit(as)).json;
    const {repository} = desk.gateway.ports;
    const {write} = repository;
    desk.beside.does(id, {did: 'said', text: '只说一遍', files: []}, desk.now());
    desk.beside.does(id, {did: 'moved', to: 'in-progress'}, desk.now());
    let writes = 0;
    repository.write = async (change) => {
      if (change.ticket?.id === id && ++writes > 1) throw new Error('the end');
      return write(change);
    };
    await desk.meet();
    repository.write = write;
    desk.beside.does(id, {did: 'moved', to: 'waiting-for-customer'}, desk.now());
    await desk.meet();
    await desk.meet();
    const {state, messages} = await read(desk, id);
    assert.equal(state, 'waiting-for-customer');
    assert.equal(messages.items.filter(({text}: {text: string}) => text.includes('只说一遍')).length, 1);
  });
});

describe('what the team is told of its helpdesk', () => {
  const trail = {carried: 0, seen: [], tries: 3} as const;
  const kindsOf = (over: Partial<TicketRecord>) => wantsOf(received(over)).map(({kind}) => kind);

  it('is also what was lost before it was remembered when, and nothing of what is over', () => {
    assert.deepEqual(kindsOf({helpdesk: {...trail, lost: 'gone'}}), ['helpdesk-lost-gone']);
    assert.deepEqual(kindsOf({helpdesk: {...trail, since: 0}}), ['helpdesk-hangs']);
    assert.deepEqual(kindsOf({helpdesk: {...trail, since: 0, lost: 'gone'}, state: 'archived'}), []);
  });
});

describe('what Request Tracker took without its answer being heard', () => {
  const place = {id: '7', ticket: 't', owner: 'o', requestor: ''};
  const files = [{name: 'a.log', type: 'text/plain', bytes: async () => new Uint8Array(3)}];
  const [fieldNames, values] = [
    [requestField, ownerField],
    ['t', ownerMark('o')],
  ];
  const fields = fieldNames.map((name, n) => ({name, values: [values[n]]}));

  /** Everything is there but the file. */
  function withoutFile(): {session: RtSession; said: string[]} {
    const said: string[] = [];
    const answers: Record<string, unknown> = {
      '/ticket/7': {id: 7, Status: 'open', Subject: 's', Requestor: [], CustomFields: fields},
      '/queue/q': {id: 1, TicketCustomFields: fieldNames.map((name) => ({name}))},
      '/tickets': {items: [{id: 7, LastUpdated: '2026-03-02T01:00:00Z', CustomFields: fields}]},
    };
    const call: RtSession['call'] = async (method, path, body) => {
      if (method === 'POST') said.push(String((body as FormData).get('JSON')));
      const parts = [{id: 1, TransactionId: 1, Subject: 'Aftercare m'}, ...said.map((text, n) => ({id: n + 2, TransactionId: n + 2, Subject: JSON.parse(text).Subject}))]; // prettier-ignore
      const json = path.startsWith('/ticket/7/attachments') ? {items: parts} : answers[path.split('?')[0]!];
      return {status: method === 'POST' ? 201 : 200, json};
    };
    return {session: {call, now: Date.now}, said};
  }

  it('is looked through for its files, words and request alike', async () => {
    const words = withoutFile();
    await carry({session: words.session, queue: 'q', states: {}, ranks: {}}, place, {mark: 'm', as: 'said', text: 'w', files});
    assert.equal(words.said.length, 1);
    assert.match(words.said[0]!, /1 of the files above/);
    const whole = withoutFile();
    const request = {ticket: 't', owner: 'o', subject: 's', text: 'w', files};
    await receive({session: whole.session, queue: 'q', states: {}, ranks: {}}, request);
    assert.match(whole.said.join(), /1 of the files above/);
    assert.equal(whole.said.length, 1);
  });
});
