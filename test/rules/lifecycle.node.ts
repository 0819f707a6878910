import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {TicketStep} from '../../server/app/ticket-step.js';
import {visitActions} from '../../src/contract/visit.js';
import {processes, ticketActions, type TicketState, ticketStates} from '../../src/contract/ticket.js';
import {allowedActions, allowsReply, nextState, statesOfProcess, type StepName, waitingFor} from '../../src/rules/lifecycle.js';

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
  evaluate: true,
  quote: true,
  'accept-quote': true,
  'decline-quote': true,
  'expire-quote': true,
  schedule: true,
  deliver: true,
  'accept-delivery': true,
  'reject-delivery': true,
  propose: true,
  approve: true,
  disapprove: true,
  'propose-visit': true,
  'book-visit': true,
  reschedule: true,
  'cancel-visit': true,
  depart: true,
  'miss-visit': true,
  'report-visit': true,
  'call-off-visit': true,
  'give-consent': true,
  'withdraw-consent': true,
  share: true,
  unshare: true,
  'ask-access': true,
  'grant-access': true,
  'revoke-access': true,
  'use-access': true,
  'end-access': true,
  'expire-access': true,
  'confirm-purge': true,
  'bring-in': true,
  'take-out': true,
  leave: true,
  'hand-over': true,
  call: true,
} satisfies Record<StepName, true> & Record<TicketStep['is'], true>) as StepName[];

const walk = (names: readonly StepName[], from: TicketState = 'received') =>
  names.reduce<TicketState | undefined>((state, name) => state && nextState(state, name), from);

/** All ways in which three things may be so or not. */
const flags = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [Boolean(n & 1), Boolean(n & 2), Boolean(n & 4)] as const);

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
    for (const closed of ['confirmed', 'closed-unanswered', 'cancelled'] as const)
      assert.equal(walk(['reopen', 'assign'], closed), 'assigned');
  });

  it('skips nothing', () => {
    assert.equal(walk(['assign']), undefined);
    assert.equal(walk(['classify', 'start']), undefined);
    assert.equal(walk(['classify', 'assign', 'resolve']), undefined);
    assert.equal(walk(['confirm'], 'in-progress'), undefined);
    assert.equal(walk(['cancel'], 'resolved'), undefined);
    assert.equal(walk(['archive'], 'resolved'), undefined);
    assert.equal(walk(['reopen'], 'resolved'), undefined);
  });

  for (const process of [undefined, ...processes]) {
    it(`never leaves the known states, and never ends before archived: ${process ?? 'incident'}`, () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...steps), {maxLength: 60}), (names) => {
          let state: TicketState = 'received';
          for (const name of names) state = nextState(state, name, process) ?? state;
          assert.ok(statesOfProcess(process).includes(state));
          assert.equal(
            steps.some((name) => nextState(state, name, process) !== undefined),
            state !== 'archived',
          );
        }),
      );
    });
  }

  it('has no state that no process comes to', () => {
    const reached = new Set([undefined, ...processes].flatMap((process) => statesOfProcess(process)));
    assert.deepEqual([...reached].toSorted(), ticketStates.toSorted());
  });

  it('takes a change by quote, schedule and delivery to acceptance, and round again where somebody says no', () => {
    const go = (names: readonly StepName[], from: TicketState = 'received') =>
      names.reduce<TicketState | undefined>((state, name) => state && nextState(state, name, 'change'), from);
    assert.equal(go(['evaluate', 'quote', 'accept-quote', 'schedule', 'deliver', 'accept-delivery', 'archive']), 'archived');
    assert.equal(go(['evaluate', 'schedule', 'deliver']), 'delivered');
    assert.equal(go(['decline-quote', 'quote'], 'quoted'), 'quoted');
    assert.equal(go(['decline-quote', 'reopen'], 'quoted'), 'evaluating');
    assert.equal(go(['expire-quote'], 'quoted'), 'evaluating');
    assert.equal(go(['reject-delivery', 'deliver', 'accept-delivery'], 'delivered'), 'acceptance');
    assert.equal(go(['ask', 'reply', 'quote'], 'evaluating'), 'quoted');
    for (const never of ['resolve', 'confirm', 'start'] as const)
      for (const state of ticketStates) assert.equal(go([never], state), undefined);
    assert.equal(go(['accept-quote'], 'accepted'), undefined);
    assert.equal(go(['deliver'], 'accepted'), undefined);
    assert.equal(go(['cancel'], 'scheduled'), undefined);
    assert.equal(nextState('quoted', 'accept-quote'), undefined, 'an incident has no quote');
  });

  it('never commits anybody without a quote that stands: accepted comes of accepting alone, acceptance of signing', () => {
    for (const state of ticketStates) {
      for (const name of steps) {
        const next = nextState(state, name, 'change');
        if (next === 'accepted' && state !== 'accepted') assert.deepEqual([state, name], ['quoted', 'accept-quote']);
        if (next === 'acceptance' && state !== 'acceptance') assert.deepEqual([state, name], ['delivered', 'accept-delivery']);
      }
    }
  });

  it('offers the customer just what is possible', () => {
    for (const process of [undefined, ...processes]) {
      for (const state of ticketStates) {
        for (const [given, other, offered] of flags) {
          const allowed = allowedActions(state, {
            process,
            reopens: given,
            late: other,
            urges: given,
            escalates: other,
            offered,
            proposed: offered,
            visits: given ? visitActions : [],
            asked: given,
            running: other,
            people: given ? ['bring-in', 'take-out', 'leave', 'hand-over'] : [],
          });
          for (const action of ticketActions) {
            const open =
              {
                reopen: given,
                urge: given,
                acknowledge: other,
                escalate: other,
                'accept-quote': offered,
                'decline-quote': offered,
                approve: offered,
                disapprove: offered,
                'book-visit': given,
                reschedule: given,
                'cancel-visit': given,
                'give-consent': given,
                'withdraw-consent': given,
                'grant-access': given,
                'revoke-access': given || other,
                'bring-in': given,
                'take-out': given,
                leave: given,
                'hand-over': given,
              }[action as string] ?? true;
            assert.equal(allowed.includes(action), nextState(state, action, process) !== undefined && open, `${action} from ${state}`);
          }
        }
        assert.equal(allowsReply(state, process), nextState(state, 'reply', process) !== undefined);
      }
    }
    assert.deepEqual(allowedActions('quoted', {process: 'change', offered: true}), ['cancel', 'accept-quote', 'decline-quote']);
    assert.deepEqual(allowedActions('quoted', {process: 'change'}), ['cancel']);
    assert.deepEqual(allowedActions('delivered', {process: 'change'}), ['accept-delivery', 'reject-delivery']);
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
    for (const process of [undefined, ...processes]) {
      for (const state of statesOfProcess(process)) assert.equal(waitingFor(state) === 'nobody', !allowsReply(state, process), state);
    }
    assert.equal(waitingFor('quoted'), 'customer');
    assert.equal(waitingFor('delivered'), 'customer');
    assert.equal(waitingFor('waiting-for-customer'), 'customer');
    assert.equal(waitingFor('resolved'), 'customer');
    assert.equal(waitingFor('waiting-for-third-party'), 'third-party');
    assert.equal(waitingFor('reopened'), 'team');
  });
});
