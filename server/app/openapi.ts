import {type JsonSchema, jsonSchemas} from '../../src/contract/json-schemas.js';
import {problemCodes} from '../../src/contract/problem-codes.js';
import {pathNames, type Route} from '../../src/contract/route.js';
import {eventPaths} from './openapi-events.js';
import {uploadPaths} from './openapi-uploads.js';

type Json = Record<string, unknown>;
type AnyRoute = Route<unknown, unknown>;

/**
 * The contract as an OpenAPI 3.1 document, built from the route table; the tus routes and the stream of news beside it are written by hand.
 * `server`: base address, relative ones allowed.
 */
export function openApi(routes: Record<string, AnyRoute>, server = '/portal/v1'): Json {
  const {schemas, nameOf} = jsonSchemas(routes);
  const ref = (name: string) => ({$ref: `#/components/schemas/${name}`});
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes)) {
    const query = route.query ? (schemas[nameOf(route.query)]!['properties'] as Record<string, JsonSchema>) : {};
    const operation = {
      operationId: name,
      tags: [tagOf(route.path)],
      summary: route.summary,
      security: security(route.access),
      parameters: parameters(route, query),
      ...(route.body && {requestBody: {required: true, content: {'application/json': {schema: ref(nameOf(route.body))}}}}),
      responses: responses(route, ref(nameOf(route.reply))),
    };
    paths[route.path] = {...paths[route.path], [route.method.toLowerCase()]: operation};
  }
  for (const [path, item] of Object.entries({...uploadPaths(), ...eventPaths()})) paths[path] = {...paths[path], ...item};
  paths['/openapi.json'] = {get: self()};
  for (const route of Object.values(routes)) if (route.query) delete schemas[nameOf(route.query)];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aftercare portal contract',
      version: '1.0.0',
      summary: 'What a customer portal and its backend say to each other.',
      description: manners,
      license: {name: 'Apache-2.0', identifier: 'Apache-2.0'},
    },
    servers: [{url: server, description: 'Where the backend keeps the contract; vendors choose it.'}],
    tags: [...new Set(Object.keys(paths).map(tagOf))].toSorted().map((name) => ({name, description: tags[name] ?? name})),
    paths,
    components: {schemas, responses: refusals(), parameters: headerParameters, headers, securitySchemes},
  };
}

const manners = [
  'JSON in UTF-8, times as RFC 3339 in UTC. Readers ignore fields they do not know and show a word they do not know as it is.',
  'Refusals are RFC 9457 problems with a stable `code`. Another customer’s ticket answers 404.',
  'Every answer carries `Aftercare-Version` and `Date`.',
].join('\n\n');

const tags: Record<string, string> = {
  articles: 'Answers to read.',
  desk: 'What the widgets draw from.',
  downloads: 'Files on their way out.',
  events: 'What happens, as it happens.',
  'guest-sessions': 'Ways into one request without an account.',
  health: 'Whether the backend is up.',
  me: 'The person at the screen.',
  plan: 'What was bought, and how much of it is used.',
  'link-sessions': 'The way into one request by the link in a mail.',
  'openapi.json': 'This document.',
  signals: 'What readers looked for and opened, by nobody in particular.',
  surveys: 'How the service was.',
  tickets: 'Requests, their thread and what a customer may do to them.',
  uploads: 'Files on their way in, by tus 1.0.',
};

const tagOf = (path: string) => path.split('/')[1]!;
const security = (access: AnyRoute['access']) => (access === 'person' ? [{bearer: []}] : [{}, {bearer: []}]);

function parameters(route: AnyRoute, query: Record<string, JsonSchema>): Json[] {
  const header = (name: string) => ({$ref: `#/components/parameters/${name}`});
  return [
    ...pathNames(route.path).map((name) => ({name, in: 'path', required: true, schema: {type: 'string'}})),
    ...Object.entries(query).map(([name, schema]) => ({name, in: 'query', required: false, schema})),
    ...(route.keyed ? [header('IdempotencyKey')] : []),
    ...(route.versioned ? [header('IfMatch')] : []),
    ...(route.cached ? [header('IfNoneMatch')] : []),
  ];
}

