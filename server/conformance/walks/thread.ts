import {fillPath} from '../../../src/contract/route.js';
import {routes} from '../../../src/contract/routes.js';
import {newKey} from '../../../src/contract/key.js';
import type {Message} from '../../../src/contract/message.js';
import type {Ticket} from '../../../src/contract/ticket.js';
import {codeOf} from '../every-reply.js';
import {isSuccess, outcome} from '../exchange.js';
import {keyed, teller, type Walk} from '../visit.js';

const rules = {
  'text-as-written': {
    must: 'Text comes back as it was written, in NFC: markup, line ends, emoji, both scripts',
    why: 'Error messages are full of < and &. What is escaped, stripped or cut on the way is no longer the error that was seen.',
    cure: 'Store plain text, escape nothing; elements draw it as text. In SQL, text columns of UTF-8 without a length.',
  },
  'message-kept': {
    must: 'A reply stands last in the thread, once, with its key as clientRef, also in the ticket',
    why: 'Somebody who wrote must see what he wrote.',
    cure: 'Read the thread from what was written, oldest first.',
  },
  'message-once': {
    must: 'A reply sent again under its key is the same reply; with another text it is 422',
    why: 'Lines break after the server has taken a message, and the portal sends again by itself.',
    cure: 'The same store of keys as for requests, for each POST.',
  },
  'message-fields': {
    must: 'An empty reply and one over the desk’s limit are 422 invalid-fields at /text',
    why: 'The form keeps the same limit; who sends more by another way must learn which field it was.',
    cure: 'Validate by limits.message of GET /desk.',
  },
  'ticket-missing': {
    must: 'Reading, writing and acting on a ticket that is none is 404 not-found',
    why: 'A link that is old or was cut must be told from a backend that is down.',
    cure: 'Answer as for another customer’s ticket.',
  },
};

const odd = 'ORA-01017: <b>bad</b> & "quoted"\r\n\tC:\\temp\\日誌 日志 👩‍👩‍👧 e\u0301';

/** What is written to a request. */
export const threadWalk: Walk = {
  name: 'thread',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const me = visit.me();
    const nobodys = newKey();
    for (const [method, path, body] of [
      ['GET', `/tickets/${nobodys}`, undefined],
      ['GET', `/tickets/${nobodys}/messages`, undefined],
      ['POST', `/tickets/${nobodys}/messages`, {text: 'x', attachments: []}],
      ['POST', `/tickets/${nobodys}/actions`, {action: 'cancel'}],
    ] as const) {
      const missing = await me.send(method, path, body && {...keyed(body), version: 1});
      hold('ticket-missing', missing.status === 404 && codeOf(missing) === 'not-found', missing, '404 not-found');
    }

    const ticket = await visit.ticket(me, {description: odd});
    const params = {ticket: ticket.id};
    const path = fillPath(routes.postMessage.path, params);
    const read = await me.send('GET', fillPath(routes.readTicket.path, params));
    const kept = (read.json as Partial<Ticket>).description === odd.normalize('NFC');
    hold('text-as-written', kept, read, 'the description as sent, in NFC', 'another text');
    const message = keyed({text: odd, attachments: []});
    const first = await me.send('POST', path, message);
    const {id, text, clientRef} = (first.json ?? {}) as Partial<Message>;
    hold(
      'text-as-written',
      text === odd.normalize('NFC'),
      first,
      'the text as sent, in NFC',
      isSuccess(first) ? 'another text' : outcome(first),
    );
    const again = await me.send('POST', path, message);
    const same = isSuccess(again) && (again.json as Message).id === id && again.headers.get('Idempotency-Replayed') === 'true';
    hold('message-once', same, again, 'the same message, replayed');
    const reused = await me.send('POST', path, {...message, body: {...message.body, text: 'x'}});
    hold('message-once', reused.status === 422 && codeOf(reused) === 'idempotency-key-reused', reused, '422 idempotency-key-reused');
    const most = (await visit.desk()).limits.message;
    // One that is over the limit of bodies too would be refused for that.
    for (const wrong of most < 100_000 ? [' ', 'x'.repeat(most + 1)] : [' ']) {
      const refused = await me.send('POST', path, keyed({text: wrong, attachments: []}));
      const {issues = []} = (refused.json ?? {}) as {issues?: {pointer: string}[]};
      hold(
        'message-fields',
        refused.status === 422 && issues.some(({pointer}) => pointer === '/text'),
        refused,
        '422 with an issue at /text',
      );
    }
    const thread = await visit.need(me, 'listMessages', {params, query: {limit: '100'}});
    const whole = await visit.need(me, 'readTicket', {params});
    const once = [thread.items, whole.messages.items].every((items) => items.filter((one) => one.id === id).length === 1);
    const last = thread.items.at(-1)?.id === id;
    hold('message-kept', once && last && clientRef === message.key, first, 'once, last, with its clientRef', `${once ? '' : 'not once; '}${last ? '' : 'not last; '}${clientRef === message.key ? '' : 'no clientRef'}`); // prettier-ignore
  },
};
