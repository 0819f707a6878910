import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {asPerson, personKey} from '../../server/app/authenticate.js';
import type {SurveyRecord} from '../../server/app/survey-record.js';
import {applyStep, receiveTicket, type TicketRecord} from '../../server/app/ticket-record.js';
import type {TicketStep} from '../../server/app/ticket-step.js';
import {viewTicket} from '../../server/app/ticket-view.js';
import {createReferences} from '../../server/memory/references.js';
import {nextChangeMove} from '../../server/memory/change-plan.js';
import {nextMove} from '../../server/memory/team-plan.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {Ticket} from '../../src/contract/ticket.js';
import {nextState} from '../../src/rules/lifecycle.js';
import {incident, start} from '../support/gateway-counter.js';

const {settings, agents, customers} = haituWorld;
const customer = customers[0]!;
const requester = asPerson(customer);
const agent = agents[1]!;

const steps: fc.Arbitrary<TicketStep> = fc.oneof(
  fc.record({is: fc.constant('classify' as const), priority: fc.constantFrom('P0', 'P1', 'P2', 'P3')}),
  fc.record({is: fc.constant('assign' as const), to: fc.constantFrom(...agents)}),
  fc.constant<TicketStep>({is: 'start'}),
  fc.constant<TicketStep>({is: 'resume'}),
  fc.constant<TicketStep>({is: 'confirm'}),
  fc.constant<TicketStep>({is: 'close-unanswered'}),
  fc.constant<TicketStep>({is: 'archive'}),
  fc.record({is: fc.constantFrom('answer' as const, 'ask' as const, 'reply' as const), text: fc.string()}),
  fc.record({is: fc.constant('wait' as const), note: fc.string()}),
  fc.record({is: fc.constant('resolve' as const), summary: fc.string()}),
  fc.record({is: fc.constant('reject' as const), reason: fc.string()}),
  fc.record({is: fc.constant('cancel' as const), reason: fc.string()}),
  fc.constant<TicketStep>({is: 'evaluate'}),
  fc.record({
    is: fc.constant('quote' as const),
    quote: fc.record({
      currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
      items: fc.array(
        fc.record({text: fc.string(), quantity: fc.integer({min: 1, max: 1000}), unitAmount: fc.integer({min: 0, max: 1e9})}),
        {minLength: 1, maxLength: 5},
      ),
      tax: fc.option(fc.record({name: fc.string(), rate: fc.integer({min: 0, max: 10_000})}), {nil: undefined}),
      validThrough: fc.constant('2026-03-20'),
      timeZone: fc.constantFrom('Asia/Shanghai', 'Europe/London'),
    }),
  }),
  fc.record({is: fc.constant('accept-quote' as const), quote: fc.constant(1)}),
  fc.record({is: fc.constant('decline-quote' as const), quote: fc.constant(1), reason: fc.string()}),
  fc.constant<TicketStep>({is: 'expire-quote'}),
  fc.record({is: fc.constant('schedule' as const), from: fc.constant(start + 1e8)}),
  fc.record({
    is: fc.constant('deliver' as const),
    summary: fc.string(),
    checklist: fc.record({id: fc.constant('1'), kind: fc.constantFrom('check', 'handover'), text: fc.string()}).map((line) => [line]),
  }),
  fc.record({is: fc.constant('accept-delivery' as const), name: fc.string()}),
  fc.record({is: fc.constant('reject-delivery' as const), reason: fc.string()}),
);

const byCustomer = new Set(['reply', 'confirm', 'reject', 'cancel', 'accept-quote', 'decline-quote', 'accept-delivery', 'reject-delivery']);

/** What the simulated team does next, by the way the ticket goes. */
const move = (record: TicketRecord, article?: string) =>
  record.process === 'change' ? nextChangeMove(record, agents) : nextMove(record, agents, article);

function receive(locale: string, type: string): TicketRecord {
  const draft = incident({locale, type});
  return receiveTicket(
    {id: 't1', reference: 'AC-7K3P-0001', owner: personKey('i', customer.id), requester, draft, attachments: [], at: start},
    settings,
  );
}

