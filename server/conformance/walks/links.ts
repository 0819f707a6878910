import {fillPath} from '../../../src/contract/route.js';
import {routes} from '../../../src/contract/routes.js';
import {isSuccess, outcome} from '../exchange.js';
import {keyed, teller, type Walk} from '../visit.js';

const rules = {
  'link-opens-one': {
    must: 'A shared link’s token opens its one ticket and no other: reading others is 404, and handing in, people and preferences are refused',
    why: 'A link goes to somebody outside. Whatever more it opened would be told to him.',
    cure: 'Give such a session the ticket’s id, and let every route ask for it.',
  },
  'link-read-only': {
    must: 'By a link to read nothing is written',
    why: 'What stands in the thread was said by somebody who may.',
    cure: 'Keep the scope in the session; refuse with 403.',
  },
  'link-revoked': {
    must: 'A link that was taken back opens nothing from then on, and neither do sessions it gave',
    why: 'It is taken back because it went to the wrong person.',
    cure: 'Look the link up on every request of its sessions.',
  },
};

/** Links by which somebody without an account reads a request. */
export const linksWalk: Walk = {
  name: 'links',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const me = visit.me();
    const [{id: ticket}, {id: other}] = [await visit.ticket(), await visit.ticket()];
    const params = {ticket};
    await visit.need(me, 'listLinks', {params});
    const {items} = await visit.need(me, 'shareTicket', {params, ...keyed({label: 'Conformance check', scope: 'read' as const, hours: 1})});
    const link = items[0]?.id ?? '';
    const {token} = await visit.need(me, 'readLink', {params: {ticket, link}, exists: true});
    const session = await visit.need(visit.anyone, 'openLinkSession', {body: {token}});
    const guest = visit.as(session.token);
    const read = await guest.send('GET', fillPath(routes.readTicket.path, params));
    hold('link-opens-one', isSuccess(read), read, '200 for the ticket of the link');
    const stranger = await guest.send('GET', fillPath(routes.readTicket.path, {ticket: other}));
    hold('link-opens-one', stranger.status === 404, stranger, '404 not-found');
    const handed = await guest.send('POST', '/tickets', keyed(await visit.draft()));
    hold('link-opens-one', [401, 403, 404].includes(handed.status), handed, '403 not-allowed');
    for (const [method, path, body] of [
      ['GET', '/people', undefined],
      ['PUT', '/me/preferences', {locale: 'en'}],
    ] as const) {
      const shut = await guest.send(method, path, {body});
      hold('link-opens-one', [401, 403, 404].includes(shut.status), shut, '403 not-allowed');
    }
    const list = await guest.send('GET', '/tickets?limit=50');
    const others = isSuccess(list) ? (list.json as {items: {id: string}[]}).items.filter(({id}) => id !== ticket) : [];
    hold('link-opens-one', !others.length, list, 'no other request', `${outcome(list)}, ${others.length} others`);
    const written = await guest.send(
      'POST',
      fillPath(routes.postMessage.path, params),
      keyed({text: 'By a link to read.', attachments: []}),
    );
    hold('link-read-only', [401, 403, 404].includes(written.status), written, '403 not-allowed');
    const {version} = await visit.need(me, 'readTicket', {params});
    const acted = await guest.send('POST', fillPath(routes.actOnTicket.path, params), {...keyed({action: 'cancel'}), version});
    hold('link-read-only', [401, 403, 404].includes(acted.status), acted, '403 not-allowed');
    await visit.need(me, 'revokeLink', {params: {ticket, link}, ...keyed({}), exists: true});
    const late = await guest.send('GET', fillPath(routes.readTicket.path, params));
    hold('link-revoked', [401, 403, 404, 410].includes(late.status), late, '401 unauthenticated');
    const again = await visit.anyone.send('POST', '/link-sessions', {body: {token}});
    hold('link-revoked', again.status === 410, again, '410 gone');
    const {items: lent} = await visit.need(me, 'shareTicket', {
      params,
      ...keyed({label: 'Conformance check', scope: 'read' as const, hours: 1}),
    });
    const open = lent.find(({id}) => id !== link);
    if (!open) return;
    visit.known.link = {ticket, link: open.id};
    visit.afterwards.push(() => visit.need(me, 'revokeLink', {params: {ticket, link: open.id}, ...keyed({})}));
  },
};
