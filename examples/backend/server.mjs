/**
 * A backend of the portal contract in plain Node: nothing but this file and what the desk looks like. It keeps everything in memory, so it is a place to
 * begin and to learn from, not to serve customers. docs/backend.md goes through it step by step.
 *
 *   JWT_SECRET=… ORIGINS=http://localhost:8080 PORT=4310 node server.mjs
 */
import {createHash, createHmac, randomUUID, timingSafeEqual} from 'node:crypto';
import {createServer} from 'node:http';
import {desk} from './desk.mjs';

const {JWT_SECRET = '', JWT_ISSUER = 'https://vendor.example', JWT_AUDIENCE = 'portal', ORIGINS = '', PORT = '4310'} = process.env;
if (JWT_SECRET.length < 32) throw new Error('JWT_SECRET needs 32 characters or more.');
const base = '/portal/v1';
const largestBody = 256 * 1024;

// ---- 1. Refusals: one class, one table, one place that writes them.

const codes = {
  'invalid-request': 400,
  'idempotency-key-missing': 400,
  unauthenticated: 401,
  'not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'still-in-flight': 409,
  'action-not-allowed': 409,
  'version-stale': 412,
  'too-large': 413,
  'unsupported-type': 415,
  'idempotency-key-reused': 422,
  'invalid-fields': 422,
  'internal-error': 500,
};

class Refusal extends Error {
  constructor(code, more = {}, headers = {}) {
    super(code);
    this.status = codes[code];
    this.headers = {'Content-Type': 'application/problem+json', ...headers};
    const retryable = code === 'internal-error' || code === 'still-in-flight';
    this.body = JSON.stringify({
      type: `urn:example:${code}`,
      title: code.replaceAll('-', ' '),
      status: this.status,
      code,
      retryable,
      ...more,
    });
  }
}

const refuse = (code, more, headers) => {
  throw new Refusal(code, more, headers);
};

// ---- 2. Who asks: an HS256 token, verified before anything in it is believed.

