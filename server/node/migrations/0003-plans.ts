import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** What each organisation bought. */
export const plans: Migration = {
  name: '0003-plans',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    await db.schema
      .createTable('plans')
      .addColumn('organisation', key, (column) => column.primaryKey())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
  },
};
