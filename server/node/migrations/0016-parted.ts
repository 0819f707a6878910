import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** Who lost his part in a ticket by an event. */
export const parted: Migration = {
  name: '0016-parted',
  async up({schema}, dialect) {
    await schema
      .alterTable('events')
      .addColumn('parted', dialect === 'postgres' ? sql`text collate "C"` : sql`text`)
      .execute();
  },
};
