import type {StoredArticle} from '../../app/article-record.js';
import type {Limiter, Repository, SignalRecord} from '../../app/ports.js';
import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import {lockFolder} from './lock-folder.js';
import {openPostgres} from './postgres.js';
import {createDatabaseRepository} from './repository.js';
import {createSharedLimiter} from './shared-limiter.js';
import {openSqlite} from './sqlite.js';
import type {Database} from './tables.js';

export interface Store {
  repository: Repository;
  /** Where several gateways may share the database; one by itself counts in its memory. */
  limiter: Limiter | undefined;
  /** When the demo's world was put there, epoch ms. */
  filledAt: number | undefined;
  /** Puts the demo's articles there, and how often each was opened in the month before `now`. */
  fill(articles: readonly StoredArticle[], opened: Readonly<Record<string, number>>, now: number): Promise<void>;
  /** Notes that the whole world is there. */
  filled(now: number): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** PostgreSQL; SQLite in `dataDir` when left out. */
  databaseUrl: string | undefined;
  dataDir: string;
  settings: DeskSettings;
  /** Told of what broke while nobody waited for it. */
  report(error: unknown): void;
}

const month = 30 * 86_400_000;
const filledMark = 'filled';
const atOnce = 500;

/** Opens the database that the environment names. Throws `CannotStart`. */
export async function openStore({databaseUrl, dataDir, settings, report}: StoreOptions): Promise<Store> {
  const database = await (databaseUrl === undefined ? openSqlite(dataDir) : openShared(databaseUrl, dataDir, report));
  const {db} = database;
  const repository = createDatabaseRepository(database, settings);
  const mark = await db.selectFrom('marks').select('value').where('name', '=', filledMark).executeTakeFirst();
  return {
    repository,
    limiter: databaseUrl === undefined ? undefined : createSharedLimiter(database, Date.now),
    filledAt: mark && Number(mark.value),
    fill: async (articles, opened, now) => {
      // Those that were imported before the demo's first start stay as they are.
      const known = new Set((await repository.articles()).map(({entry}) => entry.id));
      await repository.write({articles: articles.filter(({entry}) => !known.has(entry.id))});
      const signals = Object.entries(opened).flatMap(([articleId, times]) =>
        Array.from({length: times}, (_, n): SignalRecord => ({
          kind: 'article-opened',
          articleId,
          at: now - Math.floor((n / times) * month),
        })),
      );
      for (let n = 0; n < signals.length; n += atOnce) await repository.write({signals: signals.slice(n, n + atOnce)});
    },
    filled: async (now) => {
      const row = {name: filledMark, value: now};
      await db
        .insertInto('marks')
        .values(row)
        .onConflict((twice) => twice.column('name').doUpdateSet(row))
        .execute();
    },
    close: database.close,
  };
}

/** PostgreSQL, with `dataDir` kept for this process: the files of requests lie there. */
async function openShared(url: string, dataDir: string, report: StoreOptions['report']): Promise<Database> {
  const unlock = lockFolder(dataDir);
  try {
    const database = await openPostgres(url, {report});
    return {...database, close: () => database.close().finally(unlock)};
  } catch (error) {
    unlock();
    throw error;
  }
}
