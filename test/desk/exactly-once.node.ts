import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {FakeClock} from '../support/fake-clock.js';
import {SharedStore} from '../support/shared-store.js';
import {tab, titles, zh} from '../support/tab.js';
import {answering, keptFile, lostAnswer, noLine, openVendor, refusing, requestDraft, type Fault} from '../support/vendor.js';

/** Chance that can be repeated: a small linear congruential generator. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

const faults: Fault[] = [
  noLine,
  lostAnswer,
  refusing(503, 'unavailable', {retryable: true}),
  refusing(500, 'internal-error', {retryable: true}),
  answering(200, '<html>Wi-Fi', {'Content-Type': 'text/html'}),
  answering(401, null),
  async (_, pass) => new Response((await (await pass()).text()).slice(0, 20), {status: 201, headers: {'Content-Type': 'application/json'}}),
];

describe('exactly once', () => {
  for (const seed of [1, 2, 3]) {
    it(`on a line of which a third fails, with tabs killed and buttons pressed twice (seed ${seed})`, async () => {
      const vendor = await openVendor();
      const chance = dice(seed);
      const clock = new FakeClock();
      const storage = new SharedStore();
      const hit: Fault = (request, pass) => (chance() < 0.3 ? faults[Math.floor(chance() * faults.length)]!(request, pass) : pass());
      for (const kind of ['POST *', 'PATCH *', 'HEAD *', 'GET /uploads*']) vendor.fail(kind, hit, true);
      const open = () => tab(vendor, {storage, clock});
      const tabs = [open(), open(), open()];
      const called: string[] = [];
      const wrong: unknown[] = [];
      for (let n = 0; n < 24; n++) {
        const at = Math.floor(chance() * tabs.length);
        const draft = requestDraft({title: `请求 ${n}`, files: chance() < 0.3 ? [keptFile(`日志 ${n}`)] : []});
        const {desk} = tabs[at]!;
        const sending = [desk.submit(draft, zh), ...(chance() < 0.2 ? [desk.submit(draft, zh)] : [])];
        for (const work of sending) work.then((sent) => sent.is === 'accepted' && called.push(sent.reply.title), (problem) => wrong.push(problem)); // prettier-ignore
        await clock.advance(500);
        if (chance() < 0.15 && [...storage.records.keys()].some((key) => key.endsWith(`/outbox/${draft.key}`))) {
          desk.close();
          tabs[at] = open();
        }
      }
      vendor.mend();
      await clock.advanceUntil(() => ![...storage.records.keys()].some((key) => key.includes('/outbox/')), 5_000);
      const made = (await titles(vendor)).filter((title) => title.startsWith('请求 '));
      assert.deepEqual(wrong, []);
      assert.equal(new Set(made).size, made.length, 'none twice');
      assert.equal(made.length, 24, 'none lost');
      assert.ok(called.every((title) => made.includes(title)), 'none called sent that is not there'); // prettier-ignore
    });
  }
});
