import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {setTimeout as pass} from 'node:timers/promises';
import {Client} from 'pg';
import type {OutgoingMail} from '../../server/app/letter.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {openPostgres} from '../../server/node/database/postgres.js';
import {createDatabaseRepository} from '../../server/node/database/repository.js';
import {newKey} from '../../src/contract/key.js';
import {balance, type Balancer} from '../support/balancer.js';
import {base, incident, openCounter, start} from '../support/gateway-counter.js';
import {callsTo, hostGateway, tokenFor, type GatewayHost} from '../support/gateway-host.js';
import {listen, type HeardStream} from '../support/heard-stream.js';
import {killInTheMiddle} from '../support/kill-in-the-middle.js';
import {startObjectStore, type ObjectStore} from '../support/object-store.js';
import {startPostgres, withoutPostgres, type Cluster} from '../support/postgres.js';

const day = 86_400_000;
let cluster: Cluster;

async function until(state: () => unknown): Promise<void> {
  while (!(await state())) await pass(10);
}

/** The answer of a database that is asked beside its gateways. */
async function ask(url: string, question: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(question)).rows;
  } finally {
    await client.end();
  }
}

if (withoutPostgres === undefined) describe('gateways on one PostgreSQL', onePostgres);
else console.log(`Left out: ${withoutPostgres}`);

