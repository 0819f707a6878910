import type {PeopleAction} from '../../src/contract/colleague.js';
import type {Person} from '../../src/contract/person.js';
import type {TicketEvent} from '../../src/contract/ticket.js';
import {isPeopleAction} from './people-action.js';
import type {TicketRecord} from './ticket-record.js';
import type {Holder, TicketStep} from './ticket-step.js';

/** A colleague who was brought in: when, epoch ms, and by whom. */
export interface Companion extends Holder {
  at: number;
  by: Person;
}

/** Most colleagues who may be brought in on one request. */
export const mostCompanions = 20;

type PeopleStep = Extract<TicketStep, {is: PeopleAction}>;

/** Whether a step is about the people of a request. */
export function isAboutPeople(step: TicketStep): step is PeopleStep {
  return isPeopleAction(step.is);
}

/** Whether somebody (see `personKey`) was brought in on a ticket. */
export function isCompanion({cc = []}: Pick<TicketRecord, 'cc'>, person: string): boolean {
  return cc.some(({key}) => key === person);
}

/** How often a request was handed over: a way in that was made for whoever had it then opens it to nobody any more. */
export function timesHandedOver({steps}: Pick<TicketRecord, 'steps'>): number {
  return steps.filter(({step}) => step.is === 'hand-over').length;
}

/** Whether such a step changes anything. */
export function hasPeopleFor(step: PeopleStep, before: TicketRecord): boolean {
  if (step.is === 'hand-over') return before.owner !== step.to.key;
  const there = isCompanion(before, step.who.key);
  if (step.is !== 'bring-in') return there;
  return !there && before.owner !== step.who.key && (before.cc?.length ?? 0) < mostCompanions;
}

/** A step as it is kept: who has a request now, but not how he is reached, which goes on with the request or not at all. */
export function keptStep(step: TicketStep): TicketStep {
  return step.is === 'hand-over' ? {is: step.is, to: {key: step.to.key, person: step.to.person}} : step;
}

/** The ticket after such a step, and the line of its history. */
export function withPeople(
  record: TicketRecord,
  step: PeopleStep,
  {at, by}: {at: number; by: Person},
): {record: TicketRecord; event: Pick<TicketEvent, 'kind' | 'from' | 'to'>} {
  const {cc = []} = record;
  const without = (person: string) => ({...record, cc: cc.filter(({key}) => key !== person)});
  switch (step.is) {
    case 'bring-in':
      return {record: {...record, cc: [...cc, {...step.who, at, by}]}, event: {kind: 'brought-in', to: step.who.person.name}};
    case 'take-out':
      return {record: without(step.who.key), event: {kind: 'taken-out', to: step.who.person.name}};
    case 'leave':
      return {record: without(step.who.key), event: {kind: 'left'}};
    case 'hand-over': {
      const {key, person, email, locale} = step.to;
      // How its former requester was reached, wanted to be, and in which language, is none of the new one's business.
      const {email: _email, locale: _locale, draft, ...rest} = without(key);
      const {contact: _contact, locale: _spoken, ...kept} = draft;
      const spoken = locale !== undefined && {locale};
      const event = {kind: 'handed-over', from: record.requester.name, to: person.name};
      const reached = {...(email !== undefined && {email}), ...spoken};
      return {record: {...rest, ...reached, draft: {...kept, ...spoken}, owner: key, requester: person}, event};
    }
  }
}
