import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** How much was taken of what may happen only so often: for several gateways of one database. */
export const limits: Migration = {
  name: '0006-limits',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    await db.schema
      .createTable('limits')
      .addColumn('name', key, (column) => column.primaryKey())
      .addColumn('ends_at', 'bigint', (column) => column.notNull())
      .addColumn('used', 'integer', (column) => column.notNull())
      .execute();
    // Counts of the last hour need not outlive a crash, and so wait for no disk.
    if (dialect === 'postgres') await sql`alter table limits set unlogged`.execute(db);
  },
};