function personOf({headers}) {
  if (headers.authorization === undefined) return undefined;
  const challenge = {'WWW-Authenticate': 'Bearer error="invalid_token"'};
  const [, header, claims, signature] =
    /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(headers.authorization) ?? refuse('unauthenticated', {}, challenge);
  const read = (part) => {
    try {
      return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    } catch {
      return refuse('unauthenticated', {}, challenge);
    }
  };
  const right = createHmac('sha256', JWT_SECRET).update(`${header}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  const signed = given.length === right.length && timingSafeEqual(given, right);
  if (!signed || read(header)?.alg !== 'HS256') refuse('unauthenticated', {}, challenge);
  // Signed or not, JSON may be null or a number.
  const {iss, aud, sub, iat, exp, name = sub, email, org, role} = Object(read(claims));
  const now = Date.now() / 1000;
  const good =
    iss === JWT_ISSUER &&
    [aud].flat().includes(JWT_AUDIENCE) &&
    typeof sub === 'string' &&
    iat <= now + 60 &&
    exp > now - 60 &&
    exp <= now + 16 * 60;
  if (!good) refuse('unauthenticated', {}, challenge);
  const organisation = org && (typeof org === 'string' ? {id: org, name: org} : org);
  // A person is issuer and subject, never an address.
  return {key: `${iss} ${sub}`, id: sub, name, email, organisation, role: role === 'manager' ? 'manager' : 'requester'};
}

const asPerson = ({id, name}) => ({id, name, role: 'requester'});

// ---- 3. Requests: what is kept, and what its requester sees of it.

const tickets = new Map();
const open = ['received', 'in-progress', 'waiting-for-customer'];
const closed = ['confirmed', 'cancelled'];
/** Times in lists must differ for a cursor to mean one place. */
let last = 0;
const tick = () => (last = Math.max(Date.now(), last + 1));
const iso = (ms) => new Date(ms).toISOString();

const summary = (ticket) => ({
  id: ticket.id,
  reference: ticket.reference,
  type: ticket.draft.type,
  title: ticket.draft.title,
  state: ticket.state,
  requester: asPerson(ticket.owner),
  createdAt: iso(ticket.createdAt),
  updatedAt: iso(ticket.updatedAt),
  version: ticket.version,
  waitingFor: closed.includes(ticket.state) ? 'nobody' : 'team',
  messageCount: ticket.messages.length,
});

const whole = (ticket) => ({
  ...summary(ticket),
  clientRef: ticket.draft.clientRef,
  description: ticket.draft.description,
  fields: ticket.draft.fields,
  impact: {},
  attachments: [],
  stages: [{stage: 'received', enteredAt: iso(ticket.createdAt)}],
  events: ticket.events,
  clocks: [],
  allowedActions: open.includes(ticket.state) ? ['cancel'] : [],
  allowsReply: open.includes(ticket.state),
  messages: page(ticket.messages, {}),
});

/** The one function by which tickets are found: another person's is not there. */
function ticketOf(id, person) {
  const ticket = tickets.get(id);
  return ticket?.owner.key === person.key ? ticket : refuse('not-found');
}

function changed(ticket, happens) {
  happens(ticket);
  ticket.updatedAt = tick();
  ticket.version++;
}

// ---- 4. Lists: a cursor names the last item shown, so that nothing moves when something is added.

function page(items, {limit = '20', cursor}) {
  const most = /^\d{1,3}$/.test(limit) ? Number(limit) : 0;
  if (most < 1 || most > 100) refuse('invalid-request', {detail: 'limit is 1 to 100.'});
  const after = cursor === undefined ? -1 : items.findIndex(({id}) => id === Buffer.from(cursor, 'base64url').toString());
  if (cursor !== undefined && after < 0) refuse('invalid-request', {detail: 'The cursor is not one of ours.'});
  const shown = items.slice(after + 1, after + 1 + most);
  const more = items.length > after + 1 + most;
  return {items: shown, nextCursor: more ? Buffer.from(shown.at(-1).id).toString('base64url') : null};
}

// ---- 5. What comes in: text as it was written, and each wrong field named.

function textIn(body, name, most) {
  const given = body[name];
  if (typeof given !== 'string') refuse('invalid-request', {issues: [{pointer: `/${name}`, code: 'invalid-type'}]});
  const text = given.normalize('NFC');
  if (!text.trim()) return {text, issue: {pointer: `/${name}`, code: 'required'}};
  if (text.length > most) return {text, issue: {pointer: `/${name}`, code: 'too-long', params: {max: most, actual: text.length}}};
  return {text};
}

function checkDraft(body) {
  const type = desk.requestTypes.find(({id}) => id === body.type);
  const title = textIn(body, 'title', desk.limits.title);
  const description = textIn(body, 'description', desk.limits.description);
  const fields = {};
  const issues = [title.issue, description.issue];
  if (!type) issues.push({pointer: '/type', code: 'unknown-option'});
  for (const {id, required, maxLength} of type?.fields ?? []) {
    const value = Object.hasOwn(body.fields ?? {}, id) ? body.fields[id] : '';
    if (typeof value !== 'string') issues.push({pointer: `/fields/${id}`, code: 'invalid-value'});
    else if (required && !value.trim()) issues.push({pointer: `/fields/${id}`, code: 'required'});
    else if (value.length > maxLength)
      issues.push({pointer: `/fields/${id}`, code: 'too-long', params: {max: maxLength, actual: value.length}});
    else if (value) fields[id] = value.normalize('NFC');
  }
  const found = issues.filter(Boolean);
  if (found.length) refuse('invalid-fields', {issues: found});
  return {clientRef: body.clientRef, type: type.id, title: title.text, description: description.text, fields};
}

// ---- 6. The routes. `keyed`: carried out once for each Idempotency-Key. `cached`: with an ETag.

const routes = [
  {method: 'GET', path: '/desk', open: true, cached: true, run: () => desk},
  {method: 'GET', path: '/health', open: true, run: () => ({status: 'ok'})},
  {
    method: 'GET',
    path: '/me',
    run: ({person: {id, name, email, organisation, role}}) => ({id, name, email, organisation, role, preferences: {}}),
  },
  {
    method: 'POST',
    path: '/tickets',
    status: 201,
    keyed: true,
    run: ({person, body}) => {
      const draft = checkDraft(body);
      const at = tick();
      const ticket = {id: randomUUID(), owner: person, draft, state: 'received', version: 1, createdAt: at, updatedAt: at, messages: []};
      ticket.reference = `EX-${ticket.id.slice(0, 8).toUpperCase()}`;
      ticket.events = [{id: randomUUID(), at: iso(at), kind: 'state-changed', by: asPerson(person), to: 'received'}];
      tickets.set(ticket.id, ticket);
      return whole(ticket);
    },
  },
  {
    method: 'GET',
    path: '/tickets',
    run: ({person, query}) => {
      // Narrowed by owner first, and by everything else after.
      if (query.scope === 'organisation') refuse('not-allowed');
      const mine =
        query.scope === 'shared' || query.like || query.awaits ? [] : [...tickets.values()].filter(({owner}) => owner.key === person.key);
      const words = (query.q ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
      const texts = ({reference, draft, messages}) =>
        [reference, draft.title, draft.description, ...messages.map(({text}) => text)].join('\n').toLowerCase();
      const chosen = mine.filter(
        (ticket) =>
          (query.type === undefined || ticket.draft.type === query.type) &&
          (query.clientRef === undefined || ticket.draft.clientRef === query.clientRef) &&
          words.every((word) => texts(ticket).includes(word)),
      );
      const among = new Map(Object.entries({open, closed, waiting: ['waiting-for-customer']})).get(query.state) ?? [query.state];
      const listed = chosen
        .filter(({state}) => query.state === undefined || among.includes(state))
        .sort((a, b) => b.updatedAt - a.updatedAt);
      const count = (states) => chosen.filter(({state}) => states.includes(state)).length;
      const counts = {open: count(open), waiting: count(['waiting-for-customer']), closed: count(closed)};
      return {...page(listed.map(summary), query), ...(query.cursor === undefined && {counts})};
    },
  },
  {method: 'GET', path: '/tickets/{ticket}', cached: true, run: ({person, params}) => whole(ticketOf(params.ticket, person))},
  {
    method: 'GET',
    path: '/tickets/{ticket}/messages',
    run: ({person, params, query}) => page(ticketOf(params.ticket, person).messages, query),
  },
  {
    method: 'POST',
    path: '/tickets/{ticket}/messages',
    status: 201,
    keyed: true,
    run: ({person, params, body}) => {
      const ticket = ticketOf(params.ticket, person);
      const {text, issue} = textIn(body, 'text', desk.limits.message);
      if (issue) refuse('invalid-fields', {issues: [issue]});
      if (!open.includes(ticket.state)) refuse('action-not-allowed', {allowed: []});
      const message = {id: randomUUID(), at: iso(tick()), author: asPerson(person), text, attachments: [], clientRef: body.clientRef};
      changed(ticket, ({messages}) => messages.push(message));
      return message;
    },
  },
  {
    method: 'POST',
    path: '/tickets/{ticket}/actions',
    keyed: true,
    versioned: true,
    run: ({person, params, body, version}) => {
      const ticket = ticketOf(params.ticket, person);
      const allowed = whole(ticket).allowedActions;
      if (typeof body.action !== 'string') refuse('invalid-request');
      if (version !== ticket.version) refuse('version-stale');
      if (!allowed.includes(body.action)) refuse('action-not-allowed', {allowed});
      changed(ticket, (one) => {
        one.events.push({id: randomUUID(), at: iso(tick()), kind: 'state-changed', by: asPerson(person), from: one.state, to: 'cancelled'});
        one.state = 'cancelled';
      });
      return whole(ticket);
    },
  },
];

// ---- 7. Exactly once: the answer is kept under person, route and key. With a database, in the transaction that makes the ticket.

const answers = new Map();
const digest = (text) => createHash('sha256').update(text).digest('base64url');

function once({person, route, path, key, raw}, carryOut) {
  const name = `${person.key} ${route.method} ${route.path} ${key}`;
  const fingerprint = digest(`${path}\n${raw}`);
  const known = answers.get(name);
  if (known) {
    if (known.fingerprint !== fingerprint) refuse('idempotency-key-reused');
    return {...known.answer, headers: {...known.answer.headers, 'Idempotency-Replayed': 'true'}};
  }
  // Here nothing can come between: all runs in one go. Where it waits for a database, hold a lock on the name and answer still-in-flight meanwhile.
  let answer;
  try {
    answer = carryOut();
  } catch (error) {
    // A refusal that came of carrying it out is its final answer; one of its shape leaves the key free, so that a draft can be mended.
    if (!(error instanceof Refusal) || error.message !== 'action-not-allowed') throw error;
    answer = error;
  }
  answers.set(name, {fingerprint, answer: {status: answer.status, headers: answer.headers, body: answer.body}});
  return answer;
}

// ---- 8. The door: what holds for every request, in this order.

function readBody(request) {
  if (request.method === 'GET' || request.method === 'HEAD') return '';
  if (Number(request.headers['content-length'] ?? 0) > largestBody) refuse('too-large');
  return new Promise((resolve, reject) => {
    const parts = [];
    let length = 0;
    request.on('data', (part) => {
      length += part.length;
      if (length > largestBody) reject(new Refusal('too-large'));
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', () => reject(new Refusal('invalid-request')));
  });
}

function jsonOf(request, raw) {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) refuse('unsupported-type');
  try {
    const body = JSON.parse(raw);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Refused below, as whatever else is no object.
  }
  return refuse('invalid-request', {detail: 'The body is no JSON object.'});
}

function keyOf({headers}) {
  const key = (headers['idempotency-key'] ?? '').trim().replace(/^"(.*)"$/, '$1');
  return /^[\x21-\x7e]{16,128}$/.test(key) ? key : refuse('idempotency-key-missing');
}

async function answer(request) {
  const address = `http://backend${request.url}`;
  const {pathname, searchParams} = URL.canParse(address) ? new URL(address) : refuse('not-found');
  const raw = await readBody(request);
  const path = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : refuse('not-found');
  const parts = path.split('/');
  const fits = ({path: pattern}) => {
    const wanted = pattern.split('/');
    return wanted.length === parts.length && wanted.every((one, n) => (one.startsWith('{') ? parts[n] : one === parts[n]));
  };
  const here = routes.filter(fits);
  const route = here.find(({method}) => method === request.method.replace('HEAD', 'GET'));
  const person = personOf(request);
  if (!here.length) refuse('not-found');
  if (!route) refuse('method-not-allowed', {}, {Allow: here.map(({method}) => method).join(', ')});
  if (!route.open && !person) refuse('unauthenticated', {}, {'WWW-Authenticate': 'Bearer'});
  const params = Object.fromEntries(route.path.split('/').flatMap((one, n) => (one.startsWith('{') ? [[one.slice(1, -1), parts[n]]] : [])));
  const call = {person, params, query: Object.fromEntries(searchParams), version: 0};
  if (route.versioned)
    call.version = Number(
      /^(?:W\/)?"?(\d+)"?$/.exec(request.headers['if-match'] ?? '')?.[1] ??
        refuse('invalid-request', {detail: 'If-Match carries the version seen.'}),
    );
  const reply = () => ({status: route.status ?? 200, headers: {'Content-Type': 'application/json'}, body: JSON.stringify(route.run(call))});
  if (route.keyed) {
    const key = keyOf(request);
    call.body = jsonOf(request, raw);
    if (call.body.clientRef !== key) refuse('invalid-request', {issues: [{pointer: '/clientRef', code: 'invalid-value'}]});
    return once({person, route, path, key, raw}, reply);
  }
  const given = reply();
  if (!route.cached) return given;
  const etag = `W/"${digest(given.body)}"`;
  const headers = {ETag: etag, 'Cache-Control': person ? 'private, no-cache' : 'no-cache'};
  const seen = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const same = seen.includes('*') || seen.includes(etag.slice(2));
  return same ? {status: 304, headers, body: ''} : {...given, headers: {...given.headers, ...headers}};
}

const exposed = 'Retry-After, Date, ETag, Location, Idempotency-Replayed, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Aftercare-Version, Tus-Resumable, Upload-Offset, Upload-Length, Content-Disposition'; // prettier-ignore
const sent = 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata'; // prettier-ignore

function corsOf({headers, method}) {
  const {origin} = headers;
  if (origin === undefined || !ORIGINS.split(',').includes(origin)) return {};
  const asked = method === 'OPTIONS' && {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    'Access-Control-Allow-Headers': sent,
  };
  return {'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': exposed, ...asked};
}

const server = createServer(async (request, response) => {
  let given;
  try {
    const preflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    given = preflight ? {status: 204, headers: {}, body: ''} : await answer(request);
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
    given = error instanceof Refusal ? error : new Refusal('internal-error');
  }
  const always = {
    'Aftercare-Version': '1',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Origin, Authorization',
  };
  // Node writes Date by itself. What was not read of a refused body is let run out.
  request.resume();
  response.writeHead(given.status, {...always, ...given.headers, ...corsOf(request)});
  response.end(request.method === 'HEAD' ? undefined : given.body);
});
server.listen(Number(PORT), '127.0.0.1', () => console.log(`The backend is at http://127.0.0.1:${server.address().port}${base}`));
