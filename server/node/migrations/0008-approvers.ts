import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** In which organisation somebody is told of what waits for a decision. */
export const approvers: Migration = {
  name: '0008-approvers',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    const {schema} = db;
    await schema.alterTable('preferences').addColumn('approves', key).execute();
    await schema
      .createIndex('preferences_approves')
      .on('preferences')
      .column('approves')
      .where(sql.ref('approves'), 'is not', null)
      .execute();
  },
};
