import {mkdtempSync, rmSync} from 'node:fs';
import {get, type ClientRequest} from 'node:http';
import {loadavg, tmpdir} from 'node:os';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import {haituWorld} from '../server/memory/world/haitu.js';
import {openPostgres} from '../server/node/database/postgres.js';
import {createDatabaseRepository} from '../server/node/database/repository.js';
import {openSqlite} from '../server/node/database/sqlite.js';
import type {Database} from '../server/node/database/tables.js';
import {incident} from '../test/support/gateway-counter.js';
import {hostGateway, tokenFor, type GatewayHost} from '../test/support/gateway-host.js';
import {startPostgres, withoutPostgres} from '../test/support/postgres.js';
import {customer, ownerOfTicket, perCustomer, ticketChange} from './many-tickets.js';
import {openLoop, quantile, type Shot, type Volley} from './open-loop.js';

/**
 * What a gateway on Node carries over the loopback, about a minute for each setting: `npm run bench:load [-- sqlite|postgres|two] [--scale 0.5]`. Calls go out when they are
 * due, whether those before were answered or not, over lines that stay, and count from then. For each setting: everything mixed while streams of news are open; submissions
 * alone; far more than can be done, and a little right after that. `--scale`: so much of the usual rates, for a machine that has less to give. Prints Markdown; ends with
 * 1 where anything failed otherwise than by 503 with `Retry-After`, or anything was sent away after the rush.
 */

const words = process.argv.slice(2);
const settings = (['sqlite', 'postgres', 'two'] as const).filter(
  (one) => !words.some((word) => /^(sqlite|postgres|two)$/.test(word)) || words.includes(one),
);
const scale = Number(/^\d*\.?\d+$/.exec(words[words.indexOf('--scale') + 1] ?? '')?.[0] ?? 1);
const [tickets, streams] = [2_000, 200];
const phases = [
  {name: 'mixed', rate: 100, seconds: 12},
  {name: 'submissions', rate: 200, seconds: 10},
  {name: 'too much', rate: 1_000, seconds: 6},
  {name: 'after that', rate: 50, seconds: 5},
];
const queries = ['看板', '数据库 超时', 'mysql 8.0', 'proxy', '升级', 'timed out'];

interface Field {
  hosts: readonly GatewayHost[];
  tokens: ReadonlyMap<string, string>;
}

let submitted = 0;

/** What somebody does, in turns and as often as people do it; each gateway has its share. */
function makeCall(
  {hosts, tokens}: Field,
  n: number,
  what = (['read', 'read', 'submit', 'list', 'read', 'search', 'submit', 'list', 'read', 'news'] as const)[n % 10]!,
): [string, Shot] {
  const {origin} = hosts[n % hosts.length]!;
  const one = (n * 7919) % tickets;
  const whose = what === 'submit' ? `new-${Math.floor(submitted++ / perCustomer)}` : ownerOfTicket(one, tickets);
  const shot = (method: string, path: string): Shot => ({
    origin,
    method,
    path: `/portal/v1${path}`,
    headers: {Authorization: `Bearer ${tokens.get(whose)}`},
  });
  switch (what) {
    case 'submit': {
      const draft = incident({description: '昨晚升级到 6.2.1，今天早上打开销售看板一直在加载。'.repeat(4)});
      const made = shot('POST', '/tickets');
      return [what, {...made, headers: {...made.headers, 'Idempotency-Key': draft.clientRef}, body: JSON.stringify(draft)}];
    }
    case 'list':
      return [what, shot('GET', '/tickets?limit=20&state=open')];
    case 'search':
      return [what, shot('GET', `/tickets?limit=20&q=${encodeURIComponent(queries[n % queries.length]!)}`)];
    case 'news':
      return [what, shot('GET', '/desk')];
    default:
      return [what, shot('GET', `/tickets/bench${one}`)];
  }
}

/** Streams of news, each of another customer who hands requests in; `heard`: how often any of them was told something. */
async function openStreams({hosts, tokens}: Field) {
  const heard = {times: 0};
  const open: ClientRequest[] = [];
  for (let n = 0; n < streams; n += 20) {
    const some = Array.from(
      {length: 20},
      (_, more) =>
        new Promise<void>((resolve, reject) => {
          const headers = {Authorization: `Bearer ${tokens.get(`new-${n + more}`)}`};
          const out = get(`${hosts[(n + more) % hosts.length]!.origin}/portal/v1/events`, {headers, agent: false}, (reply) => {
            if (reply.statusCode !== 200) return reject(new Error(`A stream was answered ${reply.statusCode}.`));
            reply
              .setEncoding('utf8')
              .on('data', (text: string) => (heard.times += text.split('event: ticket-changed').length - 1))
              .on('error', () => undefined);
            resolve();
          });
          open.push(out.on('error', reject));
        }),
    );
    await Promise.all(some);
  }
  return {heard, close: () => open.forEach((one) => one.destroy())};
}

