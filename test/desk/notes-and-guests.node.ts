import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {passToken} from '../../server/app/letter.js';
import {takeStep} from '../../server/app/take-step.js';
import {turn, until} from '../support/fake-clock.js';
import {mailedCode} from '../support/mailed-code.js';
import {counted, openTab, refused, tab, zh} from '../support/tab.js';
import {noLine, openVendor, requestDraft} from '../support/vendor.js';

describe('a desk that nobody writes at', () => {
  it('asks for no token and touches no record, until something waits', async () => {
    const vendor = await openVendor();
    let asked = 0;
    const {desk, store, clock} = tab(vendor, {getToken: () => (asked++, vendor.token()())});
    await turn();
    assert.deepEqual([asked, desk.outbox(), vendor.seen], [0, [], []]);
    const other = tab(vendor, {storage: store, clock});
    vendor.fail('POST /tickets', noLine);
    await other.desk.submit(requestDraft(), zh);
    await until(() => desk.outbox().length === 1);
  });

  it('has what writes at hand soon after, for when the line is gone', async () => {
    const {desk, clock, vendor} = await openTab();
    await clock.advance(2_000);
    vendor.fail('POST /tickets', noLine, true);
    assert.equal((await desk.submit(requestDraft(), zh)).is, 'waiting');
  });
});

describe('signals', () => {
  it('go in one batch after a while, without what says who it was', async () => {
    const {desk, vendor, clock} = await openTab();
    let body: {signals: {kind: string; query?: string; count?: number; at: string}[]} | undefined;
    let keepalive = false;
    vendor.fail('POST /signals', async (request, pass) => {
      body = (await request.clone().json()) as typeof body;
      ({keepalive} = request);
      return pass();
    });
    desk.signal({kind: 'searched', query: '导出失败 li.wen@example.com 13812345678', count: 2});
    desk.signal({kind: 'search-empty', query: '看板'});
    await turn();
    assert.equal(counted(vendor, 'POST /signals'), 0);
    await clock.advance(5_000);
    assert.deepEqual(
      body!.signals.map(({kind, query, count}) => [kind, query, count]),
      [
        ['searched', '导出失败 … …', 2],
        ['search-empty', '看板', undefined],
      ],
    );
    assert.equal(Date.parse(body!.signals[0]!.at), clock.now() - 5_000);
    assert.equal(keepalive, true);
  });

  it('go at once when the page is left, and a lost batch troubles nobody', async () => {
    const {desk, vendor, page} = await openTab();
    vendor.fail('POST /signals', noLine);
    desk.signal({kind: 'article-opened', articleId: 'a-1'});
    await until(() => (page.dispatchEvent(new Event('pagehide')), counted(vendor, 'POST /signals') === 1));
    desk.signal({kind: 'deflected', articleId: 'a-1'});
    await until(() => (page.dispatchEvent(new Event('pagehide')), counted(vendor, 'POST /signals') === 2));
  });
});

describe('what this device notes of a person', () => {
  it('tells news he has not seen, and of what nobody opened here only that of the last week', async () => {
    const {desk, clock} = await openTab();
    await desk.me();
    const at = (ms: number) => new Date(clock.now() + ms).toISOString();
    const ticket = {id: 't-1', newsAt: at(-60_000)};
    assert.equal(desk.unread(ticket), true);
    desk.markSeen('t-1', ticket.newsAt);
    assert.equal(desk.unread(ticket), false);
    assert.equal(desk.unread({id: 't-1', newsAt: at(0)}), true);
    desk.markSeen('t-1', at(-120_000));
    assert.equal(desk.unread(ticket), false, 'an older look takes nothing back');
    assert.equal(desk.unread({id: 't-2', newsAt: at(-8 * 86_400_000)}), false);
    assert.equal(desk.unread({id: 't-3'}), false);
  });

  it('holds the eight latest searches, each once, and lets go of one', async () => {
    const {desk} = await openTab();
    const {recentSearches} = desk;
    for (let n = 0; n < 10; n++) recentSearches.keep(` 问题 ${n}`);
    recentSearches.keep('问题 5');
    recentSearches.keep(' ');
    assert.deepEqual(recentSearches.list(), [5, 9, 8, 7, 6, 4, 3, 2].map((n) => `问题 ${n}`)); // prettier-ignore
    recentSearches.remove('问题 9');
    assert.deepEqual(recentSearches.list().slice(0, 2), ['问题 5', '问题 8']);
  });

  it('is his alone, and gone after a logout', async () => {
    const vendor = await openVendor();
    const {desk} = tab(vendor);
    await desk.me();
    desk.recentSearches.keep('导出失败');
    desk.identify(vendor.token('emma-hart'));
    await desk.me();
    assert.deepEqual(desk.recentSearches.list(), []);
    desk.identify(vendor.token());
    await desk.me();
    assert.deepEqual(desk.recentSearches.list(), ['导出失败']);
    await desk.logout();
    desk.identify(vendor.token());
    await desk.me();
    assert.deepEqual(desk.recentSearches.list(), []);
  });
});

