import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {before, describe, it} from 'node:test';
import {createApp} from '../../server/app/app.js';
import {guestToken} from '../../server/app/guest-pass.js';
import {passToken} from '../../server/app/letter.js';
import {staffDoor} from '../../server/app/staff/staff-door.js';
import {staffRoutes} from '../../server/app/staff/staff-routes.js';
import {takeStep} from '../../server/app/take-step.js';
import {signToken} from '../../server/app/token.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {newKey} from '../../src/contract/key.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import type {VisitKind} from '../../src/contract/visit.js';
import {encodeMetadata} from '../../src/contract/upload.js';
import {base, incident, keyed, openCounter, secret, start, type CallOptions, type Counter} from '../support/gateway-counter.js';
import {authorisation, readers, type Cell, type Reader} from './authorisation.js';

const issuer = 'https://demo.aftercare.example';
const staffKey = 'a-key-of-the-team-for-tests-of-32-characters-or-more';
const agent = {id: 'shen-yan', name: '沈砚', role: 'agent'};
const email = 'li.wen@hemu.example';
/** Whom the owner brings in. */
const cc = ['wang-lei'];
const tus = {'Tus-Resumable': '1.0.0'};
const bytes = {...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream'};

/** What the calls of a cell are about: all of it the owner's, made anew for each that changes something. */
interface Things {
  resolved: {id: string; version: number; survey: string; file: string};
  open: {id: string; version: number};
  /** With everything down its customer may have it passed on as soon as it is in work. */
  urgent: {id: string; version: number};
  quoted: {id: string; version: number; proposal: string; grant: string};
  visited: {id: string; version: number; visit: string; slot: string};
  remote: {id: string; version: number; visit: string};
  upload: string;
  code: string;
  reference: string;
  link: string;
  /** Id of a link that was made for somebody. */
  shared: string;
}

/** Cells whose call leaves nothing for the next reader. */
const usesUp: readonly Cell[] = [
  'actOnTicket',
  'cancel ticket',
  'urge',
  'escalate',
  'accept quote',
  'book visit',
  'give consent',
  'withdraw consent',
  'approve plan',
  'grant access',
  'revoke access',
  'bring in',
  'take out',
  'leave',
  'hand over',
  'send upload',
  'remove upload',
  'openGuestSession',
  'openLinkSession',
];

/** Cells about another request than the resolved one, which cannot be cancelled and has no price: their guests and links open that one. */
const about: Partial<Record<Cell, 'open' | 'urgent' | 'quoted' | 'visited' | 'remote'>> = {
  'cancel ticket': 'open',
  'bring in': 'open',
  'take out': 'open',
  leave: 'open',
  'hand over': 'open',
  urge: 'open',
  escalate: 'urgent',
  'accept quote': 'quoted',
  'approve plan': 'quoted',
  'grant access': 'quoted',
  'revoke access': 'quoted',
  'book visit': 'visited',
  'give consent': 'remote',
  'withdraw consent': 'remote',
};

let counter: Counter;
let other: string;
let tokens: Record<Reader, string | undefined>;

/** A change of the owner's that a price was named for. */
async function quotedTicket() {
  const {id} = (
    await counter.submit('li-wen', {cc, type: 'change', fields: {product: 'bi-server', 'change-kind': 'data', environment: 'test'}})
  ).json;
  const items = [{text: '开发', quantity: 1, unitAmount: 100}];
  const validThrough = new Date(counter.now() + 864_000_000).toISOString().slice(0, 10);
  const plan = {is: 'propose', kind: 'plan', text: '先备份', steps: [{text: '备份'}]} as const;
  const quote = {currency: 'CNY', items, validThrough, timeZone: 'Asia/Shanghai'};
  const asked = {is: 'ask-access', kind: 'access', scope: [{id: '1', kind: 'system', text: '服务器'}], purpose: '查看', hours: 8} as const;
  const access = {...asked, scope: [...asked.scope]};
  for (const step of [{is: 'evaluate'} as const, access, {is: 'quote', quote} as const, {...plan, steps: [...plan.steps]}])
    assert.ok(await takeStep(counter.gateway.ports, id, step, agent));
  return (await counter.call('GET', `/tickets/${id}`, {as: 'li-wen'})).json;
}

/** A request of the owner that may be passed on: the team says that everything is down, and is at work. */
async function urgentTicket() {
  const {id} = (await counter.submit('li-wen', {cc})).json;
  for (const step of [{is: 'classify', priority: 'P0'}, {is: 'assign', to: agent}, {is: 'start'}] as const)
    assert.ok(await takeStep(counter.gateway.ports, id, step, agent));
  return (await counter.call('GET', `/tickets/${id}`, {as: 'li-wen'})).json;
}

/** A request of the owner for which somebody may come, in person or by remote session. */
async function visitedTicket(kind: VisitKind) {
  const {id} = (await counter.submit('li-wen', {cc})).json;
  const there = kind === 'on-site' ? {address: '二层'} : {session: {sees: '日志', tool: {name: '远程会议'}}};
  const offer = {kind, engineer: agent, purpose: '看看', ...there, slots: []};
  assert.ok(await takeStep(counter.gateway.ports, id, {is: 'propose-visit', offer}, agent));
  return (await counter.call('GET', `/tickets/${id}`, {as: 'li-wen'})).json;
}

/** A request of the owner; with the team's steps behind it where it is to be resolved. */
async function ticketOf(over: object, solved: boolean) {
  const {id} = (await counter.submit('li-wen', {cc, ...over})).json;
  const {ports} = counter.gateway;
  if (solved) {
    for (const is of ['classify', 'assign', 'start', 'resolve'] as const) {
      const step = is === 'assign' ? {is, to: agent} : is === 'resolve' ? {is, summary: '好了'} : {is};
      assert.ok(await takeStep(ports, id, step, agent));
    }
  }
  return (await counter.call('GET', `/tickets/${id}`, {as: 'li-wen'})).json;
}

/** What a cell's calls are about: the requests with steps of their own only where it is one of them. */
async function makeThings(cell?: Cell): Promise<Things> {
  const made = async (name: (typeof about)[Cell], make: typeof quotedTicket) => (cell && about[cell] === name ? make() : {});
  const file = await counter.upload('li-wen', 'a.log', 'words of a log');
  const [{id: resolved}, open] = [await ticketOf({attachments: [file]}, true), await ticketOf({}, false)];
  const shared = await sharedLink(resolved);
  const solved = (await counter.call('GET', `/tickets/${resolved}`, {as: 'li-wen'})).json;
  const quoted = await made('quoted', quotedTicket);
  const visited = await made('visited', () => visitedTicket('on-site'));
  const remote = await made('remote', () => visitedTicket('remote'));
  const urgent = await made('urgent', urgentTicket);
  const claim = {reference: open.reference, email};
  await counter.pass(3_600_000);
  tokens = await tokensFor(solved.id);
  await counter.call('POST', '/guest-sessions', {body: claim});
  const created = await counter.call('POST', '/uploads', {
    as: 'li-wen',
    headers: {...tus, 'Upload-Length': '3', 'Upload-Metadata': encodeMetadata({filename: 'b.log'})},
  });
  return {
    resolved: {id: solved.id, version: solved.version, survey: solved.survey.id, file},
    open: {id: open.id, version: open.version},
    urgent: {id: urgent.id, version: urgent.version},
    quoted: {id: quoted.id, version: quoted.version, proposal: quoted.proposals?.[0].id, grant: quoted.grants?.[0].id},
    visited: {id: visited.id, version: visited.version, visit: visited.visits?.[0].id, slot: visited.visits?.[0].slots[0].from},
    remote: {id: remote.id, version: remote.version, visit: remote.visits?.[0].id},
    upload: created.headers.get('Location')!.slice(`${base}/uploads/`.length),
    code: await counter.mailedCode(email),
    reference: open.reference,
    shared,
    link: await passToken(`received ${open.id}`, counter.gateway.ports.linkSecret),
  };
}

async function sharedLink(ticket: string): Promise<string> {
  const share = keyed({label: '审计', scope: 'read', hours: 24});
  return (await counter.call('POST', `/tickets/${ticket}/links`, {as: 'li-wen', ...share})).json.items[0].id;
}

/** Each reader's token, good now; those of guests open this ticket. */
async function tokensFor(ticket: string): Promise<typeof tokens> {
  const {ports} = counter.gateway;
  const sign = (sub: string, org: string, role: 'requester' | 'manager', iss = issuer) =>
    signToken(secret, {iss, aud: 'aftercare', sub, org, role}, counter.now());
  const guest = async (id: string, scopes?: Parameters<typeof guestToken>[2]) => (await guestToken({id, steps: []}, ports, scopes)).token;
  return {
    nobody: undefined,
    owner: await counter.gateway.tokenFor('li-wen'),
    colleague: await sign('zhao-min', 'hemu', 'requester'),
    'brought in': await sign('wang-lei', 'hemu', 'requester'),
    manager: await sign('chen-guodong', 'hemu', 'manager'),
    stranger: await counter.gateway.tokenFor('zhou-yan'),
    'strangers’ manager': await sign('boss', 'lanjiang', 'manager'),
    'other issuer': await sign('li-wen', 'hemu', 'manager', 'https://second.example'),
    guest: await guest(ticket),
    'guest of another': await guest(other),
    link: await guest(ticket, ['read', 'reply', 'settle', 'rate']),
    'rating link': await guest(ticket, ['read', 'rate']),
    'link of another': await guest(other, ['read', 'reply', 'settle', 'rate']),
    'staff key': staffKey,
  };
}

async function downloadPath({resolved}: Things): Promise<string> {
  const {url} = (await counter.call('GET', `/tickets/${resolved.id}/attachments/${resolved.file}`, {as: 'li-wen'})).json;
  return (url as string).slice(base.length);
}

/** The call of each cell. `guest` and links open the resolved ticket, so what is acted on is that one. */
function callFor(
  cell: Cell,
  {resolved, open, urgent, quoted, visited, remote, upload, code, reference, link, shared}: Things,
): [method: string, path: string, options?: CallOptions] {
  const own = `/tickets/${resolved.id}`;
  const act = (action: string, version: number, more = {}): CallOptions => ({...keyed({action, ...more}), version});
  switch (cell) {
    case 'setPreferences':
      return ['PUT', '/me/preferences', {body: {unwanted: []}}];
    case 'submitTicket': {
      const draft = incident();
      return ['POST', '/tickets', {body: draft, key: draft.clientRef}];
    }
    case 'list organisation':
      return ['GET', '/tickets?scope=organisation'];
    case 'readTicket':
      return ['GET', own];
    case 'listMessages':
      return ['GET', `${own}/messages`];
    case 'postMessage':
      return ['POST', `${own}/messages`, keyed({text: '还有一点', attachments: []})];
    case 'actOnTicket':
      return ['POST', `${own}/actions`, act('confirm', resolved.version)];
    case 'cancel ticket':
      return ['POST', `/tickets/${open.id}/actions`, act('cancel', open.version)];
    case 'urge':
      return ['POST', `/tickets/${open.id}/actions`, act('urge', open.version)];
    case 'escalate':
      return ['POST', `/tickets/${urgent.id}/actions`, act('escalate', urgent.version, {reason: '门店都停了'})];
    case 'accept quote':
      return ['POST', `/tickets/${quoted.id}/actions`, act('accept-quote', quoted.version, {quote: 1})];
    case 'approve plan':
      return ['POST', `/tickets/${quoted.id}/actions`, act('approve', quoted.version, {proposal: quoted.proposal})];
    case 'book visit':
      return ['POST', `/tickets/${visited.id}/actions`, act('book-visit', visited.version, {visit: visited.visit, slot: visited.slot})];
    case 'give consent':
    case 'withdraw consent': {
      const is = cell === 'give consent' ? 'give-consent' : 'withdraw-consent';
      return ['POST', `/tickets/${remote.id}/actions`, act(is, remote.version, {visit: remote.visit})];
    }
    case 'grant access': {
      const until = new Date(counter.now() + 3_600_000).toISOString();
      return ['POST', `/tickets/${quoted.id}/actions`, act('grant-access', quoted.version, {grant: quoted.grant, scope: ['1'], until})];
    }
    case 'revoke access':
      return ['POST', `/tickets/${quoted.id}/actions`, act('revoke-access', quoted.version, {grant: quoted.grant})];
    case 'list approvals':
      return ['GET', '/tickets?awaits=approval'];
    case 'list shared':
      return ['GET', '/tickets?scope=shared'];
    case 'bring in':
      return ['POST', `/tickets/${open.id}/actions`, act('bring-in', open.version, {person: 'chen-guodong'})];
    case 'take out':
      return ['POST', `/tickets/${open.id}/actions`, act('take-out', open.version, {person: 'wang-lei'})];
    case 'leave':
      return ['POST', `/tickets/${open.id}/actions`, act('leave', open.version)];
    case 'hand over':
      return ['POST', `/tickets/${open.id}/actions`, act('hand-over', open.version, {person: 'wang-lei'})];
    case 'setPerson':
      return ['PUT', '/people/xu-jia', {body: {left: true}}];
    case 'listLinks':
      return ['GET', `${own}/links`];
    case 'shareTicket':
      return ['POST', `${own}/links`, keyed({label: '审计', scope: 'read', hours: 24})];
    case 'readLink':
      return ['GET', `${own}/links/${shared}`];
    case 'revokeLink':
      return ['POST', `${own}/links/${shared}/revoke`, keyed({})];
    case 'linkAttachment':
      return ['GET', `${own}/attachments/${resolved.file}`];
    case 'readUpload':
      return ['GET', `/uploads/${resolved.file}`];
    case 'begin upload':
      return ['POST', '/uploads', {headers: {...tus, 'Upload-Length': '3', 'Upload-Metadata': encodeMetadata({filename: 'c.log'})}}];
    case 'ask upload':
      return ['HEAD', `/uploads/${upload}`, {headers: tus}];
    case 'send upload':
      return ['PATCH', `/uploads/${upload}`, {headers: bytes, raw: 'abc'}];
    case 'remove upload':
      return ['DELETE', `/uploads/${upload}`, {headers: tus}];
    case 'readArticle':
      return ['GET', `/articles/${haituWorld.articles[0]!.id}`];
    case 'rateArticle':
      return ['POST', `/articles/${haituWorld.articles[0]!.id}/feedback`, keyed({helpful: true})];
    case 'sendSignals':
      return ['POST', '/signals', {body: {signals: [{kind: 'search-empty', query: 'x', count: 0, at: new Date(start).toISOString()}]}}];
    case 'readSurvey':
      return ['GET', `/surveys/${resolved.survey}`];
    case 'respondToSurvey':
      return [
        'PUT',
        `/surveys/${resolved.survey}/response`,
        {body: {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''}},
      ];
    case 'askGuestCode':
      return ['POST', '/guest-sessions', {body: {reference: newKey(), email: `${newKey()}@x.example`}}];
    case 'openGuestSession':
      return ['POST', '/guest-sessions/verify', {body: {reference, email, code}}];
    case 'openLinkSession':
      return ['POST', '/link-sessions', {body: {token: link}}];
    case 'download':
      return ['GET', ''];
    default:
      return [routes[cell].method, routes[cell].path];
  }
}

describe('who may do what', () => {
  before(async () => {
    counter = await openCounter({secret});
    const {ports} = counter.gateway;
    ports.verifiers = [...ports.verifiers, {issuer: 'https://second.example', audience: 'aftercare', secret}];
    other = (await ticketOf({}, false)).id;
  });

  it('is written down for every route of the contract', () => {
    assert.deepEqual(
      (Object.keys(routes) as RouteName[]).filter((name) => !(name in authorisation)),
      [],
    );
    for (const row of Object.values(authorisation)) assert.equal(row.length, readers.length);
  });

  for (const [cell, row] of Object.entries(authorisation) as [Cell, readonly number[]][]) {
    it(`${cell}: ${readers.map((reader, n) => `${reader} ${row[n]}`).join(', ')}`, async () => {
      let things: Things | undefined;
      for (const [n, reader] of readers.entries()) {
        if (!things || usesUp.includes(cell)) things = await makeThings(cell);
        const request = about[cell];
        const seen = request ? await tokensFor(things[request].id) : tokens;
        const token = seen[reader];
        const [method, said, options] = callFor(cell, things);
        const path = cell === 'download' ? await downloadPath(things) : said;
        const reply = await counter.call(method, path, {
          ...options,
          ...(token !== undefined && {headers: {...options?.headers, Authorization: `Bearer ${token}`}}),
        });
        assert.equal(reply.status, row[n], `${cell} by ${reader}: ${reply.text.slice(0, 200)}`);
      }
    });
  }

  it('of the team’s side is its key’s alone: no customer, guest or link gets further than the door', async () => {
    const {ports} = counter.gateway;
    const door = staffDoor(ports, {key: staffKey, agents: haituWorld.agents, checklist: haituWorld.checklist});
    const app = createApp(ports, {doors: [door]});
    const things = await makeThings();
    for (const [name, {method, path}] of Object.entries(staffRoutes)) {
      for (const reader of readers) {
        const url = `https://support.example.com/staff/v1${path.replace('{ticket}', things.resolved.id).replace('{survey}', things.resolved.survey).replace('{attachment}', things.resolved.file)}`;
        const token = tokens[reader];
        const headers = {'Content-Type': 'application/json', ...(token !== undefined && {Authorization: `Bearer ${token}`})};
        const request = new Request(url, {method, headers, ...(method !== 'GET' && {body: '{}'})});
        const {status} = await app(request, {network: newKey()});
        assert.equal(status === 401, reader !== 'staff key', `${name} by ${reader}: ${status}`);
      }
    }
  });

  it('is not found by guessing: ten thousand ids, references, codes and links open nothing', async () => {
    const {gateway} = counter;
    const things = await makeThings();
    const [owner, stranger] = [tokens.owner, tokens.stranger];
    const send = (method: string, path: string, token: string | undefined, body?: object) =>
      gateway.app(
        new Request(`${base}${path}`, {
          method,
          headers: {...(token !== undefined && {Authorization: `Bearer ${token}`}), ...(body && {'Content-Type': 'application/json'})},
          ...(body && {body: JSON.stringify(body)}),
        }),
        {network: newKey()},
      );
    const near = (id: string, n: number) => {
      const guess = id.slice(0, -2) + n.toString(36).padStart(2, '0');
      return guess === id ? `${guess}0` : guess;
    };
    const guesses: ((n: number) => Promise<Response>)[] = [
      () => send('GET', `/tickets/${randomBytes(16).toString('base64url')}`, stranger),
      (n) => send('GET', `/tickets/${near(things.resolved.id, n % 1296)}`, stranger),
      () => send('GET', `/tickets/AC-${randomBytes(4).toString('hex').toUpperCase()}`, owner),
      (n) => send('GET', `/uploads/${near(things.upload, n % 1296)}`, stranger),
      (n) => send('GET', `/surveys/${near(things.resolved.survey, n % 1296)}`, stranger),
      () => send('POST', '/link-sessions', undefined, {token: randomBytes(32).toString('base64url')}),
      (n) => send('POST', '/link-sessions', undefined, {token: near(things.link, n % 1296)}),
      (n) =>
        send('POST', '/guest-sessions/verify', undefined, {
          reference: things.reference,
          email,
          code: String((Number(things.code) + 1 + n) % 1_000_000).padStart(6, '0'),
        }),
      (n) =>
        send('POST', '/guest-sessions/verify', undefined, {reference: things.reference, email: `x${n}@hemu.example`, code: things.code}),
      () => send('GET', `/downloads/${randomBytes(24).toString('base64url')}.${randomBytes(24).toString('base64url')}.x`, undefined),
    ];
    const met = new Map<number, number>();
    for (let n = 0; n < 10_000; n++) {
      const {status} = await guesses[n % guesses.length]!(n);
      met.set(status, (met.get(status) ?? 0) + 1);
    }
    assert.deepEqual(
      [...met.keys()].filter((status) => status < 400),
      [],
      JSON.stringify([...met]),
    );
    assert.equal(
      [...met.values()].reduce((sum, times) => sum + times, 0),
      10_000,
    );
  });
});
