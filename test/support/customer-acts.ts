import assert from 'node:assert/strict';
import {newKey} from '../../src/contract/key.js';
import type {Counter, Reply} from './gateway-counter.js';

/** The requester of most tests. */
const as = 'li-wen';

/** The body of a reply that has to be a success. */
export async function ok(reply: Promise<Reply>, status = 200): Promise<Reply['json']> {
  const given = await reply;
  assert.equal(given.status, status, given.text);
  return given.json;
}

/** A request as its customer sees it. */
export function read(counter: Counter, id: string, who = as): Promise<Reply['json']> {
  return ok(counter.call('GET', `/tickets/${id}`, {as: who}));
}

/** Does something to a request in somebody's name, at the version that its requester sees or the one given. */
export async function act(counter: Counter, id: string, body: object, who = as, version?: number): Promise<Reply> {
  const clientRef = newKey();
  const seen = version ?? (await read(counter, id)).version;
  return counter.call('POST', `/tickets/${id}/actions`, {as: who, key: clientRef, version: seen, body: {...body, clientRef}});
}
