import {newKey} from '../../../src/contract/key.js';
import type {Ticket, TicketPage} from '../../../src/contract/ticket.js';
import {CutShort} from '../book.js';
import {codeOf} from '../every-reply.js';
import {isSuccess, outcome, type Exchange, type Party} from '../exchange.js';
import {keyed, teller, type Visit, type Walk} from '../visit.js';

const rules = {
  'key-needed': {
    must: 'POST without an Idempotency-Key, or with one under 16 characters, is 400 idempotency-key-missing',
    why: 'A request without a key is doubled by the first line that breaks after it arrived.',
    cure: 'Refuse before anything is done.',
  },
  'key-echoed': {
    must: 'The reply and the ticket carry the key as clientRef, and a key other than the draft’s is 400',
    why: 'The portal knows by it that its own request was taken, and not a page of a proxy answered 200.',
    cure: 'Store clientRef with the ticket; compare it with the header.',
  },
  'key-replayed': {
    must: 'The same key and body again give the same answer, with Idempotency-Replayed: true',
    why: 'After a broken line the portal sends again. That must never make a second request.',
    cure: 'Store status and body with the key in the transaction that makes the ticket, for 30 days.',
  },
  'key-quoted': {
    must: 'A key in quotation marks is the same key',
    why: 'The header is a quoted string in its specification; portals and proxies send either form.',
    cure: 'Take the quotation marks off before anything else.',
  },
  'key-reused': {
    must: 'The same key with another body is 422 idempotency-key-reused',
    why: 'Whoever answers it by the first request lets the second one vanish.',
    cure: 'Keep a digest of path and body beside the key.',
  },
  'key-burst': {
    must: 'Ten at once with one key make one ticket; who comes meanwhile waits for its answer or is told 409 still-in-flight',
    why: 'Two tabs and a double press are the ordinary case, not the rare one.',
    cure: 'Take a lock on the key before the transaction; release it after.',
  },
  'key-kept-free': {
    must: 'A draft that was refused may be mended and sent under the same key',
    why: 'The key is made with the draft. If the refusal were kept, the mended draft could never be sent.',
    cure: 'Store answers only once the request was carried out, not refusals of its shape.',
  },
  'key-looked-up': {
    must: 'GET /tickets?clientRef= finds the request of that key, and nothing for another',
    why: 'So a portal that never got an answer finds out what became of what it sent.',
    cure: 'An index on owner and clientRef.',
  },
  'fields-named': {
    must: 'A draft with an empty title and one that is too long are 422 invalid-fields, each field named by a JSON pointer',
    why: 'The customer is led to the field. Without a pointer he reads that something is wrong somewhere in a long form.',
    cure: 'Validate by GET /desk, collect all issues, and give {pointer: "/title", code: "required"}.',
  },
  'ticket-located': {
    must: 'The new ticket is found at once under its id and in the list',
    why: 'The page goes from “received” to the ticket. A search index that follows later shows an empty list to somebody who is worried.',
    cure: 'Read from what was written, not from a copy of it.',
  },
  'clocks-named': {
    must: 'The clocks of a ticket run in calendars, and its tier is one, that GET /desk tells',
    why: 'A promise is explained by working hours. Without the calendar a due time is a number.',
    cure: 'Publish each calendar and tier that clocks name.',
  },
};

type Hold = ReturnType<typeof teller<typeof rules>>;

/** A request on its way in, once and exactly once. */
export const handingInWalk: Walk = {
  name: 'handing in',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const me = visit.me();
    const draft = await visit.draft();
    const send = (key: string | undefined, body: object) => me.send('POST', '/tickets', {body, ...(key !== undefined && {key})});

    const keys = newKey();
    for (const key of [undefined, 'too-short']) {
      const refused = await send(key, {...draft, clientRef: keys});
      hold('key-needed', refused.status === 400 && codeOf(refused) === 'idempotency-key-missing', refused, '400 idempotency-key-missing');
    }
    const other = await send(newKey(), {...draft, clientRef: newKey()});
    hold('key-echoed', other.status === 400, other, '400, for clientRef is another than the key');

    const {key, body} = keyed(draft);
    await refusedFields(send, hold, {...body}, key);
    const first = await send(key, body);
    hold('key-kept-free', isSuccess(first), first, '201 after the draft was mended');
    if (!isSuccess(first)) throw new CutShort(`${first.at} answered ${outcome(first)}`);
    const ticket = first.json as Ticket;
    hold(
      'key-echoed',
      ticket.clientRef === key,
      first,
      'clientRef with the key',
      ticket.clientRef === undefined ? 'no clientRef' : 'another',
    );
    await again(hold, send, first, {key, body});
    await lookedUp(visit, hold, me, ticket, key);
    await burst(hold, send, keyed(draft));
    const desk = await visit.desk();
    const unknown = ticket.clocks.find(({calendar}) => !desk.calendars.some(({id}) => id === calendar));
    const tier = ticket.tier === undefined || desk.tiers.some(({id}) => id === ticket.tier);
    hold('clocks-named', !unknown && tier, first, 'calendars and tiers of GET /desk', unknown ? `calendar ${unknown.calendar}` : `tier ${ticket.tier}`); // prettier-ignore
  },
};

