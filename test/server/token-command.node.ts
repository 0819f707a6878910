import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {it} from 'node:test';
import {promisify} from 'node:util';
import {root} from '../house/sources.js';
import {temporaryFolder} from '../support/file-rooms.js';
import {base, secret} from '../support/gateway-counter.js';
import {gatewayWords} from '../../scripts/gateway-words.mjs';
import type {Ports} from '../../server/app/ports.js';
import {staffDoor} from '../../server/app/staff/staff-door.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';

const run = promisify(execFile);
const issuer = 'https://vendor.example';

async function sign(args: string[], environment: Record<string, string> = {JWT_SECRET: secret, JWT_ISSUER: issuer, JWT_AUDIENCE: 'desk'}) {
  const env = {PATH: process.env['PATH'], ...environment};
  const done = await run(process.execPath, [...gatewayWords('token'), ...args], {env, cwd: root}).catch(
    (error: {stdout: string; stderr: string}) => error,
  );
  return {out: done.stdout.trim(), said: done.stderr.trim()};
}

it('the command signs a token that the gateway of the same environment takes', async () => {
  const gateway = await openGateway({world: haituWorld, team: false, issuer, audience: 'desk', secret});
  const claims = ['--name', '安', '--email', 'ann@example.com', '--org', 'acme', '--role', 'manager', '--locale', 'zh-Hant'];
  const {out, said} = await sign(['--sub', 'ann', ...claims, '--plan', 'gold', '--lifetime', '900']);
  assert.equal(said, '');
  const reply = await gateway.app(new Request(`${base}/me`, {headers: {Authorization: `Bearer ${out}`}}));
  assert.deepEqual(await reply.json(), {
    id: 'ann',
    name: '安',
    email: 'ann@example.com',
    organisation: {id: 'acme', name: 'acme'},
    role: 'manager',
    colleagues: true,
    preferences: {locale: 'zh-Hant', unwanted: [], approvals: false},
  });
});

it('the command signs for an issuer that the configuration names, with the secret of the variable that it names', async () => {
  const path = join(await temporaryFolder(), 'desk.json');
  const example = JSON.parse(await readFile(join(root, 'docs/configuration.example.json'), 'utf8')) as object;
  const issuers = [{issuer: 'https://etl.example', audience: 'etl', secretFrom: 'ETL_SECRET'}];
  await writeFile(path, JSON.stringify({...example, issuers}));
  const {out, said} = await sign(['--sub', 'ann', '--iss', 'https://etl.example'], {CONFIG: path, ETL_SECRET: secret});
  assert.equal(said, '');
  const gateway = await openGateway({world: haituWorld, team: false, issuer: 'https://etl.example', audience: 'etl', secret});
  assert.equal((await gateway.app(new Request(`${base}/me`, {headers: {Authorization: `Bearer ${out}`}}))).status, 200);
  const unknown = await sign(['--sub', 'ann', '--iss', 'https://other.example'], {CONFIG: path, ETL_SECRET: secret});
  assert.match(unknown.said, /--iss, one that CONFIG names/);
});

it('the command prints the key that opens the staff side to one agent, and none for somebody unknown', async () => {
  const staffKey = 'k'.repeat(40);
  const {out, said} = await sign(['--agent', 'zhao-qiming'], {STAFF_KEY: staffKey});
  assert.equal(said, '');
  const {agents, checklist} = haituWorld;
  const doors = (ports: Ports) => [staffDoor(ports, {key: staffKey, agents, checklist})];
  const gateway = await openGateway({world: haituWorld, team: false, issuer, audience: 'desk', secret, doors});
  const ask = (key: string) => gateway.app(new Request('https://support.example.com/staff/v1/desk', {headers: {Authorization: `Bearer ${key}`}})); // prettier-ignore
  assert.deepEqual([(await ask(out)).status, (await ask(out.replace('zhao-qiming', 'lu-jing'))).status], [200, 401]);
  const [stranger, keyless] = await Promise.all([
    sign(['--agent', 'nobody-here'], {STAFF_KEY: staffKey}),
    sign(['--agent', 'zhao-qiming'], {}),
  ]);
  assert.deepEqual([stranger.out, keyless.out], ['', '']);
  assert.match(stranger.said, /one of .*zhao-qiming/);
  assert.match(keyless.said, /STAFF_KEY is needed/);
});

it('the command says what is missing or wrong, and signs nothing then', async () => {
  const refused = await Promise.all([
    sign(['--name', 'x']),
    sign(['--sub', 'ann', '--lifetime', '901']),
    sign(['--sub', 'ann', '--role', 'admin']),
    sign(['--sub', 'ann', '--admin']),
    sign(['--sub', 'ann'], {}),
    sign(['--sub', 'ann'], {JWKS_URL: 'https://vendor.example/keys'}),
    sign(['--sub', 'ann'], {JWT_SECRET: 'short'}),
  ]);
  const reasons = [
    /--sub is needed/,
    /900 at most/,
    /requester or manager/,
    /--admin/,
    /JWT_SECRET is needed/,
    /private key/,
    /32 characters/,
  ];
  refused.forEach(({out, said}, n) => {
    assert.equal(out, '');
    assert.match(said, reasons[n]!);
    assert.doesNotMatch(said, /at file:/);
  });
});
