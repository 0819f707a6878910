import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** The outbox of calls to hooks, shaped like that of mails. */
export const calls: Migration = {
  name: '0012-calls',
  async up({schema}, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    await schema
      .createTable('calls')
      .addColumn('key', key, (column) => column.primaryKey())
      .addColumn('state', key, (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('calls_due').on('calls').columns(['state', 'due_at']).execute();
  },
};
