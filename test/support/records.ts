import assert from 'node:assert/strict';
import {asPerson} from '../../server/app/authenticate.js';
import type {Repository, StoredAnswer} from '../../server/app/ports.js';
import type {SurveyRecord} from '../../server/app/survey-record.js';
import {applyStep, receiveTicket, type TicketRecord} from '../../server/app/ticket-record.js';
import type {TicketStep} from '../../server/app/ticket-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {incident, start} from './gateway-counter.js';

export const {settings, agents, customers} = haituWorld;
export const requester = asPerson(customers[0]!);
export const agent = agents[1]!;
export const [ann, bob] = ['["vendor","ann"]', '["vendor","bob"]'] as const;
export const acme = '["vendor","acme"]';

let made = 0;

export function received(over: Partial<TicketRecord> & {draft?: TicketRecord['draft']} = {}): TicketRecord {
  const n = ++made;
  const {draft = incident(), ...rest} = over;
  const receipt = {
    id: `t${n}`,
    reference: `AC-7K3P-${String(n).padStart(4, '0')}`,
    owner: ann,
    requester,
    draft,
    attachments: [],
    at: start,
  };
  return {...receiveTicket(receipt, settings), ...rest};
}

export function stepped(record: TicketRecord, step: TicketStep, at = record.updatedAt + 1000): TicketRecord {
  const by = step.is === 'reply' || step.is === 'confirm' ? requester : agent;
  const taken = applyStep(record, {id: `s${++made}`, at, by, step}, settings);
  assert.ok(taken, `${step.is} from ${record.state}`);
  return taken.record;
}

/** A ticket, and as it is after each of up to four steps in which a colleague comes, leaves, comes again and takes it over. */
export function peopled(record: TicketRecord, n: number): TicketRecord[] {
  const who = {key: record.owner === ann ? bob : ann, person: requester};
  const steps: TicketStep[] = [
    {is: 'bring-in', who},
    {is: 'leave', who},
    {is: 'bring-in', who},
    {is: 'hand-over', to: who},
  ];
  const all = [record];
  for (const step of steps.slice(0, n % 5)) all.push({...stepped(all.at(-1)!, step), updatedAt: start + (n % 5)});
  return all;
}

export function answerTo(key: string, over: Partial<StoredAnswer> = {}): StoredAnswer {
  return {
    scope: `${ann} submitTicket`,
    key,
    fingerprint: 'f',
    status: 201,
    headers: {Location: '/x'},
    body: '{"a":"一"}',
    storedAt: start,
    ...over,
  };
}

export function surveyFor(over: Partial<SurveyRecord> = {}): SurveyRecord {
  const survey = {
    id: `v${++made}`,
    owner: ann,
    definition: 'ticket',
    createdAt: start,
    expiresAt: start + 1,
    withdrawn: false,
    revision: 1,
  };
  return {...survey, ...over};
}

export async function writes(repository: Repository, ...tickets: TicketRecord[]) {
  for (const ticket of tickets) assert.equal(await repository.write({ticket}), 'written', ticket.reference);
}
