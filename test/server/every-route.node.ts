import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {newKey} from '../../src/contract/key.js';
import {routes, type RouteName} from '../../src/contract/routes.js';
import {everySuccess} from '../support/every-success.js';
import {openCounter} from '../support/gateway-counter.js';

const as = 'li-wen';
const names = Object.keys(routes) as RouteName[];

describe('every route', () => {
  it('answers in its own schema and with nothing more', async () => {
    const counter = await openCounter();
    const requests = await everySuccess(counter);
    for (const name of names) {
      const [path, options] = requests[name];
      const reply = await counter.call(routes[name].method, path, options);
      assert.equal(reply.status, routes[name].status, `${name}: ${reply.text}`);
    }
  });

  it('says what else is offered when called by another method', async () => {
    const counter = await openCounter();
    for (const {path} of Object.values(routes)) {
      for (const method of ['PATCH', 'DELETE', 'PROPFIND']) {
        if (path.startsWith('/uploads')) continue;
        const refused = await counter.call(method, path.replace(/\{\w+\}/g, 'x'), {as});
        assert.equal(refused.status, 405, `${method} ${path}`);
        assert.match(refused.headers.get('Allow') ?? '', /OPTIONS/);
      }
    }
  });

  it('refuses any body that is not its own, with a problem and never an error', async () => {
    const counter = await openCounter();
    const requests = await everySuccess(counter);
    for (const name of names) {
      if (!('body' in routes[name])) continue;
      const [path, options] = requests[name];
      const valid = options!.body as Record<string, unknown>;
      const spoilt = fc.oneof(
        fc.json({maxDepth: 4}),
        fc.string({unit: 'binary', maxLength: 200}),
        fc
          .tuple(fc.constantFrom(...Object.keys(valid), '__proto__', 'constructor'), fc.jsonValue({maxDepth: 3}))
          .map(([member, value]) => JSON.stringify(valid).replace(/\}$/, `,${JSON.stringify(member)}:${JSON.stringify(value)}}`)),
      );
      await fc.assert(
        fc.asyncProperty(spoilt, async (raw) => {
          const key = newKey();
          const body = raw.replaceAll(options!.key ?? '\n', key);
          await counter.call(routes[name].method, path, {
            ...options,
            body: undefined,
            raw: body,
            key,
            headers: {'Content-Type': 'application/json'},
          });
        }),
        {numRuns: 150},
      );
    }
  });

  it('lives with any query and any headers', async () => {
    const counter = await openCounter();
    const requests = await everySuccess(counter);
    const queries = fc.dictionary(
      fc.constantFrom('cursor', 'limit', 'state', 'q', 'type', 'kind', 'locale', 'x'),
      fc.string({unit: 'binary', maxLength: 60}),
    );
    const values = fc.stringMatching(/^[\x21-\x7e]{0,60}$/);
    const headers = fc.dictionary(fc.constantFrom('If-None-Match', 'If-Match', 'Origin', 'Idempotency-Key', 'Upload-Offset'), values);
    for (const name of names) {
      if (routes[name].method !== 'GET') continue;
      const [path, options] = requests[name];
      await fc.assert(
        fc.asyncProperty(queries, headers, async (query, more) => {
          const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, value.replace(/[\ud800-\udfff]/g, '')]));
          await counter.call('GET', `${path.split('?')[0]}?${search}`, {...options, headers: more});
        }),
        {numRuns: 60},
      );
    }
  });
});
