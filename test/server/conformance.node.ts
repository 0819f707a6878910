import assert from 'node:assert/strict';
import {execFileSync, spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, afterEach, before, describe, it, mock} from 'node:test';
import {openApi} from '../../server/app/openapi.js';
import {signToken} from '../../server/app/token.js';
import {conformanceCommand} from '../../server/conformance/command.js';
import {asText} from '../../server/conformance/report.js';
import {run, type Conformance, type RunOptions} from '../../server/conformance/run.js';
import packageJson from '../../server/package.json' with {type: 'json'};
import {problemCodes} from '../../src/contract/problem-codes.js';
import {routes} from '../../src/contract/routes.js';
import {base, keyed, openCounter, start, type Counter} from '../support/gateway-counter.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';
import {articleRecords} from '../../server/memory/seed.js';
import {haituWorld} from '../../server/memory/world/haitu.js';

const origin = 'https://www.haitu.example';
/** Of the invented vendor's world what one customer needs. */
const world = {
  ...haituWorld,
  tickets: haituWorld.tickets.filter(({owner}) => owner === 'li-wen'),
  articles: haituWorld.articles.slice(0, 6),
};

/** Tries a gateway of ours with all that a run can be given. */
async function tried(counter: Counter, more: Partial<RunOptions> = {}): Promise<Conformance> {
  const {gateway} = counter;
  return run({
    base,
    token: await gateway.tokenFor('li-wen'),
    otherToken: await gateway.tokenFor('emma-hart'),
    origin,
    thorough: true,
    transport: (request) => gateway.app(request, {network: '192.0.2.1'}),
    now: counter.now,
    // Twenty-five seconds go by for the stream's timer and the gateway's clock alike.
    wait: async (ms) => {
      for (let gone = 0; gone < ms; gone += 5_000) {
        await counter.pass(5_000);
        mock.timers.tick(5_000);
      }
    },
    ...more,
  });
}

const rulesThatAre = ({verdicts}: Conformance, state: string) => verdicts.filter((one) => one.state === state).map(({rule}) => rule);

describe('a gateway of ours', () => {
  afterEach(() => mock.timers.reset());

  for (const kind of repositoryKinds()) {
    describe(kind.name, () => {
      const open = closedAfterEach(kind);

      it('keeps every rule of the contract, and is left as it was found', async () => {
        mock.timers.enable({apis: ['setInterval']});
        const {repository} = await open(articleRecords(world, start));
        const counter = await openCounter({world, store: {repository}, allowedOrigins: [origin], openapi: openApi(routes)});
        const first = await tried(counter);
        assert.deepEqual(rulesThatAre(first, 'broken'), [], asText(first));
        assert.deepEqual(rulesThatAre(first, 'untried'), [], asText(first));
        assert.deepEqual([first.absent, first.left], [[], []]);
        const left = (await counter.call('GET', '/tickets?state=open&q=conformance&limit=100', {as: 'li-wen'})).json;
        assert.deepEqual(left.items, [], 'what was handed in was taken back');
        const again = await tried(counter, {thorough: false});
        assert.deepEqual(rulesThatAre(again, 'broken'), [], asText(again));
        const leavesTraces = ['rateArticle', 'sendSignals', 'readSurvey', 'respondToSurvey', 'signals-taken', 'feedback-once', 'guest-same-words', 'guest-code-guessed', 'survey-once', 'events-alive']; // prettier-ignore
        assert.deepEqual(
          rulesThatAre(again, 'untried').filter((rule) => rule !== 'retry-after'),
          leavesTraces,
          asText(again),
        );
        assert.deepEqual(again.left, []);
      });
    });
  }
});

