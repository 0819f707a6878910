import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach} from 'node:test';
import {Client} from 'pg';
import type {StoredArticle} from '../../server/app/article-record.js';
import type {Repository} from '../../server/app/ports.js';
import {createRepository} from '../../server/memory/repository.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {openPostgres} from '../../server/node/database/postgres.js';
import {createDatabaseRepository} from '../../server/node/database/repository.js';
import {openSqlite} from '../../server/node/database/sqlite.js';
import type {Database} from '../../server/node/database/tables.js';
import {startPostgres, withoutPostgres, type Cluster} from './postgres.js';

/** One kind of repository, opened empty for each test. */
export interface RepositoryKind {
  name: string;
  /** Whether what it keeps outlives its process, and whether several processes may share it. */
  outlives: boolean;
  shared: boolean;
  open(articles?: readonly StoredArticle[]): Promise<OpenRepository>;
  /** After the last test. */
  stop?(): Promise<void>;
}

export interface OpenRepository {
  repository: Repository;
  /** What lies under it, where something does. */
  database?: Database;
  /** The same stored things as another process would find them, this one still running where that is allowed. */
  reopen?(): Promise<OpenRepository>;
  close(): Promise<void>;
}

/** Opens one after the other for the tests of a suite; each is closed when its test ends, and the kind stops after the last. */
export function closedAfterEach(kind: RepositoryKind): RepositoryKind['open'] {
  const opened: OpenRepository[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  after(() => kind.stop?.());
  return async (articles) => {
    const one = await kind.open(articles);
    opened.push(one);
    return one;
  };
}

const {settings} = haituWorld;

const memory: RepositoryKind = {
  name: 'in memory',
  outlives: false,
  shared: false,
  open: async (articles = []) => ({repository: createRepository(settings, articles), close: async () => undefined}),
};

const sqlite: RepositoryKind = {
  name: 'in SQLite',
  outlives: true,
  shared: false,
  open: async (articles = []) => {
    const folder = await mkdtemp(join(tmpdir(), 'aftercare-db-'));
    const first = await over(await openSqlite(folder), articles);
    let last = first;
    return {
      ...first,
      // The folder belongs to one process at a time.
      reopen: async () => {
        await last.close();
        last = await over(await openSqlite(folder));
        return last;
      },
      close: async () => {
        await last.close();
        await rm(folder, {recursive: true});
      },
    };
  },
};

function postgres(): RepositoryKind {
  let cluster: Promise<Cluster> | undefined;
  return {
    name: 'in PostgreSQL',
    outlives: true,
    shared: true,
    open: async (articles = []) => {
      cluster ??= startPostgres();
      const url = await (await cluster).createDatabase();
      const opened = [await over(await openPostgres(url), articles)];
      return {
        ...opened[0]!,
        reopen: async () => {
          const another = await over(await openPostgres(url));
          opened.push(another);
          return another;
        },
        close: async () => {
          for (const {close} of opened) await close();
          const admin = new Client(url.replace(/\/desk\d+/, '/postgres'));
          await admin.connect();
          await admin.query(`drop database ${/desk\d+/.exec(url)![0]} with (force)`);
          await admin.end();
        },
      };
    },
    stop: async () => (await cluster)?.stop(),
  };
}

async function over(database: Database, articles: readonly StoredArticle[] = []): Promise<OpenRepository> {
  const repository = createDatabaseRepository(database, settings);
  if (articles.length) await repository.write({articles});
  let open = true;
  const close = async () => {
    if (open) await database.close();
    open = false;
  };
  return {repository, database, close};
}

/** The kinds that can be tried on this machine; says which one is left out. */
export function repositoryKinds(): RepositoryKind[] {
  if (withoutPostgres === undefined) return [memory, sqlite, postgres()];
  console.log(`Left out: ${withoutPostgres}`);
  return [memory, sqlite];
}
