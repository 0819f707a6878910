import {mkdtempSync, rmSync} from 'node:fs';
import {get, type IncomingMessage} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {signToken} from '../server/app/token.js';
import {hostGateway, testIssuer, testSecret} from '../test/support/gateway-host.js';
import {incident} from '../test/support/gateway-counter.js';
import {startPostgres} from '../test/support/postgres.js';

/**
 * `npm run bench:streams`: 1,000 customers, each with a stream of news open at one gateway on SQLite, on the loopback. What the gateway's memory is before and
 * with them, and how long after a request was sent it was answered, and its customer heard of it by his stream. `npm run bench:streams -- 1000 two`: the streams
 * are open at a second gateway on the same PostgreSQL.
 */
const streams = Number(process.argv[2] ?? 1_000);
const two = process.argv[3] === 'two';
const told = 200;
const folder = mkdtempSync(join(tmpdir(), 'aftercare-streams-'));
const cluster = two ? await startPostgres() : undefined;
const env = {DATA_DIR: folder, ...(cluster && {DATABASE_URL: await cluster.createDatabase()})};
const counter = await hostGateway(env);
const gateway = two ? await hostGateway(env) : counter;
await counter.start();
if (two) await gateway.start();

const heard = new Map<string, (id: string) => void>();

async function openStream(sub: string): Promise<IncomingMessage> {
  const token = await signToken(testSecret, {iss: testIssuer, aud: 'portal', sub, name: sub}, Date.now(), 890);
  return new Promise((resolve, reject) => {
    get(`${gateway.origin}/portal/v1/events`, {headers: {Authorization: `Bearer ${token}`}, agent: false}, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${sub}: ${response.statusCode}`));
      response.setEncoding('utf8').on('data', (text: string) => {
        for (const [, id] of text.matchAll(/event: ticket-changed\ndata: \{"id":"([^"]+)"/g)) heard.get(sub)?.(id!);
      });
      resolve(response);
    }).on('error', reject);
  });
}

async function submit(sub: string): Promise<{answered: number; heard: number}> {
  const draft = incident();
  const began = performance.now();
  const came = new Promise<number>((resolve) => heard.set(sub, () => resolve(performance.now())));
  const headers = {'Content-Type': 'application/json', 'Idempotency-Key': draft.clientRef!};
  const answer = await counter.call(sub, 'POST', '/tickets', {headers, body: JSON.stringify(draft)});
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  await answer.text();
  const answered = performance.now() - began;
  return {answered, heard: (await came) - began};
}

try {
  await warmUp();
  const before = gateway.memory();
  const open: IncomingMessage[] = [];
  for (let n = 0; n < streams; n += 50)
    open.push(...(await Promise.all(Array.from({length: 50}, (_, more) => openStream(`u${n + more}`)))));
  await new Promise((resolve) => setTimeout(resolve, 25_000));
  const idle = gateway.memory();
  const times: {answered: number; heard: number}[] = [];
  for (let n = 0; n < told; n++) times.push(await submit(`u${n}`));
  const at = (what: 'answered' | 'heard', part: number) => {
    const sorted = times.map((one) => one[what]).sort((one, other) => one - other);
    return sorted[Math.floor((told - 1) * part)]!.toFixed(0);
  };
  console.log(
    `memory of the gateway: ${before.toFixed(0)} MB without streams, ${idle.toFixed(0)} MB with ${streams} open, ${gateway.memory().toFixed(0)} MB after ${told} requests`,
  );
  for (const what of ['answered', 'heard'] as const)
    console.log(`${what} after ${at(what, 0.5)} ms (median), ${at(what, 0.99)} ms (99 of 100)`);
  for (const stream of open) stream.destroy();
} finally {
  await gateway.end('SIGTERM');
  await counter.end('SIGTERM');
  await cluster?.stop();
  rmSync(folder, {recursive: true, force: true});
}

/** The code that takes a request has run before memory is looked at. */
async function warmUp(): Promise<void> {
  const stream = await openStream('warm');
  for (let n = 0; n < 20; n++) await submit('warm');
  stream.destroy();
}