function onePostgres(): void {
  before(async () => {
    cluster = await startPostgres();
  });
  after(() => cluster.stop());

  it('hear each other’s bell, each ring of their own once, and what was rung while the line was cut', async () => {
    const url = await cluster.createDatabase();
    const reported: unknown[] = [];
    const report = (error: unknown) => void reported.push(error);
    const [one, other] = [await openPostgres(url, {report}), await openPostgres(url, {report})];
    try {
      const heard = {one: 0, other: 0};
      one.bell!.listen(() => heard.one++);
      const leave = other.bell!.listen(() => heard.other++);
      await until(() => heard.one && heard.other);
      const before = {...heard};
      one.bell!.ring();
      await until(() => heard.other > before.other);
      assert.equal(heard.one, before.one + 1);
      await ask(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity where query ~ 'pg_notify|^listen' and pid <> pg_backend_pid()`,
      );
      await until(() => reported.length === 2);
      one.bell!.ring();
      const missed = heard.other;
      await until(() => heard.other > missed);
      leave();
      const left = heard.other;
      other.bell!.ring();
      await until(() => heard.one > before.one + 2);
      assert.equal(heard.other, left);
    } finally {
      await one.close();
      await other.close();
    }
    assert.equal(reported.length, 2, 'that it ends itself is no break');
  });

  it('let each thing that falls due happen once, whichever of them comes first, and send each mail once', async () => {
    const url = await cluster.createDatabase();
    const databases = [await openPostgres(url), await openPostgres(url)];
    const repositories = databases.map((database) => createDatabaseRepository(database, haituWorld.settings));
    const sent: OutgoingMail[] = [];
    const mail = {send: async (letter: OutgoingMail) => void sent.push(letter)};
    const world = {...haituWorld, tickets: [], surveys: []};
    try {
      const counters = [
        await openCounter({world, mail, store: {repository: repositories[0]!}}),
        await openCounter({world, mail, store: {repository: repositories[1]!, filledAt: start}}),
      ];
      const ids: string[] = [];
      for (let n = 0; n < 8; n++) {
        const answer = await counters[n % 2]!.submit(haituWorld.customers[n % 5]!.id);
        assert.equal(answer.status, 201, answer.text);
        ids.push(answer.json.id as string);
      }
      for (let n = 0; n < 8; n++) {
        for (const counter of counters) await counter.pass(day / 2);
        await Promise.all([...counters, ...counters].map(({gateway}) => gateway.tick()));
      }
      const happened = await Promise.all(ids.map(async (id) => (await repositories[0]!.ticket(id))!.steps.map(({step}) => step)));
      for (const steps of happened) {
        const byItself = steps.filter(({is}) => is === 'miss' || is === 'escalate').map((step) => JSON.stringify(step));
        assert.ok(byItself.length > 1, 'promises were missed, and others told');
        assert.equal(new Set(byItself).size, byItself.length);
      }
      assert.ok(sent.length > ids.length);
      assert.equal(new Set(sent.map(({messageId}) => messageId)).size, sent.length);
      assert.deepEqual(await repositories[1]!.outbox(), {waiting: 0});
    } finally {
      for (const database of databases) await database.close();
    }
  });

  describe('as processes behind a proxy', () => {
    let databaseUrl: string;
    let hosts: GatewayHost[];
    let proxy: Balancer;
    let folder: string;
    let store: ObjectStore;

    before(async () => {
      databaseUrl = await cluster.createDatabase();
      folder = await mkdtemp(join(tmpdir(), 'aftercare-'));
      store = await startObjectStore();
      const env = {DATABASE_URL: databaseUrl, DATABASE_CONNECTIONS: '6', DRAIN_SECONDS: '2', DATA_DIR: folder, ...store.env};
      hosts = [await hostGateway(env), await hostGateway(env)];
      await Promise.all(hosts.map((host) => host.start()));
      proxy = await balance(hosts.map(({origin}) => origin));
    });
    after(async () => {
      await proxy?.close();
      for (const host of hosts ?? []) await host.end('SIGKILL');
      await store?.end();
      await rm(folder, {recursive: true});
    });

    const follow = (origin: string, as: string, after?: string): Promise<HeardStream> => {
      const app = (request: Request) => fetch(request.url.replace(base, `${origin}/portal/v1`), {headers: request.headers});
      return listen({gateway: {app, tokenFor}}, {as, after});
    };
    const submit = async (origin: string, as: string, draft = incident()) => {
      const headers = {'Content-Type': 'application/json', 'Idempotency-Key': draft.clientRef};
      const answer = await callsTo(origin)(as, 'POST', '/tickets', {headers, body: JSON.stringify(draft)});
      return {status: answer.status, replayed: answer.headers.get('Idempotency-Replayed'), ...((await answer.json()) as {id: string})};
    };

    it('put the demo’s world there once, though they began at one moment', async () => {
      const [row] = await ask(databaseUrl, 'select count(*) as tickets, count(distinct client_ref) as different from tickets');
      assert.deepEqual(row, {tickets: String(haituWorld.tickets.length), different: String(haituWorld.tickets.length)});
    });

    it('tell at one of them what was handed in at the other, and give the same answer to its key', async () => {
      const [one, other] = hosts.map(({origin}) => origin) as [string, string];
      const stream = await follow(other, 'live');
      const draft = incident();
      const made = await submit(one, 'live', draft);
      assert.equal(made.status, 201);
      await until(() => stream.heard.some(({kind, data}) => kind === 'ticket-changed' && data.id === made.id));
      const again = await submit(other, 'live', draft);
      assert.deepEqual([again.id, again.replayed], [made.id, 'true']);
      await stream.cut();
    });

    it('lose nothing that was acknowledged and make nothing twice, when one is killed under load while the other serves on', async () => {
      let turn = 0;
      const figures = await killInTheMiddle(
        {
          call: callsTo(proxy.origin),
          end: (signal) => hosts[turn % 2]!.end(signal),
          start: () => hosts[turn++ % 2]!.start(),
        },
        {submissions: 200, abreast: 16, killEvery: 70, fileEvery: 6, standIn: true},
      );
      const {acknowledged, kills, unanswered, ...wrong} = figures;
      assert.deepEqual(wrong, {lost: [], twice: [], renamed: [], broken: []});
      assert.ok(acknowledged >= 200 && kills >= 1, JSON.stringify({acknowledged, kills, unanswered}));
    });

    it('let nobody notice that one of them is ended: it says so first, answers what comes meanwhile, and its streams go on elsewhere', async () => {
      const [leaving, staying] = hosts as [GatewayHost, GatewayHost];
      const stream = await follow(leaving.origin, 'moved');
      await until(() => stream.lastId());
      let ended = false;
      const answers: number[] = [];
      const work = async (n: number) => {
        for (let more = 0; !ended || more < 5; more += ended ? 1 : 0)
          answers.push((await submit(proxy.origin, `busy-${n}-${newKey()}`)).status);
      };
      const working = Promise.all(Array.from({length: 6}, (_, n) => work(n)));
      await until(() => answers.length > 6);
      const gone = leaving.end('SIGTERM').then(() => (ended = true));
      await until(async () => (await fetch(`${leaving.origin}/portal/v1/health`)).status === 503);
      const served = await callsTo(leaving.origin)('moved', 'GET', '/tickets');
      assert.deepEqual([served.status, served.headers.get('Connection')], [200, 'close']);
      assert.ok(!stream.ended(), 'until it ends');
      await Promise.all([gone, working, stream.end]);
      assert.deepEqual([...new Set(answers)], [201], String(answers.length));
      const made = await submit(staying.origin, 'moved');
      const on = await follow(proxy.origin, 'moved', stream.lastId());
      await until(() => on.heard.some(({data}) => data.id === made.id));
      await on.cut();
    });
  });
}
