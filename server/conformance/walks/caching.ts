import {fillPath, type Route} from '../../../src/contract/route.js';
import {routes, type RouteName} from '../../../src/contract/routes.js';
import {isSuccess, outcome, type Party} from '../exchange.js';
import {keyed, teller, type Visit, type Walk} from '../visit.js';

const rules = {
  etag: {
    must: 'Desk, ticket, article and article index carry an ETag',
    why: 'A page looks again every few seconds. With an ETag that costs nothing while nothing happened.',
    cure: 'Digest the reply, or use the version of what is read.',
  },
  'not-modified': {
    must: 'If-None-Match with the ETag answers 304 without a body and with the ETag, W/ or not, one of several or *',
    why: 'Proxies that pack replies make tags weak; whoever compares them letter by letter sends everything again.',
    cure: 'Compare by the weak comparison of RFC 9110, 8.8.3.2.',
  },
  'etag-changes': {
    must: 'The ETag of a ticket is another one after anything in it changed',
    why: 'The customer would go on reading yesterday’s state, however often he looks.',
    cure: 'Digest the whole reply, or count a version for every change that customers see, messages and surveys too.',
  },
};

/** What was read before and is asked for again. */
export const cachingWalk: Walk = {
  name: 'caching',
  rules,
  go: async (visit) => {
    const {anyone} = visit;
    await tagged(visit, anyone, 'readDesk', {});
    const index = await anyone.send('GET', '/articles/index');
    if (isSuccess(index)) await tagged(visit, anyone, 'readArticleIndex', {});
    const articles = await anyone.send('GET', '/articles?limit=1');
    const article = (articles.json as {items?: {id: string}[]} | undefined)?.items?.[0]?.id;
    if (article !== undefined) await tagged(visit, anyone, 'readArticle', {article});

    const hold = teller(visit, rules);
    const me = visit.me();
    const {id: ticket} = await visit.ticket();
    await tagged(visit, me, 'readTicket', {ticket});
    const path = fillPath(routes.readTicket.path, {ticket});
    const before = await me.send('GET', path);
    await visit.need(me, 'postMessage', {params: {ticket}, ...keyed({text: 'A further word.', attachments: []})});
    const tag = before.headers.get('ETag') ?? '';
    const after = await me.send('GET', path, {headers: {'If-None-Match': tag}});
    hold('etag-changes', after.status === 200 && after.headers.get('ETag') !== tag, after, '200 with another ETag after a message');
  },
};

async function tagged(visit: Visit, who: Party, name: RouteName, params: Record<string, string>): Promise<void> {
  const hold = teller(visit, rules);
  const path = fillPath((routes as unknown as Record<RouteName, Route>)[name].path, params);
  const first = await who.send('GET', path);
  const tag = first.headers.get('ETag');
  if (!hold('etag', tag !== null && /^(W\/)?"[^"]+"$/.test(tag), first, 'ETag: "…"', tag ?? 'no such header') || tag === null) return;
  const bare = tag.replace(/^W\//, '');
  for (const seen of [tag, bare, `W/${bare}`, `"another", ${tag}`, '*']) {
    const again = await who.send('GET', path, {headers: {'If-None-Match': seen}});
    const same = again.status === 304 && again.text === '' && again.headers.get('ETag')?.replace(/^W\//, '') === bare;
    hold('not-modified', same, again, `304 with ETag ${tag} to If-None-Match: ${seen}`, `${outcome(again)}, ${again.bytes.length} bytes`);
  }
  const other = await who.send('GET', path, {headers: {'If-None-Match': '"another"'}});
  hold('not-modified', other.status === 200, other, '200 to a tag of something else');
}
