import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** Which tickets wait for the vendor's helpdesk. */
export const helpdesk: Migration = {
  name: '0017-helpdesk',
  async up({schema}) {
    await schema.alterTable('tickets').addColumn('handover_at', 'bigint').execute();
    const index = schema.createIndex('tickets_handover').on('tickets').column('handover_at');
    await index.where(sql.ref('handover_at'), 'is not', null).execute();
  },
};
