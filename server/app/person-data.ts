import {iso} from './iso.js';
import type {Position} from './paging.js';
import type {FeedbackRecord, Ports} from './ports.js';
import {removeTickets} from './retention.js';
import {viewSurvey, type SurveyRecord} from './survey-record.js';
import {filesOf, type TicketRecord} from './ticket-record.js';
import {viewTicket} from './ticket-view.js';

const page = 100;

/** Everything that is kept of one person (see `personKey`), as he may see it himself: requests with messages and files, ratings, what he chose. */
export async function exportPerson({repository, now}: Pick<Ports, 'repository' | 'now'>, person: string) {
  const settings = await repository.settings();
  const [tickets, surveys, feedback, preferences] = await Promise.all([
    ticketsOf(repository, person),
    surveysOf(repository, person),
    repository.feedbackBy(person),
    repository.preferences(person),
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
  };
}

/** Removes everything that is kept of one person, his files included. Gives how much there was. */
export async function erasePerson(
  ports: Pick<Ports, 'repository' | 'uploads' | 'now'>,
  person: string,
): Promise<{tickets: number; surveys: number; feedback: number; files: number}> {
  const {repository} = ports;
  const [tickets, surveys, feedback] = await Promise.all([
    ticketsOf(repository, person),
    surveysOf(repository, person),
    repository.feedbackBy(person),
  ]);
  await removeTickets(ports, tickets, person);
  return {tickets: tickets.length, surveys: surveys.length, feedback: feedback.length, files: tickets.flatMap(filesOf).length};
}

function ticketsOf(repository: Ports['repository'], owner: string): Promise<TicketRecord[]> {
  return all(
    (part) => repository.tickets({whose: {owner}, ...part}),
    ({updatedAt}) => updatedAt,
  );
}

function surveysOf(repository: Ports['repository'], owner: string): Promise<SurveyRecord[]> {
  return all(
    (part) => repository.surveys({owner, ...part}),
    ({createdAt}) => createdAt,
  );
}

/** Every row of a list that is read page by page, in the order of what `at` gives. */
async function all<Row extends {id: string}>(
  read: (part: {after: Position | undefined; limit: number}) => Promise<Row[]>,
  at: (row: Row) => number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const last = rows.at(-1);
    const more = await read({after: last && {at: at(last), id: last.id}, limit: page});
    rows.push(...more);
    if (more.length < page) return rows;
  }
}
