import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, beforeEach, describe, it} from 'node:test';
import {sql} from 'kysely';
import {gatewayWords} from '../../scripts/gateway-words.mjs';
import {Unavailable} from '../../server/app/unavailable.js';
import {articleRecords} from '../../server/memory/seed.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {backUp} from '../../server/node/back-up.js';
import {CannotStart} from '../../server/node/cannot-start.js';
import {migrate} from '../../server/node/database/migrate.js';
import type {Limiter} from '../../server/app/ports.js';
import {openStore} from '../../server/node/database/open-store.js';
import {openPostgres} from '../../server/node/database/postgres.js';
import {createDatabaseRepository} from '../../server/node/database/repository.js';
import {createSharedLimiter} from '../../server/node/database/shared-limiter.js';
import {openSqlite, sqliteFile} from '../../server/node/database/sqlite.js';
import type {Database} from '../../server/node/database/tables.js';
import {claimFolder} from '../../server/node/uploads/claim-folder.js';
import {openDiskUploads} from '../../server/node/uploads/disk-uploads.js';
import {openUploads} from '../../server/node/uploads/open-uploads.js';
import {migrations} from '../../server/node/migrations/all.js';
import type {Migration} from '../../server/node/migrations/migration.js';
import {incident, openCounter, type Counter} from '../support/gateway-counter.js';
import {startPostgres, withoutPostgres, type Cluster} from '../support/postgres.js';

const as = 'li-wen';
let folder: string;
const opened: Database[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-db-'));
});

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  await rm(folder, {recursive: true, force: true});
});

async function kept(opening: Promise<Database>): Promise<Database> {
  const database = await opening;
  opened.push(database);
  return database;
}

/** The gateway over a database, and what it reported. */
async function counterOver(database: Database): Promise<{counter: Counter; reported: unknown[]}> {
  const reported: unknown[] = [];
  const repository = createDatabaseRepository(database, haituWorld.settings);
  const world = {...haituWorld, tickets: haituWorld.tickets.slice(0, 2), surveys: []};
  const counter = await openCounter({world, store: {repository}, report: (error) => void reported.push(error)});
  return {counter, reported};
}

function isPlain(sentence: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof CannotStart, String(error));
    assert.match(error.message, sentence);
    return true;
  };
}

/** Hands requests in until nobody's is taken any more, for one may be a page shorter than another; gives the last answer and how many were. */
async function submitUntilRefused(counter: Counter) {
  const {customers} = haituWorld;
  for (let [n, taken, refused] = [0, 0, 0]; ; n++) {
    const answer = await counter.submit(customers[n % customers.length]!.id, {description: '请看日志。'.repeat(900)});
    if (answer.status === 201) [taken, refused] = [taken + 1, 0];
    else if (++refused === customers.length) return {answer, taken};
  }
}

async function count(database: Database): Promise<number> {
  const {rows} = await sql<{n: number}>`select count(*) as n from tickets`.execute(database.db);
  return Number(rows[0]!.n);
}

