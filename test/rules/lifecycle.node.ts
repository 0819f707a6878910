import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {TicketStep} from '../../server/app/ticket-step.js';
import {ticketActions, type TicketState, ticketStates} from '../../src/contract/ticket.js';
import {allowedActions, allowsReply, nextState, type StepName, waitingFor} from '../../src/rules/lifecycle.js';

/** Every step by name; the type fails to compile when the rules and the gateway name different steps. */
const steps = Object.keys({
  classify: true,
  assign: true,
  start: true,
  answer: true,
  ask: true,
  wait: true,
  resume: true,
  resolve: true,
  reply: true,
  confirm: true,
  reject: true,
  reopen: true,
  cancel: true,
  'close-unanswered': true,
  archive: true,
  arrive: true,
  promise: true,
  miss: true,
  explain: true,
  acknowledge: true,
  urge: true,
  'answer-urge': true,
  escalate: true,
  note: true,
} satisfies Record<StepName, true> & Record<TicketStep['is'], true>) as StepName[];

const walk = (names: readonly StepName[], from: TicketState = 'received') =>
  names.reduce<TicketState | undefined>((state, name) => state && nextState(state, name), from);

describe('the lifecycle', () => {
  it('goes the plain road from received to archived', () => {
    const road: TicketState[] = ['received'];
    for (const name of ['classify', 'assign', 'start', 'resolve', 'confirm', 'archive'] as const) {
      const next = nextState(road.at(-1) ?? 'received', name);
      assert.ok(next);
      road.push(next);
    }
    assert.deepEqual(road, ['received', 'classified', 'assigned', 'in-progress', 'resolved', 'confirmed', 'archived']);
  });

  it('waits for the customer until he writes, and for a third party whatever he writes', () => {
    assert.equal(walk(['ask'], 'in-progress'), 'waiting-for-customer');
    assert.equal(walk(['ask', 'reply'], 'in-progress'), 'in-progress');
    assert.equal(walk(['wait', 'reply'], 'in-progress'), 'waiting-for-third-party');
    assert.equal(walk(['wait', 'resume'], 'in-progress'), 'in-progress');
  });

  it('comes back when the customer rejects, and can be solved again', () => {
    assert.equal(walk(['reject'], 'resolved'), 'reopened');
    assert.equal(walk(['reject', 'start', 'resolve', 'confirm'], 'resolved'), 'confirmed');
    for (const closed of ['confirmed', 'closed-unanswered'] as const) assert.equal(walk(['reopen', 'assign'], closed), 'assigned');
  });

  it('skips nothing', () => {
    assert.equal(walk(['assign']), undefined);
    assert.equal(walk(['classify', 'start']), undefined);
    assert.equal(walk(['classify', 'assign', 'resolve']), undefined);
    assert.equal(walk(['confirm'], 'in-progress'), undefined);
    assert.equal(walk(['cancel'], 'resolved'), undefined);
    assert.equal(walk(['archive'], 'resolved'), undefined);
    assert.equal(walk(['reopen'], 'resolved'), undefined);
    assert.equal(walk(['reopen'], 'cancelled'), undefined);
  });

  it('never leaves the known states, and never ends before archived', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), {maxLength: 60}), (names) => {
        let state: TicketState = 'received';
        for (const name of names) state = nextState(state, name) ?? state;
        assert.ok(ticketStates.includes(state));
        assert.equal(
          steps.some((name) => nextState(state, name) !== undefined),
          state !== 'archived',
        );
      }),
    );
  });

  it('reaches every state from received', () => {
    const reached = new Set<TicketState>(['received']);
    for (const state of reached) {
      for (const name of steps) {
        const next = nextState(state, name);
        if (next) reached.add(next);
      }
    }
    assert.deepEqual([...reached].toSorted(), ticketStates.toSorted());
  });

  it('offers the customer just what is possible', () => {
    for (const state of ticketStates) {
      for (const given of [true, false]) {
        for (const other of [true, false]) {
          const allowed = allowedActions(state, {reopens: given, late: other, urges: given, escalates: other});
          for (const action of ticketActions) {
            const open =
              action === 'reopen' || action === 'urge' ? given : action === 'acknowledge' || action === 'escalate' ? other : true;
            assert.equal(allowed.includes(action), nextState(state, action) !== undefined && open, `${action} from ${state}`);
          }
        }
      }
      assert.equal(allowsReply(state), nextState(state, 'reply') !== undefined);
    }
    assert.deepEqual(allowedActions('resolved', {reopens: true}), ['confirm', 'reject']);
    assert.deepEqual(allowedActions('in-progress', {reopens: true}), ['cancel']);
    assert.deepEqual(allowedActions('in-progress', {urges: true, escalates: true}), ['cancel', 'urge', 'escalate']);
    for (const state of ['waiting-for-customer', 'resolved', 'confirmed'] as const) assert.ok(!allowedActions(state, {urges: true}).includes('urge'), state); // prettier-ignore
    assert.deepEqual(allowedActions('confirmed', {reopens: true}), ['reopen']);
    assert.deepEqual(allowedActions('closed-unanswered', {reopens: true}), ['reopen']);
    assert.deepEqual(allowedActions('confirmed', {reopens: false}), []);
    assert.deepEqual(allowedActions('archived', {reopens: true, late: true}), []);
    assert.deepEqual(allowedActions('resolved', {late: true}), ['confirm', 'reject', 'acknowledge']);
  });

  it('waits for nobody just where nothing more can be said', () => {
    for (const state of ticketStates) assert.equal(waitingFor(state) === 'nobody', !allowsReply(state), state);
    assert.equal(waitingFor('waiting-for-customer'), 'customer');
    assert.equal(waitingFor('resolved'), 'customer');
    assert.equal(waitingFor('waiting-for-third-party'), 'third-party');
    assert.equal(waitingFor('reopened'), 'team');
  });
});
