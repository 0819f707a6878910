import type {Person} from '../../src/contract/person.js';
import type {Committing} from './commit.js';
import {iso} from './iso.js';
import {everyRow} from './paging.js';
import {asHolder} from './people.js';
import type {FeedbackRecord, Ports, TicketSelection} from './ports.js';
import {removeTickets} from './retention.js';
import {viewSurvey, type SurveyRecord} from './survey-record.js';
import {everyFileOf, filesOf, type TicketRecord} from './ticket-record.js';
import {takeStep} from './take-step.js';
import {viewTicket} from './ticket-view.js';

/** Everything that is kept of one person (see `personKey`), as he may see it himself: requests with messages and files, ratings, what he chose. */
export async function exportPerson({repository, now}: Pick<Ports, 'repository' | 'now'>, person: string) {
  const settings = await repository.settings();
  const [tickets, surveys, feedback, preferences, known] = await Promise.all([
    ticketsOf(repository, {owner: person}),
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
    surveys: surveys.map((survey) => viewSurvey(survey, undefined, now())),
    feedback: feedback.map(({owner: _, at, ...said}: FeedbackRecord) => ({...said, at: iso(at)})),
    ...(preferences && {preferences: {...preferences}}),
    ...(known && {person: {...known}}),
  };
}

/** Who takes somebody out where nobody of his organisation does. */
const desk: Person = {id: 'desk', name: 'Aftercare', role: 'system'};

type Erasing = Committing & Pick<Ports, 'newId'>;

/** Removes everything that is kept of one person, his files included. Gives how much there was. */
export async function erasePerson(
  ports: Erasing,
  person: string,
): Promise<{tickets: number; surveys: number; feedback: number; files: number}> {
  const {repository} = ports;
  const [tickets, surveys, feedback] = await Promise.all([
    ticketsOf(repository, {owner: person}),
    surveysOf(repository, person),
    repository.feedbackBy(person),
  ]);
  await takeOutEverywhere(ports, person);
  await removeTickets(ports, tickets, person);
  return {tickets: tickets.length, surveys: surveys.length, feedback: feedback.length, files: tickets.flatMap(everyFileOf).length};
}

/** Takes somebody out of every request that he was brought in on. What he wrote there stays his colleagues' correspondence. */
async function takeOutEverywhere(ports: Erasing, person: string): Promise<void> {
  const {repository} = ports;
  const known = await repository.person(person);
  if (!known) return;
  const there = await ticketsOf(repository, {companion: person, organisation: known.organisation});
  for (const {id} of there) await takeStep(ports, id, {is: 'take-out', who: asHolder(known)}, desk);
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