describe('the embedded database', () => {
  it('belongs to one process: a second one is told so, and gets it once the first has ended', async () => {
    const first = await openSqlite(folder);
    await assert.rejects(openSqlite(folder), isPlain(/^Another gateway is running on .*DATA_DIR/));
    await first.close();
    await kept(openSqlite(folder));
  });

  it('on a full disk refuses with a Problem and loses nothing, and goes on once there is room', async () => {
    const database = await kept(openSqlite(folder));
    const {counter, reported} = await counterOver(database);
    const page = (await sql<{page_count: number}>`pragma page_count`.execute(database.db)).rows[0]!.page_count;
    await sql.raw(`pragma max_page_count = ${page + 400}`).execute(database.db);
    const before = await count(database);
    const {answer, taken} = await submitUntilRefused(counter);
    assert.ok(taken > 0);
    assert.deepEqual([answer.status, answer.json.code, answer.json.retryable], [503, 'unavailable', true]);
    assert.ok(Number(answer.headers.get('Retry-After')) > 0);
    assert.ok(reported.at(-1) instanceof Unavailable);
    assert.match(String(reported.at(-1)), /full/);
    assert.equal(await count(database), before + taken);
    assert.equal((await counter.call('GET', '/tickets', {as})).status, 200, 'what is there can be read');
    // Together they reach the disk in one go, and so fail in one go.
    const description = '请看日志。'.repeat(900);
    const together = await Promise.all(haituWorld.customers.map(({id}) => counter.submit(id, {description})));
    for (const one of together) assert.deepEqual([one.status, one.json.code], [503, 'unavailable']);
    assert.equal(await count(database), before + taken);
    await sql.raw('pragma max_page_count = 1000000').execute(database.db);
    assert.equal((await counter.submit(as)).status, 201);
    assert.equal(await count(database), before + taken + 1);
  });

  it('that is no database, or a damaged one, is refused with a sentence and left as it is', async () => {
    const path = join(folder, sqliteFile);
    await writeFile(path, 'no database at all, but long enough to have a header '.repeat(100));
    const before = await readFile(path);
    await assert.rejects(openSqlite(folder), isPlain(/ is damaged .*back-up/));
    assert.deepEqual(await readFile(path), before);
  });

  it('damaged while it is in use answers 503 and is reported, nothing leaks of it, and the next start is refused', async () => {
    const database = await kept(openSqlite(folder));
    const {counter, reported} = await counterOver(database);
    await sql`pragma wal_checkpoint(truncate)`.execute(database.db);
    const path = join(folder, sqliteFile);
    const file = await open(path, 'r+');
    const {size} = await file.stat();
    // Everything behind the first page, and nothing of it kept in memory.
    await file.write(Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
    await file.close();
    await sql`pragma shrink_memory`.execute(database.db);
    for (const answer of [await counter.call('GET', '/tickets', {as}), await counter.submit(as)]) {
      assert.deepEqual([answer.status, answer.json.code], [503, 'unavailable']);
      assert.doesNotMatch(answer.text, /sqlite|malformed|aftercare\.db/i);
    }
    assert.match(String(reported[0]), /malformed/);
    await database.close();
    opened.splice(0);
    await assert.rejects(openSqlite(folder), isPlain(/ is damaged /));
  });

  it('that holds an imported article already is filled with the demo’s others, and keeps that one', async () => {
    const store = await openStore({databaseUrl: undefined, dataDir: folder, settings: haituWorld.settings, report: assert.ifError});
    try {
      const all = articleRecords(haituWorld, Date.now());
      const first = {...all[0]!, entry: {...all[0]!.entry, title: '我们自己的标题'}};
      await store.repository.write({articles: [first]});
      await store.fill(all, {}, Date.now());
      const articles = await store.repository.articles();
      assert.equal(articles.length, all.length);
      assert.equal(articles.find(({entry}) => entry.id === first.entry.id)?.entry.title, '我们自己的标题');
    } finally {
      await store.close();
    }
  });

  it('in a folder that cannot be written says so', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    for (const place of [file, join(file, 'below'), '/dev/null/aftercare']) {
      await assert.rejects(openSqlite(place), isPlain(/cannot be opened for writing .*DATA_DIR/), place);
    }
  });

  it('is backed up while requests come in, and the copy holds all that was acknowledged before', async () => {
    const {counter} = await counterOver(await kept(openSqlite(folder)));
    const told: string[] = [];
    const submit = async (n: number) => {
      const customer = haituWorld.customers[n % haituWorld.customers.length]!.id;
      const answer = await counter.submit(customer);
      assert.equal(answer.status, 201);
      told.push(answer.json.id);
    };
    for (let n = 0; n < 20; n++) await submit(n);
    await mkdir(join(folder, 'uploads'));
    await writeFile(join(folder, 'uploads', 'one'), 'file');
    const before = [...told];
    const target = join(folder, 'copies', 'today');
    // A program of its own, as an operator runs it.
    const working = Promise.all(Array.from({length: 20}, (_, n) => submit(n)));
    execFileSync(process.execPath, [...gatewayWords('back-up-command'), target], {
      env: {...process.env, DATA_DIR: folder},
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await working;
    await submit(0);
    const restored = createDatabaseRepository(await kept(openSqlite(target)), haituWorld.settings);
    for (const id of before) assert.deepEqual(await restored.ticket(id), await counter.gateway.ports.repository.ticket(id));
    assert.equal(await restored.ticket(told.at(-1)!), undefined);
    assert.equal(await readFile(join(target, 'uploads', 'one'), 'utf8'), 'file');
    assert.throws(() => backUp(folder, target), isPlain(/there already/));
    assert.throws(() => backUp(target + '-none', target), isPlain(/no database/));
  });
});

/** What holds for both. */
function migrationsIn(name: string, openNew: () => Promise<Database>): void {
  describe(`the schema in ${name}`, () => {
    const later: Migration = {name: '9999-later', up: async (db) => void (await sql`create table later (n integer)`.execute(db))};

    it('is brought up to date once, and only forwards', async () => {
      const {db, dialect} = await kept(openNew());
      await migrate(db, dialect);
      await migrate(db, dialect, [...migrations, later]);
      await migrate(db, dialect, [...migrations, later]);
      await assert.rejects(migrate(db, dialect), isPlain(/newer version of the gateway \(9999-later\)/));
      await sql`insert into later values (1)`.execute(db);
    });

    it('keeps nothing of a migration that was cut off', async () => {
      const {db, dialect} = await kept(openNew());
      const cut: Migration = {
        ...later,
        up: async (transaction) => {
          await later.up(transaction, dialect);
          throw new Error('cut');
        },
      };
      await assert.rejects(migrate(db, dialect, [...migrations, cut]), /cut/);
      await migrate(db, dialect);
      await migrate(db, dialect, [...migrations, later]);
    });
  });
}

migrationsIn('SQLite', () => openSqlite(folder));

if (withoutPostgres === undefined) {
  let cluster: Cluster | undefined;
  const newDatabase = async () => (cluster ??= await startPostgres()).createDatabase();
  after(() => cluster?.stop());

  migrationsIn('PostgreSQL', async () => openPostgres(await newDatabase()));

  describe('PostgreSQL', () => {
    it('is brought up to date by one of several gateways that start at once', async () => {
      const url = await newDatabase();
      const several = await Promise.all(Array.from({length: 4}, () => openPostgres(url)));
      opened.push(...several);
      for (const database of several) assert.equal(await count(database), 0);
    });

    it('shared by two gateways makes one request of many with one key, and tells the others to wait or the same again', async () => {
      const url = await newDatabase();
      const [{counter: one}, {counter: other}] = [
        await counterOver(await kept(openPostgres(url))),
        await counterOver(await kept(openPostgres(url))),
      ];
      const draft = incident();
      const answers = await Promise.all(
        Array.from({length: 24}, (_, n) => (n % 2 ? one : other).call('POST', '/tickets', {as, body: draft, key: draft.clientRef})),
      );
      for (const {status, json} of answers) assert.ok(status === 201 || json.code === 'still-in-flight' || json.code === 'unavailable');
      assert.equal(new Set(answers.flatMap(({status, json}) => (status === 201 ? [json.id] : []))).size, 1);
      for (const counter of [one, other]) {
        assert.equal((await counter.call('GET', `/tickets?clientRef=${draft.clientRef}`, {as})).json.items.length, 1);
        const again = await counter.call('POST', '/tickets', {as, body: draft, key: draft.clientRef});
        assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
      }
    });

    it('has its files in one folder, which all its gateways share; another one is refused at the start, and nothing is left in it', async () => {
      const databaseUrl = await newDatabase();
      const open = async (dataDir: string) => {
        const store = await openStore({databaseUrl, dataDir, settings: haituWorld.settings, report: assert.ifError});
        await openUploads({bucket: undefined, databaseUrl, dataDir}, store, assert.ifError).catch(async (error: unknown) => {
          await store.close();
          throw error;
        });
        return store;
      };
      const shared = join(folder, 'shared');
      const first = await open(shared);
      const second = await open(shared);
      await assert.rejects(open(join(folder, 'own')), isPlain(/lie in another folder than .*own.*share one: set DATA_DIR.*write \d+ into/));
      await assert.rejects(stat(join(folder, 'own', 'uploads', 'folder-id')), /ENOENT/);
      await first.close();
      await second.close();
      await (await open(shared)).close();
      const number = await readFile(join(shared, 'uploads', 'folder-id'), 'utf8');
      await mkdir(join(folder, 'restored', 'uploads'), {recursive: true});
      await writeFile(join(folder, 'restored', 'uploads', 'folder-id'), number);
      await (await open(join(folder, 'restored'))).close();
      await assert.rejects(open('/dev/null/x'), isPlain(/cannot be read and written/));

      const fresh = join(folder, 'fresh');
      let own: number | undefined;
      const agree = async (proposed: number) => (own ??= proposed);
      const killed = async (proposed: number) => assert.fail(`killed after ${await agree(proposed)}`);
      await Promise.allSettled(Array.from({length: 8}, () => claimFolder(fresh, {known: async () => own, agree: killed})));
      await claimFolder(fresh, {known: async () => own, agree});
      assert.deepEqual([Number(await readFile(join(fresh, 'folder-id'), 'utf8')), await readdir(fresh)], [own, ['folder-id']]);
    });

    it('lets one gateway go on with a file that another began, and one at a time write to it', async () => {
      const [one, other] = [await kept(openPostgres(await newDatabase())), folder];
      const begun = createDatabaseRepository(one, haituWorld.settings);
      const options = {now: Date.now, reserve: 0, lock: begun.tryLock};
      const [a, b] = [await openDiskUploads(other, options), await openDiskUploads(other, options)];
      const upload = {id: 'u1', owner: 'ann', name: 'a.log', size: 10, createdAt: Date.now()};
      await a.create(upload);
      let send: (bytes: Uint8Array | undefined) => void = () => undefined;
      const slow = new ReadableStream<Uint8Array>({
        start: (controller) => void (send = (bytes) => (bytes ? controller.enqueue(bytes) : controller.close())),
      });
      const writing = a.append('u1', 0, slow);
      while ((await begun.tryLock('upload u1').then(async (free) => (await free?.(), free))) !== undefined);
      assert.equal(await b.append('u1', 0, new Blob(['01234']).stream()), 'conflict', 'while the other holds the line');
      send(new TextEncoder().encode('01234'));
      send(undefined);
      assert.equal(((await writing) as {offset: number}).offset, 5);
      const whole = (await b.append('u1', 5, new Blob(['56789']).stream())) as {sha256?: string};
      assert.equal(whole.sha256, createHash('sha256').update('0123456789').digest('hex'));
      assert.equal((await a.read('u1'))?.sha256, whole.sha256);
    });

    it('counts for all its gateways together what may happen only so often, and names nobody there', async () => {
      const url = await newDatabase();
      let now = 1_000_000;
      const databases = [await kept(openPostgres(url)), await kept(openPostgres(url))];
      const [one, other] = databases.map((database) => createSharedLimiter(database, () => now)) as [Limiter, Limiter];
      const limit = {times: 10, within: 60_000};
      const taken = await Promise.all(Array.from({length: 30}, (_, n) => (n % 2 ? one : other).take('guest tries 192.0.2.7', limit)));
      assert.equal(taken.filter((wait) => wait === 0).length, 10);
      now += 20_500;
      assert.deepEqual([await one.take('guest tries 192.0.2.7', limit), await other.take('guest tries 192.0.2.8', limit)], [40, 0]);
      const {rows} = await sql<{name: string}>`select * from limits`.execute(databases[0]!.db);
      assert.equal(rows.length, 2);
      assert.doesNotMatch(JSON.stringify(rows), /192/);
      now += 40_000;
      assert.equal(await other.take('guest tries 192.0.2.7', limit), 0, 'a new window');
      now += 3_600_000;
      await one.take('another', limit);
      assert.equal((await sql`select * from limits`.execute(databases[0]!.db)).rows.length, 1, 'what is over goes');
    });

    it('that is not there, or is no such address, is said in a sentence', async () => {
      const url = await newDatabase();
      for (const wrong of [
        url.replace(/desk\d+/, 'nobody'),
        'postgres://aftercare@127.0.0.1:1/desk',
        url.replace('host=', 'host=%2Fnowhere'),
      ]) {
        await assert.rejects(openPostgres(wrong), isPlain(/^The database of DATABASE_URL does not answer/));
      }
    });

    it('gone for a while: each request is told to come back, nothing is lost, and it goes on by itself', async () => {
      const url = await newDatabase();
      const {counter, reported} = await counterOver(await kept(openPostgres(url)));
      const first = await counter.submit(as);
      assert.equal(first.status, 201);
      await cluster!.kill();
      for (let n = 0; n < 3; n++) {
        for (const answer of [await counter.call('GET', '/tickets', {as}), await counter.submit(as)]) {
          assert.deepEqual([answer.status, answer.json.code], [503, 'unavailable']);
          assert.ok(Number(answer.headers.get('Retry-After')) > 0);
          assert.doesNotMatch(answer.text, /postgres|socket|connect/i);
        }
      }
      assert.equal((await counter.call('GET', '/health')).status, 503);
      assert.ok(reported.length > 0);
      await cluster!.start();
      assert.equal((await counter.call('GET', '/health')).status, 200);
      assert.equal((await counter.call('GET', `/tickets/${first.json.id}`, {as})).status, 200);
      assert.equal((await counter.submit(as)).status, 201);
    });

    it('ended and started again while requests are under way: whoever is told to come back comes with his key, and each request is there once', async () => {
      const database = await kept(openPostgres(await newDatabase()));
      const {counter} = await counterOver(database);
      const before = await count(database);
      const told: string[] = [];
      const server: {back?: Promise<void>} = {};
      const hand = async (n: number) => {
        const draft = incident({title: `第 ${n} 个请求`});
        for (;;) {
          const answer = await counter.call('POST', '/tickets', {as: haituWorld.customers[n % 5]!.id, body: draft, key: draft.clientRef});
          if (answer.status === 201) {
            if (told.push(answer.json.id) === 5) server.back = cluster!.kill().then(() => cluster!.start());
            return;
          }
          assert.deepEqual([answer.status, answer.json.retryable], [503, true], answer.text);
          assert.ok(Number(answer.headers.get('Retry-After')) > 0);
          await server.back;
        }
      };
      await Promise.all(Array.from({length: 40}, (_, n) => hand(n)));
      await server.back;
      assert.equal(new Set(told).size, 40);
      assert.equal(await count(database), before + 40, 'none lost, none twice');
      for (const id of told) assert.ok(await counter.gateway.ports.repository.ticket(id));
    });

    it('is backed up by pg_dump while requests come in, and comes back from it', async () => {
      const [url, empty] = [await newDatabase(), await newDatabase()];
      const {counter} = await counterOver(await kept(openPostgres(url)));
      const before = (await counter.submit(as)).json.id as string;
      const working = Promise.all(Array.from({length: 20}, (_, n) => counter.submit(haituWorld.customers[n % 5]!.id)));
      const dump = join(folder, 'desk.dump');
      const run = (program: string, ...more: string[]) =>
        execFileSync(join(cluster!.programs, program), more, {stdio: ['ignore', 'ignore', 'inherit']});
      run('pg_dump', '--format=custom', '--file', dump, url);
      await working;
      run('pg_restore', '--no-owner', '--dbname', empty, dump);
      const restored = createDatabaseRepository(await kept(openPostgres(empty)), haituWorld.settings);
      const ticket = await restored.ticket(before);
      assert.deepEqual(ticket, await counter.gateway.ports.repository.ticket(before));
      assert.ok((await restored.tickets({whose: {owner: ticket!.owner}, q: '看板', limit: 5})).some(({id}) => id === before));
    });
  });
} else console.log(`Left out: ${withoutPostgres}`);
