import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ReactiveControllerHost} from 'lit';
import {OnDemand} from '../../src/kit/on-demand.js';

/** A host that only counts how often it would draw. */
function countingHost(): ReactiveControllerHost & {drawn: number} {
  return {
    drawn: 0,
    requestUpdate() {
      this.drawn += 1;
    },
    addController() {},
    removeController() {},
    updateComplete: Promise.resolve(true),
  };
}

test('a part is loaded when it is first wanted, once, and the host draws again', async () => {
  const host = countingHost();
  let loads = 0;
  const box = new OnDemand(host, async () => `part ${(loads += 1)}`);
  assert.equal(box.part, undefined);
  assert.equal(box.part, undefined);
  await box.load();
  assert.equal(box.part, 'part 1');
  assert.equal(loads, 1);
  assert.equal(host.drawn, 1);
});

test('a part that did not load says why, is not asked for at every draw, and comes at the next try', async () => {
  const host = countingHost();
  let loads = 0;
  const box = new OnDemand(host, async () => {
    loads += 1;
    if (loads === 1) throw new TypeError('Failed to fetch dynamically imported module');
    return 'part';
  });
  assert.equal(box.part, undefined);
  await box.load();
  assert.equal(box.problem?.code, 'offline');
  assert.equal(box.part, undefined);
  assert.equal(loads, 1);
  await box.load();
  assert.equal(box.part, 'part');
  assert.equal(box.problem, undefined);
  assert.equal(host.drawn, 2);
});

test('a part that is asked for ahead with every draw is loaded once, in idle time', async (context) => {
  const idle: (() => void)[] = [];
  const globals = globalThis as {requestIdleCallback?: (run: () => void) => void};
  globals.requestIdleCallback = (run) => void idle.push(run);
  context.after(() => delete globals.requestIdleCallback);
  const host = countingHost();
  let loads = 0;
  const box: OnDemand<string> = new OnDemand(host, async () => {
    loads += 1;
    if (loads === 1) throw new TypeError('Failed to fetch dynamically imported module');
    return 'part';
  });
  const draw = () => box.ahead();
  host.requestUpdate = draw;
  const rest = async () => {
    idle.splice(0).forEach((run) => run());
    await new Promise(setImmediate);
  };
  draw();
  draw();
  assert.equal(loads, 0);
  await rest();
  assert.equal(loads, 1);
  assert.equal(box.problem, undefined);
  assert.deepEqual(idle, [], 'its own failure makes it try again without end');
  draw();
  draw();
  await rest();
  assert.equal(box.loaded, 'part');
  draw();
  assert.deepEqual(idle, []);
  assert.equal(loads, 2);
});
