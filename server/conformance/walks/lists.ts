import type {TicketPage, TicketSummary} from '../../../src/contract/ticket.js';
import {newKey} from '../../../src/contract/key.js';
import type {Party} from '../exchange.js';
import {teller, type Visit, type Walk} from '../visit.js';

const rules = {
  'list-limit': {
    must: 'A page has at most ?limit= items; a limit that is none (0, -1, x) is 400',
    why: 'A phone asks for five. Whoever sends everything makes the list the slowest page of the portal.',
    cure: 'Take 1 to 100, 20 where it is left out, and refuse the rest.',
  },
  'list-whole': {
    must: 'Going on by nextCursor gives each item once, to the end, where it is null',
    why: 'An item that falls between two pages is a request that its customer believes lost.',
    cure: 'Order by a time and then by id, and let the cursor name the last item shown.',
  },
  'list-stable': {
    must: 'What is handed in between two pages moves nothing: no item comes twice',
    why: 'With page numbers or offsets each new request pushes one item over to the next page.',
    cure: 'Cursors that name a position (time and id), never a count.',
  },
  'list-order': {
    must: 'Requests come last changed first',
    why: 'What just happened is what the customer came for.',
    cure: 'Sort by updatedAt, then id, both falling.',
  },
  'cursor-foreign': {
    must: 'A cursor that is none of the backend’s is 400',
    why: 'Starting over in silence shows the first page as if it were the last.',
    cure: 'Refuse what cannot be read back.',
  },
  'list-found': {
    must: '?q= finds a request by a word of its title, and nothing by a word that stands nowhere',
    why: 'It is how a customer with two hundred requests finds the one about the printer.',
    cure: 'Search reference, title, description and messages; each word must be there.',
  },
  'list-state': {
    must: '?state=open has what is open, ?state=closed what is closed',
    why: 'The list opens on what is open; there a request that was just handed in is looked for.',
    cure: 'Groups open, waiting and closed besides the single states.',
  },
};

/** The list of requests. */
export const listsWalk: Walk = {
  name: 'lists',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const me = visit.me();
    const word = `q${newKey().replace(/[^a-z]/g, '')}`;
    const {title} = await visit.draft();
    const most = (await visit.desk()).limits.title;
    const [first, second] = [await visit.ticket(), await visit.ticket(me, {title: `${title} ${word}`.slice(-most)})];
    for (const limit of ['0', '-1', 'x']) {
      const refused = await me.send('GET', `/tickets?limit=${limit}`);
      hold('list-limit', refused.status === 400, refused, '400 invalid-request');
    }
    const foreign = await me.send('GET', '/tickets?cursor=no-cursor-of-yours');
    hold('cursor-foreign', foreign.status === 400, foreign, '400 invalid-request');

    const page = await pageOf(visit, me, {limit: '1'});
    const at = {at: 'GET /tickets?limit=1'};
    const note = (rule: keyof typeof rules & string, held: boolean, expected: string, got: string) =>
      visit.book.hold(rule, held, at.at, expected, got);
    note('list-limit', page.items.length === 1, '1 item', `${page.items.length}`);
    const third = await visit.ticket();
    const next = await pageOf(visit, me, {limit: '1', ...(page.nextCursor !== null && {cursor: page.nextCursor})});
    const seen = next.items[0]?.id;
    note('list-stable', seen !== undefined && seen !== page.items[0]?.id, 'the next request after one was handed in', seen === undefined ? 'nothing' : 'the same one again'); // prettier-ignore

    const walked = await wholeList(visit, me);
    const ids = walked.map(({id}) => id);
    const missing = [first, second, third].filter(({id}) => !ids.includes(id));
    const twice = ids.length - new Set(ids).size;
    note('list-whole', !missing.length && !twice, 'each request once', `${missing.length} of this run missing, ${twice} twice`);
    const falling = walked.every(({updatedAt}, n) => n === 0 || Date.parse(updatedAt) <= Date.parse(walked[n - 1]!.updatedAt));
    note('list-order', falling, 'updatedAt falling', 'a later one after an earlier one');

    const found = await pageOf(visit, me, {q: word});
    at.at = 'GET /tickets?q=';
    note('list-found', found.items.some(({id}) => id === second.id), 'the request with that word in its title', `${found.items.length} others`); // prettier-ignore
    const none = await pageOf(visit, me, {q: `${word} ${newKey()}`});
    note('list-found', !none.items.length, 'nothing', `${none.items.length} items`);
    at.at = 'GET /tickets?state=';
    const [open, closed] = [await wholeList(visit, me, {state: 'open'}), await wholeList(visit, me, {state: 'closed'})];
    const has = (list: readonly TicketSummary[]) => list.some(({id}) => id === third.id);
    note('list-state', has(open) && !has(closed), 'a fresh request under open only', `open ${has(open)}, closed ${has(closed)}`);
  },
};

function pageOf(visit: Visit, who: Party, query: Record<string, string>): Promise<TicketPage> {
  return visit.need(who, 'listTickets', {query});
}

/** In small pages first, where seams show, and as far as 500 items: whose list is longer has enough of a walk. */
async function wholeList(visit: Visit, who: Party, query: Record<string, string> = {}): Promise<TicketSummary[]> {
  const items: TicketSummary[] = [];
  let cursor: string | null = null;
  do {
    const page: TicketPage = await pageOf(visit, who, {...query, limit: items.length < 20 ? '2' : '50', ...(cursor !== null && {cursor})});
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && items.length < 500);
  return items;
}
