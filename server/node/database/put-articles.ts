import {sql} from 'kysely';
import type {ArticleRecord} from '../../app/ports.js';
import {articlesMark} from './repository.js';
import type {Database} from './tables.js';

/** Writes articles, new ones and changed ones, all or none. */
export async function putArticles({db}: Database, records: readonly ArticleRecord[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const record of records) {
      const row = {updated_at: record.entry.updatedAt, record: JSON.stringify(record)};
      await transaction
        .insertInto('articles')
        .values({id: record.entry.id, ...row})
        .onConflict((twice) => twice.column('id').doUpdateSet(row))
        .execute();
    }
    await transaction
      .insertInto('marks')
      .values({name: articlesMark, value: 1})
      .onConflict((twice) => twice.column('name').doUpdateSet({value: sql`marks.value + 1`}))
      .execute();
  });
}
