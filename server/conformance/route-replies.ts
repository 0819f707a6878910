import type {Route} from '../../src/contract/route.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import type {Book, Rule} from './book.js';
import {isSuccess, outcome, type Exchange} from './exchange.js';

const table = routes as unknown as Record<RouteName, Route>;
const names = Object.keys(table) as RouteName[];
/** Routes whose success no run can come to: one needs a code out of a mail, the other says of a colleague that he left. */
const outOfReach: readonly RouteName[] = ['openGuestSession', 'setPerson'];

/** What a portal cannot do without. */
export const needed: readonly RouteName[] = [
  'readDesk',
  'readMe',
  'submitTicket',
  'listTickets',
  'readTicket',
  'listMessages',
  'postMessage',
  'actOnTicket',
  'readHealth',
];

/** A rule for each line of the route table, named after it. */
export const routeRules: Record<string, Rule> = Object.fromEntries(
  names
    .filter((name) => !outOfReach.includes(name))
    .map((name) => {
      const {method, path, status, summary} = table[name];
      return [
        name,
        {
          must: `${method} ${path} answers ${status} in its own shape (${summary})`,
          why: needed.includes(name)
            ? 'The portal holds each reply against this shape. One that breaks it is shown as a fault, never half a page: what stands on this route is out for everybody.'
            : 'The portal holds each reply against this shape. One that breaks it is shown as a fault. Not to offer the route at all (404) does less harm.',
          cure: `Compare with operation ${name} of docs/openapi.json; further members are welcome, missing or other ones are not.`,
        },
      ];
    }),
);

/** The line of the table that a request is answered by: "/articles/index" is no article. */
export function routeOf(method: string, path: string): RouteName | undefined {
  const fits = (pattern: string) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
  return names
    .filter((name) => table[name].method === method && fits(table[name].path))
    .toSorted((a, b) => table[a].path.split('{').length - table[b].path.split('{').length)[0];
}

/** Holds a success against the shape of its route. */
export function examineShape(exchange: Exchange, book: Book): void {
  const name = routeOf(exchange.method, exchange.path);
  if (!name || !Object.hasOwn(routeRules, name) || !isSuccess(exchange)) return;
  const {status, reply} = table[name];
  if (!book.hold(name, exchange.status === status, exchange.at, String(status), outcome(exchange))) return;
  const {error} = reply().safeParse(exchange.json);
  const issue = error?.issues[0];
  const place = (issue?.path ?? []).map((part) => `/${String(part)}`).join('') || '/';
  const kind = (issue as {expected?: string} | undefined)?.expected ?? issue?.code ?? '';
  book.hold(name, !issue, exchange.at, `${kind} at ${place}`, kindAt(exchange.json, issue?.path ?? []));
}

/** The kind of what stands at a place, never what it says: it may be a customer's. */
function kindAt(json: unknown, place: readonly PropertyKey[]): string {
  const value = place.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[part], json);
  if (value === undefined) return 'nothing there';
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
