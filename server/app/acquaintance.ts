import type {Customer} from './authenticate.js';
import {refuse} from './refusal.js';
import type {PersonRecord} from './person-record.js';
import type {Change, Ports} from './ports.js';

const day = 86_400_000;
const week = 7 * day;

/**
 * What is to be kept of whoever shows a token: to which organisation he belongs, under which name, and where mails reach him. Nothing where that is known, which is looked at
 * anew once a week, for a new name or language once a day, and nothing of guests. What a manager said of him stands in that organisation until he says otherwise, whatever other one a token names in between.
 */
export async function acquaintance(
  {repository}: Pick<Ports, 'repository'>,
  customer: Customer,
  now: number,
): Promise<Pick<Change, 'people'>> {
  const {key, id, name, role, email, locale, organisation, guestOf} = customer;
  if (!organisation || guestOf !== undefined) return {};
  const told = {
    ...{key, organisation: organisation.key, id, name, role},
    ...(email !== undefined && {email}),
    ...(locale !== undefined && {locale}),
  };
  const after = (known: PersonRecord | undefined): Pick<Change, 'people'> => {
    const person: PersonRecord = {...told, ...leftFrom(known, organisation.key), seenAt: now, revision: (known?.revision ?? 0) + 1};
    // Two hosts may call one person by two names, by turns.
    const fresh = known && sameRights(known, person) ? (sameWords(known, person) ? week : day) : 0;
    return known && now - known.seenAt < fresh ? {} : {people: [person]};
  };
  // Mostly there is nothing to keep of whoever was let in, and he is not read twice.
  return customer.seen && !after(customer.seen).people ? {} : after(await repository.person(key));
}

/** Whether what he may and where mails reach him is the same. */
function sameRights(one: PersonRecord, other: PersonRecord): boolean {
  return one.organisation === other.organisation && one.role === other.role && one.email === other.email;
}

function sameWords(one: PersonRecord, other: PersonRecord): boolean {
  return one.name === other.name && one.locale === other.locale;
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

/** Ms that what a token said of somebody is believed: nobody says when he leaves, or gets another address. */
export const believed = 90 * day;

/** Where mails reach somebody, as long as that is believed. */
export function addressOf({email, seenAt}: PersonRecord, now: number): string | undefined {
  return now - seenAt < believed ? email : undefined;
}

/** Whether somebody who was here in this organisation still belongs to it, as far as is known. */
export function belongs(person: PersonRecord | undefined, organisation: string | undefined): person is PersonRecord {
  return person !== undefined && person.organisation === organisation && person.leftAt === undefined;
}

/** The customer as his organisation knows him: whoever left it manages nothing there any more, whatever his token says. */
export async function asKnown(customer: Customer | undefined, {repository}: Pick<Ports, 'repository'>): Promise<Customer | undefined> {
  if (!customer?.organisation) return customer;
  const seen = await repository.person(customer.key);
  const left = hasLeft(seen, customer.organisation.key);
  return {...customer, ...(seen && {seen}), ...(left && {role: 'requester', left})};
}

/** Refuses whoever left his organisation: its people are none of his business any more. */
export function requireMember({left = false}: Pick<Customer, 'left'>): void {
  if (left) refuse('not-allowed', {detail: 'A manager of the organisation said that this person left it.'});
}
