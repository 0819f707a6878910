import {sql} from 'kysely';
import type {Migration} from './migration.js';

/** What the team's queue and the list of ratings are filtered by. */
export const queueAndRatings: Migration = {
  name: '0004-queue-and-ratings',
  async up(db, dialect) {
    const key = dialect === 'postgres' ? sql`text collate "C"` : sql`text`;
    const {schema} = db;
    await schema.alterTable('tickets').addColumn('priority', key).execute();
    await schema.alterTable('tickets').addColumn('assignee', key).execute();
    await schema.alterTable('surveys').addColumn('answered_at', 'bigint').execute();
    await schema.alterTable('surveys').addColumn('low', 'integer').execute();
    if (dialect === 'postgres') {
      await sql`update tickets set priority = record::json->>'priority', assignee = record::json->'assignee'->>'id'`.execute(db);
      await sql`update surveys set answered_at = (record::json->>'answeredAt')::bigint, low = 0 where record::json->>'answeredAt' is not null`.execute(
        db,
      );
    } else {
      await sql`update tickets set priority = json_extract(record, '$.priority'), assignee = json_extract(record, '$.assignee.id')`.execute(
        db,
      );
      await sql`update surveys set answered_at = json_extract(record, '$.answeredAt'), low = 0 where json_extract(record, '$.answeredAt') is not null`.execute(
        db,
      );
    }
    await schema.createIndex('tickets_of_assignee').on('tickets').columns(['assignee', 'updated_at', 'id']).execute();
    await schema.createIndex('surveys_by_answer').on('surveys').columns(['answered_at', 'id', 'low']).execute();
  },
};
