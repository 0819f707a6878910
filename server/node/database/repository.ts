import {sql} from 'kysely';
import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import type {DiaryRecord} from '../../app/diaries.js';
import type {GuestCode} from '../../app/guest-pass.js';
import type {LinkPass} from '../../app/link-pass.js';
import type {Repository, SignalRecord} from '../../app/ports.js';
import type {PersonRecord} from '../../app/person-record.js';
import type {PlanRecord} from '../../app/plan-record.js';
import type {PreferencesRecord} from '../../app/preferences-record.js';
import type {SurveyRecord} from '../../app/survey-record.js';
import type {TicketRecord} from '../../app/ticket-record.js';
import {articleReader, readSource} from './article-rows.js';
import {placedEvent, readEvents} from './event-rows.js';
import {countWaiting} from './mail-rows.js';
import {settleWaiting, takeWaiting} from './outbox-rows.js';
import type {Database} from './tables.js';
import {behind, countTickets, listQueue, listTickets} from './ticket-lists.js';
import {misplacedTickets, placeTickets} from './queue-places.js';
import {ticketsFrom} from './ticket-rows.js';
import {removeRows} from './remove-rows.js';
import {hourlySweeps} from './sweeps.js';
import {writeChange} from './write-change.js';

/** The repository in a database, SQLite or PostgreSQL. What it gives out is equal to what was written, but never the same object. */
export function createDatabaseRepository(database: Database, settings: DeskSettings): Repository {
  const {db} = database;
  const isDue = hourlySweeps();

  return {
    ready: async () => void (await sql`select 1`.execute(db)),
    settings: async () => settings,
    ticket: async (id) => readTicket('id', id),
    ticketByReference: async (reference) => readTicket('reference', reference),

    guestCode: (id) => only<GuestCode>(db.selectFrom('guest_codes').select('record').where('id', '=', id)),
    linkPass: (id) => only<LinkPass>(db.selectFrom('link_passes').select('record').where('id', '=', id)),
    diary: (agent) => only<DiaryRecord>(db.selectFrom('diaries').select('record').where('agent', '=', agent)),
    plan: (organisation) => only<PlanRecord>(db.selectFrom('plans').select('record').where('organisation', '=', organisation)),
    person: (key) => only<PersonRecord>(db.selectFrom('people').select('record').where('key', '=', key)),
    people: ({organisation, limit}) =>
      all<PersonRecord>(
        db
          .selectFrom('people')
          .select('record')
          .where('organisation', '=', organisation)
          .orderBy('seen_at', 'desc')
          .orderBy('key', 'desc')
          .limit(limit),
      ),
    preferences: (owner) => only<PreferencesRecord>(db.selectFrom('preferences').select('record').where('owner', '=', owner)),
    approvers: (organisation) => all<PreferencesRecord>(db.selectFrom('preferences').select('record').where('approves', '=', organisation)),

    dueTickets: async ({now, limit}) => {
      const due = db.selectFrom('tickets').select(['id', 'record']).where('due_at', '<=', now);
      return ticketsFrom(database, await due.orderBy('due_at').limit(limit).execute());
    },

    misplaced: (query) => misplacedTickets(database, query),
    place: (places) => placeTickets(database, places),

    ticketsToCarry: async ({now, limit}) => {
      const due = db.selectFrom('tickets').select(['id', 'record']).where('handover_at', '<=', now);
      return ticketsFrom(database, await due.orderBy('handover_at').limit(limit).execute());
    },

    mark: async (name) => {
      const row = await db.selectFrom('marks').select('value').where('name', '=', name).executeTakeFirst();
      return row && Number(row.value);
    },
    keepMark: async (name, value) => {
      const row = db.insertInto('marks').values({name, value});
      await row.onConflict((twice) => twice.column('name').doUpdateSet({value})).execute();
    },

    takeMails: (query) => takeWaiting(database, 'mails', query),
    settleMail: (mail) => settleWaiting(database, 'mails', mail),
    takeCalls: (query) => takeWaiting(database, 'calls', query),
    settleCall: (call) => settleWaiting(database, 'calls', call),
    outbox: () => countWaiting(database),

    tickets: (query) => listTickets(database, query),
    queue: (query) => listQueue(database, query),
    countTickets: (selection) => countTickets(database, selection),

    survey: (id) => only<SurveyRecord>(db.selectFrom('surveys').select('record').where('id', '=', id)),

    surveys: async ({owner, after, limit}) => {
      let rows = db.selectFrom('surveys').select('record').where('owner', '=', owner).where('withdrawn', '=', 0);
      if (after) rows = rows.where(behind('created_at', after));
      return all<SurveyRecord>(rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit));
    },

    ratings: async ({low, after, limit}) => {
      let rows = db.selectFrom('surveys').select('record').where('answered_at', 'is not', null);
      if (low !== undefined) rows = rows.where('low', '=', low ? 1 : 0);
      if (after) rows = rows.where(behind('answered_at', after));
      return all<SurveyRecord>(rows.orderBy('answered_at', 'desc').orderBy('id', 'desc').limit(limit));
    },

    articles: articleReader(db),
    articleSource: (id) => readSource(db, id),

    helpful: async (article, owner) => {
      const row = await db
        .selectFrom('feedback')
        .select('helpful')
        .where('article', '=', article)
        .where('owner', '=', owner)
        .executeTakeFirst();
      return row && row.helpful === 1;
    },

    feedbackBy: async (owner) => {
      const rows = await db.selectFrom('feedback').selectAll().where('owner', '=', owner).orderBy('number').execute();
      return rows.map(({article, helpful, reason, comment, at}) => ({
        article,
        owner,
        helpful: helpful === 1,
        ...(reason !== null && {reason}),
        ...(comment !== null && {comment}),
        at: Number(at),
      }));
    },

    openings: async (since) => {
      const rows = await db
        .selectFrom('signals')
        .select((columns) => ['article', columns.fn.countAll().as('count')])
        .where('kind', '=', 'article-opened')
        .where('at', '>=', since)
        .groupBy('article')
        .execute();
      return new Map(rows.map(({article, count}) => [article ?? '', Number(count)]));
    },

    signals: async ({since, kind}) => {
      let rows = db.selectFrom('signals').select('record').where('at', '>=', since);
      if (kind !== undefined) rows = rows.where('kind', '=', kind);
      return all<SignalRecord>(rows.orderBy('at').orderBy('number'));
    },

    answer: async (scope, key, since) => {
      if (isDue('answers')) await db.deleteFrom('answers').where('stored_at', '<', since).execute();
      const row = await db
        .selectFrom('answers')
        .select(['fingerprint', 'status', 'headers', 'body', 'stored_at'])
        .where('scope', '=', scope)
        .where('key', '=', key)
        .where('stored_at', '>=', since)
        .executeTakeFirst();
      if (!row) return undefined;
      const {fingerprint, status, headers, body, stored_at} = row;
      return {scope, key, fingerprint, status, headers: JSON.parse(headers) as Record<string, string>, body, storedAt: Number(stored_at)};
    },

    events: (query) => readEvents(database, query),
    placedEvent: (id) => placedEvent(database, id),

    tryLock: database.tryLock,
    write: (change) => writeChange(database, change, isDue),
    remove: (gone) => removeRows(database, gone),
  };

  async function readTicket(column: 'id' | 'reference', value: string): Promise<TicketRecord | undefined> {
    const rows = await db.selectFrom('tickets').select(['id', 'record']).where(column, '=', value).execute();
    return (await ticketsFrom(database, rows))[0];
  }
}

/** Rows of which only the record is asked for. */
interface Records {
  execute(): Promise<{record: string}[]>;
}

async function all<T>(rows: Records): Promise<T[]> {
  return (await rows.execute()).map(({record}) => JSON.parse(record) as T);
}

/** The one that a key names. */
async function only<T>(rows: Records): Promise<T | undefined> {
  return (await all<T>(rows))[0];
}
