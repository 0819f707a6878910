import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {takeStep} from '../../server/app/take-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {newKey} from '../../src/contract/key.js';
import {openCounter, start, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';

describe('lists', () => {
  async function walk(counter: Counter, path: string, between: () => Promise<unknown>) {
    const ids: string[] = [];
    const join = path.includes('?') ? '&' : '?';
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await counter.call('GET', `${path}${join}limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, {as});
      assert.ok(page.json.items.length <= 3);
      ids.push(...page.json.items.map(({id}: {id: string}) => id));
      cursor = page.json.nextCursor;
      await between();
    }
    return ids;
  }

  it('show each request once while new ones come in', async () => {
    const counter = await openCounter();
    const all = (await counter.call('GET', '/tickets?limit=100', {as})).json.items.map(({id}: {id: string}) => id);
    assert.ok(all.length > 6);
    const seen = await walk(counter, '/tickets', async () => {
      await counter.pass(1000);
      await counter.submit(as);
    });
    assert.deepEqual(seen, all);
  });

  it('show each of many that changed in the same moment', async () => {
    const counter = await openCounter();
    for (let n = 0; n < 7; n++) await counter.submit('emma-hart');
    const all = (await counter.call('GET', '/tickets?limit=100', {as: 'emma-hart'})).json.items.length;
    const ids = new Set<string>();
    for (let cursor = ''; ;) {
      const page = (await counter.call('GET', `/tickets?limit=2${cursor}`, {as: 'emma-hart'})).json;
      for (const {id} of page.items) ids.add(id);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    assert.equal(ids.size, all);
  });

  it('page through articles and hits alike', async () => {
    const counter = await openCounter();
    for (const path of ['/articles', '/articles?q=%E6%95%B0%E6%8D%AE']) {
      const all = (await counter.call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=100`)).json.items.map(
        ({id}: {id: string}) => id,
      );
      assert.ok(all.length > 3, path);
      assert.deepEqual(await walk(counter, path, async () => undefined), all);
    }
  });

  it('keep the thread in order while it grows', async () => {
    const counter = await openCounter();
    const {id} = (await counter.submit(as)).json;
    const say = async (text: string) => {
      await counter.pass(1000);
      await takeStep(counter.gateway.ports, id, {is: 'answer', text}, {id: 'shen-yan', name: '沈砚', role: 'agent'});
    };
    for (let n = 0; n < 7; n++) await say(`${n}`);
    let more = 3;
    const ids = await walk(counter, `/tickets/${id}/messages`, async () => {
      if (more-- > 0) await say('later');
    });
    const {messages} = (await counter.call('GET', `/tickets/${id}`, {as})).json;
    assert.deepEqual(messages.items.map((message: {id: string}) => message.id).slice(0, ids.length), ids);
    assert.equal(ids.length, 9, 'what came while paging is there, what came after is not');
  });

  it('find by state, type and words in either script', async () => {
    const counter = await openCounter();
    const list = async (query: string) => (await counter.call('GET', `/tickets?limit=100&${query}`, {as})).json.items;
    const all = await list('');
    const open = await list('state=open');
    const closed = await list('state=closed');
    assert.equal(open.length + closed.length, all.length);
    assert.ok(open.length && closed.length);
    assert.ok((await list('state=resolved')).every(({state}: {state: string}) => state === 'resolved'));
    assert.deepEqual(await list('state=nothing'), []);
    assert.ok((await list('type=question')).every(({type}: {type: string}) => type === 'question'));
    const found = await list(`q=${encodeURIComponent('升級')}`);
    assert.ok(found.some(({title}: {title: string}) => title.includes('升级')));
    const {reference} = all[0];
    for (const q of [reference, reference.toLowerCase(), reference.replaceAll('-', ''), ` ${reference.slice(3)} `]) {
      assert.deepEqual(await list(`q=${encodeURIComponent(q)}`), [all[0]], q);
    }
  });

  it('find by what was said in the thread, every word of it, in any order', async () => {
    const counter = await openCounter();
    const list = async (q: string) => (await counter.call('GET', `/tickets?q=${encodeURIComponent(q)}`, {as})).json.items;
    const {id} = (await counter.submit(as, {title: '导出失败', description: 'Export of report 42 fails'})).json;
    const by = {id: 'shen-yan', name: '沈砚', role: 'agent'};
    await takeStep(counter.gateway.ports, id, {is: 'answer', text: '请把 TOMCAT_MAX_HEAP 调到 8192，再試一次'}, by);
    const finds = async (q: string) => (await list(q)).some((ticket: {id: string}) => ticket.id === id);
    for (const q of ['tomcat', 'max_heap', '8192', '再试', '試', 'heap export', '一次 失败', 'Exp rep'])
      assert.equal(await finds(q), true, q);
    for (const q of ['tomcat oracle', 'omcat', '9182', '失败次数', 'heap %']) assert.equal(await finds(q), q === 'heap %', q);
    assert.deepEqual(await list('___'), []);
  });

  it('count each group, whatever state is asked for, and only on the first page', async () => {
    const counter = await openCounter();
    const page = async (query: string) => (await counter.call('GET', `/tickets?limit=100${query}`, {as})).json;
    const {items, counts} = await page('');
    const of = (state: string) =>
      items.filter(({waitingFor}: {waitingFor: string}) =>
        state === 'waiting' ? waitingFor === 'customer' : (waitingFor === 'nobody') === (state === 'closed'),
      ).length;
    const awaited = (await page('&awaits=approval')).items;
    assert.ok(awaited.length > 0);
    assert.deepEqual(counts, {open: of('open'), waiting: of('waiting'), closed: of('closed'), awaits: awaited.length});
    assert.ok(counts.waiting > 0 && counts.waiting < counts.open);
    assert.deepEqual((await page('&state=waiting')).items.length, counts.waiting);
    assert.deepEqual((await page('&state=closed')).counts, counts);
    assert.ok((await page('&type=question')).counts.open < counts.open);
    const {nextCursor} = (await counter.call('GET', '/tickets?limit=1', {as})).json;
    assert.equal((await page(`&cursor=${nextCursor}`)).counts, undefined);
  });

  it('of what waits for the customer holds what he may approve while the team is at work, page by page, as long as it waits', async () => {
    const counter = await openCounter();
    const waiting = async (more: string, who: string = as) => (await counter.call('GET', `/tickets?state=waiting${more}`, {as: who})).json;
    const awaited = (await counter.call('GET', '/tickets?awaits=approval', {as})).json.items as {id: string}[];
    const {items, counts} = await waiting('&limit=100');
    const ids = items.map(({id}: {id: string}) => id);
    assert.ok(awaited.length);
    for (const {id} of awaited) assert.ok(ids.includes(id), id);
    assert.ok(
      items.some(({state, awaits}: {state: string; awaits?: unknown[]}) => awaits && state === 'in-progress'),
      'on one the team is at work',
    );
    assert.deepEqual([...new Set(items.map(({waitingFor}: {waitingFor: string}) => waitingFor))], ['customer']);
    assert.equal(counts.waiting, items.length);
    const times = items.map(({updatedAt}: {updatedAt: string}) => updatedAt);
    assert.deepEqual(times, times.toSorted().toReversed());
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await waiting(`&limit=2${cursor}`);
      found.push(...page.items.map(({id}: {id: string}) => id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    assert.deepEqual(found, ids);
    const manager = await waiting('&limit=100&scope=organisation', 'chen-guodong');
    const his = (await counter.call('GET', '/tickets?awaits=approval', {as: 'chen-guodong'})).json.items as {id: string}[];
    const listed = manager.items.map(({id}: {id: string}) => id);
    assert.deepEqual(
      his.filter(({id}) => !listed.includes(id)),
      [],
    );
  });
});

