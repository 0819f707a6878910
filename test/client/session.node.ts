import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {personOfToken} from '../../src/client/person-of-token.js';
import {wire} from '../support/whole-wire.js';
import {feedback, key, openClient, problem, refusal, token} from '../support/answers.js';
import {until} from '../support/fake-clock.js';

describe('the token', () => {
  it('is renewed once for a hundred calls that fail at the same time, and each goes on with its key', async () => {
    let given = 0;
    const {client, seen} = openClient(
      (request) =>
        request.headers.get('Authorization') === `Bearer ${token('wang', 1)}`
          ? refusal(401, {code: 'unauthenticated'})
          : Response.json({clientRef: request.headers.get('Idempotency-Key'), helpful: true}),
      {getToken: async () => token('wang', ++given)},
    );
    const keys = Array.from({length: 100}, (_, n) => `key-${String(n).padStart(20, '0')}`);
    const replies = await Promise.all(
      keys.map((one) => client.call(wire.rateArticle, {...feedback, body: {...feedback.body, clientRef: one}, key: one})),
    );
    assert.deepEqual(
      replies.map((reply) => reply.clientRef),
      keys,
    );
    assert.equal(given, 2);
    assert.equal(seen.length, 200);
  });

  it('that is refused again ends as unauthenticated', async () => {
    const {client, seen} = openClient(() => refusal(401, {code: 'unauthenticated'}), {getToken: async () => token('wang')});
    assert.equal((await problem(client.call(wire.readMe))).code, 'unauthenticated');
    assert.equal(seen.length, 2);
  });

  it('that cannot be had stops what needs one, and not what anybody may read', async () => {
    const {client, seen, clock} = openClient(() => Response.json({items: [], nextCursor: null}), {
      getToken: () => Promise.reject(new Error('the page is offline')),
    });
    const mine = problem(client.call(wire.listTickets));
    await until(() => clock.pending().length === 1);
    await clock.advance(1_000);
    await clock.advance(1_000);
    assert.equal((await mine).code, 'offline');
    assert.equal(seen.length, 0);
    await client.call(wire.listArticles);
    assert.equal(seen[0]!.headers.get('Authorization'), null);
  });

  it('that stays refused does not close what anybody may read', async () => {
    const {client, seen} = openClient(
      (request) =>
        request.headers.get('Authorization') ? refusal(401, {code: 'unauthenticated'}) : Response.json({items: [], nextCursor: null}),
      {getToken: async () => token('wang')},
    );
    await client.call(wire.listArticles);
    assert.equal(seen.length, 3);
    assert.equal((await problem(client.call(wire.readMe))).code, 'unauthenticated');
  });

  it('that never comes is given up after a time', async () => {
    const {client, clock} = openClient(() => Response.json({}), {getToken: () => new Promise(() => {})});
    const waiting = problem(client.call(wire.rateArticle, feedback));
    await until(() => clock.pending().length === 1);
    await clock.advance(10_000);
    assert.equal((await waiting).code, 'timeout');
  });

  it('of another person is never used for what the first one wrote', async () => {
    const {client, seen} = openClient(() => Response.json({clientRef: key, helpful: true}), {getToken: async () => token('li')});
    const error = await problem(client.call(wire.rateArticle, {...feedback, person: personOfToken(token('wang'))!}));
    assert.deepEqual([error.code, seen.length], ['unauthenticated', 0]);
  });

  it('of another person that comes with the renewal stops the call as well', async () => {
    let person = 'wang';
    const {client, seen} = openClient(() => refusal(401, {code: 'unauthenticated'}), {
      getToken: async () => {
        const given = token(person);
        person = 'li';
        return given;
      },
    });
    await problem(client.call(wire.rateArticle, {...feedback, person: personOfToken(token('wang'))!}));
    assert.deepEqual(
      seen.map((request) => request.headers.get('Authorization')),
      [`Bearer ${token('wang')}`],
    );
  });

  it('of the next person ends what the former one had under way', async () => {
    const {client, seen} = openClient(() => new Promise<Response>(() => {}), {getToken: async () => token('wang')});
    const reading = problem(client.call(wire.readMe));
    await until(() => seen.length === 1);
    client.identify(async () => token('li'));
    assert.equal((await reading).code, 'aborted');
    assert.equal(seen.length, 1);
  });
});

describe('what was read before', () => {
  const settings = {version: '1', variants: '', articles: []};
  it('is asked for by its ETag and given again on 304, to the same person only', async () => {
    const {client, seen} = openClient(
      (request) =>
        request.headers.get('If-None-Match') ? new Response(null, {status: 304}) : Response.json(settings, {headers: {ETag: '"7"'}}),
      {getToken: async () => token('wang')},
    );
    const first = await client.call(wire.readArticleIndex);
    assert.deepEqual(await client.call(wire.readArticleIndex), first);
    assert.equal(seen[1]!.headers.get('If-None-Match'), '"7"');
    client.identify(async () => token('li'));
    await client.call(wire.readArticleIndex);
    assert.equal(seen[2]!.headers.get('If-None-Match'), null);
  });
});
