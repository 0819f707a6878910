import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** Who belongs to which organisation, and who was brought in on which ticket. */
export const people: Migration = {
  name: '0009-people',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    const time = dialect === 'postgres' ? 'bigint' : 'integer';
    const {schema} = db;
    await schema
      .createTable('people')
      .addColumn('key', key, (column) => column.primaryKey())
      .addColumn('organisation', key, (column) => column.notNull())
      .addColumn('seen_at', time, (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('people_organisation').on('people').columns(['organisation', 'seen_at']).execute();
    await schema
      .createTable('ticket_companions')
      .addColumn('person', key, (column) => column.notNull())
      .addColumn('ticket', key, (column) => column.notNull())
      .addPrimaryKeyConstraint('ticket_companions_key', ['person', 'ticket'])
      .execute();
    await schema.createIndex('ticket_companions_ticket').on('ticket_companions').column('ticket').execute();
  },
};