async function fill(database: Database): Promise<void> {
  const repository = createDatabaseRepository(database, haituWorld.settings);
  let n = 0;
  const work = async () => {
    while (n < tickets) await repository.write(await ticketChange(n++, tickets));
  };
  await Promise.all(Array.from({length: 10}, work));
  await database.close();
}

function row(
  setting: string,
  phase: (typeof phases)[number],
  kind: string,
  {answered, sentAway, failed}: Volley,
  more: string[] = ['', ''],
): string {
  const broke = [...failed].map(([what, times]) => `${times} × ${what}`).join(', ');
  const ms = (times: number[], share: number) => (times.length ? quantile(times, share).toFixed(0) : '');
  const cells = [
    setting,
    phase.name,
    kind,
    Math.round(answered.length / phase.seconds),
    ms(answered, 0.5),
    ms(answered, 0.99),
    sentAway.length || '',
    ms(sentAway, 0.99),
    broke,
    ...more,
  ];
  return `| ${cells.join(' | ')} |`;
}

async function measure(setting: (typeof settings)[number]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-load-'));
  const cluster = setting === 'sqlite' ? undefined : await startPostgres({durable: true});
  const url = await cluster?.createDatabase();
  const env = {DATA_DIR: folder, STAFF_KEY: 'x'.repeat(32), ...(url !== undefined && {DATABASE_URL: url})};
  const hosts: GatewayHost[] = [];
  let held = true;
  try {
    await fill(await (url === undefined ? openSqlite(folder) : openPostgres(url)));
    for (let n = setting === 'two' ? 2 : 1; n > 0; n--) hosts.push(await hostGateway(env));
    for (const host of hosts) await host.start();
    const names = [
      ...Array.from({length: tickets / perCustomer}, (_, n) => customer(n)),
      ...Array.from({length: 1_000}, (_, n) => `new-${n}`),
    ];
    const field = {hosts, tokens: new Map(await Promise.all(names.map(async (name) => [name, await tokenFor(name)] as const)))};
    submitted = 0;
    // What is compiled while it runs is no part of the figures.
    await openLoop(50, 4, (n) => makeCall(field, n));
    const {heard, close} = await openStreams(field);
    for (const phase of phases) {
      const before = hosts.map((host) => host.processorTime());
      const began = performance.now();
      const alone = phase.name === 'submissions' ? 'submit' : undefined;
      const volleys = await openLoop(phase.rate * scale, phase.seconds, (n) => makeCall(field, n, alone));
      const took = performance.now() - began;
      const cores = hosts.map((host, n) => ((host.processorTime() - before[n]!) / took).toFixed(2)).join(' + ');
      const memory = hosts.map((host) => host.memory().toFixed(0)).join(' + ');
      const whole: Volley = {answered: [], sentAway: [], failed: new Map()};
      for (const [kind, {answered, sentAway, failed}] of volleys) {
        whole.answered.push(...answered);
        whole.sentAway.push(...sentAway);
        for (const [what, times] of failed) whole.failed.set(what, (whole.failed.get(what) ?? 0) + times);
        if (phase.name === 'mixed') console.log(row(setting, phase, kind, {answered, sentAway, failed}));
      }
      console.log(row(setting, phase, 'all', whole, [cores, memory]));
      held &&= !whole.failed.size && (phase.name !== 'after that' || !whole.sentAway.length);
    }
    console.error(`${setting}: ${heard.times} news heard by ${streams} streams; load of the machine ${loadavg()[0]!.toFixed(1)}`);
    close();
    return held;
  } finally {
    for (const host of hosts) await host.end('SIGTERM');
    await cluster?.stop();
    rmSync(folder, {recursive: true, force: true});
  }
}

console.log('| setting | phase | calls | answered/s | p50 ms | p99 ms | sent away | p99 ms | failed | cores | MB |');
console.log('| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | --- | --- | --- |');
for (const setting of settings) {
  if (setting !== 'sqlite' && withoutPostgres !== undefined) console.error(`Left out: ${withoutPostgres}`);
  else if (!(await measure(setting))) process.exitCode = 1;
}
