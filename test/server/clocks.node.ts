import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runTimers} from '../../server/app/run-timers.js';
import {takeStep} from '../../server/app/take-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import type {Ticket} from '../../src/contract/ticket.js';
import {newKey} from '../../src/contract/key.js';
import {openCounter, type Counter} from '../support/gateway-counter.js';

/** No request but those that a test hands in: others would fall due, too. */
const world = {...haituWorld, tickets: [], surveys: []};

const as = 'li-wen';
const hour = 3_600_000;
const agent = {id: 'shen-yan', name: '沈砚', role: 'agent'};
const read = async (counter: Counter, id: string) => (await counter.call('GET', `/tickets/${id}`, {as})).json as Ticket;
const clockOf = (ticket: Ticket, kind: string) => ticket.clocks.find((clock) => clock.kind === kind);

async function submitted(counter: Counter): Promise<Ticket> {
  const sent = await counter.submit(as);
  assert.equal(sent.status, 201, sent.text);
  return sent.json as Ticket;
}

describe('the clocks of a request', () => {
  it('go out with the time by which they were promised, and change by themselves without another version', async () => {
    const counter = await openCounter({world});
    const {id, version, clocks} = await submitted(counter);
    assert.equal(Date.parse(clocks[0]?.dueAt ?? ''), counter.now() + hour);
    assert.deepEqual(clocks[0]?.segments, []);
    await counter.pass(hour + 60_000);
    const late = await read(counter, id);
    assert.deepEqual([late.version, clockOf(late, 'first-response')?.state], [version, 'breached']);
    const last = late.promises?.at(-1);
    assert.deepEqual([last?.is, last?.clock], ['missed', 'first-response']);
  });

  it('that are missed are news, once, however many instances look', async () => {
    const counter = await openCounter({world});
    const {id, version} = await submitted(counter);
    const {ports} = counter.gateway;
    await counter.pass(hour);
    assert.equal(await runTimers(ports), 0, 'due is not yet missed');
    await counter.pass(1);
    const fired = await Promise.all([runTimers(ports), runTimers(ports), runTimers(ports)]);
    assert.equal(
      fired.reduce((sum, count) => sum + count, 0),
      2,
      'the miss, and the next level hears of it',
    );
    assert.equal(await runTimers(ports), 0);
    const late = await read(counter, id);
    assert.equal(late.version, version + 2);
    assert.equal(Date.parse(late.newsAt ?? ''), counter.now());
    const steps = (await ports.repository.ticket(id))?.steps.map(({step}) => step.is);
    assert.deepEqual(steps?.toSorted(), ['escalate', 'miss']);
  });

  it('of a request that waits for its customer are not missed', async () => {
    const counter = await openCounter({world});
    const {id} = await submitted(counter);
    const {ports} = counter.gateway;
    for (const step of [{is: 'classify'}, {is: 'assign', to: agent}, {is: 'ask', text: '是哪一版？'}] as const) {
      assert.ok(await takeStep(ports, id, step, agent), step.is);
    }
    await counter.pass(100 * hour);
    assert.equal(await runTimers(ports), 0);
    const resolution = clockOf(await read(counter, id), 'resolution');
    assert.deepEqual([resolution?.state, resolution?.minutesLeft, resolution?.dueAt], ['paused', 48 * 60, undefined]);
  });

  it('are promised anew with a reason, which the customer says he has seen', async () => {
    const counter = await openCounter({world});
    const {id} = await submitted(counter);
    const {ports} = counter.gateway;
    const dueAt = counter.now() + 72 * hour;
    assert.ok(await takeStep(ports, id, {is: 'promise', clock: 'resolution', dueAt, reason: '配件明天到货'}, agent));
    const told = await read(counter, id);
    assert.equal(clockOf(told, 'resolution')?.dueAt, new Date(dueAt).toISOString());
    const line = told.promises?.at(-1);
    assert.deepEqual([line?.is, line?.reason], ['changed', '配件明天到货']);
    assert.ok(told.allowedActions.includes('acknowledge'));
    const clientRef = newKey();
    const seen = await counter.call('POST', `/tickets/${id}/actions`, {
      as, key: clientRef, version: told.version, body: {action: 'acknowledge', clientRef},
    }); // prettier-ignore
    assert.equal(seen.status, 200, seen.text);
    assert.ok(!seen.json.allowedActions.includes('acknowledge'));
    assert.equal(Date.parse(seen.json.promises.at(-1).acknowledgedAt), counter.now());
  });
});
