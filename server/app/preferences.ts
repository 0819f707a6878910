import type {Me} from '../../src/contract/person.js';
import {acquaintance} from './acquaintance.js';
import type {Customer} from './authenticate.js';
import {accountOf, customerOf, type Handlers} from './handler.js';
import {knownKinds} from './notices.js';
import type {Ports} from './ports.js';
import type {PreferencesRecord} from './preferences-record.js';
import {refuse} from './refusal.js';
import {managedBy} from './ticket-access.js';

const week = 7 * 86_400_000;

/** Who is asking, and what he chose for himself. */
export function preferencesHandlers(ports: Ports): Pick<Handlers, 'readMe' | 'setPreferences'> {
  const {repository} = ports;
  return {
    readMe: async (call) => {
      const customer = customerOf(call);
      const chosen = await repository.preferences(customer.key);
      const still = stillApprover(customer, chosen, call.now);
      return {
        reply: viewMe(customer, still ?? chosen),
        aside: {...(still && {preferences: still}), ...(await acquaintance(ports, customer, call.now))},
      };
    },

    setPreferences: async (call) => {
      const customer = accountOf(call);
      const {locale, unwanted = [], approvals} = call.body;
      if (locale !== undefined && !(locale.length <= 35 && /^[a-z]{2,8}([-_][a-z\d]{1,8})*$/i.test(locale))) {
        refuse('invalid-fields', {issues: [{pointer: '/locale', code: 'invalid-value'}]});
      }
      const before = await repository.preferences(customer.key);
      const preferences: PreferencesRecord = {
        owner: customer.key,
        ...(locale !== undefined && {locale}),
        unwanted: knownKinds(unwanted),
        ...((approvals ?? before?.approver !== undefined) && asApprover(customer, call.now)),
        revision: (before?.revision ?? 0) + 1,
      };
      return {reply: viewMe(customer, preferences), change: {preferences}};
    },
  };
}

/** Where a manager is told of decisions; nothing where he is none, or no mail would reach him. */
function asApprover(customer: Customer, seenAt: number): Pick<PreferencesRecord, 'approver'> {
  const {name, email} = customer;
  const organisation = managedBy(customer);
  return organisation === undefined || email === undefined ? {} : {approver: {organisation, name, email, seenAt}};
}

/** What is to be kept of a manager whose token came again: that he is still one, noted once a week, or that he is none any more. */
function stillApprover(customer: Customer, chosen: PreferencesRecord | undefined, at: number): PreferencesRecord | undefined {
  if (!chosen?.approver) return undefined;
  const {approver: before, ...rest} = chosen;
  const {approver} = asApprover(customer, at);
  const still = approver?.organisation === before.organisation;
  if (still && at - before.seenAt < week) return undefined;
  return {...rest, ...(still && {approver}), revision: chosen.revision + 1};
}

function viewMe(customer: Customer, chosen: PreferencesRecord | undefined): Me {
  const {id, name, email, organisation, role, locale, guestOf, left} = customer;
  const managed = email === undefined ? undefined : managedBy(customer);
  const language = chosen?.locale ?? locale;
  return {
    id,
    name,
    ...(email !== undefined && {email}),
    ...(organisation && {organisation: {id: organisation.id, name: organisation.name}}),
    role,
    ...(organisation && guestOf === undefined && !left && {colleagues: true}),
    preferences: {
      ...(language !== undefined && {locale: language}),
      ...(guestOf === undefined && {unwanted: [...(chosen?.unwanted ?? [])]}),
      ...(managed !== undefined && {approvals: chosen?.approver?.organisation === managed}),
    },
  };
}
