import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** Where a request stands in the team's queue by what is due, whose turn it is, and by what and for which revision that was reckoned. */
export const queuePlaces: Migration = {
  name: '0014-queue-places',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    const {schema} = db;
    await schema.alterTable('tickets').addColumn('place_at', 'bigint').execute();
    await schema.alterTable('tickets').addColumn('turn', key).execute();
    await schema.alterTable('tickets').addColumn('placed_by', key).execute();
    await schema.alterTable('tickets').addColumn('placed_for', 'integer').execute();
    // What is over stands behind everything, unless data that were taken over under an access are still to be removed. The rest is placed at the next start.
    await sql`update tickets set place_at = 250000000000000, turn = 'nobody', placed_by = '', placed_for = revision
      where state in ('confirmed', 'closed-unanswered', 'cancelled', 'archived', 'declined', 'acceptance')
      and not exists (select 1 from ticket_steps where ticket = tickets.id and entry like '%grant-access%')`.execute(db);
    await schema.createIndex('tickets_by_place').on('tickets').columns(['place_at', 'id']).execute();
    await schema.createIndex('tickets_placed_by').on('tickets').column('placed_by').execute();
    // A gateway of an older version changes a request and leaves its place as it was.
    await sql`create index tickets_misplaced on tickets (id) where placed_for is null or placed_for <> revision`.execute(db);
  },
};