function responses(route: AnyRoute, schema: Json): Json {
  const header = (...names: string[]) => Object.fromEntries(names.map((name) => [name, {$ref: `#/components/headers/${name}`}]));
  const success = {
    description: 'Done.',
    headers: header('Aftercare-Version', ...(route.cached ? ['ETag'] : []), ...(route.keyed ? ['Idempotency-Replayed'] : [])),
    content: {'application/json': {schema}},
  };
  return {
    [route.status]: success,
    ...(route.cached && {304: {description: 'Not changed since the ETag given.', headers: header('Aftercare-Version', 'ETag')}}),
    ...Object.fromEntries(refusalsOf(route).map((status) => [status, {$ref: `#/components/responses/${status}`}])),
  };
}

/** The statuses a route may refuse with; a token that does not hold is refused everywhere. */
function refusalsOf(route: AnyRoute): number[] {
  const {body, query, path, access, keyed, versioned, method} = route;
  const acts = method !== 'GET' && path.startsWith('/tickets');
  const guests = path.startsWith('/guest-sessions');
  const links = path.includes('/links');
  const own = path === '/me/preferences';
  const people = path.startsWith('/people');
  const opens = path === '/guest-sessions/verify';
  const effect = keyed || versioned || method === 'PUT';
  return [
    ...(body || query ? [400] : []),
    401,
    ...(acts || links || own || people || path === '/tickets' || path === '/plan' ? [403] : []),
    ...(path.includes('{') ? [404] : []),
    ...(effect && !own && !people ? [409] : []),
    ...(opens || path === '/link-sessions' || path.endsWith('/{link}') ? [410] : []),
    ...(versioned ? [412] : []),
    ...(body ? [413, 415] : []),
    ...((effect && !people) || opens || path.endsWith('/{attachment}') ? [422] : []),
    ...((acts && !versioned && !path.endsWith('/revoke')) || guests || (access === 'anyone' && body) ? [429] : []),
    500,
    503,
  ];
}

/** One shared answer a status, naming the codes that come with it. 405 stays out: it answers methods that no operation describes. */
function refusals(): Json {
  const entries = Object.entries(problemCodes);
  const statuses = [...new Set(entries.map(([, [status]]) => status))].filter((status) => status !== 405);
  return Object.fromEntries(
    statuses.map((status) => {
      const codes = entries.filter(([, [its]]) => its === status);
      const retryable = codes.some(([, [, again]]) => again);
      return [
        status,
        {
          description: `Refused: ${codes.map(([code]) => `\`${code}\``).join(', ')}.`,
          headers: {
            'Aftercare-Version': {$ref: '#/components/headers/Aftercare-Version'},
            ...(retryable && {'Retry-After': {$ref: '#/components/headers/Retry-After'}}),
          },
          content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}},
        },
      ];
    }),
  );
}

function self(): Json {
  return {
    operationId: 'readContract',
    tags: ['openapi.json'],
    summary: 'This document',
    security: security('anyone'),
    responses: {
      200: {
        description: 'The contract.',
        headers: {'Aftercare-Version': {$ref: '#/components/headers/Aftercare-Version'}},
        content: {'application/json': {schema: {type: 'object'}}},
      },
      429: {$ref: '#/components/responses/429'},
    },
  };
}

const headerParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Made with the draft and sent with each try: the first final answer is kept and given again.',
    schema: {type: 'string', minLength: 16, maxLength: 128},
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version seen, quoted.',
    schema: {type: 'string'},
    example: '"7"',
  },
  IfNoneMatch: {name: 'If-None-Match', in: 'header', required: false, description: 'An ETag seen before.', schema: {type: 'string'}},
};

const headers = {
  'Aftercare-Version': {description: 'Version of the contract.', schema: {type: 'string', const: '1'}},
  ETag: {description: 'Version of what was answered.', schema: {type: 'string'}},
  'Idempotency-Replayed': {description: 'Whether this answer was given before.', schema: {type: 'string', const: 'true'}},
  'Retry-After': {description: 'When to try again: seconds or an HTTP date.', schema: {type: 'string'}},
  'Content-Disposition': {description: '`attachment`, and the file’s name.', schema: {type: 'string'}},
  Location: {description: 'Where the upload goes on.', schema: {type: 'string'}},
  'Upload-Offset': {description: 'Bytes taken so far.', schema: {type: 'integer', minimum: 0}},
  'Upload-Length': {description: 'Bytes of the whole file.', schema: {type: 'integer', minimum: 0}},
  'Tus-Resumable': {description: 'Version of tus.', schema: {type: 'string', const: '1.0.0'}},
};

const securitySchemes = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Signed by the vendor’s own backend; claims `iss`, `aud`, `sub`, `iat`, `exp`, and `email`, `name`, `org`, `role`.',
  },
};