type Send = (key: string | undefined, body: object) => Promise<Exchange>;

async function refusedFields(send: Send, hold: Hold, body: object, key: string): Promise<void> {
  for (const title of ['', 'x'.repeat(10_000)]) {
    const refused = await send(key, {...body, title});
    const {issues = []} = (refused.json ?? {}) as {issues?: {pointer: string}[]};
    const named = refused.status === 422 && issues.some(({pointer}) => pointer === '/title');
    const got = `${outcome(refused)}, issues at ${issues.map(({pointer}) => pointer).join(', ') || 'nothing'}`;
    hold('fields-named', named, refused, '422 invalid-fields with an issue at /title', got);
  }
}

async function again(hold: Hold, send: Send, first: Exchange, {key, body}: {key: string; body: object}): Promise<void> {
  const {id} = first.json as Ticket;
  const replayed = await send(key, body);
  const same = replayed.status === first.status && replayed.text === first.text;
  const told = replayed.headers.get('Idempotency-Replayed') === 'true';
  const got = `${outcome(replayed)}${same ? '' : ', another answer'}${told ? '' : ', no such header'}`;
  hold('key-replayed', same && told, replayed, `${first.status}, the same answer, Idempotency-Replayed: true`, got);
  const quoted = await send(`"${key}"`, body);
  hold('key-quoted', (quoted.json as Ticket | undefined)?.id === id, quoted, 'the same request');
  const reused = await send(key, {...body, description: 'Something else under the same key.'});
  hold('key-reused', reused.status === 422 && codeOf(reused) === 'idempotency-key-reused', reused, '422 idempotency-key-reused');
}

async function lookedUp(visit: Visit, hold: Hold, me: Party, {id}: Ticket, key: string): Promise<void> {
  for (const [clientRef, wanted] of [
    [key, 1],
    [newKey(), 0],
  ] as const) {
    // prettier-ignore
    const looked = await me.send('GET', `/tickets?clientRef=${encodeURIComponent(clientRef)}`);
    const {items = []} = (looked.json ?? {}) as Partial<TicketPage>;
    const found = items.length === wanted && items.every((item) => item.id === id);
    hold('key-looked-up', found, looked, wanted ? 'the one request' : 'no item', `${items.length} items`);
  }
  const read = await me.send('GET', `/tickets/${encodeURIComponent(id)}`);
  const list = await visit.need(me, 'listTickets', {query: {limit: '50'}});
  const listed = list.items.some((item) => item.id === id);
  hold('ticket-located', isSuccess(read) && listed, read, 'the request, also in the list', `${outcome(read)}${listed ? '' : ', not in the list'}`); // prettier-ignore
}

async function burst(hold: Hold, send: Send, {key, body}: {key: string; body: object}): Promise<void> {
  const answers = await Promise.all(Array.from({length: 10}, () => send(key, body)));
  const done = answers.filter(isSuccess);
  const waiting = answers.filter((one) => one.status === 409 && codeOf(one) === 'still-in-flight');
  const ids = new Set(done.map(({json}) => (json as Ticket).id));
  const fresh = done.filter(({headers}) => !headers.has('Idempotency-Replayed')).length;
  const once = ids.size === 1 && fresh === 1 && done.length + waiting.length === answers.length;
  hold('key-burst', once, answers[0]!, 'one request, nine replays or 409', `${ids.size} requests, ${answers.map(outcome).join(', ')}`);
}
