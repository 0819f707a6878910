import {isSuccess} from '../exchange.js';
import {Unanswered, Untried} from '../book.js';
import {Limited} from '../limited.js';
import {teller, type Visit, type Walk} from '../visit.js';

const rules = {
  'preferences-kept': {
    must: 'PUT /me/preferences answers with what GET /me then says; a language that is none is 422',
    why: 'Who switched off a mail and gets it again trusts no switch more.',
    cure: 'Store the whole of it; what is left out is as usual.',
  },
  'people-own': {
    must: 'GET /people?q= finds the reader by his own name, and GET /people has at most ?limit= people',
    why: 'Colleagues are brought in from this list; a whole directory in it is a leak.',
    cure: 'List people of the reader’s organisation only, by name.',
  },
  'scope-refused': {
    must: 'Whoever is no manager is refused ?scope=organisation with 403, and may not say who left',
    why: 'Colleagues’ requests are read by a manager, or by who was brought in.',
    cure: 'Take the role from the token, on every request.',
  },
};

/** Who the token speaks for, and what is his. */
export const personWalk: Walk = {
  name: 'person',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const me = visit.me();
    const {id, name, role, organisation, preferences} = await visit.need(me, 'readMe');
    if (role !== 'manager') {
      const all = await me.send('GET', '/tickets?scope=organisation');
      hold('scope-refused', all.status === 403, all, '403 not-allowed');
      const left = await me.send('PUT', `/people/${encodeURIComponent(id)}`, {body: {left: false}});
      hold('scope-refused', left.status === 403 || left.status === 404, left, '403 not-allowed');
    } else visit.book.leave(['scope-refused'], 'the token is a manager’s');
    await orAbsent(visit, async () => {
      // The same as before: nothing is changed.
      await visit.need(me, 'setPreferences', {body: preferences});
      const {preferences: after} = await visit.need(me, 'readMe');
      visit.book.hold('preferences-kept', JSON.stringify(after) === JSON.stringify(preferences), 'GET /me', 'the preferences that were put', 'others'); // prettier-ignore
      const wrong = await me.send('PUT', '/me/preferences', {body: {...preferences, locale: '…'}});
      if (!hold('preferences-kept', wrong.status === 422, wrong, '422 invalid-fields'))
        visit.afterwards.push(() => visit.need(me, 'setPreferences', {body: preferences}));
    });
    await orAbsent(visit, () => visit.need(me, 'readPlan'));
    if (!organisation) return visit.book.leave(['people-own'], 'the token names no organisation');
    await orAbsent(visit, async () => {
      const found = await visit.need(me, 'listPeople', {query: {q: name.slice(0, 20)}});
      const few = await me.send('GET', '/people?limit=1');
      hold('people-own', isSuccess(few) && (few.json as {items: unknown[]}).items.length <= 1, few, 'at most one');
      visit.book.hold('people-own', found.items.some((one) => one.id === id), 'GET /people?q=', 'the reader himself', `${found.items.length} others`); // prettier-ignore
    });
  },
};

/** Goes on where a part is not offered. */
async function orAbsent(visit: Visit, part: () => Promise<unknown>): Promise<void> {
  try {
    await part();
  } catch (error) {
    if (!(error instanceof Untried) || error instanceof Limited || error instanceof Unanswered) throw error;
  }
}
