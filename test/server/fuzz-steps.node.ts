import assert from 'node:assert/strict';
import {it} from 'node:test';
import fc from 'fast-check';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {newKey} from '../../src/contract/key.js';
import {ticketActions, type Process, type Ticket, type TicketState} from '../../src/contract/ticket.js';
import {nextState, type StepName} from '../../src/rules/lifecycle.js';
import {incident} from '../support/gateway-counter.js';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 12);
const seed = process.env['FUZZ_SEED'] ?? (process.env['FUZZ_RUNS'] === undefined ? 20260302 : undefined);
/** Walks in one room, so that the last one meets no more than the first. */
const perRoom = 50;
const [me, other, manager] = ['li-wen', 'emma-hart', 'chen-guodong'] as const;
const day = 86_400_000;
const inDays = (now: number, days: number) => new Date(now + days * day).toISOString();

/** Steps of the team with bodies that may succeed. */
const teamSteps: Record<string, (now: number, ticket: Ticket) => Record<string, unknown>> = {
  classify: () => ({priority: 'P2', category: 'application-dashboard'}),
  assign: () => ({to: 'shen-yan'}),
  start: () => ({}),
  answer: () => ({text: '我们在看。'}),
  ask: () => ({text: '请发日志。'}),
  note: () => ({text: '内部记录。'}),
  wait: () => ({note: '等厂商。'}),
  resume: () => ({}),
  resolve: () => ({summary: '已修复。', checks: haituWorld.checklist.map(() => ({done: true}))}),
  reopen: () => ({reason: '又出现了。'}),
  escalate: () => ({reason: '需要更高一级。'}),
  'answer-urge': () => ({text: '已加急。'}),
  promise: (now) => ({clock: 'resolution', dueAt: inDays(now, 2), reason: '还要两天。'}),
  evaluate: () => ({}),
  quote: (now) => ({currency: 'CNY', items: [{text: '人日', quantity: 1, unitAmount: 100}], validThrough: inDays(now, 5).slice(0, 10)}),
  schedule: (now) => ({from: inDays(now, 3), to: inDays(now, 4)}),
  deliver: () => ({summary: '交付。', checklist: [{kind: 'check', text: '已验证'}]}),
  propose: () => ({kind: 'plan', title: '方案', text: '分两步走。'}),
};

/** Whoever hands it over does not read it any more, and neither would this walk. */
const customerActions = ticketActions.filter((action) => action !== 'hand-over');

type Move =
  | {by: 'customer'; as: string; action: (typeof customerActions)[number]}
  | {by: 'team'; step: string}
  | {by: 'reply'; as: string}
  | {by: 'time'; days: number};
const person = fc.oneof({weight: 6, arbitrary: fc.constant(me)}, fc.constantFrom(other, manager)) as fc.Arbitrary<string>;
const move: fc.Arbitrary<Move> = fc.oneof(
  {weight: 4, arbitrary: fc.record({by: fc.constant('customer' as const), as: person, action: fc.constantFrom(...customerActions)})},
  {weight: 5, arbitrary: fc.record({by: fc.constant('team' as const), step: fc.constantFrom(...Object.keys(teamSteps))})},
  fc.record({by: fc.constant('reply' as const), as: person}),
  fc.record({by: fc.constant('time' as const), days: fc.constantFrom(0.01, 1, 8, 31)}),
);

/** What a step does to the state, by the rules; `undefined`: it may not be. */
const leadsTo = ({state, process}: Ticket, step: string) =>
  nextState(state as TicketState, step as StepName, process as Process | undefined);

async function read({call}: StaffCounter, id: string): Promise<Ticket> {
  return (await call('GET', `/tickets/${id}`, {as: me})).json as Ticket;
}

/** Makes a move and holds what came of it against the rules. */
async function make(counter: StaffCounter, id: string, one: Move): Promise<void> {
  const before = await read(counter, id);
  const said = () => `${JSON.stringify(one)} at ${before.state} ${before.version}`;
  if (one.by === 'time') {
    await counter.pass(one.days * day);
    await counter.gateway.tick();
    return;
  }
  const clientRef = newKey();
  const detail = {reason: '原因', quote: before.change?.quotes.at(-1)?.version ?? 1, proposal: before.proposals?.at(-1)?.id ?? 'x', name: '李雯', checked: before.change?.deliveries.at(-1)?.checklist.map((item) => item.id) ?? [], person: 'wang-lei', visit: 'x', grant: 'x', hours: 4, scope: []}; // prettier-ignore
  const reply =
    one.by === 'customer'
      ? await counter.call('POST', `/tickets/${id}/actions`, {
          as: one.as,
          key: clientRef,
          version: before.version,
          body: {action: one.action, clientRef, ...detail},
        })
      : one.by === 'team'
        ? await counter.step(id, one.step, teamSteps[one.step]!(counter.now(), before))
        : await counter.call('POST', `/tickets/${id}/messages`, {
            as: one.as,
            key: clientRef,
            body: {clientRef, text: '补充。', attachments: []},
          });
  const after = await read(counter, id);
  if (reply.status >= 300) {
    assert.deepEqual([after.state, after.version, after.events.length, after.messages.items.length], [before.state, before.version, before.events.length, before.messages.items.length], `${said()} was refused with ${reply.status} and changed something`); // prettier-ignore
    return;
  }
  assert.notEqual(one.by !== 'team' && one.as, other, `${said()} was taken from a stranger`);
  // A note is the team's own: customers see neither it nor another version.
  assert.ok(after.version > before.version || (one.by === 'team' && one.step === 'note'), `${said()} left the version at ${after.version}`);
  if (one.by === 'customer' && one.as === me) assert.ok(before.allowedActions.includes(one.action), `${said()} was not offered`);
  const step = one.by === 'customer' ? one.action : one.by === 'team' ? one.step : 'reply';
  const led = leadsTo(before, step);
  assert.ok(led !== undefined, `${said()} is not in the rules`);
  assert.equal(after.state, led, said());
  assert.deepEqual(after.events.slice(0, before.events.length).map((event) => event.id), before.events.map((event) => event.id), 'history is only added to'); // prettier-ignore
}

it('whatever customers and the team do with a request, it goes by the rules, and what is refused changes nothing', async () => {
  const enter = async () => {
    const opened = await openStaffCounter({world: {...haituWorld, tickets: [], articles: []}});
    opened.gateway.ports.limiter.take = () => Promise.resolve(0);
    return opened;
  };
  let counter = await enter();
  let walks = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('incident', 'change'), fc.array(move, {minLength: 4, maxLength: 24}), async (type, moves) => {
      if (++walks % perRoom === 0) counter = await enter();
      const draft = incident(type === 'change' ? {type, fields: {product: 'bi-server', 'change-kind': 'data', environment: 'test'}} : {});
      const submitted = await counter.call('POST', '/tickets', {as: me, body: draft, key: draft.clientRef});
      assert.equal(submitted.status, 201, submitted.text);
      for (const one of moves) await make(counter, submitted.json.id as string, one);
    }),
    {numRuns: runs, ...(seed !== undefined && {seed: Number(seed)}), endOnFailure: true, includeErrorInReport: true},
  );
});
