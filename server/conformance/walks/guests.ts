import {newKey} from '../../../src/contract/key.js';
import {Untried} from '../book.js';
import {Limited} from '../limited.js';
import {teller, type Visit, type Walk} from '../visit.js';

const rules = {
  'guest-same-words': {
    must: 'POST /guest-sessions answers the same, whether reference and address are known or not',
    why: 'Else anyone finds out who is a customer, and which references exist.',
    cure: 'Take the same road for both: make a code for either, and send no mail for one. The same time too.',
  },
  'guest-code-guessed': {
    must: 'A wrong code opens nothing: 422 while tries are left, then 410 gone',
    why: 'Six digits are guessed in a night by whoever may try as often as he likes.',
    cure: 'Five tries for a code, written down before the outcome is told.',
  },
  'link-unknown': {
    must: 'A token of a link that never was is 410 gone',
    why: 'What is over and what never was must not be told apart.',
    cure: 'Keep digests of tokens only.',
  },
};

/** Ways in without an account, for whoever has no right to one. */
export const guestsWalk: Walk = {
  name: 'guests',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const {anyone, absent} = visit;
    const link = await anyone.send('POST', '/link-sessions', {body: {token: newKey() + newKey()}});
    if (link.status === 404) absent.add('POST /link-sessions');
    else hold('link-unknown', link.status === 410, link, '410 gone');
    const email = `${newKey().toLowerCase()}@conformance.invalid`;
    const unknown = await anyone.send('POST', '/guest-sessions', {body: {reference: 'AC-XXXX-XXXX', email}});
    if (unknown.status === 404) {
      absent.add('POST /guest-sessions');
      throw new Untried('the backend does not offer POST /guest-sessions');
    }
    const by = 'it would send a code by mail (--thorough)';
    if (!visit.options.thorough) return visit.book.leave(['guest-same-words', 'guest-code-guessed'], by);
    const me = visit.me();
    const {email: own} = await visit.need(me, 'readMe');
    if (own === undefined) return visit.book.leave(['guest-same-words', 'guest-code-guessed'], 'the token names no address');
    const {reference} = await visit.ticket();
    for (const body of [
      {reference, email},
      {reference, email: own},
    ]) {
      const known = await anyone.send('POST', '/guest-sessions', {body});
      const same = known.status === unknown.status && known.text === unknown.text;
      hold('guest-same-words', same, known, `${unknown.status} in the same words as to an unknown reference`, `${known.status}${same ? '' : ', other words'}`); // prettier-ignore
    }
    await guess(visit, {reference, email: own});
  },
};

/** Six wrong codes for the one that was just sent; a limit on tries does as well. */
async function guess({anyone, book}: Visit, pair: {reference: string; email: string}): Promise<void> {
  const hold = teller({book}, rules);
  try {
    for (let tries = 0; tries < 6; tries++) {
      const wrong = await anyone.send('POST', '/guest-sessions/verify', {body: {...pair, code: '000000'}});
      const expected = tries === 5 ? [410] : tries ? [410, 422] : [422];
      hold('guest-code-guessed', expected.includes(wrong.status), wrong, tries === 5 ? '410 gone at the sixth try' : expected.join(' or '));
    }
  } catch (error) {
    if (!(error instanceof Limited)) throw error;
    book.hold('guest-code-guessed', true, error.message, 'no more tries', '');
  }
}
