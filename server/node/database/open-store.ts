import {setTimeout as pass} from 'node:timers/promises';
import type {StoredArticle} from '../../app/article-record.js';
import type {Bell} from '../../app/bell.js';
import type {Limiter, Repository, SignalRecord} from '../../app/ports.js';
import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import {openPostgres} from './postgres.js';
import {createDatabaseRepository} from './repository.js';
import {createSharedLimiter} from './shared-limiter.js';
import {openSqlite} from './sqlite.js';
import type {Database} from './tables.js';

export interface Store {
  repository: Repository;
  /** Where several gateways may share the database; one by itself counts in its memory. */
  limiter: Limiter | undefined;
  /** The same. */
  bell: Bell | undefined;
  /** When the demo's world was put there, epoch ms. */
  filledAt: number | undefined;
  /** The same, once no other gateway of this database is putting it there; `undefined` where it is this one's to do now, until it is `filled`. */
  askToFill(): Promise<number | undefined>;
  /** Puts the demo's articles there, and how often each was opened in the month before `now`. */
  fill(articles: readonly StoredArticle[], opened: Readonly<Record<string, number>>, now: number): Promise<void>;
  /** Notes that the whole world is there. */
  filled(now: number): Promise<void>;
  /** Numbers of the installation, by name; `once` writes one unless it stands, and gives what stands. */
  marks: {read(name: string): Promise<number | undefined>; once(name: string, value: number): Promise<number>};
  /** For whatever has tables of its own. */
  database: Database;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** PostgreSQL; SQLite in `dataDir` when left out. */
  databaseUrl: string | undefined;
  /** Most connections to PostgreSQL; ten when left out. */
  connections?: number;
  dataDir: string;
  settings: DeskSettings;
  /** Told of what broke while nobody waited for it. */
  report(error: unknown): void;
}

const month = 30 * 86_400_000;
const filledMark = 'filled';
const atOnce = 500;

/** Opens the database that the environment names. Throws `CannotStart`. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const {databaseUrl, dataDir, settings} = options;
  const database = await (databaseUrl === undefined ? openSqlite(dataDir) : openPostgres(databaseUrl, options));
  const {db} = database;
  const repository = createDatabaseRepository(database, settings);
  const read = repository.mark;
  let filling: (() => Promise<void>) | undefined;
  return {
    repository,
    limiter: databaseUrl === undefined ? undefined : createSharedLimiter(database, Date.now),
    bell: database.bell,
    filledAt: await read(filledMark),
    askToFill: async () => {
      while (!(filling = await repository.tryLock(filledMark))) await pass(100);
      const filledAt = await read(filledMark);
      if (filledAt !== undefined) await filling();
      return filledAt;
    },
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
      await filling?.();
    },
    marks: {
      read,
      once: async (name, value) => {
        await db.insertInto('marks').values({name, value}).onConflict((twice) => twice.doNothing()).execute(); // prettier-ignore
        return (await read(name)) ?? value;
      },
    },
    database,
    close: database.close,
  };
}
