import {expect} from '@open-wc/testing';
import {openDesk, type DeskSurroundings} from '../../src/desk/open-desk.js';
import type {Desk, DeskChange} from '../../src/desk/desk.js';
import {systemClock} from '../../src/client/clock.js';
import {openStore} from '../../src/storage/store.js';
import {mailedCode} from '../support/mailed-code.js';
import {keptFile, noLine, openVendor, requestDraft, sha256, type Vendor} from '../support/vendor.js';
import {waitUntil} from '../support/wait-until.js';

let nth = 0;
const zh = {locale: 'zh-Hans'};
const opened: Desk[] = [];

/** A page on the browser's own IndexedDB, Web Locks and tab channel. Each test has a base, and so a corner of the store, of its own. */
function page(vendor: Vendor, baseUrl: string, more: DeskSurroundings & {getToken?: () => Promise<string>} = {}) {
  const desk = openDesk({
    baseUrl,
    transport: (request) => vendor.transport(new Request(request.url.replace(baseUrl, 'https://support.example.com/portal/v1'), request)),
    getToken: vendor.token(),
    page: new EventTarget(),
    ...more,
  });
  opened.push(desk);
  const news: DeskChange[] = [];
  desk.watch((change) => news.push(change));
  return {desk, news};
}
const fresh = () => `https://support.example.com/test-${Date.now()}-${nth++}/portal/v1`;
const posts = (vendor: Vendor) => vendor.seen.filter((kind) => kind === 'POST /tickets').length;

