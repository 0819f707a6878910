import type {Customer} from './authenticate.js';
import type {PersonRecord} from './person-record.js';
import type {Change, Ports} from './ports.js';

const week = 7 * 86_400_000;

/**
 * What is to be kept of whoever shows a token: to which organisation he belongs, under which name, and where mails reach him. Nothing where that is known, which is looked at
 * anew once a week, and nothing of guests. What his manager said of him stands until the manager says otherwise, or his token names another organisation.
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
  const left = known?.leftAt !== undefined && known.organisation === organisation.key ? {leftAt: known.leftAt} : {};
  const person: PersonRecord = {...told, ...left, seenAt: now, revision: (known?.revision ?? 0) + 1};
  return known && now - known.seenAt < week && sameBut(known, person) ? {} : {people: [person]};
}

/** Whether nothing but the time and the count is another. */
function sameBut(one: PersonRecord, other: PersonRecord): boolean {
  const facts = ({organisation, name, role, email, locale}: PersonRecord) => JSON.stringify([organisation, name, role, email, locale]);
  return facts(one) === facts(other);
}

/** Whether somebody who was here in this organisation still belongs to it, as far as is known. */
export function belongs(person: PersonRecord | undefined, organisation: string | undefined): person is PersonRecord {
  return person !== undefined && person.organisation === organisation && person.leftAt === undefined;
}
