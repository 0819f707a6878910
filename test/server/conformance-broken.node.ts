import assert from 'node:assert/strict';
import {describe, it, mock} from 'node:test';
import {openApi} from '../../server/app/openapi.js';
import {asText} from '../../server/conformance/report.js';
import {parts, run, type Conformance} from '../../server/conformance/run.js';
import {routeOf, routeRules} from '../../server/conformance/route-replies.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {routes} from '../../src/contract/routes.js';
import {base, openCounter, start} from '../support/gateway-counter.js';
import {body, headers, instead, problem, resent, sent, spoilt, stream, success, underAnotherKey, without, type Fault} from '../support/wrong-backends.js'; // prettier-ignore

const origin = 'https://www.haitu.example';
const world = {
  ...haituWorld,
  tickets: haituWorld.tickets.filter(({owner, steps}) => owner === 'li-wen' && steps.some(({step}) => step.is === 'resolve')).slice(0, 3),
  articles: haituWorld.articles.slice(0, 6),
};
type Json = ReturnType<typeof JSON.parse>;

/** Tokens of the two persons of a run. */
interface Persons {
  me: string;
  other: string;
}

const ticketPath = '/tickets/[^/?]+';
const reading = new RegExp(`^GET ${ticketPath}$`);
const acting = new RegExp(`^POST ${ticketPath}/actions$`);
const writing = new RegExp(`^POST ${ticketPath}/messages$`);
const listing = /^GET \/tickets(\?|$)/;
const submitting = /^POST \/tickets$/;
const any = /^/;
const isOf = (request: Request, token: string) => request.headers.get('Authorization') === `Bearer ${token}`;
const keyOf = (request: Request) => request.headers.get('Idempotency-Key') ?? '';
const gone = (name: string) => (changed: Headers) => changed.delete(name);

/** Somebody else's request, sent in the name of whoever may. */
const asMe = (fits: RegExp, {me, other}: Persons): Fault =>
  sent(fits, (request) => (isOf(request, other) ? resent(request, {Authorization: `Bearer ${me}`}) : undefined));

/** What a link's session is refused, done in the name of whoever has this token. */
const byLink =
  (fits: RegExp, me: string): Fault =>
  async (request, at, app) => {
    const reply = await app(request.clone());
    return fits.test(at) && reply.status === 403 ? app(resent(request, {Authorization: `Bearer ${me}`})) : reply;
  };

/** What comes without a token, taken for somebody with this one. */
const asAnyone = (fits: RegExp, me: string): Fault =>
  sent(fits, (request) => (request.headers.has('Authorization') ? undefined : resent(request, {Authorization: `Bearer ${me}`})));

/** Keeps what was answered first under a key, and has its say on the next. */
function remembering(
  fits: RegExp,
  next: (request: Request, first: {status: number; text: string}, again: () => Promise<Response>) => Response | Promise<Response>,
): Fault {
  // prettier-ignore
  const answers = new Map<string, {status: number; text: string}>();
  return async (request, at, app) => {
    const key = keyOf(request).replaceAll('"', '');
    if (!fits.test(at) || !key) return app(request);
    const first = answers.get(key);
    if (first) return next(request, first, () => app(request));
    const reply = await app(request);
    answers.set(key, {status: reply.status, text: await reply.clone().text()});
    return reply;
  };
}

type Made = (persons: Persons) => Fault;

