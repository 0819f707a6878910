import type {Customer} from './authenticate.js';
import {refuse} from './refusal.js';
import type {PersonRecord} from './person-record.js';
import type {Change, Ports} from './ports.js';

const week = 7 * 86_400_000;

/**
 * What is to be kept of whoever shows a token: to which organisation he belongs, under which name, and where mails reach him. Nothing where that is known, which is looked at
 * anew once a week, and nothing of guests. What a manager said of him stands in that organisation until he says otherwise, whatever other one a token names in between.
 */
export async function acquaintance(
  {repository}: Pick<Ports, 'repository'>,
  customer: Customer,
  now: number,
): Promise<Pick<Change, 'people'>> {
  const {key, id, name, role, email, locale, organisation, guestOf} = customer;
  if (!organisation || guestOf !== undefined) return {};
  const known = await repository.person(key);
  const told = {
    ...{key, organisation: organisation.key, id, name, role},
    ...(email !== undefined && {email}),
    ...(locale !== undefined && {locale}),
  };
  const person: PersonRecord = {...told, ...leftFrom(known, organisation.key), seenAt: now, revision: (known?.revision ?? 0) + 1};
  return known && now - known.seenAt < week && sameBut(known, person) ? {} : {people: [person]};
}

/** Whether nothing but the time and the count is another. */
function sameBut(one: PersonRecord, other: PersonRecord): boolean {
  const facts = ({organisation, name, role, email, locale}: PersonRecord) => JSON.stringify([organisation, name, role, email, locale]);
  return facts(one) === facts(other);
}

/** What was said of his leaving, for a record in which he belongs to `organisation`. */
function leftFrom(known: PersonRecord | undefined, organisation: string): Pick<PersonRecord, 'leftAt' | 'leftBefore'> {
  if (!known) return {};
  const {leftAt: last, leftBefore = {}} = known;
  const {[organisation]: leftAt, ...others} = {...leftBefore, ...(last !== undefined && {[known.organisation]: last})};
  return {...(leftAt !== undefined && {leftAt}), ...(Object.keys(others).length > 0 && {leftBefore: others})};
}

/** Whether a manager of the organisation said that somebody left it. */
export function hasLeft(person: PersonRecord | undefined, organisation: string): boolean {
  return leftFrom(person, organisation).leftAt !== undefined;
}

/** Whether somebody who was here in this organisation still belongs to it, as far as is known. */
export function belongs(person: PersonRecord | undefined, organisation: string | undefined): person is PersonRecord {
  return person !== undefined && person.organisation === organisation && person.leftAt === undefined;
}

/** The customer as his organisation knows him: whoever left it manages nothing there any more, whatever his token says. */
export async function asKnown(customer: Customer | undefined, {repository}: Pick<Ports, 'repository'>): Promise<Customer | undefined> {
  if (!customer?.organisation) return customer;
  const left = hasLeft(await repository.person(customer.key), customer.organisation.key);
  return left ? {...customer, role: 'requester', left} : customer;
}

/** Refuses whoever left his organisation: its people are none of his business any more. */
export function requireMember({left = false}: Pick<Customer, 'left'>): void {
  if (left) refuse('not-allowed', {detail: 'A manager of the organisation said that this person left it.'});
}