it('takes back what it handed in where an answer was lost and where it is broken off, and says what it tried in part only', async () => {
  const counter = await openCounter({world, allowedOrigins: [origin]});
  const {app} = counter.gateway;
  let handedIn = 0;
  const after = (handed: () => void) => async (request: Request) => {
    const reply = await app(request, {network: '192.0.2.1'});
    if (request.method === 'POST' && request.url.endsWith('/tickets') && reply.status === 201 && !handedIn++) handed();
    return reply;
  };
  const left = async () => {
    assert.ok(handedIn);
    handedIn = 0;
    return (await counter.call('GET', '/tickets?state=open&q=conformance&limit=100', {as: 'li-wen'})).json.items;
  };
  const cut = await tried(counter, {
    only: ['thread'],
    transport: after(() => {
      throw new Error('the line broke');
    }),
  });
  assert.deepEqual([rulesThatAre(cut, 'broken'), cut.left, await left()], [['answers'], [], []]);

  // A backend that does not heed the key answers with whatever the person has: none of that is to be touched.
  const before = await counter.call('GET', '/tickets?limit=100', {as: 'li-wen'});
  const unheeded = after(() => {
    throw new Error('the line broke');
  });
  const deaf = await tried(counter, {
    only: ['thread'],
    transport: (request) => unheeded(new Request(request.url.replace(/clientRef=[^&]*/, 'limit=100'), request)),
  });
  assert.match(deaf.left[0]!.because, /its answer was lost; .*does not look it up/);
  const [lost, ...none] = await left();
  assert.deepEqual(none, []);
  const states = (items: {id: string; state: string}[]) => items.filter(({id}) => id !== lost.id).map(({id, state}) => [id, state]);
  const now = await counter.call('GET', '/tickets?limit=100', {as: 'li-wen'});
  assert.deepEqual(states(now.json.items), states(before.json.items));
  await counter.call('POST', `/tickets/${lost.id}/actions`, {as: 'li-wen', version: lost.version, ...keyed({action: 'cancel'})});

  const ending = new AbortController();
  const broken = await tried(counter, {only: ['thread', 'steps'], signal: ending.signal, transport: after(() => ending.abort())});
  assert.deepEqual([broken.brokenOff, rulesThatAre(broken, 'broken'), broken.left, await left()], [true, [], [], []]);
  assert.match(asText(broken), /Broken off before its end\. What was handed in was taken back\./);

  const alone = asText(await tried(counter, {only: ['isolation'], transport: after(() => undefined)}));
  assert.match(alone, /in part {2}other-unseen\n.*GET \/tickets\/\{ticket\}\/attachments\/\{attachment\}.*GET \/surveys\/\{survey\}/);
  assert.deepEqual(await left(), []);
});

it('docs/backend.md tells every code with its status', async () => {
  const rows = [...(await readFile('docs/backend.md', 'utf8')).matchAll(/^\| +(`[\w`, -]+?) +\| (\d{3}) +\| (yes|no) +\|/gm)];
  const told = rows.flatMap(([, names, status, again]) => names!.split(', ').map((name) => [name.replaceAll('`', ''), [Number(status), again === 'yes']])); // prettier-ignore
  assert.deepEqual(Object.fromEntries(told), problemCodes);
});

