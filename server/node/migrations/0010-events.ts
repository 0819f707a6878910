import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** What customers hear of as it happens. `number` is the order of writing, `place` that of committing: empty until the row's transaction is over, see `event-rows.ts`. */
export const events: Migration = {
  name: '0010-events',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    const {schema} = db;
    await schema
      .createTable('events')
      .addColumn('number', dialect === 'postgres' ? 'bigserial' : 'integer', (column) => column.primaryKey())
      .addColumn('place', 'bigint')
      .addColumn('id', key, (column) => column.notNull().unique())
      .addColumn('kind', key, (column) => column.notNull())
      .addColumn('ticket', key, (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('survey', key)
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('events_place').unique().on('events').column('place').execute();
    await schema.createIndex('events_placeless').on('events').column('number').where(sql.ref('place'), 'is', null).execute();
    await schema.createIndex('events_ticket').on('events').column('ticket').execute();
  },
};
