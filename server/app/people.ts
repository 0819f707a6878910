import type {Colleague} from '../../src/contract/colleague.js';
import {matchLocale} from '../../src/locales/catalogue.js';
import {acquaintance, belongs, requireMember} from './acquaintance.js';
import {hintOf} from './address-hint.js';
import {personKey, type Customer} from './authenticate.js';
import {foldAll} from './fold-all.js';
import {accountOf, type Handlers} from './handler.js';
import {iso} from './iso.js';
import {readLimit} from './paging.js';
import type {PersonRecord} from './person-record.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {managedBy} from './ticket-access.js';
import type {Holder} from './ticket-step.js';

/** People of one organisation that are looked through. */
const most = 2000;

/** The people of the reader's organisation: whom he may bring in; for a manager everybody, also who left. */
export function colleagueHandlers(ports: Ports): Pick<Handlers, 'listPeople' | 'setPerson'> {
  const {repository} = ports;
  return {
    listPeople: async (call) => {
      const customer = accountOf(call);
      requireMember(customer);
      const {organisation} = customer;
      const aside = await acquaintance(ports, customer, call.now);
      if (!organisation) return {reply: {items: [], more: false}};
      const manages = managedBy(customer) !== undefined;
      const wanted = foldAll(call.query.q?.trim() ?? '').text;
      const known = await repository.people({organisation: organisation.key, limit: most});
      const fitting = known
        .filter((person) => (manages || person.leftAt === undefined) && isMeant(person, wanted, manages))
        .sort(byName(customer.locale));
      const limit = readLimit(call.query.limit);
      const items = fitting.slice(0, limit).map((person) => viewColleague(person, known));
      return {reply: {items, more: fitting.length > limit}, aside};
    },

    setPerson: async (call) => {
      const customer = accountOf(call);
      const organisation = managedBy(customer) ?? refuse('not-allowed', {detail: 'Only a manager says who left his organisation.'});
      const before = found(await colleagueOf(ports, customer, call.params['person'] ?? ''));
      if (before.key === customer.key) refuse('not-allowed', {detail: 'Nobody says of himself that he left.'});
      const {leftAt = call.now, ...rest} = before;
      const person: PersonRecord = {...rest, ...(call.body.left && {leftAt}), revision: before.revision + 1};
      const known = await repository.people({organisation, limit: most});
      return {reply: viewColleague(person, known), ...((before.leftAt !== undefined) !== call.body.left && {change: {people: [person]}})};
    },
  };
}

/** As a reader looks through names: by their sound, in traditional Chinese by their strokes. */
function byName(locale = 'zh-Hans'): (a: PersonRecord, b: PersonRecord) => number {
  const reader = matchLocale(locale);
  const {compare} = new Intl.Collator(reader === 'en' ? 'zh-Hans' : reader);
  return (a, b) => compare(a.name, b.name) || (a.key < b.key ? -1 : 1);
}

/** By a part of his name, or by his address: a manager finds by a part of that, too; others would learn by such parts how it goes on. */
function isMeant({name, email = ''}: PersonRecord, wanted: string, manages: boolean): boolean {
  const address = foldAll(email).text;
  return foldAll(name).text.includes(wanted) || (manages ? address.includes(wanted) : address === wanted);
}

/** Somebody of the reader's own organisation, by the id that the vendor has for him; whoever left it as well. */
export async function colleagueOf(
  {repository}: Pick<Ports, 'repository'>,
  {organisation}: Customer,
  id: string,
): Promise<PersonRecord | undefined> {
  if (!organisation) return undefined;
  const [issuer = ''] = JSON.parse(organisation.key) as string[];
  const person = await repository.person(personKey(issuer, id));
  return person?.organisation === organisation.key ? person : undefined;
}

/** The same where he may be brought in: he has not left. */
export async function presentColleague(
  ports: Pick<Ports, 'repository'>,
  customer: Customer,
  id: string,
): Promise<PersonRecord | undefined> {
  const person = await colleagueOf(ports, customer, id);
  return !customer.left && belongs(person, customer.organisation?.key) ? person : undefined;
}

export function asHolder({key, id, name}: PersonRecord): Holder {
  return {key, person: {id, name, role: 'requester'}};
}

function viewColleague({key, id, name, role, email, leftAt}: PersonRecord, all: readonly PersonRecord[]): Colleague {
  const twice = email !== undefined && all.some((other) => other.name === name && other.key !== key);
  return {id, name, role, ...(twice && {hint: hintOf(email)}), ...(leftAt !== undefined && {leftAt: iso(leftAt)})};
}
