import {
  sql,
  type InsertQueryBuilder,
  type InsertResult,
  type SqlBool,
  type Transaction,
  type UpdateQueryBuilder,
  type UpdateResult,
} from 'kysely';
import type {DiaryRecord} from '../../app/diaries.js';
import type {GuestCode} from '../../app/guest-pass.js';
import type {LinkPass} from '../../app/link-pass.js';
import {keptFor} from '../../app/once-only.js';
import type {Change} from '../../app/ports.js';
import type {PersonRecord} from '../../app/person-record.js';
import type {PlanRecord} from '../../app/plan-record.js';
import type {SurveyRecord} from '../../app/survey-record.js';
import type {TicketRecord} from '../../app/ticket-record.js';
import {foldTicket} from '../../app/ticket-search.js';
import {writeArticles} from './article-rows.js';
import {insertEvents} from './event-rows.js';
import {insertWaiting} from './outbox-rows.js';
import {Overtaken} from './postgres-errors.js';
import type {Sweeps} from './sweeps.js';
import type {Database, Dialect, Tables} from './tables.js';
import {writeCompanions} from './write-companions.js';
import {ticketRow} from './ticket-rows.js';
import {writeFirst} from './write-first.js';
import {answerRow, passRow} from './written-rows.js';
import {everybodys, indexWords, wordsOf} from './ticket-tokens.js';

const day = 86_400_000;

/** Ends the transaction: somebody else's write came first. */
class Conflict extends Error {}

/** See `Repository.write`: one transaction, on the disk when this settles. */
export async function writeChange(database: Database, change: Change, isDue: Sweeps): Promise<'written' | 'conflict'> {
  try {
    const {transaction: within, dialect} = database;
    if (await writeFirst(database, change, isDue)) return 'written';
    await within(async (transaction) => {
      const writer = new Writer(transaction, dialect, isDue);
      // Always in this order, so that two of them wait for each other only one way round.
      if (change.guestCode) await writer.guestCode(change.guestCode);
      for (const pass of sorted(change.passes, ({id}) => id)) await writer.pass(pass);
      if (change.preferences) await writer.preferences(change.preferences);
      if (change.plan) await writer.plan(change.plan);
      for (const person of sorted(change.people, ({key}) => key)) await writer.person(person);
      for (const diary of sorted(change.diaries, ({agent}) => agent)) await writer.diary(diary);
      if (change.ticket) await writer.ticket(change.ticket, change.place);
      if (change.survey) await writer.survey(change.survey);
      if (change.withdraws !== undefined) await writer.withdraw(change.withdraws);
      if (change.feedback) await writer.feedback(change.feedback);
      if (change.signals?.length) await writer.signals(change.signals);
      if (change.articles || change.articlesOff) await writer.articles(change.articles ?? [], change.articlesOff ?? []);
      if (change.mails?.length) await insertWaiting(transaction, 'mails', change.mails, isDue);
      if (change.calls?.length) await insertWaiting(transaction, 'calls', change.calls, isDue);
      if (change.events?.length) await insertEvents(transaction, dialect, change.events, isDue);
      if (change.answer) await writer.answer(change.answer);
    });
    return 'written';
  } catch (error) {
    if (error instanceof Conflict || error instanceof Overtaken) return 'conflict';
    throw error;
  }
}

/** Tables whose rows are replaced whole, one revision after the other. */
type Revised = 'people' | 'guest_codes' | 'link_passes' | 'preferences' | 'plans' | 'diaries' | 'surveys';

class Writer {
  readonly #db: Transaction<Tables>;
  readonly #dialect: Dialect;
  readonly #isDue: Sweeps;

  constructor(db: Transaction<Tables>, dialect: Dialect, isDue: Sweeps) {
    this.#db = db;
    this.#dialect = dialect;
    this.#isDue = isDue;
  }

  async guestCode(code: NonNullable<Change['guestCode']>): Promise<void> {
    await this.#opener('guest_codes', code, code.expiresAt - day);
  }

  async pass(pass: LinkPass): Promise<void> {
    await this.#opener('link_passes', pass, pass.expiresAt - 60 * day);
  }

