import {routes} from '../contract/routes.js';
import type {Route} from '../contract/route.js';
import {kindOf} from './element-faults.js';
import {finding, type Finding} from './finding.js';
import {inTime, longest, TooLong} from './in-time.js';
import {read, type Backend} from './reach.js';

/** What any page may read; besides, what this one has read. */
const usual = ['/desk', '/me', '/tickets?limit=5', '/articles?limit=5', '/surveys'];
const most = 16;

interface Read {
  path: string;
  name: string;
  route: Route;
}

/** Reads what the page reads and holds each reply against the contract: route, place, what is expected and what came. Values are not told. */
export async function contractFindings(backend: Backend): Promise<{findings: Finding[]; me?: string; refused?: string | undefined}> {
  const reads = [...new Set([...usual, ...readBefore(backend.base)])]
    .flatMap((path) => routeOf(path) ?? [])
    .filter(({route}) => route.access === 'anyone' || backend.token)
    .slice(0, most);
  const replies = await Promise.all(reads.map((one) => held(backend, one)));
  const broken = replies.flatMap(({findings}) => findings);
  const kept = replies.filter(({fits}) => fits).length;
  const me = replies.find(({role}) => role)?.role;
  const refused = replies.find(({status}) => status === 401);
  const findings = kept ? [...broken, finding('backend', 'good', 'contract-kept', {count: String(kept)})] : broken;
  return {findings, ...(me && {me}), ...(refused && {refused: refused.detail ?? ''})};
}

/** Paths under the base that this page has fetched. */
function readBefore(base: string): string[] {
  return performance.getEntriesByType('resource').flatMap(({name}) => (name.startsWith(`${base}/`) ? [name.slice(base.length)] : []));
}

function routeOf(path: string): Read | undefined {
  const bare = path.replace(/\?.*$/, '');
  const fits = (pattern: string) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare);
  // "/articles/index" is no article.
  const found = Object.entries(routes as unknown as Record<string, Route>)
    .filter(([, route]) => route.method === 'GET' && fits(route.path))
    .toSorted(([, a], [, b]) => a.path.split('{').length - b.path.split('{').length)[0];
  return found && {path, name: found[0], route: found[1]};
}

async function held(backend: Backend, {path, name, route}: Read) {
  const where = new URL(backend.base + path).pathname;
  const say = (is: Finding['is'], code: Finding['code'], params: Finding['params']) => [
    finding('backend', is, code, {path: where, route: name, ...params}),
  ];
  // A token that is refused must not hide what is open to anyone.
  const asked = route.access === 'anyone' ? {...backend, token: undefined} : backend;
  let reply: Response;
  let text: string;
  try {
    reply = await read(asked, path);
    text = await inTime(reply.text());
  } catch (error) {
    return {findings: error instanceof TooLong ? say('bad', 'slow', {seconds: longest}) : []};
  }
  const json = parsed(text);
  const {status} = reply;
  if (status !== route.status) {
    const {code = '', detail} = (json ?? {}) as {code?: string; detail?: string};
    // What a 401 means is told with the token.
    return {
      findings: status === 401 || status === 304 ? [] : say('note', 'call-refused', {status: String(status), problem: code}),
      status,
      detail,
    };
  }
  if (json === undefined) return {findings: say('bad', 'contract-no-json', {type: reply.headers.get('Content-Type') ?? '?'})};
  const {success, error} = route.reply().safeParse(json);
  const [issue] = error?.issues ?? [];
  if (success || !issue) return {findings: [], fits: true, role: name === 'readMe' ? (json as {role?: string}).role : undefined};
  const {expected = issue.code, path: place} = issue as {expected?: string; code: string; path: PropertyKey[]};
  const pointer = place.map((part) => `/${String(part)}`).join('');
  return {findings: say('bad', 'contract-broken', {pointer: pointer || '/', expected, got: kindAt(json, place)})};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The kind of what stands at a place, never what it says. */
function kindAt(json: unknown, place: readonly PropertyKey[]): string {
  const value = place.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown> | undefined)?.[part], json);
  return value === undefined ? 'nothing' : kindOf(value);
}