it('a customer with 500 requests pages through them, searches them, and reads the longest whole', async () => {
  const {crowded} = await import('../../server/memory/world/crowded.js');
  const counter = await openCounter({world: crowded(haituWorld)});
  const seen = new Set<string>();
  let [cursor, pages, first]: [string | null, number, {open: number; closed: number} | undefined] = ['', 0, undefined];
  for (; cursor !== null; pages++) {
    const page: {items: {id: string}[]; counts: typeof first; nextCursor: string | null} = (
      await counter.call('GET', `/tickets?limit=50${cursor && `&cursor=${cursor}`}`, {as})
    ).json;
    first ??= page.counts;
    for (const {id} of page.items) assert.ok(!seen.has(id) && seen.add(id));
    cursor = page.nextCursor;
  }
  assert.equal(first!.open + first!.closed, seen.size);
  assert.ok(seen.size >= 500 && pages === Math.ceil(seen.size / 50));
  const find = async (q: string) => (await counter.call('GET', `/tickets?limit=100&q=${encodeURIComponent(q)}`, {as})).json;
  const {items, counts} = await find('net_write_timeout');
  assert.equal(items.length, 1);
  assert.equal(counts.open + counts.closed, 1);
  assert.ok((await find('南京新街口 手机')).items.length > 1);
  const long = (await counter.call('GET', `/tickets/${items[0].id}`, {as})).json;
  assert.equal(long.messages.items.length, 30);
  const inReplies = long.messages.items.reduce((sum: number, message: {attachments: unknown[]}) => sum + message.attachments.length, 0);
  assert.equal(long.attachments.length + inReplies, 20);
});

it('an article remembers what its reader said of it', async () => {
  const counter = await openCounter();
  const path = `/articles/${(await counter.call('GET', '/articles')).json.items[0].id}`;
  for (const helpful of [false, true]) {
    const body = {clientRef: newKey(), helpful, comment: '第三步没有看懂'};
    await counter.call('POST', `${path}/feedback`, {as, body, key: body.clientRef});
    assert.equal((await counter.call('GET', path, {as})).json.helpful, helpful);
  }
  assert.equal((await counter.call('GET', path, {as: 'zhou-yan'})).json.helpful, undefined);
  assert.equal((await counter.call('GET', path)).json.helpful, undefined);
});

