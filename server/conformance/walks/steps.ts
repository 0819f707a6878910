import {fillPath} from '../../../src/contract/route.js';
import {routes} from '../../../src/contract/routes.js';
import type {Ticket} from '../../../src/contract/ticket.js';
import {codeOf} from '../every-reply.js';
import {isSuccess, outcome} from '../exchange.js';
import {keyed, teller, type Walk} from '../visit.js';

const rules = {
  'version-needed': {
    must: 'An action without If-Match is 400',
    why: 'Whoever acts on what he did not see confirms a solution that was taken back a minute ago.',
    cure: 'Require the header on POST /tickets/{id}/actions.',
  },
  'version-stale': {
    must: 'An action with a version that was overtaken is 412 version-stale, and nothing happens',
    why: 'The customer is shown what changed and decides anew.',
    cure: 'Compare with the version in the row, in the transaction that writes.',
  },
  'action-refused': {
    must: 'An action that the state does not allow is 409 action-not-allowed, with the allowed ones',
    why: 'The page takes its buttons from that answer and is right again without reading anew.',
    cure: 'Decide by one table of states and actions, for buttons (allowedActions) and for refusals.',
  },
  'action-done': {
    must: 'Cancelling a request makes it cancelled: state, a higher version, an event with who and when, and no action more that needs it open',
    why: 'A step that is not seen in state, history and buttons alike was not taken, to whoever looks.',
    cure: 'Write an event, and derive the rest from events.',
  },
  'action-once': {
    must: 'The same action sent again under its key gives the same answer, though the version has moved on',
    why: 'The first answer was lost on the way; a 412 would tell the customer that he failed.',
    cure: 'Look up the key before the version is compared.',
  },
};

/** What a customer does to his request. */
export const actOnTicketWalk: Walk = {
  name: 'steps',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const me = visit.me();
    const {id: ticket} = await visit.ticket();
    const path = fillPath(routes.actOnTicket.path, {ticket});
    const before = await visit.need(me, 'readTicket', {params: {ticket}});
    const bare = await me.send('POST', path, keyed({action: 'cancel'}));
    hold('version-needed', bare.status === 400 || bare.status === 428, bare, '400 without If-Match');
    if (before.allowedActions.includes('confirm')) visit.book.leave(['action-refused'], 'a fresh request may be confirmed here');
    else {
      const refused = await me.send('POST', path, {...keyed({action: 'confirm'}), version: before.version});
      const {allowed} = (refused.json ?? {}) as {allowed?: unknown};
      const told = refused.status === 409 && codeOf(refused) === 'action-not-allowed' && Array.isArray(allowed);
      hold('action-refused', told, refused, '409 action-not-allowed with allowed');
    }
    await visit.need(me, 'postMessage', {params: {ticket}, ...keyed({text: 'It is the second floor.', attachments: []})});
    const now = await visit.need(me, 'readTicket', {params: {ticket}});
    const stale = await me.send('POST', path, {...keyed({action: 'cancel'}), version: now.version - 1});
    const {state} = await visit.need(me, 'readTicket', {params: {ticket}});
    const unmoved = state === now.state;
    hold('version-stale', stale.status === 412 && codeOf(stale) === 'version-stale' && unmoved, stale, '412 version-stale', `${outcome(stale)}${unmoved ? '' : `, and it is ${state}`}`); // prettier-ignore
    if (!now.allowedActions.includes('cancel')) {
      visit.book.leave(['action-done', 'action-once'], 'a fresh request may not be cancelled here; close those of this run by hand');
      return;
    }
    const cancel = {...keyed({action: 'cancel'}), version: now.version};
    const done = await me.send('POST', path, cancel);
    const after = (done.json ?? {}) as Partial<Ticket>;
    const event =
      after.events?.some(({kind, to, by}) => kind === 'state-changed' && to === 'cancelled' && by.role === 'requester') ?? false;
    const well = isSuccess(done) && after.state === 'cancelled' && (after.version ?? 0) > now.version && event && !after.allowedActions?.includes('cancel'); // prettier-ignore
    hold('action-done', well, done, 'cancelled, a higher version, an event, no second cancel', `${outcome(done)}, ${after.state}, version ${now.version} to ${after.version}${event ? '' : ', no event'}`); // prettier-ignore
    const again = await me.send('POST', path, cancel);
    const same = again.status === done.status && again.text === done.text && again.headers.get('Idempotency-Replayed') === 'true';
    hold('action-once', same, again, `${done.status}, the same answer, Idempotency-Replayed: true`);
  },
};
