import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {DraftKeeper} from '../../src/kit/draft-keeper.js';

/** A keeper whose device saves when it is told to. */
function slowDevice() {
  const saves: string[] = [];
  const ends: ((kept: boolean | Error) => void)[] = [];
  let updates = 0;
  const host = {
    requestUpdate: () => (updates += 1),
    addController: () => {},
    removeController: () => {},
    updateComplete: Promise.resolve(true),
  };
  const keeper = new DraftKeeper<string>(host, (draft, name) => {
    saves.push(name ? `${name}: ${draft}` : draft);
    return new Promise((resolve, reject) => ends.push((kept) => (kept instanceof Error ? reject(kept) : resolve({kept}))));
  });
  const end = async (kept: boolean | Error = true) => {
    ends.shift()!(kept);
    await new Promise(setImmediate);
  };
  return {keeper, saves, end, updates: () => updates};
}

describe('keeping a draft', () => {
  it('hands the first change to the device before anything else can happen to the page', () => {
    const {keeper, saves} = slowDevice();
    keeper.keep('一');
    assert.deepEqual(saves, ['一']);
  });

  it('lets no older draft land on a newer one, and skips those in between', async () => {
    const {keeper, saves, end} = slowDevice();
    for (const text of ['一', '一二', '一二三', '一二三四']) keeper.keep(text);
    assert.deepEqual(saves, ['一']);
    await end();
    assert.deepEqual(saves, ['一', '一二三四']);
    await end();
    keeper.keep('一二三四五');
    assert.deepEqual(saves.at(-1), '一二三四五');
  });

  it('does not call saved what is newer than the save', async () => {
    const {keeper, end, updates} = slowDevice();
    keeper.keep('一');
    keeper.keep('一二');
    await end();
    assert.equal(keeper.pending, true);
    await end();
    assert.deepEqual([keeper.pending, keeper.kept, updates()], [false, true, 1]);
  });

  it('loses nothing of one request when another is turned to during a save', async () => {
    const {keeper, saves, end} = slowDevice();
    keeper.keep('一', 'a');
    keeper.keep('一二', 'a');
    keeper.keep('甲', 'b');
    for (let left = 3; left; left -= 1) await end();
    assert.deepEqual(saves, ['a: 一', 'a: 一二', 'b: 甲']);
  });

  it('goes on after a save that failed, and says that it is not kept', async () => {
    const {keeper, saves, end} = slowDevice();
    keeper.keep('一');
    await end(new Error('refused'));
    assert.equal(keeper.kept, false);
    keeper.keep('一二');
    await end();
    assert.deepEqual([saves.length, keeper.kept], [2, true]);
  });

  it('saves nothing after a discard, nor for an unknown person', async () => {
    const {keeper, saves, end} = slowDevice();
    keeper.keep('一');
    keeper.keep('一二');
    const dropped = keeper.drop();
    await end();
    await dropped;
    keeper.held = true;
    keeper.keep('别人的');
    await keeper.flush();
    assert.deepEqual(saves, ['一']);
  });
});
