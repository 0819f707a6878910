import {newKey} from '../../../src/contract/key.js';
import {Unanswered} from '../book.js';
import {codeOf} from '../every-reply.js';
import {isSuccess, type Exchange} from '../exchange.js';
import {keyed, teller, type Visit, type Walk} from '../visit.js';

const rules = {
  'unknown-address': {
    must: 'An address that nobody offers is a 404 problem not-found',
    why: 'The portal asks what is offered by trying: a page of HTML or a redirect there looks like a broken backend.',
    cure: 'Answer whatever is left under the base by the same refusal as a missing ticket.',
  },
  'unknown-method': {
    must: 'A method that is not offered is a problem, 405 or 404',
    why: 'Frameworks answer it by their own page.',
    cure: 'Answer 405 method-not-allowed with Allow.',
  },
  'token-forged': {
    must: 'A token that was changed, unsigned or is none is 401, on public routes too',
    why: 'Whoever can write his own token reads everybody’s requests. A public route that lets a broken token pass hides from the portal that it has to ask for another.',
    cure: 'Fix the algorithm by the key and verify with a library; never read claims before that.',
  },
  'body-json': {
    must: 'A body that is no JSON is 400 invalid-request',
    why: 'It is the sender’s fault and will not go away by trying again; a 500 is tried again for days.',
    cure: 'Catch the parser’s error.',
  },
  'body-type': {
    must: 'A body that is not application/json is 415 unsupported-type',
    why: 'A page of another origin may send plain text and forms without asking first; only JSON is held back by CORS.',
    cure: 'Check Content-Type before reading.',
  },
  'body-limit': {
    must: 'A body of some megabytes is 413 too-large, best before it is read',
    why: 'Whoever reads first and checks later is filled up by anyone.',
    cure: 'Refuse by Content-Length, and count while reading; files come by uploads, 256 KB of JSON are plenty.',
  },
  'unknown-members': {
    must: 'Members and query parameters that the backend does not know are passed over',
    why: 'A newer portal says more. If that is refused, no portal can be updated before every backend.',
    cure: 'Validate what you know and ignore the rest.',
  },
};

const json = {'Content-Type': 'application/json'};
/** Bytes: more than any limit on JSON should let through. */
const tooMuch = 4 * 1024 * 1024;

/** What comes to the door and is turned away there. */
export const doorWalk: Walk = {
  name: 'door',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const {anyone} = visit;
    const nowhere = await anyone.send('GET', `/no-such-address-${newKey()}`);
    hold('unknown-address', nowhere.status === 404 && codeOf(nowhere) === 'not-found', nowhere, '404 not-found');
    const odd = await anyone.send('DELETE', '/desk');
    hold('unknown-method', odd.status === 405 || odd.status === 404, odd, '405 method-not-allowed');
    await bodies(visit, hold);
    await tokens(visit, hold);
  },
};

type Hold = ReturnType<typeof teller<typeof rules>>;

async function bodies(visit: Visit, hold: Hold): Promise<void> {
  const me = visit.options.token === undefined ? undefined : visit.me();
  const send = (raw: BodyInit, headers: Record<string, string>, mayBreak = false): Promise<Exchange> =>
    me
      ? me.send('POST', '/tickets', {raw, key: newKey(), headers, mayBreak})
      : visit.anyone.send('POST', '/guest-sessions', {raw, headers, mayBreak});
  const broken = await send('{"title": "half', json);
  if (!me && broken.status === 404) visit.me();
  hold('body-json', broken.status === 400, broken, '400 invalid-request');
  const typed = await send('{}', {'Content-Type': 'text/plain'});
  hold('body-type', typed.status === 415, typed, '415 unsupported-type');
  const large = await send(`{"title": "${'x'.repeat(tooMuch)}"}`, json, true).catch((error: unknown) => {
    if (!(error instanceof Unanswered)) throw error;
    // Who refuses early and closes the line cuts it before the refusal could be read.
    visit.book.leave(['body-limit'], `${error.message}; a 413 may have been on its way`);
  });
  if (large) hold('body-limit', large.status === 413, large, '413 too-large');
  const person = visit.me();
  const more = await visit.anyone.send('GET', '/desk?x-of-a-newer-portal=1');
  hold('unknown-members', isSuccess(more), more, '200');
  const {body, key} = keyed({...(await visit.draft()), xOfANewerPortal: {a: 1}});
  const further = await person.send('POST', '/tickets', {body, key});
  hold('unknown-members', isSuccess(further), further, '201');
}

async function tokens(visit: Visit, hold: Hold): Promise<void> {
  // The second is in the form of a JWT and says null, twice.
  const forged = ['nonsense', 'bnVsbA.bnVsbA.x', ...forgeries(visit.me().token ?? '')];
  for (const token of forged) {
    for (const path of ['/me', '/tickets', '/desk']) {
      const refused = await visit.anyone.send('GET', path, {headers: {Authorization: `Bearer ${token}`}});
      hold('token-forged', refused.status === 401, refused, `401 unauthenticated to a forged token`);
    }
  }
}

/** Of a JWT: somebody else's claims under its signature, no signature, no algorithm. Of any other token: one letter changed. */
function forgeries(token: string): string[] {
  const [header, claims, signature] = token.split('.');
  if (!header || !claims || !signature) return [token.slice(0, -1) + (token.endsWith('x') ? 'y' : 'x')];
  try {
    const said = JSON.parse(fromBase64(claims)) as Record<string, unknown>;
    const other = toBase64(JSON.stringify({...said, sub: `${String(said['sub'])}-x`, role: 'manager'}));
    const none = toBase64(JSON.stringify({alg: 'none', typ: 'JWT'}));
    return [`${header}.${other}.${signature}`, `${none}.${other}.`, `${none}.${claims}.${signature}`, `${header}.${claims}.`];
  } catch {
    return [];
  }
}

function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0)));
}

function toBase64(text: string): string {
  const plain = btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  return plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
