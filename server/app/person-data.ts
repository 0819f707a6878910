import type {Person} from '../../src/contract/person.js';
import {commit, type Committing} from './commit.js';
import {isCompanion} from './companions.js';
import {digest} from './digest.js';
import {iso} from './iso.js';
import {everyRow} from './paging.js';
import type {FeedbackRecord, Ports, TicketSelection} from './ports.js';
import {removeTickets} from './retention.js';
import {viewSurvey, type SurveyRecord} from './survey-record.js';
import {everyFileOf, filesOf, type TicketRecord} from './ticket-record.js';
import {takeStep} from './take-step.js';
import {viewTicket} from './ticket-view.js';

/** Everything that is kept of one person (see `personKey`), as he may see it himself: requests with messages and files, ratings, what he chose. */
export async function exportPerson({repository, now}: Pick<Ports, 'repository' | 'now'>, person: string) {
  const settings = await repository.settings();
  const [tickets, shared, surveys, feedback, preferences, known] = await Promise.all([
    ticketsOf(repository, {owner: person}),
    ticketsOf(repository, {companion: person}),
    surveysOf(repository, person),
    repository.feedbackBy(person),
    repository.preferences(person),
    repository.person(person),
  ]);
  return {
    exportedAt: iso(now()),
    tickets: tickets.map((record) => ({
      ...viewTicket(record, settings, {
        messages: {items: record.messages, nextCursor: null},
        survey: undefined,
        own: true,
        reader: {},
        now: now(),
      }),
      ...(record.email !== undefined && {email: record.email}),
      files: filesOf(record),
    })),
    broughtIn: shared.flatMap((record) => partIn(record, person)),
    surveys: surveys.map((survey) => viewSurvey(survey, undefined, now())),
    feedback: feedback.map(({owner: _, at, ...said}: FeedbackRecord) => ({...said, at: iso(at)})),
    ...(preferences && {preferences: {...preferences}}),
    ...(known && {person: {...known}}),
  };
}

/** What a colleague's request holds of somebody who was brought in on it: that he was, and what he wrote there. The rest of it is his colleague's. */
function partIn({id, reference, cc = [], messages}: TicketRecord, person: string) {
  return cc
    .filter(({key}) => key === person)
    .map(({at, by, person: own}) => ({
      ...{id, reference, at: iso(at), by},
      messages: messages.filter(({author}) => author.role === 'requester' && author.id === own.id),
    }));
}

/** Who takes somebody out where nobody of his organisation does. */
const desk: Person = {id: 'desk', name: 'Aftercare', role: 'system'};

type Erasing = Committing & Pick<Ports, 'newId'>;

/** Removes everything that is kept of one person, his files and the mails that still wait for him included. Gives how much there was. */
export async function erasePerson(
  ports: Erasing,
  person: string,
): Promise<{tickets: number; broughtIn: number; surveys: number; feedback: number; files: number}> {
  const {repository} = ports;
  const [tickets, surveys, feedback] = await Promise.all([
    ticketsOf(repository, {owner: person}),
    surveysOf(repository, person),
    repository.feedbackBy(person),
  ]);
  const broughtIn = await takeOutEverywhere(ports, person);
  const mails = {to: await addressesOf(repository, person, tickets), marks: [await digest(person)]};
  await removeTickets(ports, tickets, {person, mails});
  await ports.uploads.forget(person);
  return {
    tickets: tickets.length,
    broughtIn,
    surveys: surveys.length,
    feedback: feedback.length,
    files: tickets.flatMap(everyFileOf).length,
  };
}

/** Most people of an organisation that are looked through for an address. */
const mostColleagues = 5_000;

/** Wherever mails to somebody may have been meant to go, but where a colleague reads his own: in a mailbox that both have. */
async function addressesOf(repository: Ports['repository'], person: string, tickets: readonly TicketRecord[]): Promise<string[]> {
  const [known, chosen] = await Promise.all([repository.person(person), repository.preferences(person)]);
  const organisations = [known?.organisation, ...Object.keys(known?.leftBefore ?? {}), ...tickets.map(({organisation}) => organisation)];
  const others = new Set<string>();
  for (const organisation of new Set(organisations.filter((key) => key !== undefined))) {
    const [people, approvers] = await Promise.all([
      repository.people({organisation, limit: mostColleagues}),
      repository.approvers(organisation),
    ]);
    for (const {key, email} of people) if (key !== person && email !== undefined) others.add(email.toLowerCase());
    for (const {owner, approver} of approvers) if (owner !== person && approver) others.add(approver.email.toLowerCase());
  }
  const all = [known?.email, chosen?.approver?.email, ...tickets.map(({email}) => email)];
  return [...new Set(all.filter((address) => address !== undefined))].filter((address) => !others.has(address.toLowerCase()));
}

/** Takes somebody out of every request that he was brought in on, whosever it is. What he wrote there stays his colleagues' correspondence. Gives how many there were. */
async function takeOutEverywhere(ports: Erasing, person: string): Promise<number> {
  const there = await ticketsOf(ports.repository, {companion: person});
  for (const {id, cc = []} of there) {
    const who = cc.find(({key}) => key === person);
    if (who && !(await takeStep(ports, id, {is: 'take-out', who: {key: person, person: who.person}}, desk))) {
      await forgetCompanion(ports, id, person);
    }
  }
  return there.length;
}

/** The same where a request is over for good and takes no step any more. */
async function forgetCompanion(ports: Erasing, id: string, person: string): Promise<void> {
  for (;;) {
    const before = await ports.repository.ticket(id);
    if (!before || !isCompanion(before, person)) return;
    const cc = before.cc?.filter(({key}) => key !== person) ?? [];
    const ticket = {...before, cc, version: before.version + 1, revision: before.revision + 1};
    if ((await commit(ports, {ticket})) === 'written') return;
  }
}

function ticketsOf(repository: Ports['repository'], whose: TicketSelection['whose']): Promise<TicketRecord[]> {
  const rows = everyRow(
    (part) => repository.tickets({whose, ...part}),
    ({updatedAt}) => updatedAt,
  );
  return all(rows);
}

function surveysOf(repository: Ports['repository'], owner: string): Promise<SurveyRecord[]> {
  const rows = everyRow(
    (part) => repository.surveys({owner, ...part}),
    ({createdAt}) => createdAt,
  );
  return all(rows);
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
