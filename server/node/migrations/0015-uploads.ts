import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** What is known of files whose bytes lie in a bucket. `length`: how many of them are there; `pieces`: under which names, until they lie in one. */
export const uploads: Migration = {
  name: '0015-uploads',
  async up({schema}, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    await schema
      .createTable('uploads')
      .addColumn('id', key, (column) => column.primaryKey())
      .addColumn('owner', key, (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('length', 'bigint', (column) => column.notNull())
      .addColumn('pieces', 'text', (column) => column.notNull())
      .addColumn('state', key, (column) => column.notNull())
      .addColumn('held_at', 'bigint')
      .addColumn('ticket', key)
      .addColumn('sha256', key)
      .addColumn('content', key)
      .addColumn('verdict', key)
      .execute();
    await schema.createIndex('uploads_owner').on('uploads').columns(['state', 'owner']).execute();
  },
};
