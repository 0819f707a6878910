import {Problem} from '../../src/contract/problem.js';
import {problemCodes} from '../../src/contract/problem-codes.js';
import type {Book, Rule} from './book.js';
import {isSuccess, outcome, type Exchange} from './exchange.js';

/** What holds for each reply, whatever was asked. */
export const everyReplyRules = {
  answers: {
    must: 'Each request is answered, by nothing that ends the walk, and by no 5xx but 503 with Retry-After',
    why: 'What ends in 500, or in silence, is tried again for days, and nobody learns why.',
    cure: 'Read the log of that moment. Refuse what the sender did wrong by 4xx; give slow work a limit under 30 seconds.',
  },
  'version-header': {
    must: 'Each reply says Aftercare-Version: 1, refusals too',
    why: 'A portal tells by it that the contract’s backend answered, and not a proxy or a sign-in page in front of it.',
    cure: 'Set the header where all replies pass, after whatever makes error pages.',
  },
  'date-header': {
    must: 'Each reply has a Date that is near the true time',
    why: 'Customers’ clocks are wrong by minutes. Due times are counted down by the server’s clock, which only this header tells.',
    cure: 'Send Date (RFC 9110, 6.6.1), list it in Access-Control-Expose-Headers, and keep the server’s clock by NTP.',
  },
  'problem-shape': {
    must: 'Each refusal is application/problem+json with type, title, status (its own), code and retryable',
    why: 'The customer reads a sentence chosen by the code; without one he reads that something went wrong, and gives up or sends again.',
    cure: 'Make all refusals in one place, also those of the framework: unknown address, wrong method, broken JSON, body too large, crash.',
  },
  'problem-code': {
    must: 'Codes are kebab-case, and known ones come with their own status and retryable',
    why: 'The portal decides by code and retryable whether a request is kept and sent again by itself or shown to the customer.',
    cure: 'Take codes, statuses and retryable from the table in docs/backend.md.',
  },
  'problem-plain': {
    must: 'Refusals tell no stack, no file and no HTML',
    why: 'Whatever a refusal tells, a stranger reads.',
    cure: 'Log the error under requestId, and send title and code only.',
  },
  'retry-after': {
    must: '429, 503 and 409 still-in-flight say Retry-After',
    why: 'Without it every browser that waits guesses, and all come back at once.',
    cure: 'Send whole seconds, or an HTTP date.',
  },
  json: {
    must: 'Each success with a body is application/json in UTF-8',
    why: 'A reply of another type is not read; pages of proxies and frameworks must not pass for one.',
    cure: 'Set Content-Type: application/json.',
  },
  'times-utc': {
    must: 'Times are RFC 3339 in UTC: 2026-03-02T01:00:00Z',
    why: 'A time without an offset is another hour in each country.',
    cure: 'Write times by one function that ends in Z.',
  },
  'not-shared': {
    must: 'What was answered to a token is not marked for shared caches',
    why: 'A proxy would hand one customer’s requests to the next.',
    cure: 'Send Cache-Control: no-store, or private with an ETag; never public or s-maxage.',
  },
} satisfies Record<string, Rule>;

/** Holds one reply of the contract against them. `now`: epoch ms. */
export function examineReply(exchange: Exchange, book: Book, now: number): void {
  const {at, headers, status, text, method} = exchange;
  const hold = (rule: keyof typeof everyReplyRules, held: boolean, expected: string, got: string) =>
    book.hold(rule, held, `${at}, ${outcome(exchange)}`, expected, got);
  hold('answers', status < 500 || (status === 503 && headers.has('Retry-After')), 'a success or a refusal', outcome(exchange));
  const version = headers.get('Aftercare-Version');
  hold('version-header', version === '1', 'Aftercare-Version: 1', version ?? 'no such header');
  const date = Date.parse(headers.get('Date') ?? '');
  const off = Math.abs(date - now);
  hold('date-header', off < 300_000, 'a Date within five minutes of now', headers.get('Date') ?? 'no such header');
  if (status === 429 || status === 503 || codeOf(exchange) === 'still-in-flight') {
    const wait = headers.get('Retry-After');
    hold('retry-after', wait !== null && (/^\d+$/.test(wait) || !Number.isNaN(Date.parse(wait))), 'Retry-After', wait ?? 'no such header');
  }
  if (exchange.token !== undefined) {
    const caching = headers.get('Cache-Control') ?? '';
    hold('not-shared', !/\bpublic\b|s-maxage/i.test(caching), 'no-store or private', caching);
  }
  if (method === 'HEAD' || method === 'OPTIONS' || status === 204 || status < 200) return;
  if (status >= 400) return examineRefusal(exchange, hold);
  if (!isSuccess(exchange) || !text) return;
  const type = headers.get('Content-Type') ?? 'no Content-Type';
  hold('json', /^application\/json\s*(;\s*charset=utf-8)?\s*$/i.test(type) && exchange.json !== undefined, 'application/json', type);
  const odd = timesIn(exchange.json).find((time) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/.test(time));
  hold('times-utc', odd === undefined, '2026-03-02T01:00:00Z', odd ?? '');
}

function examineRefusal(
  exchange: Exchange,
  hold: (rule: 'problem-shape' | 'problem-code' | 'problem-plain', held: boolean, expected: string, got: string) => boolean,
): void {
  const {headers, status, text, json} = exchange;
  const type = headers.get('Content-Type') ?? 'no Content-Type';
  hold('problem-plain', !traces.test([text, ...textsIn(json)].join('\n')), 'words for engineers', beginning(text)); // prettier-ignore
  if (!hold('problem-shape', /^application\/problem\+json\b/i.test(type), 'application/problem+json', type)) return;
  const problem = Problem().safeParse(json);
  const wrong = problem.error?.issues[0];
  if (!hold('problem-shape', problem.success, 'every member of a problem', `${wrong?.path.join('/') ?? ''}: ${wrong?.message ?? ''}`))
    return;
  const {code, retryable, status: said} = problem.data!;
  hold('problem-shape', said === status, `status ${status} in the body too`, String(said));
  const known = (problemCodes as Record<string, readonly [number, boolean]>)[code];
  // What tus 1.0 asks for has a status of its own.
  const fits = known && (known[0] === status || (code === 'invalid-request' && status === 412)) && known[1] === retryable;
  hold(
    'problem-code',
    fits ?? /^[a-z\d]+(-[a-z\d]+)*$/.test(code),
    known ? `${known[0]} and retryable ${known[1]} with ${code}` : 'a code in kebab-case',
    `${status} and retryable ${retryable} with ${code}`,
  );
}

export function codeOf({json}: Pick<Exchange, 'json'>): string {
  return typeof json === 'object' && json !== null && 'code' in json ? String(json.code) : '';
}

function beginning(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** Lines of a stack, each in its usual indent, names of files, and HTML. */
const traces = /^\s+at \S.*:\d+:\d+\)?\s*$|node_modules|Traceback|\.java:\d+|<(html|body|!doctype)/im;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Members that hold what the vendor's own form or page put there. */
const vendors: readonly string[] = ['fields', 'impact', 'context'];

/** Whatever stands where times stand: members that are named after one and look like one. */
function timesIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string')
    return /(^at|At|^from|^to|^until|Until|Through)$/.test(name) && /^\d{4}-\d\d-\d\dT/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (Array.isArray(value)) return timesIn(inner, name);
    return vendors.includes(key) ? [] : timesIn(inner, key);
  });
}