  async preferences(chosen: NonNullable<Change['preferences']>): Promise<void> {
    const {owner, approver, revision} = chosen;
    const row = {approves: approver?.organisation ?? null, revision, record: JSON.stringify(chosen)};
    const db = this.#db;
    await this.#follow(
      revision,
      db.insertInto('preferences').values({owner, ...row}),
      db.updateTable('preferences').set(row).where('owner', '=', owner),
    );
  }

  async plan(plan: PlanRecord): Promise<void> {
    const {organisation, revision} = plan;
    const row = {revision, record: JSON.stringify(plan)};
    const db = this.#db;
    await this.#follow(
      revision,
      db.insertInto('plans').values({organisation, ...row}),
      db.updateTable('plans').set(row).where('organisation', '=', organisation),
    );
  }

  async person(person: PersonRecord): Promise<void> {
    const {key, organisation, seenAt, revision} = person;
    const row = {organisation, seen_at: seenAt, revision, record: JSON.stringify(person)};
    const db = this.#db;
    await this.#follow(revision, db.insertInto('people').values({key, ...row}), db.updateTable('people').set(row).where('key', '=', key));
  }

  async diary(diary: DiaryRecord): Promise<void> {
    const {agent, revision} = diary;
    const row = {revision, record: JSON.stringify(diary)};
    const db = this.#db;
    await this.#follow(
      revision,
      db.insertInto('diaries').values({agent, ...row}),
      db.updateTable('diaries').set(row).where('agent', '=', agent),
    );
  }

  async ticket(record: TicketRecord, place: Change['place']): Promise<void> {
    const db = this.#db;
    const row = ticketRow(record, place);
    const {id, revision} = record;
    let known = 0;
    let number: number;
    if (revision === 1) {
      const first = await db
        .insertInto('tickets')
        .values(row)
        .onConflict((twice) => twice.doNothing())
        .returning('number')
        .executeTakeFirst();
      if (!first) throw new Conflict();
      number = first.number;
    } else {
      const before = await db
        .selectFrom('tickets')
        .select(['number', 'steps'])
        .where('id', '=', id)
        .where('revision', '=', revision - 1)
        .$if(this.#dialect === 'postgres', (rows) => rows.forUpdate())
        .executeTakeFirst();
      if (!before) throw new Conflict();
      known = before.steps;
      number = before.number;
      await this.#keep(db.updateTable('tickets').set(row).where('id', '=', id));
    }
    const added = record.steps.slice(known).map((entry, n) => ({ticket: id, n: known + n, entry: JSON.stringify(entry)}));
    if (added.length) await db.insertInto('ticket_steps').values(added).execute();
    await writeCompanions(db, record, known);
    await this.#words(
      record,
      number,
      record.steps.slice(known).some(({step}) => step.is === 'hand-over'),
    );
  }

  async survey(survey: SurveyRecord): Promise<void> {
    const db = this.#db;
    const {id, revision} = survey;
    const row = surveyRow(survey);
    await this.#follow(revision, db.insertInto('surveys').values({id, ...row}), db.updateTable('surveys').set(row).where('id', '=', id));
  }

  async withdraw(id: string): Promise<void> {
    const db = this.#db;
    const row = await db
      .selectFrom('surveys')
      .select('record')
      .where('id', '=', id)
      .$if(this.#dialect === 'postgres', (rows) => rows.forUpdate())
      .executeTakeFirst();
    const survey = row && (JSON.parse(row.record) as SurveyRecord);
    if (!survey || survey.response) return;
    const withdrawn = {...survey, withdrawn: true, revision: survey.revision + 1};
    await db.updateTable('surveys').set(surveyRow(withdrawn)).where('id', '=', id).execute();
  }

  async feedback({article, owner, helpful, reason, comment, at}: NonNullable<Change['feedback']>): Promise<void> {
    const said = {helpful: helpful ? 1 : 0, reason: reason ?? null, comment: comment ?? null, at};
    await this.#db
      .insertInto('feedback')
      .values({article, owner: owner ?? null, ...said})
      // Readers without a name stand beside each other.
      .onConflict((twice) => twice.columns(['article', 'owner']).doUpdateSet(said))
      .execute();
  }

  async articles(put: NonNullable<Change['articles']>, off: NonNullable<Change['articlesOff']>): Promise<void> {
    if ((await writeArticles(this.#db, put, off)) !== put.length + off.length) throw new Conflict();
  }

  async signals(signals: NonNullable<Change['signals']>): Promise<void> {
    const rows = signals.map((signal) => ({
      at: signal.at,
      kind: signal.kind,
      article: signal.articleId ?? null,
      record: JSON.stringify(signal),
    }));
    await this.#db.insertInto('signals').values(rows).execute();
  }

  /** A key has one answer; one that is kept no longer makes way. */
  async answer(answer: NonNullable<Change['answer']>): Promise<void> {
    const {scope: _, key: _key, ...row} = answerRow(answer);
    const {storedAt} = answer;
    await this.#keep(
      this.#db
        .insertInto('answers')
        .values(answerRow(answer))
        .onConflict((twice) =>
          twice
            .columns(['scope', 'key'])
            .doUpdateSet(row)
            .where('answers.stored_at', '<', storedAt - keptFor),
        ),
    );
  }

  /** Something that opens a ticket for a while; those of its kind that ended before `over` go. */
  async #opener(table: 'guest_codes' | 'link_passes', opener: GuestCode | LinkPass, over: number): Promise<void> {
    const db = this.#db;
    const {revision} = opener;
    const {id, ...row} = passRow(opener);
    if (this.#isDue(table)) await db.deleteFrom(table).where('expires_at', '<', over).where('id', '!=', id).execute();
    await this.#follow(revision, db.insertInto(table).values({id, ...row}), db.updateTable(table).set(row).where('id', '=', id));
  }

  /** The words that a ticket is found by, where they or its owner are others than before. `number`: its name in the index. */
  async #words(record: TicketRecord, number: number, otherOwner: boolean): Promise<void> {
    const {id: ticket, owner, organisation, revision} = record;
    const {text} = foldTicket(record);
    const db = this.#db;
    const asked = db.selectFrom('ticket_texts').select('text').where('ticket', '=', ticket);
    const before = revision === 1 ? undefined : await asked.executeTakeFirst();
    if (before?.text === text && !otherOwner) return;
    const words = indexWords(text);
    if (this.#dialect === 'postgres') {
      await sql`insert into ticket_texts (ticket, text, words) values (${ticket}, ${text}, array_to_tsvector(${words}::text[]))
        on conflict (ticket) do update set text = excluded.text, words = excluded.words`.execute(db);
      return;
    }
    await db
      .insertInto('ticket_texts')
      .values({ticket, text})
      .onConflict((twice) => twice.column('ticket').doUpdateSet({text}))
      .execute();
    const prefixes = [everybodys, wordsOf(owner), ...(organisation === undefined ? [] : [wordsOf(organisation)])];
    const line = prefixes.flatMap((prefix) => words.map((word) => prefix + word));
    if (before) await sql`delete from ticket_words where rowid = ${number}`.execute(db);
    await sql`insert into ticket_words (rowid, words) values (${number}, ${line.join(' ')})`.execute(db);
  }

  /** Writes the first revision of a row, or the one that follows on what is there; ends it all where somebody else did. */
  async #follow<T extends Revised>(
    revision: number,
    first: InsertQueryBuilder<Tables, T, InsertResult>,
    later: UpdateQueryBuilder<Tables, T, T, UpdateResult>,
  ): Promise<void> {
    await this.#keep(
      revision === 1 ? first.onConflict((twice) => twice.doNothing()) : later.where(sql<SqlBool>`revision = ${revision - 1}`),
    );
  }

  /** Writes exactly one row, or ends it all. */
  async #keep(query: {executeTakeFirst(): Promise<{numInsertedOrUpdatedRows?: bigint | undefined; numUpdatedRows?: bigint} | undefined>}) {
    const result = await query.executeTakeFirst();
    if ((result?.numInsertedOrUpdatedRows ?? result?.numUpdatedRows) !== 1n) throw new Conflict();
  }
}

/** By key, for the same reason as the order of the tables. */
function sorted<Row>(rows: readonly Row[] = [], key: (row: Row) => string): Row[] {
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function surveyRow(survey: SurveyRecord) {
  return {
    owner: survey.owner,
    created_at: survey.createdAt,
    withdrawn: survey.withdrawn ? 1 : 0,
    answered_at: survey.answeredAt ?? null,
    low: survey.response ? (survey.low ? 1 : 0) : null,
    revision: survey.revision,
    record: JSON.stringify(survey),
  };
}
