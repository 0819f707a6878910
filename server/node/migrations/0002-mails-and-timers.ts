import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** The outbox of mails, the links in them, what people chose, and when tickets fall due. */
export const mailsAndTimers: Migration = {
  name: '0002-mails-and-timers',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    const {schema} = db;

    await schema.alterTable('tickets').addColumn('due_at', 'bigint').execute();
    await schema.createIndex('tickets_due').on('tickets').column('due_at').where(sql.ref('due_at'), 'is not', null).execute();

    await schema
      .createTable('mails')
      .addColumn('key', key, (column) => column.primaryKey())
      .addColumn('state', key, (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('mails_due').on('mails').columns(['state', 'due_at']).execute();

    await schema
      .createTable('link_passes')
      .addColumn('id', key, (column) => column.primaryKey())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('link_passes_by_end').on('link_passes').column('expires_at').execute();

    await schema
      .createTable('preferences')
      .addColumn('owner', key, (column) => column.primaryKey())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
  },
};
