import assert from 'node:assert/strict';
import {register} from 'node:module';
import {afterEach, describe, it} from 'node:test';
import {closeTabs, openTab, refused, tab, zh} from '../support/tab.js';
import {noLine, requestDraft} from '../support/vendor.js';

afterEach(closeTabs);

// The first try to load any of these fails, as it does when the connection is lost on the way; the next ones bring it.
const lost = ['seldom', 'later-tries', 'suggest', 'lease'];
register(
  `data:text/javascript,${encodeURIComponent(`
    const lost = new Set(${JSON.stringify(lost)});
    export async function resolve(specifier, context, next) {
      const name = /\\/([\\w-]+)\\.js$/.exec(specifier)?.[1];
      if (context.parentURL?.includes('/src/desk/') && lost.delete(name)) throw new TypeError('Failed to fetch dynamically imported module');
      return next(specifier, context);
    }
  `)}`,
);

describe('a part of the desk whose code cannot be loaded', () => {
  it('is said as a lost connection, and loaded when it is wanted again', async () => {
    const {desk, vendor} = await openTab();
    const {code, retryable} = await refused(desk.plan());
    assert.deepEqual([code, retryable], ['offline', true]);
    assert.equal((await desk.plan()).tier !== undefined, true);
    await desk.search('导出');
    assert.equal((await refused(desk.suggest('数椐库'))).code, 'offline');
    assert.equal(await desk.suggest('数椐库'), '数据库');
    // What waits is not lost with the code that would try it again.
    vendor.fail('POST /tickets', noLine);
    const other = tab(vendor);
    assert.equal((await other.desk.submit(requestDraft(), zh)).is, 'waiting');
    const left = other.desk.outbox();
    assert.equal(left.length, 1);
    await other.desk.retry(left[0]!.key);
    assert.deepEqual(other.desk.outbox(), []);
  });
});