describe('a guest', () => {
  /** Somebody without an account, and the request he asks about. */
  async function arrive() {
    const vendor = await openVendor();
    const [theirs, other] = (await tab(vendor).desk.tickets()).items;
    const {desk} = tab(vendor, {getToken: undefined as never});
    const claim = {reference: theirs!.reference, email: 'li.wen@hemu.example'};
    return {vendor, desk, claim, theirs: theirs!, other: other!};
  }

  it('with the mailed code reads and answers that one request, and no other', async () => {
    const {vendor, desk, claim, theirs, other} = await arrive();
    assert.equal((await refused(desk.ticket(theirs.id))).code, 'unauthenticated');
    await (await desk.guestWay()).ask(claim);
    const opened = await (await desk.guestWay()).open({...claim, code: await mailedCode(vendor, claim.email)});
    assert.equal(opened.ticket, theirs.id);
    assert.equal((await desk.ticket(theirs.id)).reference, theirs.reference);
    assert.equal((await refused(desk.ticket(other.id))).code, 'not-found');
    const sent = await desk.reply(theirs.id, {key: 'g'.repeat(22), text: '我是本人', files: [], editedAt: 1});
    assert.ok(sent.is === 'accepted' || sent.is === 'waiting');
    await desk.logout();
    assert.equal((await refused(desk.ticket(theirs.id))).code, 'unauthenticated');
  });

  it('with the token of a mailed link reads that one request, and the token opens nothing after that', async () => {
    const {vendor, desk, theirs, other} = await arrive();
    const {ports} = vendor;
    await takeStep(ports, theirs.id, {is: 'answer', text: '好了'}, {id: 'shen-yan', name: '沈砚', role: 'agent'});
    const step = (await ports.repository.ticket(theirs.id))!.steps.at(-1)!;
    const token = await passToken(`answered ${step.id}`, ports.linkSecret);
    assert.equal((await (await desk.guestWay()).open({token})).ticket, theirs.id);
    assert.equal((await desk.ticket(theirs.id)).allowsReply, true);
    assert.deepEqual((await desk.ticket(theirs.id)).allowedActions, []);
    assert.equal((await refused(desk.ticket(other.id))).code, 'not-found');
    const {desk: again} = tab(vendor, {getToken: undefined as never});
    assert.equal((await refused((await again.guestWay()).open({token}))).code, 'gone');
    assert.equal((await refused(again.ticket(theirs.id))).code, 'unauthenticated');
  });

  it('with a wrong code is told how many tries are left, and stays outside', async () => {
    const {vendor, desk, claim, theirs} = await arrive();
    await (await desk.guestWay()).ask(claim);
    const wrong = String((Number(await mailedCode(vendor, claim.email)) + 1) % 1_000_000).padStart(6, '0');
    const problem = await refused((await desk.guestWay()).open({...claim, code: wrong}));
    assert.deepEqual([problem.code, problem.issues[0]!.code], ['invalid-fields', 'wrong-code']);
    assert.equal((await refused(desk.ticket(theirs.id))).code, 'unauthenticated');
  });
});
