import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
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
});
