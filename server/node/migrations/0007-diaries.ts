import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** When each engineer is expected where. */
export const diaries: Migration = {
  name: '0007-diaries',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    await db.schema
      .createTable('diaries')
      .addColumn('agent', key, (column) => column.primaryKey())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
  },
};
