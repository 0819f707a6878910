import {sql, type Kysely, type Transaction} from 'kysely';
import type {ArticleRecord, ArticleSource, StoredArticle} from '../../app/article-record.js';
import type {Change} from '../../app/ports.js';
import type {Tables} from './tables.js';

/** Raised whenever an article changes, so that every gateway of the database notices. */
const articlesMark = 'articles';

/** Writes and takes off articles; gives how many rows that concerned: another number than was asked for means that somebody else came first. */
export async function writeArticles(
  db: Transaction<Tables>,
  put: readonly StoredArticle[],
  off: NonNullable<Change['articlesOff']>,
): Promise<number> {
  let count = 0;
  for (const {source, ...record} of put) {
    const {entry, revision} = record;
    const row = {updated_at: entry.updatedAt, revision, record: JSON.stringify(record), source: JSON.stringify(source)};
    const result = await (
      revision === 1
        ? db.insertInto('articles').values({id: entry.id, ...row}).onConflict((twice) => twice.doNothing()) // prettier-ignore
        : db
            .updateTable('articles')
            .set(row)
            .where('id', '=', entry.id)
            .where('revision', '=', revision - 1)
    ).executeTakeFirst();
    count += Number('numUpdatedRows' in result ? result.numUpdatedRows : (result.numInsertedOrUpdatedRows ?? 0n));
  }
  for (const {entry, revision} of off) {
    const result = await db.deleteFrom('articles').where('id', '=', entry.id).where('revision', '=', revision).executeTakeFirst();
    count += Number(result.numDeletedRows);
  }
  await db
    .insertInto('marks')
    .values({name: articlesMark, value: 1})
    .onConflict((twice) => twice.column('name').doUpdateSet({value: sql`marks.value + 1`}))
    .execute();
  return count;
}

/** Reads the articles of a database: the same list as long as nothing changed, for what is prepared from it is kept by it. */
export function articleReader(db: Kysely<Tables>): () => Promise<readonly ArticleRecord[]> {
  let last: {mark: number; records: Promise<readonly ArticleRecord[]>} | undefined;
  return async () => {
    const row = await db.selectFrom('marks').select('value').where('name', '=', articlesMark).executeTakeFirst();
    const mark = Number(row?.value ?? 0);
    if (last?.mark !== mark) {
      const records = readAll(db);
      const reading = {mark, records};
      last = reading;
      records.catch(() => {
        if (last === reading) last = undefined;
      });
    }
    return last.records;
  };
}

export async function readSource(db: Kysely<Tables>, id: string): Promise<ArticleSource | undefined> {
  const row = await db.selectFrom('articles').select('source').where('id', '=', id).executeTakeFirst();
  return row?.source == null ? undefined : (JSON.parse(row.source) as ArticleSource);
}

async function readAll(db: Kysely<Tables>): Promise<readonly ArticleRecord[]> {
  const rows = await db.selectFrom('articles').select(['record', 'revision']).orderBy('updated_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map(({record, revision}) => ({...(JSON.parse(record) as ArticleRecord), revision}));
}
