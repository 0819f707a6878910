import type {PeopleAction} from '../../src/contract/colleague.js';
import type {TicketActionRequest} from '../../src/contract/ticket.js';
import {addressOf} from './acquaintance.js';
import type {Customer} from './authenticate.js';
import {asHolder} from './people.js';
import type {PersonRecord} from './person-record.js';
import {refuse} from './refusal.js';
import {isCompanion} from './companions.js';
import type {TicketRecord} from './ticket-record.js';
import type {TicketStep} from './ticket-step.js';

/**
 * The step by which a customer says who else of his organisation has a part in a request. `meant`: the colleague whom he names, where he
 * belongs to the organisation. Bringing in who is there already, and handing it over to whoever has it, is refused.
 */
export function peopleStep(
  is: PeopleAction,
  {person: id}: Pick<TicketActionRequest, 'person'>,
  before: TicketRecord,
  {customer: {key, id: own, name}, meant, now}: {customer: Customer; meant: PersonRecord | undefined; now: number},
): TicketStep {
  if (is === 'leave') return {is, who: {key, person: {id: own, name, role: 'requester'}}};
  if (id === undefined) return refuse('invalid-fields', {issues: [{pointer: '/person', code: 'required'}]});
  if (is === 'take-out') {
    // Whoever left the organisation is taken out by the name he has on the request.
    const there = before.cc?.find(({person}) => person.id === id);
    return there ? {is, who: {key: there.key, person: there.person}} : unknown();
  }
  if (!meant) return unknown();
  const there = meant.key === before.owner || (is === 'bring-in' && isCompanion(before, meant.key));
  if (there) return refuse('invalid-fields', {issues: [{pointer: '/person', code: 'already-there'}]});
  if (is === 'bring-in') return {is, who: asHolder(meant)};
  const {locale} = meant;
  // Mails about it carry a way in: to no address that his token has not named for long.
  const email = addressOf(meant, now);
  return {is, to: {...asHolder(meant), ...(email !== undefined && {email}), ...(locale !== undefined && {locale})}};
}

function unknown(): never {
  return refuse('invalid-fields', {issues: [{pointer: '/person', code: 'unknown-person'}]});
}
