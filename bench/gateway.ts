import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {sql} from 'kysely';
import {haituWorld} from '../server/memory/world/haitu.js';
import {openPostgres} from '../server/node/database/postgres.js';
import {createDatabaseRepository} from '../server/node/database/repository.js';
import {openSqlite} from '../server/node/database/sqlite.js';
import type {Database} from '../server/node/database/tables.js';
import {incident} from '../test/support/gateway-counter.js';
import {hostGateway, type GatewayHost} from '../test/support/gateway-host.js';
import {startPostgres, withoutPostgres} from '../test/support/postgres.js';
import {customer, ownerOfTicket, perCustomer, ticketChange} from './many-tickets.js';
import {multiplyTickets} from './multiply-tickets.js';

/**
 * What the gateway on Node does in a second over HTTP, with few and with many tickets of others: `npm run bench:gateway [-- sqlite|postgres] [-- --sizes 1000,100000]`.
 * `-- postgres --sizes 1000,1000000` takes ten to fifteen minutes and 15 GB. All sizes are measured in turns, so that whatever else the machine does falls on both. Prints tables in Markdown, with the processor time of the gateway's own process; ends with 1 where the median
 * of anything grows to more than 1.5 times from the smallest size to the largest.
 */

const words = process.argv.slice(2);
const kinds = (['sqlite', 'postgres'] as const).filter(
  (kind) => !words.some((word) => /^(sqlite|postgres)$/.test(word)) || words.includes(kind),
);
const sizes = (words[words.indexOf('--sizes') + 1] ?? '')
  .match(/^\d+(,\d+)+$/)?.[0]
  .split(',')
  .map(Number) ?? [1000, 100_000];
const most = 1.5;
const rounds = 12;
/** Calls in one round of one kind, and how many of them are under way at once. */
const [calls, abreast] = [120, 4];

type Call = (host: GatewayHost, size: number, n: number) => Promise<Response>;

const queries = ['看板', '連線', '数据库 超时', 'mysql 8.0', 'proxy', '升级', 'timed out', '门店'];
const someCustomer = (size: number, n: number) => customer((n * 7919) % Math.floor(size / perCustomer));
let submitted = 0;

const operations: Record<string, Call> = {
  submit: (host) => {
    const draft = incident({title: '升级后销售看板打不开', description: '昨晚升级到 6.2.1，今天早上打开销售看板一直在加载。'.repeat(4)});
    const headers = {'Content-Type': 'application/json', 'Idempotency-Key': draft.clientRef};
    return host.call(`new-${Math.floor(submitted++ / perCustomer)}`, 'POST', '/tickets', {headers, body: JSON.stringify(draft)});
  },
  list: (host, size, n) => host.call(someCustomer(size, n), 'GET', '/tickets?limit=20&state=open'),
  read: (host, size, n) => {
    const one = (n * 7919) % size;
    return host.call(ownerOfTicket(one, size), 'GET', `/tickets/bench${one}`);
  },
  search: (host, size, n) =>
    host.call(someCustomer(size, n), 'GET', `/tickets?limit=20&q=${encodeURIComponent(queries[n % queries.length]!)}`),
};

interface Figures {
  times: number[];
  /** Ms in which they were made. */
  took: number;
  /** Ms of processor time that the gateway's process took for them. */
  processor: number;
}

async function fill(database: Database, size: number, url: string | undefined): Promise<void> {
  const repository = createDatabaseRepository(database, haituWorld.settings);
  if (url !== undefined) {
    await multiplyTickets(url, size, repository.write);
    return database.close();
  }
  await sql`pragma synchronous = off`.execute(database.db);
  let n = 0;
  const work = async () => {
    while (n < size) await repository.write(await ticketChange(n++, size));
  };
  await Promise.all(Array.from({length: 50}, work));
  await sql`analyze`.execute(database.db);
  await database.close();
}

async function round(host: GatewayHost, size: number, call: Call, from: number, into: Figures): Promise<void> {
  let n = 0;
  const [begun, processor] = [performance.now(), host.processorTime()];
  const work = async () => {
    while (n < calls) {
      const nth = from + n++;
      const started = performance.now();
      const answer = await call(host, size, nth);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${answer.status} from call ${nth}`);
      into.times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({length: abreast}, work));
  into.took += performance.now() - begun;
  into.processor += host.processorTime() - processor;
}

const at = (times: number[], share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;

async function measure(kind: (typeof kinds)[number]): Promise<boolean> {
  const cluster = kind === 'postgres' ? await startPostgres({durable: true}) : undefined;
  const hosts: {size: number; host: GatewayHost; folder: string}[] = [];
  try {
    for (const size of sizes) {
      const folder = await mkdtemp(join(tmpdir(), 'aftercare-bench-'));
      const url = await cluster?.createDatabase();
      const begun = performance.now();
      await fill(await (url === undefined ? openSqlite(folder) : openPostgres(url)), size, url);
      console.error(`${kind}: ${size} tickets written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
      const host = await hostGateway({DATA_DIR: folder, ...(url !== undefined && {DATABASE_URL: url})});
      await host.start();
      hosts.push({size, host, folder});
    }
    console.log(
      `\n| ${kind} | tickets | requests/s | p50 ms | p99 ms | CPU ms | growth of p50 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |`,
    );
    let held = true;
    for (const [name, call] of Object.entries(operations)) {
      const figures = new Map(sizes.map((size): [number, Figures] => [size, {times: [], took: 0, processor: 0}]));
      for (const {host, size} of hosts) await round(host, size, call, 0, {times: [], took: 0, processor: 0});
      for (let n = 1; n <= rounds; n++) {
        for (const {host, size} of n % 2 ? hosts : [...hosts].reverse()) await round(host, size, call, n * calls, figures.get(size)!);
      }
      let first: number | undefined;
      for (const [size, {times, took, processor}] of figures) {
        times.sort((a, b) => a - b);
        const median = at(times, 0.5);
        const growth = median / (first ??= median);
        held &&= growth <= most;
        const each = [median, at(times, 0.99), processor / times.length].map((ms) => ms.toFixed(1));
        const cells = [name, size, Math.round((times.length / took) * 1000), ...each, growth.toFixed(2)];
        console.log(`| ${cells.join(' | ')} |`);
      }
    }
    return held;
  } finally {
    for (const {host, folder} of hosts) {
      await host.end('SIGTERM');
      await rm(folder, {recursive: true});
    }
    await cluster?.stop();
  }
}

for (const kind of kinds) {
  if (kind === 'postgres' && withoutPostgres !== undefined) console.error(`Left out: ${withoutPostgres}`);
  else if (!(await measure(kind))) process.exitCode = 1;
}