/** For each rule backends that break it and nothing else: the part of the run that says so, and faults, of several clauses one each. */
const wrong: Record<string, [walk: string, ...faults: Made[]]> = {
  answers: [
    'caching',
    () => instead(/^GET \/articles\?limit=1/, 200, () => problem(500, 'internal-error', {}, true)),
    () => async (request, at, app) => (reading.test(at) ? Promise.reject(new TypeError('terminated')) : app(request)),
  ],
  'version-header': ['door', () => headers(any, (changed, _request, status) => status >= 400 && changed.delete('Aftercare-Version'))],
  'date-header': ['contract', () => headers(any, (changed) => changed.set('Date', 'Mon, 02 Mar 2026 02:00:00 GMT'))],
  'problem-shape': ['door', () => headers(any, (changed, _request, status) => status === 404 && changed.set('Content-Type', 'application/json'))],
  'problem-code': ['thread', () => body(any, (json) => ({...json, retryable: true}), (status) => status === 404)],
  'problem-plain': ['door', () => body(any, (json) => ({...json, detail: 'Error\n    at find (/srv/app.js:10:3)'}), (status) => status === 404)],
  'retry-after': ['handing in', () => headers(submitting, (changed, _request, status) => status === 409 && changed.delete('Retry-After'))],
  json: ['contract', () => headers(/^GET \/desk/, (changed) => changed.set('Content-Type', 'text/html'))],
  'times-utc': ['lists', () => body(listing, (json) => ({...json, items: json.items.map((item: Json) => ({...item, createdAt: '2026-03-02T09:00:00+08:00'}))}))],
  'not-shared': ['person', () => headers(/^GET \/me/, (changed) => changed.set('Cache-Control', 'public, max-age=60'))],

  'openapi-served': ['contract', () => body(/^GET \/openapi/, (json) => ({...json, openapi: '2.0'}))],

  'unknown-address': ['door', () => instead(/^GET \/no-such/, 404, () => problem(410, 'gone'))],
  'unknown-method': ['door', () => instead(/^DELETE/, 405, () => success({}))],
  'token-needed': ['files, surveys, no token', ({me}) => asAnyone(/^GET \/surveys\/[^/]+$/, me), ({me}) => asAnyone(/^GET \/tickets\/.*\/attachments\//, me), ({me}) => asAnyone(/^HEAD/, me), ({me}) => sent(/^GET \/surveys$/, (request) => (request.headers.has('Authorization') ? undefined : resent(request, {Authorization: `Bearer ${me}`})))],
  'token-forged': ['door', () => sent(/^GET \/desk/, (request) => resent(request, {Authorization: ''}))],
  'body-json': ['door', () => instead(submitting, 400, () => problem(422, 'invalid-fields'))],
  'body-type': ['door', () => sent(submitting, (request) => resent(request, {'Content-Type': 'application/json'}))],
  'body-limit': ['door', () => instead(submitting, 413, () => problem(400, 'invalid-request'))],
  'unknown-members': ['door', () => instead(/^GET \/desk\?/, 200, () => problem(400, 'invalid-request'))],

  'origin-listed': ['origins', () => headers(any, (changed, _request, status) => status >= 400 && changed.delete('Access-Control-Allow-Origin'))],
  'origin-exposed': ['origins', () => headers(any, (changed) => changed.has('Access-Control-Expose-Headers') && changed.set('Access-Control-Expose-Headers', 'Date'))],
  'origin-preflight': ['origins', () => headers(/^OPTIONS/, (changed) => changed.set('Access-Control-Allow-Headers', 'Authorization, Content-Type'))],
  'origin-unlisted': ['origins', () => headers(any, (changed, request) => changed.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '*'))],
  'origin-vary': ['origins', () => headers(any, gone('Vary'))],

  'article-tree': ['articles', () => body(/^GET \/articles\/[^/?]+$/, (json) => (json.body ? {...json, body: [{tag: 'div', children: json.body}]} : json))],
  'article-found': ['articles', () => body(/^GET \/articles\?q=/, (json) => ({...json, items: json.items.map((item: Json) => ({...item, highlights: {title: [[0, 999]], summary: []}}))}))],
  'article-indexed': ['articles', () => body(/^GET \/articles\/index$/, (json) => ({...json, articles: []}))],
  'article-missing': ['articles', () => instead(/^GET \/articles\/no-such/, 404, () => problem(410, 'gone'))],
  'signals-taken': ['articles', () => instead(/^POST \/signals/, 400, () => success({taken: 0}, 202))],
  'feedback-once': ['articles', () => headers(/feedback$/, gone('Idempotency-Replayed'))],

  'guest-same-words': ['guests', () => async (request, at, app) => {
    const known = at === 'POST /guest-sessions' && !(await request.clone().text()).includes('AC-XXXX');
    return known ? body(any, (json) => ({...json, tries: 4}))(request, at, app) : app(request);
  }],
  'guest-code-guessed': ['guests', () => instead(/verify$/, 410, () => problem(422, 'invalid-fields')), () => instead(/verify$/, 422, () => problem(410, 'gone'))],
  'link-unknown': ['guests', () => instead(/^POST \/link-sessions/, 410, () => problem(401, 'unauthenticated'))],

  'preferences-kept': ['person', ({me}) => async (request, at, app) => {
    const reply = await app(request);
    if (at !== 'PUT /me/preferences' || reply.status !== 422) return reply;
    return app(resent(new Request(request.url), {Authorization: `Bearer ${me}`}, {to: '/me'}));
  }],
  'people-own': ['person', () => sent(/^GET \/people/, (request) => without(request, 'limit'))],
  'scope-refused': ['person', () => sent(listing, (request) => without(request, 'scope'))],

  'key-needed': ['handing in', () => sent(submitting, (request, text) => (keyOf(request) ? undefined : resent(request, {'Idempotency-Key': (JSON.parse(text) as Json).clientRef})))],
  'key-echoed': ['handing in', () => sent(submitting, (request, text) => {
    const draft = JSON.parse(text) as Json;
    const key = keyOf(request).replaceAll('"', '');
    return key.length >= 16 && draft.clientRef !== key ? resent(request, {}, {text: JSON.stringify({...draft, clientRef: key})}) : undefined;
  })],
  'key-replayed': ['handing in', () => headers(submitting, (changed) => changed.has('Idempotency-Replayed') && changed.set('Idempotency-Replayed', 'yes')), () => async (request, at, app) => {
    const reply = await app(request);
    return reply.headers.has('Idempotency-Replayed') ? body(submitting, (json) => ({...json, title: 'Another'}))(request, at, async () => reply) : reply;
  }],
  'key-quoted': ['handing in', () => async (request, at, app) => (keyOf(request).startsWith('"') ? problem(400, 'idempotency-key-missing') : app(request))],
  'key-reused': ['handing in', () => {
    const done = new Map<string, string>();
    return async (request, at, app) => {
      const [reply, key] = [await app(request), keyOf(request)];
      const text = submitting.test(at) ? await reply.clone().text() : '';
      if (reply.status === 201) done.set(key, text);
      return text.includes('key-reused') ? success(JSON.parse(done.get(key)!), 201, {'Idempotency-Replayed': 'true'}) : reply;
    };
  }],
  'key-burst': ['handing in', () => {
    const underWay = new Set<string>();
    return async (request, at, app) => {
      if (!submitting.test(at)) return app(request);
      const key = keyOf(request);
      if (underWay.has(key)) return app(underAnotherKey(request, await request.clone().text()));
      underWay.add(key);
      return app(request).finally(() => underWay.delete(key));
    };
  }],
  'key-kept-free': ['handing in', () => remembering(submitting, (_request, first, again) => (first.status === 422 ? problem(422, 'invalid-fields', {issues: [{pointer: '/title', code: 'required'}]}) : again()))],
  'key-looked-up': ['handing in', () => sent(listing, (request) => without(request, 'clientRef'))],
  'fields-named': ['handing in', () => body(submitting, (json) => (json.issues ? {...json, issues: json.issues.map((one: Json) => ({...one, pointer: 'title'}))} : json), (status) => status === 422)],
  'ticket-located': ['handing in', () => body(/^GET \/tickets\?limit/, (json) => ({...json, items: []}))],
  'clocks-named': ['handing in', () => body(submitting, (json) => ({...json, clocks: json.clocks.map((clock: Json) => ({...clock, calendar: 'nowhere'}))}))],

  'text-as-written': ['thread', () => body(writing, (json) => ({...json, text: json.text.replaceAll('<', '&lt;')}))],
  'message-kept': ['thread', () => body(/^GET .*\/messages/, (json) => ({...json, items: [...json.items, ...json.items]}))],
  'message-once': ['thread', () => headers(writing, gone('Idempotency-Replayed'))],
  'message-fields': ['thread', () => body(writing, (json) => (json.issues ? {...json, issues: [{pointer: '/message', code: 'required'}]} : json), (status) => status === 422)],
  'ticket-missing': ['thread', () => instead(acting, 404, () => problem(409, 'action-not-allowed', {allowed: []}))],

  'version-needed': ['steps', () => sent(acting, (request) => (request.headers.has('If-Match') ? undefined : resent(request, {'If-Match': '"999"'})))],
  'version-stale': ['steps', () => instead(acting, 412, () => problem(409, 'action-not-allowed', {allowed: []}))],
  'action-refused': ['steps', () => instead(acting, 409, () => problem(409, 'action-not-allowed'))],
  'action-done': ['steps', () => body(acting, (json) => ({...json, events: []}))],
  'action-once': ['steps', () => headers(acting, gone('Idempotency-Replayed')), () => remembering(acting, (_request, {status, text}) => success({...JSON.parse(text), version: 999}, status, {'Idempotency-Replayed': 'true'}))],

  etag: ['caching', () => headers(/^GET \/desk/, gone('ETag'))],
  'not-modified': ['caching', () => sent(any, (request) => (request.headers.get('If-None-Match') === '*' ? resent(request, {'If-None-Match': ''}) : undefined))],
  'etag-changes': ['caching', () => async (request, at, app) => {
    if (!reading.test(at)) return app(request);
    const tag = `"${at.slice(-8)}"`;
    const seen = request.headers.get('If-None-Match') ?? '';
    if (seen === '*' || seen.includes(tag)) return new Response(null, {status: 304, headers: {'Aftercare-Version': '1', Date: 'Mon, 02 Mar 2026 01:00:00 GMT', ETag: tag}});
    return headers(any, (changed) => changed.set('ETag', tag))(resent(request, {'If-None-Match': ''}), at, app);
  }],

  'list-limit': ['lists', () => sent(listing, (request) => (request.url.endsWith('limit=0') ? without(request, 'limit') : undefined))],
  'list-whole': ['lists', () => body(/limit=2\b/, (json) => ({...json, items: json.items.slice(0, 1)}))],
  'list-stable': ['lists', () => async (request, at, app) => {
    const {searchParams} = new URL(request.url);
    if (!listing.test(at) || searchParams.get('limit') !== '1') return app(request);
    const from = Number(searchParams.get('cursor') ?? 0);
    const {items} = (await (await app(resent(request, {}, {to: '/tickets?limit=100'}))).json()) as {items: Json[]};
    return success({items: items.slice(from, from + 1), nextCursor: String(from + 1)});
  }],
  'list-order': ['lists', () => body(/limit=2\b(?!.*state)/, (json) => ({...json, items: json.items.map((item: Json, n: number) => ({...item, updatedAt: new Date(Date.parse(item.updatedAt) + n * 1000).toISOString()}))}))],
  'cursor-foreign': ['lists', () => sent(listing, (request) => (request.url.includes('cursor=no-') ? without(request, 'cursor') : undefined))],
  'list-found': ['lists', () => sent(listing, (request) => (request.url.includes('+') ? without(request, 'q') : undefined))],
  'list-state': ['lists', () => sent(listing, (request) => (request.url.includes('state=closed') ? without(request, 'state') : undefined))],

  'upload-begun': ['files', () => headers(/^POST \/uploads/, gone('Tus-Resumable'))],
  'upload-version': ['files', () => sent(/^HEAD/, (request) => resent(request, {'Tus-Resumable': '1.0.0'}))],
  'upload-limits': ['files', () => sent(/^POST \/uploads/, (request) => (Number(request.headers.get('Upload-Length')) > 1_000_000 ? resent(request, {'Upload-Length': '1000'}) : undefined))],
  'upload-resumed': ['files', () => headers(/^HEAD/, gone('Upload-Length'))],
  'upload-mismatch': ['files', () => instead(/^PATCH/, 409, () => success(undefined, 204))],
  'upload-whole': ['files', () => body(/^GET \/uploads/, (json) => ({...json, sha256: '0'.repeat(64)}))],
  'upload-ended': ['files', () => async (request, at, app) => (at.startsWith('DELETE') ? success(undefined, 204) : app(request))],
  'attachment-given': ['files', () => async (request, at, app) => {
    const reply = await app(request);
    return at.startsWith('GET /downloads') ? new Response('other bytes', {headers: reply.headers}) : reply;
  }, () => body(submitting, (json) => ({...json, attachments: []}))],
  'attachment-safe': ['files', () => headers(/^GET \/downloads/, gone('Content-Security-Policy'))],
  'attachment-foreign': ['files', () => sent(submitting, (request, text) => (text.includes('no-such-upload') ? resent(request, {}, {text: text.replace('"no-such-upload"', '')}) : undefined))],

  'link-opens-one': ['links', ({me}) => async (request, at, app) => {
    const reply = await app(request.clone());
    return reading.test(at) && reply.status === 404 ? app(resent(request, {Authorization: `Bearer ${me}`})) : reply;
  }, ({me}) => byLink(/^GET \/people/, me), ({me}) => byLink(/^PUT \/me\/preferences/, me)],
  'link-read-only': ['links', ({me}) => async (request, at, app) => {
    const reply = await app(request.clone());
    return writing.test(at) && reply.status === 403 ? app(resent(request, {Authorization: `Bearer ${me}`})) : reply;
  }, ({me}) => byLink(acting, me)],
  'link-revoked': ['links', () => instead(/^POST \/link-sessions/, 410, () => problem(401, 'unauthenticated'))],

  'survey-missing': ['surveys', () => instead(/^GET \/surveys\//, 404, () => problem(410, 'gone'))],
  'survey-defined': ['surveys', () => body(/^GET \/surveys\?/, (json) => ({...json, items: json.items.map((item: Json) => ({...item, definition: 'nowhere'}))}))],
  'survey-once': ['surveys', ({me}) => {
    let answered = false;
    return async (request, at, app) => {
      if (!/^PUT .*response$/.test(at) || !answered) {
        const reply = await app(request);
        answered ||= /^PUT .*response$/.test(at) && reply.status === 200;
        return reply;
      }
      return app(resent(new Request(request.url), {Authorization: `Bearer ${me}`}, {to: at.slice(4).replace('/response', '')}));
    };
  }],

  'events-opened': ['news', () => headers(/^GET \/events/, (changed) => changed.set('Cache-Control', 'max-age=60'))],
  'events-told': ['news', () => stream((text) => text.replaceAll(/,"version":\d+/g, ''))],
  'events-wordless': ['news', () => stream((text) => text.replaceAll('"version"', '"title":"Conformance check","version"'))],
  'events-resumed': ['news', () => {
    let times = 0;
    return sent(/^GET \/events/, (request) => (request.headers.has('Last-Event-ID') && !times++ ? resent(request, {'Last-Event-ID': ''}) : undefined));
  }],
  'events-reset': ['news', () => {
    let times = 0;
    return sent(/^GET \/events/, (request) => (request.headers.has('Last-Event-ID') && times++ ? resent(request, {'Last-Event-ID': ''}) : undefined));
  }],
  'events-alive': ['news', () => stream((text) => (/^:|event: position/.test(text) ? '' : text))],

  'other-unseen': ['files, links, surveys, isolation', (persons) => asMe(/^GET \/surveys\/./, persons), (persons) => asMe(/\/attachments\//, persons), (persons) => asMe(/^GET .*\/links\/./, persons), (persons) => asMe(/^GET \/events/, persons), ({other}) => instead(reading, 404, (request, reply) => (isOf(request, other) ? problem(403, 'not-allowed') : reply))],
  'other-unlisted': ['isolation', (persons) => asMe(/^GET \/tickets\?q=/, persons), () => instead(/^GET \/tickets\?q=/, 200, () => problem(400, 'invalid-request'))],
  'other-key': ['isolation', () => remembering(submitting, (_request, {status, text}) => success(JSON.parse(text), status, {'Idempotency-Replayed': 'true'}))],
  'other-files': ['files, isolation', (persons) => asMe(/^GET \/uploads/, persons), (persons) => asMe(/^HEAD/, persons)],
}; // prettier-ignore

const each = (change: object) => (json: Json) => ({...json, items: json.items.map((item: Json) => ({...item, ...change}))});
const all = (change: object) => (json: Json) => ({...json, ...change});
const notOurs = {createdAt: 7};

/** What is wrong with each route's reply, of nothing that the run goes on by. A number: its status instead. */
const misshapen: Record<string, ((json: Json) => Json) | number> = {
  readDesk: all({brand: 7}),
  readMe: all({role: 7}),
  setPreferences: all({role: 7}),
  readPlan: all({timeZone: 7}),
  listPeople: all({more: 'some'}),
  submitTicket: all({messageCount: 'none'}),
  listTickets: each({messageCount: 'none'}),
  readTicket: all({impact: 7}),
  listMessages: each({author: 7}),
  postMessage: all({author: 7}),
  actOnTicket: all({impact: 7}),
  linkAttachment: 201,
  listLinks: all({items: 7}),
  shareTicket: each({label: 7}),
  readLink: 201,
  revokeLink: each({label: 7}),
  readUpload: all({type: 7}),
  listArticles: each({kind: 7}),
  readArticleIndex: all({variants: 7}),
  readArticle: all({related: 7}),
  rateArticle: all({helpful: 'yes'}),
  sendSignals: all({taken: 'all'}),
  listSurveys: each(notOurs),
  readSurvey: all(notOurs),
  respondToSurvey: all(notOurs),
  askGuestCode: all({tries: 'some'}),
  openLinkSession: all({expiresAt: 7}),
  readHealth: all({status: 'fine'}),
};

const misshape: Fault = async (request, at, app) => {
  const reply = await app(request);
  const name = routeOf(request.method, at.replace(/^\S+ /, '').replace(/\?.*$/, ''));
  const change = name === undefined || reply.status >= 300 ? undefined : misshapen[name];
  if (change === undefined) return reply;
  const text = await reply.text();
  const given = typeof change === 'number' ? text : JSON.stringify(change(JSON.parse(text)));
  return new Response(given, {status: typeof change === 'number' ? change : reply.status, headers: reply.headers});
};

async function tried(fault: (persons: Persons) => Fault, only: string[] | undefined, patience?: number): Promise<Conformance> {
  mock.timers.enable({apis: ['setInterval']});
  // No two things happen at the same time, as elsewhere.
  let time = start;
  const now = () => time++;
  const {gateway} = await openCounter({world, now, allowedOrigins: [origin], openapi: openApi(routes)});
  const persons = {me: (await gateway.tokenFor('li-wen'))!, other: (await gateway.tokenFor('emma-hart'))!};
  const wait = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 5_000) {
      time += 5_000;
      mock.timers.tick(5_000);
    }
  };
  const transport = spoilt(gateway.app, fault(persons));
  try {
    return await run({
      base,
      token: persons.me,
      otherToken: persons.other,
      origin,
      thorough: true,
      transport,
      now,
      wait,
      promptly: 300,
      ...(patience !== undefined && {patience}),
      only,
    });
  } finally {
    mock.timers.reset();
  }
}

async function broken(fault: (persons: Persons) => Fault, only?: string[]): Promise<[rules: string[], report: string]> {
  const conformance = await tried(fault, only);
  return [conformance.verdicts.filter(({state}) => state === 'broken').map(({rule}) => rule), asText(conformance)];
}

/** What a backend may do, though it looks wrong. */
const right: Record<string, [walk: string, fault: Fault]> = {
  'the vendor’s own answers in their own form': ['handing in', body(submitting, (json) => ({...json, fields: {lookedAt: '2026-03-02T09:00'}}))],
  'a time of day in a refusal': ['door', body(any, (json) => ({...json, detail: 'Refused at 2026-03-02T09:10:30, look at log:9:10'}), (status) => status === 404)],
  'HTML as a piece of code': ['articles', body(/^GET \/articles\/[^/?]+$/, (json) => (json.body ? {...json, body: [{tag: 'pre', children: [{tag: 'code', children: ['<div>']}]}]} : json))],
  'short titles': ['lists', async (request, at, app) => {
    const text = submitting.test(at) ? await request.clone().text() : '{}';
    if (at === 'GET /desk') return body(any, (json) => ({...json, limits: {...json.limits, title: 60}}))(request, at, app);
    return (JSON.parse(text) as Json).title?.length > 60 ? problem(422, 'invalid-fields', {issues: [{pointer: '/title', code: 'too-long'}]}) : app(request);
  }],
  'a large body cut off before it is read': ['door', async (request, at, app) => {
    if (submitting.test(at) && (await request.clone().text()).length > 1_000_000) throw new TypeError('fetch failed', {cause: new Error('EPIPE')});
    return app(request);
  }],
}; // prettier-ignore

describe('a backend that breaks no rule', () => {
  for (const [what, [walk, fault]] of Object.entries(right)) {
    it(`may have ${what}`, async () => {
      const [rules, report] = await broken(() => fault, [walk]);
      assert.deepEqual(rules, [], report);
    });
  }
});

describe('a backend that breaks one rule', () => {
  for (const [rule, [parts, ...faults]] of Object.entries(wrong)) {
    it(`is told ${rule} and nothing else`, async () => {
      for (const fault of faults) {
        const [rules, report] = await broken(fault, parts.split(', '));
        assert.deepEqual(rules, [rule], report);
      }
    });
  }

  it('is told each route that denies what was made a moment ago', async () => {
    for (const [name, only, fits] of [
      ['readUpload', 'files', /^GET \/uploads\//],
      ['readLink', 'links', /^GET .*\/links\/[^/]+$/],
      ['revokeLink', 'links', /^POST .*\/links\/[^/]+\/revoke$/],
      ['respondToSurvey', 'surveys', /^PUT \/surveys\/.*response$/],
    ] as const) {
      const [rules, report] = await broken(() => instead(fits, 200, () => problem(404, 'not-found')), [only]);
      assert.deepEqual(rules, [name], report);
    }
  });

  it('is told each route whose reply has another shape', async () => {
    const [rules, report] = await broken(() => misshape);
    assert.deepEqual(rules, Object.keys(routeRules), report);
  });

  it('is told that it never answers', async () => {
    const silent: Fault = async (request, at, app) => (writing.test(at) ? new Promise(() => undefined) : app(request));
    const {verdicts} = await tried(() => silent, ['caching'], 1_000);
    assert.equal(verdicts.find(({rule}) => rule === 'answers')?.state, 'broken');
  });

  it('is told that what was cut short is untried, and what its own limits ended', async () => {
    const limited = (fits: RegExp): Fault => instead(fits, 201, () => {
      const reply = problem(429, 'too-many-requests', {}, true);
      reply.headers.set('Retry-After', '3600');
      return reply;
    }); // prettier-ignore
    const {verdicts, limited: ended} = await tried(() => limited(writing), ['steps']);
    const stateOf = (rule: string) => verdicts.find((one) => one.rule === rule)?.state;
    assert.deepEqual([stateOf('version-needed'), stateOf('action-refused'), ended], ['untried', 'untried', ['steps']]);
  });

  it('stands here for every rule that there is', () => {
    const stated = Object.values(parts).flatMap((rules) => Object.keys(rules));
    assert.deepEqual([...Object.keys(wrong), ...Object.keys(misshapen)].toSorted(), stated.toSorted());
  });
});
