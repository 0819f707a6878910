import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {addressOf, belongs} from './acquaintance.js';
import {timesHandedOver} from './companions.js';
import {isComplaint} from './complaints.js';
import {digest} from './digest.js';
import {isAddress, nothing, toColleague, toRequester, type Posted, type Writing} from './notice-letters.js';
import type {OutboxMail} from './ports.js';
import type {StepEntry, TicketRecord} from './ticket-record.js';

/** Steps of which everybody on a request is told: what is public and written. */
const told: readonly StepEntry['step']['is'][] = ['answer', 'answer-urge', 'ask', 'resolve', 'reply'];

/** What colleagues hear of one step: that they were brought in, that it is theirs now, that somebody else wrote. */
export async function ofPeople({id, by, step}: StepEntry, ticket: TicketRecord, settings: DeskSettings, ports: Writing): Promise<Posted> {
  if (step.is === 'bring-in')
    return toCompanions(ticket, broughtInOn(ticket, ports), settings, ports, 'broughtIn', by.name, ({key}) => key === step.who.key);
  if (step.is === 'hand-over') return ofHandOver(step.to.key, by.name, ticket, settings, ports);
  if (!told.includes(step.is)) return nothing;
  const others = await toCompanions(
    ticket,
    id,
    settings,
    ports,
    'news',
    by.name,
    ({person}) => person.id !== by.id || by.role !== 'requester',
  );
  const byColleague = by.role === 'requester' && ticket.cc?.some(({person}) => person.id === by.id);
  if (!byColleague) return others;
  const own = await toRequester(ticket, 'answered', id, settings, ports, (words, it) => words.people.replied({...it, who: by.name}));
  return {mails: [...own.mails, ...others.mails], passes: own.passes};
}

/** One mail a day tells somebody that he was brought in on a ticket, however often he is taken out in between. */
function broughtInOn({id}: TicketRecord, {now}: Writing): string {
  return `${id} ${Math.floor(now() / 86_400_000)}`;
}

/** That a request is his now: one mail a day to each, however often it goes to and fro. The way in of the one that he has leads to it again. */
async function ofHandOver(to: string, who: string, ticket: TicketRecord, settings: DeskSettings, ports: Writing): Promise<Posted> {
  const subject = `${broughtInOn(ticket, ports)} handed ${await digest(to)}`;
  const {mails, passes} = await toRequester(ticket, 'brought-in', subject, settings, ports, (words, it) =>
    words.people.handedOver({...it, who}),
  );
  const again = passes.map(async (pass) => {
    const made = await ports.repository.linkPass(pass.id);
    return made ? {...made, handed: timesHandedOver(ticket), revision: made.revision + 1} : pass;
  });
  return {mails, passes: await Promise.all(again)};
}

/** To everybody who came with a request as it was handed in. */
export function ofReceipt(ticket: TicketRecord, settings: DeskSettings, ports: Writing): Promise<Posted> {
  return toCompanions(ticket, broughtInOn(ticket, ports), settings, ports, 'broughtIn', ticket.requester.name);
}

/**
 * To those who were brought in, where their own tokens said that mails reach them, while they belong to the organisation, and unless they do without. Nothing that anybody wrote stands
 * in it, and no way in: they read it by their own account. One address gets one mail, and the requester's gets none of these.
 */
async function toCompanions(
  ticket: TicketRecord,
  subject: string,
  settings: DeskSettings,
  ports: Writing,
  says: 'broughtIn' | 'news',
  who: string,
  isMeant: (companion: NonNullable<TicketRecord['cc']>[number]) => boolean = () => true,
): Promise<Posted> {
  const {cc = [], organisation, email} = ticket;
  const {repository, now} = ports;
  // Nobody is brought in on a complaint.
  if (!cc.length || isComplaint(ticket, settings)) return nothing;
  const addresses = new Set([email?.toLowerCase()]);
  const mails: OutboxMail[] = [];
  for (const companion of cc.filter(isMeant)) {
    const person = await repository.person(companion.key);
    const to = belongs(person, organisation) ? addressOf(person, now()) : undefined;
    if (!person || to === undefined || !isAddress(to)) continue;
    const chosen = await repository.preferences(companion.key);
    if (chosen?.unwanted.includes('brought-in') || addresses.has(to.toLowerCase())) continue;
    addresses.add(to.toLowerCase());
    const reader = {key: companion.key, name: person.name, email: to, locale: chosen?.locale ?? person.locale};
    mails.push(await toColleague(ticket, 'brought-in', subject, reader, settings, ports, (words, it) => words.people[says]({...it, who})));
  }
  return {mails, passes: []};
}
