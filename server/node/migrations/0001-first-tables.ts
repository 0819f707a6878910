import {sql} from 'kysely';
import type {Migration} from './migration.js';

export const firstTables: Migration = {
  name: '0001-first-tables',
  async up(db, dialect) {
    // Ordered by bytes, as the app compares ids, whatever language the server speaks.
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    const counted = dialect === 'postgres' ? sql`bigint generated always as identity` : sql`integer`;
    const {schema} = db;

    await schema
      .createTable('tickets')
      .addColumn('number', counted, (column) => column.primaryKey())
      .addColumn('id', key, (column) => column.notNull().unique())
      .addColumn('reference', key, (column) => column.notNull().unique())
      .addColumn('owner', key, (column) => column.notNull())
      .addColumn('organisation', key)
      .addColumn('type', key, (column) => column.notNull())
      .addColumn('state', key, (column) => column.notNull())
      .addColumn('client_ref', key, (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('steps', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    // A list is read in the order of its index, and its filters and counts need nothing but the index.
    await schema
      .createIndex('tickets_of_owner')
      .on('tickets')
      .columns(['owner', 'updated_at', 'id', 'state', 'type', 'reference', 'number'])
      .execute();
    await schema
      .createIndex('tickets_of_organisation')
      .on('tickets')
      .columns(['organisation', 'updated_at', 'id', 'state', 'type', 'reference', 'number'])
      .execute();
    await schema.createIndex('tickets_by_client_ref').on('tickets').columns(['owner', 'client_ref', 'updated_at', 'id']).execute();
    await schema.createIndex('tickets_by_state').on('tickets').columns(['state', 'updated_at', 'id']).execute();
    await schema.createIndex('tickets_by_change').on('tickets').columns(['updated_at', 'id']).execute();

    await schema
      .createTable('ticket_steps')
      .addColumn('ticket', key, (column) => column.notNull().references('tickets.id').onDelete('cascade'))
      .addColumn('n', 'integer', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('ticket_steps_in_order', ['ticket', 'n'])
      // The steps of one ticket lie together.
      .$call((table) => (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
      .execute();

    await schema
      .createTable('ticket_texts')
      .addColumn('ticket', key, (column) => column.primaryKey().references('tickets.id').onDelete('cascade'))
      .addColumn('text', 'text', (column) => column.notNull())
      .$call((table) => (dialect === 'postgres' ? table.addColumn('words', sql`tsvector`, (column) => column.notNull()) : table))
      .execute();
    if (dialect === 'postgres') await schema.createIndex('ticket_words').on('ticket_texts').using('gin').column('words').execute();
    // Only which tickets hold a word is kept: their texts stand in the table beside it.
    else
      await sql`create virtual table ticket_words using fts5(words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'")`.execute(
        db,
      );

    await schema
      .createTable('surveys')
      .addColumn('id', key, (column) => column.primaryKey())
      .addColumn('owner', key, (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('withdrawn', 'integer', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('surveys_of_owner').on('surveys').columns(['owner', 'withdrawn', 'created_at', 'id']).execute();

    await schema
      .createTable('guest_codes')
      .addColumn('id', key, (column) => column.primaryKey())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('guest_codes_by_end').on('guest_codes').column('expires_at').execute();

    await schema
      .createTable('feedback')
      .addColumn('number', counted, (column) => column.primaryKey())
      .addColumn('article', key, (column) => column.notNull())
      .addColumn('owner', key)
      .addColumn('helpful', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('comment', 'text')
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('feedback_of_reader', ['article', 'owner'])
      .execute();

    await schema
      .createTable('signals')
      .addColumn('number', counted, (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('kind', key, (column) => column.notNull())
      .addColumn('article', key)
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('signals_by_time').on('signals').columns(['at', 'number']).execute();
    await schema.createIndex('signals_by_kind').on('signals').columns(['kind', 'at', 'article']).execute();

    await schema
      .createTable('answers')
      .addColumn('scope', key, (column) => column.notNull())
      .addColumn('key', key, (column) => column.notNull())
      .addColumn('fingerprint', key, (column) => column.notNull())
      .addColumn('status', 'integer', (column) => column.notNull())
      .addColumn('headers', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('stored_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('answers_once', ['scope', 'key'])
      .execute();
    await schema.createIndex('answers_by_age').on('answers').column('stored_at').execute();

    await schema
      .createTable('articles')
      .addColumn('id', key, (column) => column.primaryKey())
      .addColumn('updated_at', key, (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();

    await schema
      .createTable('marks')
      .addColumn('name', key, (column) => column.primaryKey())
      .addColumn('value', 'bigint', (column) => column.notNull())
      .execute();
  },
};