function take(record: TicketRecord, step: TicketStep, n: number) {
  const by = byCustomer.has(step.is) ? requester : agent;
  return applyStep(record, {id: `s${n}`, at: start + n * 1000, by, step}, settings);
}

const histories = fc.record({
  locale: fc.constantFrom('zh-Hans', 'zh-Hant', 'en'),
  type: fc.constantFrom(...settings.requestTypes.map(({id}) => id)),
  path: fc.array(steps, {maxLength: 60}),
});

describe('a ticket, whatever happens to it', () => {
  it('keeps its history: nothing is rewritten, and the state is what the events say', () => {
    fc.assert(
      fc.property(histories, ({locale, type, path}) => {
        let record = receive(locale, type);
        let survey: SurveyRecord | undefined;
        let taken = 0;
        path.forEach((step, n) => {
          const before = JSON.stringify(record);
          const after = take(record, step, n);
          assert.equal(JSON.stringify(record), before, 'a record is never changed in place');
          assert.equal(after !== undefined, nextState(record.state, step.is, record.process) !== undefined);
          if (!after) return;
          taken++;
          assert.deepEqual(after.record.events.slice(0, record.events.length), record.events);
          assert.deepEqual(after.record.messages.slice(0, record.messages.length), record.messages);
          assert.equal(after.record.version, 1 + taken);
          if (step.is === 'resolve' || step.is === 'accept-delivery') assert.ok(after.opens);
          if (after.withdraws !== undefined) assert.equal(after.withdraws, survey?.id);
          survey = after.opens ?? (after.withdraws === undefined ? survey : undefined);
          record = after.record;
        });
        const states = record.events.filter(({kind}) => kind === 'state-changed');
        assert.equal(states.at(-1)?.to, record.state);
        for (const [n, event] of states.entries()) assert.equal(event.from, states[n - 1]?.to);
        assert.equal(new Set(record.events.map(({id}) => id)).size, record.events.length);
        const messages = {items: record.messages, nextCursor: null};
        const view = viewTicket(record, settings, {messages, survey, own: true, reader: {}, now: start});
        assert.deepEqual(Ticket().parse(JSON.parse(JSON.stringify(view))), JSON.parse(JSON.stringify(view)));
      }),
    );
  });

  it('never leaves the team with a step the lifecycle forbids, nor with words that have holes', () => {
    fc.assert(
      fc.property(histories, ({locale, type, path}) => {
        let record = receive(locale, type);
        path.forEach((step, n) => {
          record = take(record, step, n)?.record ?? record;
          const next = move(record, '文章');
          if (!next) return;
          assert.ok(nextState(record.state, next.step.is, record.process), `${next.step.is} from ${record.state}`);
          assert.ok(agents.includes(next.by));
          const words = 'text' in next.step ? next.step.text : 'summary' in next.step ? next.step.summary : 'none';
          assert.ok(words.length >= 4);
          assert.doesNotMatch(words, /\{\w+\}|undefined/);
        });
      }),
    );
  });

  it('is brought to an end by the team alone, or waits for its customer', () => {
    for (const {id: type} of settings.requestTypes) {
      let record = receive('en', type);
      for (let n = 0; n < 20; n++) {
        const next = move(record);
        if (!next) break;
        record = applyStep(record, {id: `m${n}`, at: start + n, by: next.by, step: next.step}, settings)!.record;
      }
      assert.equal(
        record.state,
        {incident: 'waiting-for-customer', change: 'quoted', visit: 'in-progress', training: 'in-progress'}[type] ?? 'resolved',
        type,
      );
    }
  });
});

it('references are all different, and hold nothing one could mishear', async () => {
  const next = createReferences();
  const many = await Promise.all(Array.from({length: 300}, next));
  assert.equal(new Set(many).size, 300);
  for (const reference of many) assert.match(reference, /^AC-[2-9A-HJKMNP-Z]{4}-\d{4}$/);
});
