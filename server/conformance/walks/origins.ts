import {sentHeaders} from '../../../src/contract/sent-headers.js';
import type {Exchange} from '../exchange.js';
import {teller, type Walk} from '../visit.js';

const rules = {
  'origin-listed': {
    must: 'A page of an origin on the list may read replies and refusals',
    why: 'A refusal that the page may not read is, to the customer, a broken line: he waits and tries again instead of signing in.',
    cure: 'Set Access-Control-Allow-Origin where all replies pass, after error pages; proxies that answer by themselves must set it too.',
  },
  'origin-exposed': {
    must: 'Such a page may read Retry-After, Date, ETag, Location, Idempotency-Replayed, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Aftercare-Version, Tus-Resumable, Upload-Offset, Upload-Length, Content-Disposition',
    why: 'A header that is not exposed is not there for a page: no skew is corrected, no upload goes on.',
    cure: 'List them in Access-Control-Expose-Headers.',
  },
  'origin-preflight': {
    must: 'The question before a request is answered 2xx, without a token, with the methods and headers that the portal sends',
    why: 'A browser asks before each POST and each request with a token. One header too few, and nothing is sent at all.',
    cure: 'Answer OPTIONS before the token is looked at; allow the headers that docs/backend.md lists.',
  },
  'origin-unlisted': {
    must: 'Pages of other origins may read nothing, and no credentials are allowed',
    why: 'A page that somebody else made must not speak to customers’ requests; without cookies nothing needs credentials.',
    cure: 'Compare Origin with a list, as a whole; never echo it, never *, no Access-Control-Allow-Credentials.',
  },
  'origin-vary': {
    must: 'Replies that name an origin say Vary: Origin',
    why: 'A cache would give one page’s permission to the next, and both stop working by turns.',
    cure: 'Send Vary: Origin with every reply, also where no origin is allowed.',
  },
};

const exposed = ['Retry-After', 'Date', 'ETag', 'Location', 'Idempotency-Replayed', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Aftercare-Version', 'Tus-Resumable', 'Upload-Offset', 'Upload-Length', 'Content-Disposition']; // prettier-ignore
const stranger = 'https://conformance.invalid';

/** Pages of other origins. */
export const originsWalk: Walk = {
  name: 'origins',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const {anyone} = visit;
    const paths = ['/desk', '/me', '/no-such-address'];
    for (const path of paths) {
      const asked = await anyone.send('GET', path, {headers: {Origin: stranger}});
      const allowed = asked.headers.get('Access-Control-Allow-Origin');
      hold('origin-unlisted', allowed === null || (allowed !== '*' && allowed !== stranger), asked, `no permission for ${stranger}`, allowed ?? ''); // prettier-ignore
    }
    const {origin} = visit.options;
    if (origin === undefined) {
      visit.book.leave(Object.keys(rules), 'it needs the origin of a page that may call the backend (--origin)');
      return;
    }
    for (const path of paths) {
      const asked = await anyone.send('GET', path, {headers: {Origin: origin}});
      const {headers} = asked;
      const allowed = headers.get('Access-Control-Allow-Origin');
      hold('origin-listed', allowed === origin, asked, `Access-Control-Allow-Origin: ${origin}`, allowed ?? 'no such header');
      hold(
        'origin-unlisted',
        headers.get('Access-Control-Allow-Credentials') === null,
        asked,
        'no Access-Control-Allow-Credentials',
        'one',
      );
      hold('origin-vary', lists(asked, 'Vary').includes('origin'), asked, 'Vary: Origin', headers.get('Vary') ?? 'no such header');
      if (allowed === null) continue;
      const missing = exposed.filter((name) => !lists(asked, 'Access-Control-Expose-Headers').includes(name.toLowerCase()));
      hold('origin-exposed', !missing.length, asked, 'all of them exposed', `not ${missing.join(', ')}`);
    }
    for (const [method, path] of [
      ['POST', '/tickets'],
      ['PUT', '/me/preferences'],
      ['PATCH', '/uploads/x'],
    ] as const) {
      // prettier-ignore
      const ask = {Origin: origin, 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': sentHeaders.toLowerCase()};
      const asked = await anyone.send('OPTIONS', path, {headers: ask});
      const allows = lists(asked, 'Access-Control-Allow-Headers');
      const missing = sentHeaders.split(', ').filter((name) => !allows.includes(name.toLowerCase()));
      const well =
        asked.status >= 200 &&
        asked.status < 300 &&
        asked.headers.get('Access-Control-Allow-Origin') === origin &&
        lists(asked, 'Access-Control-Allow-Methods').includes(method.toLowerCase()) &&
        !missing.length;
      hold('origin-preflight', well, asked, `2xx that allows ${method} and all headers`, `${asked.status}, not allowed: ${missing.join(', ') || method}`); // prettier-ignore
    }
  },
};

function lists({headers}: Exchange, name: string): string[] {
  return (headers.get(name) ?? '').split(',').map((one) => one.trim().toLowerCase());
}
