import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {scenarioOf, scenarios, scenarioSwitch, slowness, withScenario} from '../../mocks/scenarios.js';

const base = 'https://support.example.com/portal/v1';
const ask = (token?: string, signal?: AbortSignal) =>
  new Request(`${base}/me`, {headers: token ? {Authorization: `Bearer ${token}`} : {}, ...(signal && {signal})});

/** A backend that counts what reaches it. */
function backend() {
  const seen: Request[] = [];
  const transport = (request: Request) => {
    seen.push(request);
    return Promise.resolve(Response.json({id: 'c-1', name: '王芳'}, {headers: {ETag: '"1"'}}));
  };
  return {seen, transport};
}

describe('scenarios', () => {
  it('normal changes nothing', () => {
    const {transport} = backend();
    assert.equal(withScenario(transport, 'normal'), transport);
  });

  it('slow waits before the backend hears of it', async () => {
    const {seen, transport} = backend();
    let waited = 0;
    const slow = withScenario(transport, 'slow', {
      wait: (ms) => {
        waited = ms;
        assert.equal(seen.length, 0);
        return Promise.resolve();
      },
    });
    assert.equal((await slow(ask())).status, 200);
    assert.equal(waited, slowness);
  });

  it('slow ends at once when the caller gives up', async () => {
    const {seen, transport} = backend();
    const controller = new AbortController();
    const answer = withScenario(transport, 'slow')(ask(undefined, controller.signal));
    controller.abort();
    await assert.rejects(answer, {name: 'AbortError'});
    assert.equal(seen.length, 0);
  });

  it('offline rejects as fetch does', async () => {
    const {seen, transport} = backend();
    await assert.rejects(withScenario(transport, 'offline')(ask()), TypeError);
    assert.equal(seen.length, 0);
  });

  for (const [scenario, code] of [
    ['429', 'too-many-requests'],
    ['503', 'unavailable'],
  ] as const) {
    it(`${scenario} is a problem that says when to try again, and nothing is done`, async () => {
      const {seen, transport} = backend();
      const answer = await withScenario(transport, scenario)(ask());
      assert.equal(answer.status, Number(scenario));
      assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
      assert.ok(Number(answer.headers.get('Retry-After')) > 0);
      const problem = (await answer.json()) as {code: string; retryable: boolean};
      assert.deepEqual([problem.code, problem.retryable], [code, true]);
      assert.equal(seen.length, 0);
    });
  }

  it('a broken reply comes after the work was done, and is no JSON any more', async () => {
    const {seen, transport} = backend();
    const answer = await withScenario(transport, 'broken-reply')(ask());
    assert.equal(answer.status, 200);
    await assert.rejects(answer.json(), SyntaxError);
    assert.equal(seen.length, 1);
  });

  it('an expired token is refused however often it comes, a new one is not', async () => {
    const {transport} = backend();
    const expired = withScenario(transport, 'expired-token');
    assert.equal((await expired(ask())).status, 200);
    assert.equal((await expired(ask('old'))).status, 401);
    assert.equal((await expired(ask('old'))).status, 401);
    assert.equal((await expired(ask('new'))).status, 200);
  });

  it('can be switched between two requests', async () => {
    const {transport} = backend();
    const way = scenarioSwitch(transport, '503');
    assert.equal((await way.transport(ask())).status, 503);
    way.scenario = 'normal';
    assert.equal((await way.transport(ask())).status, 200);
    assert.equal(way.scenario, 'normal');
  });

  it('are asked for by address; what nobody knows is normal', () => {
    for (const scenario of scenarios) assert.equal(scenarioOf(`https://vendor.example.com/?scenario=${scenario}`), scenario);
    assert.equal(scenarioOf('https://vendor.example.com/?scenario=meteor'), 'normal');
    assert.equal(scenarioOf('https://vendor.example.com/'), 'normal');
  });
});