describe('after a reload', () => {
  afterEach(() => {
    for (const desk of opened.splice(0)) desk.close();
    sessionStorage.clear();
  });

  it('a draft is there with its file, byte for byte', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const file = keptFile(Uint8Array.from({length: 300_000}, (_, n) => 32 + (n % 90)));
    const draft = requestDraft({files: [file]});
    const first = page(vendor, base);
    expect(await first.desk.drafts.saveRequest(draft)).to.deep.equal({kept: true});
    first.desk.close();
    const back = (await page(vendor, base).desk.drafts.request())!;
    expect({...back, files: []}).to.deep.equal({...draft, files: []});
    expect(await sha256(back.files[0]!.blob)).to.equal(await sha256(file.blob));
  });

  it('what was being sent when the page went is sent by the next, as one ticket', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const draft = requestDraft({files: [keptFile()]});
    const first = page(vendor, base);
    // The work is done, but the page is gone before the answer arrives.
    vendor.fail('POST /tickets', async (_, pass) => {
      await pass();
      throw new TypeError('the page is gone');
    });
    const sent = await first.desk.submit(draft, zh);
    expect(sent.is).to.equal('waiting');
    first.desk.close();
    const next = page(vendor, base);
    await waitUntil(() => next.news.some((change) => change.is === 'accepted'));
    expect(next.desk.outbox()).to.deep.equal([]);
    const list = await next.desk.tickets();
    expect(list.items.filter(({title}) => title === draft.title)).to.have.length(1);
    const ticket = await next.desk.ticket(list.items.find(({title}) => title === draft.title)!.id);
    expect(ticket.attachments).to.have.length(1);
  });

  it('three pages under Web Locks send what waits once each', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    vendor.fail('POST /tickets', noLine, true);
    const first = page(vendor, base);
    for (let n = 0; n < 5; n++) await first.desk.submit(requestDraft({title: `第 ${n} 件`}), zh);
    first.desk.close();
    vendor.mend();
    vendor.seen.length = 0;
    const pages = [1, 2, 3].map(() => page(vendor, base));
    await waitUntil(() => posts(vendor) === 5 && pages.every(({desk}) => desk.outbox().length === 0), 'drained');
    expect(posts(vendor)).to.equal(5);
  });

  it('the same draft handed in by two pages at once is one ticket', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const draft = requestDraft({files: [keptFile()]});
    const [one, two] = await Promise.all([page(vendor, base), page(vendor, base)].map(({desk}) => desk.submit(draft, zh)));
    const ids = [one, two].map((sent) => sent?.is === 'accepted' && sent.reply.id);
    expect(ids[0]).to.be.a('string');
    expect(ids[1]).to.equal(ids[0]);
  });

  it('without a line the same tab still shows its person’s draft and sends nothing; another tab shows none', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const first = page(vendor, base);
    await first.desk.drafts.saveRequest(requestDraft());
    vendor.fail('POST /tickets', noLine, true);
    await first.desk.submit(requestDraft({title: '路上写的'}), zh);
    first.desk.close();
    const tries = posts(vendor);
    const getToken = () => Promise.reject(new TypeError('no line'));
    const tunnel = page(vendor, base, {getToken});
    expect((await tunnel.desk.drafts.request())!.title).to.equal(requestDraft().title);
    await waitUntil(() => tunnel.desk.outbox().length === 1);
    await tunnel.desk.retry();
    expect(posts(vendor)).to.equal(tries);
    tunnel.desk.close();
    sessionStorage.clear();
    expect(await page(vendor, base, {getToken}).desk.drafts.request()).to.equal(undefined);
  });

  it('a guess that turns out wrong is taken back before anything of it is sent', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const first = page(vendor, base);
    vendor.fail('POST /tickets', noLine, true);
    await first.desk.submit(requestDraft(), zh);
    first.desk.close();
    vendor.mend();
    vendor.seen.length = 0;
    let down = true;
    const next = page(vendor, base, {getToken: () => (down ? Promise.reject(new TypeError('no line')) : vendor.token('emma-hart')())});
    await waitUntil(() => next.desk.outbox().length === 1);
    down = false;
    await next.desk.retry();
    await waitUntil(() => next.news.some((change) => change.is === 'identity') && next.desk.outbox().length === 0);
    expect(posts(vendor)).to.equal(0);
  });

  it('a device that refuses storage still sends, and says that nothing is kept', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const storage = openStore({
      factory: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const {desk} = page(vendor, base, {storage});
    expect(await desk.drafts.saveRequest(requestDraft())).to.deep.equal({kept: false});
    vendor.fail('POST /tickets', noLine);
    const draft = requestDraft({files: [keptFile()]});
    const sent = await desk.submit(draft, zh);
    expect(sent.is === 'waiting' && sent.kept).to.equal(false);
    await desk.retry(draft.key);
    expect(desk.outbox()).to.deep.equal([]);
    expect((await desk.tickets()).items[0]!.title).to.equal(draft.title);
  });

  it('a guest is still in, in this tab only, until he leaves', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const [ticket] = (await page(vendor, base).desk.tickets()).items;
    const claim = {reference: ticket!.reference, email: 'li.wen@hemu.example'};
    const guest = () => page(vendor, base, {getToken: undefined as never}).desk;
    const reference = async () =>
      (
        await guest()
          .ticket(ticket!.id)
          .catch(({code}: {code: string}) => ({reference: code}))
      ).reference;
    sessionStorage.clear();
    const first = guest();
    await (await first.guestWay()).ask(claim);
    await (await first.guestWay()).open({...claim, code: await mailedCode(vendor, claim.email)});
    first.close();
    expect(await reference()).to.equal(ticket!.reference);
    const kept = {...sessionStorage};
    sessionStorage.clear();
    expect(await reference()).to.equal('unauthenticated');
    Object.assign(sessionStorage, kept);
    await guest().logout();
    expect(Object.keys(sessionStorage)).to.deep.equal([]);
    expect(await reference()).to.equal('unauthenticated');
  });

  it('searches and seen news of a person are there', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const ticket = {id: 't-1', newsAt: new Date().toISOString()};
    const first = page(vendor, base).desk;
    await first.me();
    first.recentSearches.keep('导出失败');
    first.markSeen(ticket.id, ticket.newsAt);
    first.close();
    const {desk} = page(vendor, base);
    await desk.me();
    expect(desk.recentSearches.list()).to.deep.equal(['导出失败']);
    expect(desk.unread(ticket)).to.equal(false);
  });

  it('a logout before anything was written takes away what earlier pages kept, and nothing of anybody else', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const [other, first] = [page(vendor, base, {getToken: vendor.token('emma-hart')}).desk, page(vendor, base).desk];
    await other.drafts.saveRequest(requestDraft({title: 'Hers'}));
    await first.drafts.saveRequest(requestDraft({files: [keptFile()]}));
    first.close();
    const {desk} = page(vendor, base);
    // Nothing was asked of the part that writes: the database is emptied without it, for it may not be there to be had.
    await desk.logout();
    expect((await other.drafts.request())?.title).to.equal('Hers');
    other.close();
    expect(await page(vendor, base).desk.drafts.request()).to.equal(undefined);
    expect((await openStore().keys(base)).filter((key) => key.includes('/file/'))).to.deep.equal([]);
  });

  it('a logout from a database that is slow to be emptied is no debt any more once it is empty', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const {sleep} = systemClock;
    // The wait for the database is over at once.
    systemClock.sleep = async () => {};
    try {
      const {desk} = page(vendor, base);
      await desk.drafts.saveRequest(requestDraft());
      await desk.logout();
    } finally {
      systemClock.sleep = sleep;
    }
    await waitUntil(() => !Object.keys(localStorage).some((key) => key.includes(base)), 'struck out');
    expect(await openStore().keys(base)).to.deep.equal([]);
  });

  it('what somebody writes who is back stays, though the database refused to be emptied when he left', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const {delete: remove} = IDBObjectStore.prototype;
    const first = page(vendor, base).desk;
    await first.drafts.saveRequest(requestDraft());
    IDBObjectStore.prototype.delete = () => {
      throw new DOMException('refused', 'UnknownError');
    };
    try {
      await first.logout();
      first.close();
      const back = page(vendor, base).desk;
      await back.drafts.saveRequest(requestDraft({title: '回来以后写的'}));
      back.close();
    } finally {
      IDBObjectStore.prototype.delete = remove;
    }
    expect((await page(vendor, base).desk.drafts.request())?.title).to.equal('回来以后写的');
  });

  it('a logout leaves no word of it in the database', async () => {
    const [vendor, base] = [await openVendor(), fresh()];
    const {desk} = page(vendor, base);
    vendor.fail('POST /tickets', noLine, true);
    await desk.submit(requestDraft({files: [keptFile()]}), zh);
    await desk.drafts.saveRequest(requestDraft({title: '还没写完'}));
    desk.recentSearches.keep('还没写完');
    await desk.logout();
    expect(await openStore().keys(base)).to.deep.equal([]);
    expect(Object.keys(sessionStorage)).to.deep.equal([]);
    expect(Object.keys(localStorage).filter((key) => key.includes(base))).to.deep.equal([]);
  });
});