it('the history of each ticket goes forward in time, also where a rating was noted late', async () => {
  const counter = await openCounter();
  for (const person of haituWorld.customers) {
    const {items} = (await counter.call('GET', '/tickets?limit=100', {as: person.id})).json;
    for (const {id, reference} of items) {
      const {events} = (await counter.call('GET', `/tickets/${id}`, {as: person.id})).json;
      const times = events.map(({at}: {at: string}) => Date.parse(at));
      assert.deepEqual(
        times,
        [...times].sort((a, b) => a - b),
        reference,
      );
    }
  }
});

describe('earlier requests like one', () => {
  const like = async (counter: Counter, id: string, more = '', reader = as) =>
    counter.call('GET', `/tickets?like=${id}${more}`, {as: reader});
  const titles = ({json}: {json: {items: {title: string}[]}}) => json.items.map(({title}) => title);

  it('come by what they are about, in either script, on one page without counts', async () => {
    const counter = await openCounter();
    const again = (await counter.submit(as, {title: 'Oracle 資料來源抽取到一半又報 ORA-12170 連接超時'})).json;
    const found = await like(counter, again.id);
    assert.deepEqual(titles(found), ['Oracle 数据源抽取到一半报 ORA-12170 连接超时']);
    assert.deepEqual([found.json.nextCursor, found.json.counts], [null, undefined]);
    const other = (await counter.submit(as, {title: '请问发票什么时候寄出'})).json;
    assert.deepEqual(titles(await like(counter, other.id)), []);
  });

  it('leave out itself and what was cancelled, and give no more than asked for', async () => {
    const counter = await openCounter();
    const title = '门店客流热力图在大屏上一直空白';
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) ids.push((await counter.submit(as, {title: `${title}，第 ${n} 次`})).json.id);
    const {version} = (await counter.call('GET', `/tickets/${ids[1]}`, {as})).json;
    const key = newKey();
    const cancel = {action: 'cancel', clientRef: key};
    await counter.call('POST', `/tickets/${ids[1]}/actions`, {as, body: cancel, key, headers: {'If-Match': `"${version}"`}});
    const found = (await like(counter, ids[0]!)).json.items.map(({id}: {id: string}) => id);
    assert.deepEqual([...found].sort(), [ids[2], ids[3]].sort());
    assert.equal((await like(counter, ids[0]!, '&limit=1')).json.items.length, 1);
  });

  it('are never those of others, nor told of a request that is not the reader’s', async () => {
    const counter = await openCounter();
    const title = 'Oracle 数据源抽取到一半报 ORA-12170 连接超时';
    const theirs = (await counter.submit('zhou-yan', {title})).json;
    assert.deepEqual(titles(await like(counter, theirs.id, '', 'zhou-yan')), []);
    assert.equal((await like(counter, theirs.id)).json.code, 'not-found');
    assert.deepEqual(titles(await like(counter, (await counter.submit('chen-guodong', {title})).json.id, '&scope=organisation', 'chen-guodong')), [title]); // prettier-ignore
  });
});

describe('readers without a token', () => {
  it('do not fill the memory with what they say of articles: past a limit they wait', async () => {
    const counter = await openCounter();
    const [first, second] = (await counter.call('GET', '/articles')).json.items.map(({id}: {id: string}) => `/articles/${id}/feedback`);
    const say = (path: string, more: {as?: string; key?: string} = {}) => {
      const {key = newKey(), ...who} = more;
      return counter.call('POST', path, {...who, body: {clientRef: key, helpful: true}, key});
    };
    const key = newKey();
    assert.equal((await say(first, {key})).status, 200);
    for (let n = 1; n < 300; n++) assert.equal((await say(n % 2 ? first : second)).status, 200);
    await counter.pass(1_800_000);
    const refused = await say(second);
    assert.equal(refused.json.code, 'too-many-requests');
    assert.equal(refused.headers.get('Retry-After'), '1800');
    assert.equal((await say(first, {key})).headers.get('Idempotency-Replayed'), 'true', 'what was answered is not counted again');
    assert.equal((await say(first, {as})).status, 200, 'a customer need not wait');
    await counter.pass(1_800_000);
    assert.equal((await say(second)).status, 200);
  });

  it('leave only so many answers behind, the oldest of which go, and never a customer', async () => {
    const {repository} = (await openCounter()).gateway.ports;
    const answer = (scope: string, key: string) => ({scope, key, fingerprint: '', status: 200, headers: {}, body: '{}', storedAt: start});
    await repository.write({answer: answer('somebody rateArticle', 'k')});
    for (let n = 0; n <= 5000; n++) await repository.write({answer: answer(' rateArticle', `k${n}`)});
    assert.equal(await repository.answer(' rateArticle', 'k0', start), undefined);
    assert.ok(await repository.answer(' rateArticle', 'k1', start));
    assert.ok(await repository.answer(' rateArticle', 'k5000', start));
    assert.ok(await repository.answer('somebody rateArticle', 'k', start));
    await repository.answer('anybody else', 'k', start + 1);
    assert.equal(await repository.answer('somebody rateArticle', 'k', start), undefined, 'and none beyond its time');
  });
});