describe('the command', () => {
  const secret = 'a secret of the tests, long enough to sign';
  const tokenOf = (sub: string) =>
    signToken(secret, {iss: 'https://vendor.example', aud: 'portal', sub, name: sub, org: `${sub}-works`}, Date.now());
  let address: string;
  let example: ChildProcess;
  before(async () => {
    const env = {...process.env, JWT_SECRET: secret, ORIGINS: origin, PORT: '0'};
    const child = spawn(process.execPath, ['examples/backend/server.mjs'], {env, stdio: ['ignore', 'pipe', 'inherit']});
    example = child;
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    address = /http:\S+/.exec(String(said))![0];
  });
  after(() => example.kill());

  it('finds nothing broken in the example of plain Node, and says what that does not offer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aftercare-command-'));
    after(() => rm(folder, {recursive: true}));
    // As npm gives it to whoever installs it, away from this repository and its packages.
    execFileSync('npm', ['pack', '--workspace', 'server', '--pack-destination', folder], {stdio: ['ignore', 'ignore', 'pipe']});
    execFileSync('tar', ['-xzf', join(folder, (await readdir(folder))[0]!), '-C', folder]);
    const command = join(folder, 'package', packageJson.bin['aftercare-conformance']);
    const env = {...process.env, AFTERCARE_TOKEN: await tokenOf('ann'), AFTERCARE_OTHER_TOKEN: await tokenOf('bob')};
    const said = spawnSync(process.execPath, [command, address, '--origin', origin, '--thorough', '--json'], {
      env,
      cwd: folder,
      encoding: 'utf8',
    });
    const conformance = JSON.parse(said.stdout || said.stderr) as Conformance;
    assert.equal(said.status, 0, asText(conformance));
    assert.ok(conformance.absent.includes('GET /articles'));
    assert.deepEqual(conformance.left, []);
    const {verdicts} = conformance;
    const untried = new Set(verdicts.filter(({state}) => state === 'untried').map(({group}) => group));
    assert.deepEqual([...untried], ['every reply', 'routes', 'contract', 'articles', 'guests', 'person', 'files', 'links', 'surveys', 'news', 'isolation']); // prettier-ignore
    for (const group of ['door', 'origins', 'handing in', 'thread', 'steps', 'caching', 'lists']) assert.ok(!untried.has(group), group);
  });

  it('needs no token for what is public, ends with 1 where something is broken, and with 2 where nothing can be tried', async () => {
    const said: string[] = [];
    const command = (...words: string[]) => conformanceCommand(words, {}, (text) => void said.push(text));
    assert.equal(await command(address), 0);
    assert.match(said.pop()!, /needs the token of a person \(--token\)/);
    assert.equal(await command(`${address}x`, '--token', await tokenOf('ann')), 1);
    assert.match(
      said.pop()!,
      /BROKEN {3}readDesk: GET \/desk answers 200 .*\n +at +GET \/desk\n +expected +200\n +got +404 not-found\n +why .*\n +cure /,
    );
    for (const words of [[], ['ftp://x'], [address, address], [address, '--only', 'nothing'], [address, '--wrong'], ['--help']]) {
      assert.equal(await command(...words), 2);
      assert.match(said.pop()!, /aftercare-conformance BASE-URL/);
    }
    assert.equal(await command('--rules'), 0);
    assert.match(said.pop()!, /key-burst: Ten at once/);
    assert.equal(await command('http://127.0.0.1:9/portal/v1'), 2);
    assert.match(said.pop()!, /cannot be reached/);

    // Alive where it is asked for its health, and nowhere else.
    let otherwise: (response: ServerResponse) => void = (response) => void response.destroy();
    const ill = createServer(({url}, response) => (url === '/health' ? response.end('{}') : otherwise(response))).listen(0);
    after(() => ill.close());
    await once(ill, 'listening');
    const illAddress = `http://127.0.0.1:${(ill.address() as AddressInfo).port}`;
    assert.equal(await command(illAddress, '--only', 'door'), 1);
    assert.match(said.pop()!, /BROKEN {3}answers:/);
    otherwise = (response) => {
      const reply = JSON.stringify({type: 'urn:x', title: 'x', status: 503, code: 'unavailable', retryable: true});
      response.writeHead(503, {'Content-Type': 'application/problem+json', 'Aftercare-Version': '1', 'Retry-After': '3600'}).end(reply);
    };
    assert.equal(await command(illAddress, '--only', 'door'), 2);
    assert.match(said.pop()!, /Ended by the backend’s limits: door/);
  });

  it('hands the example no token that brings it down', async () => {
    const headers = {Authorization: 'Bearer bnVsbA.bnVsbA.x'};
    assert.equal((await fetch(`${address}/desk`, {headers})).status, 401);
  });
});
