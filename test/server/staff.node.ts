import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {staffRoutes, type StaffRouteName} from '../../server/app/staff/staff-routes.js';
import {newKey} from '../../src/contract/key.js';
import {openStaffCounter, type StaffCallOptions, type StaffCounter} from '../support/staff-counter.js';
import {ok} from '../support/customer-acts.js';
import type {RatingFigures} from '../../server/app/staff/staff-shapes.js';
import {incident, type Reply} from '../support/gateway-counter.js';
import {received, stepped} from '../support/records.js';
import {ratingFigures} from '../../server/app/rating-figures.js';
import {caseDraft} from '../../server/app/staff/staff-case.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import type {TicketRecord} from '../../server/app/ticket-record.js';

const as = 'li-wen';

async function newTicket(counter: StaffCounter, over: object = {}): Promise<string> {
  return (await counter.submit(as, over)).json.id;
}

const written = {
  title: '仓库看板白屏怎么办',
  kind: 'solution',
  category: 'data',
  locale: 'zh-Hans',
  summary: '三步找回来。',
  product: '海图 仓储版',
  keywords: ['snowblind'],
  related: ['audit-log'],
  markdown: '## 第一步\n\n清缓存。<script>alert(1)</script>\n\n见[审计日志](article:audit-log)。',
};

describe('the team', () => {
  it('takes a request from the queue to its end, step by step, and the customer sees what is his to see', async () => {
    const counter = await openStaffCounter();
    const file = await counter.upload(as, '日志.log', '连接超时');
    const id = await newTicket(counter, {attachments: [file]});
    const {items, counts} = await ok(counter.staff('GET', '/tickets?state=received&assignee=nobody'));
    assert.ok(items.some((item: {id: string; organisation: string}) => item.id === id && item.organisation === 'hemu'));
    assert.ok(counts.received >= 1);
    const line = items.find((item: {id: string}) => item.id === id);
    assert.equal(line.organisationName, '禾木零售集团');
    const [first] = (await ok(counter.staff('GET', `/tickets/${id}`))).clocks;
    assert.deepEqual(line.due, {clock: 'first-response', dueAt: first.dueAt, missed: false});

    // The levels of other kinds of request are none of a fault's.
    const foreign = await counter.step(id, 'classify', {priority: 'urgent'});
    assert.deepEqual([foreign.status, foreign.json.issues], [422, [{pointer: '/priority', code: 'unknown-option', params: {allowed: 'P0, P1, P2, P3'}}]]); // prettier-ignore
    assert.equal((await ok(counter.step(id, 'classify', {priority: 'P2', category: 'application-dashboard'}))).priority, 'P2');
    assert.equal((await ok(counter.step(id, 'assign', {to: 'shen-yan'}))).assignee.id, 'shen-yan');
    await ok(counter.step(id, 'start'));
    const noted = await ok(counter.step(id, 'note', {text: '客户去年流失过一次，务必小心', by: 'luo-yifan'}));
    assert.deepEqual(noted.notes.map(({text, by}: {text: string; by: {id: string}}) => [text, by.id]), [['客户去年流失过一次，务必小心', 'luo-yifan']]); // prettier-ignore
    assert.equal((await ok(counter.step(id, 'ask', {text: '请问升级前是哪个版本？', by: 'shen-yan'}))).state, 'waiting-for-customer');
    const reply = {clientRef: newKey(), text: '6.1.8', attachments: []};
    await counter.call('POST', `/tickets/${id}/messages`, {as, body: reply, key: reply.clientRef});
    await ok(counter.step(id, 'answer', {text: '先用这个办法', kind: 'workaround', by: 'shen-yan'}));
    assert.equal((await ok(counter.step(id, 'wait', {note: '等待数据库厂商的补丁', by: 'shen-yan'}))).state, 'waiting-for-third-party');
    await ok(counter.step(id, 'resume', {by: 'shen-yan'}));
    const closing = {summary: '已换回旧的驱动', cause: '新驱动不认旧的证书', prevention: '升级前先在测试环境连一次'};
    const checklist = [{text: '已在客户的环境里验证', done: true, result: '三个数据源都连上了'}];
    const outage = {from: '2026-02-01T01:00:00.000Z', to: '2026-02-01T02:30:00.000Z'};
    const solved = await ok(counter.step(id, 'resolve', {...closing, checklist, outage, by: 'shen-yan'}));
    const {at, by, ...told} = solved.resolution;
    assert.deepEqual([solved.state, by.id, told], ['resolved', 'shen-yan', {...closing, checks: checklist, outage}]);
    assert.ok(Date.parse(at));
    const {url} = await ok(counter.staff('GET', `/tickets/${id}/attachments/${file}`));
    assert.ok(url.startsWith('https://support.example.com/portal/v1/downloads/'));

    const seen = await counter.call('GET', `/tickets/${id}`, {as});
    assert.doesNotMatch(seen.text, /流失|luo-yifan|罗一帆/);
    assert.deepEqual(seen.json.resolution, solved.resolution, 'cause, prevention, what was verified and the outage are for the customer');
    assert.deepEqual((await counter.call('GET', '/tickets?q=%E8%AF%81%E4%B9%A6', {as})).json.items[0].id, id, 'the cause finds it');
    assert.deepEqual(seen.json.messages.items.map(({text}: {text: string}) => text), ['请问升级前是哪个版本？', '6.1.8', '先用这个办法']); // prettier-ignore
    assert.equal(
      (await counter.call('GET', '/tickets?q=%E6%B5%81%E5%A4%B1', {as})).json.items.length,
      0,
      'nobody finds a request by a note',
    );

    assert.equal((await ok(counter.step(id, 'reopen', {reason: '还有一个看板打不开', by: 'shen-yan'}))).state, 'reopened');
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as})).json.resolution, undefined);
  });

  it('leaves a customer’s page as it is when it writes a note', async () => {
    const counter = await openStaffCounter();
    const id = await newTicket(counter);
    const before = await counter.call('GET', `/tickets/${id}`, {as});
    await ok(counter.step(id, 'note', {text: '内部'}));
    const etag = before.headers.get('ETag')!;
    assert.equal((await counter.call('GET', `/tickets/${id}`, {as, headers: {'If-None-Match': etag}})).status, 304);
  });

  it('reads the queue by what is due first, page by page, with what each customer said of the impact', async () => {
    const counter = await openStaffCounter();
    type Line = {id: string; state: string; due?: {dueAt: string}; impact?: object; awaits?: object[]; wants?: object[]; urgedAt?: string};
    const theirs = ['waiting-for-customer', 'resolved', 'quoted', 'delivered'];
    const over = ['confirmed', 'closed-unanswered', 'cancelled', 'archived', 'declined', 'acceptance'];
    const lines: Line[] = [];
    for (let cursor = ''; ;) {
      const page = await ok(counter.staff('GET', `/tickets?order=due&limit=7${cursor && `&cursor=${cursor}`}`));
      lines.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    const changed = await ok(counter.staff('GET', '/tickets?limit=100'));
    assert.deepEqual(new Set(lines.map(({id}) => id)), new Set(changed.items.map(({id}: Line) => id)));
    assert.equal(new Set(lines.map(({id}) => id)).size, lines.length);
    const group = ({state, awaits, wants, urgedAt}: Line) =>
      wants ? 0 : over.includes(state) ? 3 : (theirs.includes(state) || awaits?.length) && !urgedAt ? 2 : 1;
    const places = lines.filter(({wants}) => !wants).map((line) => [group(line), line.due ? Date.parse(line.due.dueAt) : Infinity]);
    assert.deepEqual(places, places.toSorted(([g, a], [h, b]) => g! - h! || (a === b ? 0 : a! - b!)), 'ours before theirs, in each what is due first'); // prettier-ignore
    assert.deepEqual(lines.map(group), lines.map(group).toSorted());
    assert.deepEqual([...new Set(places.map(([g]) => g))], [1, 2, 3]);
    assert.ok(places.filter(([, at]) => Number.isFinite(at)).length > 5 && places.at(-1)?.[1] === Infinity);
    assert.ok(places.some(([g, at]) => g === 2 && places.some(([h, later]) => h === 1 && at! < later!)), 'somewhere the turn decides, not the time'); // prettier-ignore
    const {id} = (await counter.submit(as, {impact: {scope: 'few', work: 'detour', data: 'sound'}})).json;
    const [own] = (await ok(counter.staff('GET', `/tickets?order=due&limit=100`))).items.filter((line: Line) => line.id === id);
    assert.deepEqual(own.impact, {scope: 'few', work: 'detour', data: 'sound'});
    assert.equal((await counter.staff('GET', '/tickets?order=mood')).status, 400);
  });

  it('reads no more of the queue by what is due first than it shows, and puts it in order anew once what promises hang on has changed', async () => {
    const counter = await openStaffCounter();
    const {repository} = counter.gateway.ports;
    const {queue: listed, place} = repository;
    let [read, placed] = [0, 0];
    repository.queue = async (query) => {
      const rows = await listed.call(repository, query);
      read += rows.length;
      return rows;
    };
    repository.place = async (places) => {
      placed += places.length;
      return place.call(repository, places);
    };
    const queue = async (query = 'limit=5') => {
      read = 0;
      return ok(counter.staff('GET', `/tickets?order=due&${query}`));
    };
    const {nextCursor} = await queue();
    assert.deepEqual([read, placed], [6, 0]);
    await queue(`limit=5&cursor=${nextCursor}`);
    assert.deepEqual([read, placed], [6, 0]);
    const id = await newTicket(counter);
    await ok(counter.step(id, 'classify', {priority: 'P0'}));
    await queue();
    assert.equal(placed, 0, 'a change places its own');
    const whole = async () => (await queue('limit=100')).items as {id: string; due?: object}[];
    const before = await whole();
    const others = {...(await repository.settings()), clocks: []};
    repository.settings = async () => others;
    placed = 0;
    // As beside a gateway that places otherwise: pages follow on what stands there.
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: {items: {id: string}[]; nextCursor: string | null} = await queue(`limit=5${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items.map((line) => line.id));
      cursor = page.nextCursor;
    }
    assert.deepEqual(paged, before.map((line) => line.id)); // prettier-ignore
    await counter.gateway.tick();
    await counter.gateway.settled();
    const after = await whole();
    assert.ok(placed > 5 && placed < after.length, 'what is over stays where it is');
    const promises = (lines: typeof after) => lines.filter(({due}) => due).length;
    assert.ok(promises(after) < promises(before));
    const places = (lines: typeof after, of: typeof after) => lines.filter((line) => of.some((one) => one.id === line.id)).map((line) => line.id); // prettier-ignore
    const promised = before.filter(({due}) => due);
    assert.notDeepEqual(places(after, promised), places(before, promised));
    assert.deepEqual(new Set(after.map((line) => line.id)), new Set(before.map((line) => line.id)));
  });

  it('reads the queue by state, type, priority, assignee and words, page by page', async () => {
    const counter = await openStaffCounter();
    const all: string[] = [];
    for (let cursor = ''; ;) {
      const page = await ok(counter.staff('GET', `/tickets?limit=7${cursor && `&cursor=${cursor}`}`));
      all.push(...page.items.map(({id}: {id: string}) => id));
      assert.equal('counts' in page, !cursor);
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    assert.equal(new Set(all).size, all.length);
    const {counts} = await ok(counter.staff('GET', '/tickets?limit=1'));
    const sum = (numbers: object) => Object.values(numbers).reduce((total: number, n: number) => total + n, 0);
    assert.equal(sum(counts), all.length);
    const list = async (query: string) => (await ok(counter.staff('GET', `/tickets?limit=100&${query}`))).items;
    const closed = ['confirmed', 'closed-unanswered', 'cancelled', 'archived', 'declined', 'acceptance'];
    assert.ok((await list('state=open')).every(({state}: {state: string}) => !closed.includes(state)));
    assert.ok((await list('state=team')).every(({waitingFor}: {waitingFor: string}) => waitingFor === 'team'));
    assert.ok((await list('state=closed')).every(({state}: {state: string}) => closed.includes(state)));
    assert.equal((await list('state=open')).length + (await list('state=closed')).length, all.length);
    assert.ok((await list('priority=P1')).every(({priority}: {priority: string}) => priority === 'P1'));
    assert.ok((await list('type=question')).every(({type}: {type: string}) => type === 'question'));
    const mine = await list('assignee=shen-yan');
    assert.ok(mine.length && mine.every(({assignee}: {assignee: {id: string}}) => assignee.id === 'shen-yan'));
    assert.ok((await list('assignee=nobody')).every(({assignee}: {assignee?: object}) => !assignee));
    const {reference} = mine[0];
    assert.deepEqual((await list(`q=${reference}`)).map((item: {reference: string}) => item.reference), [reference]); // prettier-ignore
    assert.deepEqual(await list('state=no-such-state'), []);
    const owners = new Set(all.length && (await list('')).map(({requester}: {requester: {id: string}}) => requester.id));
    assert.ok(owners.size > 2, 'of all customers');
  });

  it('carries each step out once, however often it is sent', async () => {
    const counter = await openStaffCounter();
    const id = await newTicket(counter);
    const {version} = await ok(counter.staff('GET', `/tickets/${id}`));
    const options = {body: {text: '我们看到了'}, version, key: newKey()};
    const first = await counter.staff('POST', `/tickets/${id}/answer`, options);
    const second = await counter.staff('POST', `/tickets/${id}/answer`, options);
    assert.equal(second.headers.get('Idempotency-Replayed'), 'true');
    assert.equal(second.text, first.text);
    assert.equal((await ok(counter.staff('GET', `/tickets/${id}`))).messages.items.length, 1);
    assert.equal((await counter.staff('POST', `/tickets/${id}/answer`, {...options, body: {text: '别的'}})).status, 422);
  });

  it('reads ratings, low ones first if wanted, answers them once, and sees what nobody found', async () => {
    const counter = await openStaffCounter();
    const ratings = (await ok(counter.staff('GET', '/ratings?limit=100'))).items;
    const low = (await ok(counter.staff('GET', '/ratings?limit=100&low=true'))).items;
    const fine = (await ok(counter.staff('GET', '/ratings?limit=100&low=false'))).items;
    assert.ok(low.length && fine.length);
    assert.equal(low.length + fine.length, ratings.length);
    assert.deepEqual(ratings.map(({answeredAt}: {answeredAt: string}) => answeredAt), ratings.map(({answeredAt}: {answeredAt: string}) => answeredAt).sort().reverse()); // prettier-ignore
    const due = (await counter.call('GET', '/surveys', {as})).json.items.find(({state}: {state: string}) => state === 'due');
    const response = {clientRef: newKey(), solved: false, scores: {}, reasons: [], comment: '还是打不开'};
    await counter.call('PUT', `/surveys/${due.id}/response`, {as, body: response});
    const [newest] = (await ok(counter.staff('GET', '/ratings?limit=1'))).items;
    assert.deepEqual([newest.survey, newest.low, newest.followUp.state], [due.id, true, 'received']);
    const answer = {body: {text: '我们马上联系您', by: 'lu-jing'}};
    const path = `/ratings/${due.id}/answer`;
    assert.equal((await ok(counter.staff('POST', path, answer))).followUp.answer.text, '我们马上联系您');
    assert.equal((await counter.staff('POST', path, answer)).json.code, 'action-not-allowed');
    const seen = (await counter.call('GET', `/surveys/${due.id}`, {as})).json;
    assert.equal(seen.followUp.answer.by.name, '陆静');

    const at = new Date(counter.now()).toISOString();
    const search = (query: string) => ({kind: 'search-empty', query, count: 0, at});
    await counter.call('POST', '/signals', {
      body: {signals: [search('量子报表'), search('量子報表'), search('Quantum'), {kind: 'searched', query: '看板', at}]},
    });
    const {items} = await ok(counter.staff('GET', '/empty-searches?days=7'));
    assert.deepEqual(items.slice(0, 2).map(({query, count}: {query: string; count: number}) => [query, count]), [['量子報表', 2], ['Quantum', 1]]); // prettier-ignore
  });

  it('publishes an article, changes it and takes it off, and readers and their index follow', async () => {
    const counter = await openStaffCounter();
    const index = () => counter.call('GET', '/articles/index');
    const found = async (q: string) =>
      (await counter.call('GET', `/articles?q=${encodeURIComponent(q)}`)).json.items.map(({id}: {id: string}) => id);
    const [before, none] = [await index(), await found('snowblind')];
    assert.deepEqual(none, []);
    const one = await ok(counter.staff('POST', '/articles', {body: {id: 'white-screen', ...written}}));
    assert.deepEqual([one.id, one.version, one.markdown, one.product], ['white-screen', 1, written.markdown, written.product]);
    const {json: article} = await counter.call('GET', '/articles/white-screen');
    assert.doesNotMatch(JSON.stringify(article), /script|snowblind/, 'no HTML, and keywords are for the search');
    assert.deepEqual([article.related[0].id, article.updatedAt], ['audit-log', new Date(counter.now()).toISOString()]);
    assert.deepEqual([await found('snowblind'), await found('仓储版')], [['white-screen'], ['white-screen']]);
    const published = await index();
    assert.notEqual(published.headers.get('ETag'), before.headers.get('ETag'));
    assert.ok(published.json.articles.some(({id}: {id: string}) => id === 'white-screen'));

    await counter.pass(60_000);
    const change = {...written, title: '仓库大屏白屏怎么办', keywords: ['brownout'], markdown: '重启浏览器。'};
    const changed = await ok(counter.staff('POST', '/articles/white-screen/change', {body: change, version: 1}));
    assert.deepEqual([changed.version, changed.title], [2, change.title]);
    assert.deepEqual(await ok(counter.staff('GET', '/articles/white-screen')), changed);
    assert.deepEqual([await found('snowblind'), await found('brownout')], [[], ['white-screen']]);
    const late = await counter.staff('POST', '/articles/white-screen/change', {body: written, version: 1});
    assert.deepEqual([late.status, late.json.code], [412, 'version-stale'], 'what a colleague wrote meanwhile stays');
    const list = await ok(counter.staff('GET', `/articles?limit=1&q=${encodeURIComponent('倉庫')}`));
    assert.deepEqual(list.items.map(({id, version}: {id: string; version: number}) => [id, version]), [['white-screen', 2]]); // prettier-ignore

    await ok(counter.staff('POST', '/articles/white-screen/remove', {body: {}, version: 2}));
    assert.equal((await counter.call('GET', '/articles/white-screen')).status, 404);
    assert.deepEqual(await found('brownout'), []);
    assert.equal((await index()).headers.get('ETag'), before.headers.get('ETag'), 'the index is as it was');
    assert.equal((await ok(counter.staff('POST', '/articles', {body: {id: 'white-screen', ...written}}))).version, 1);
  });

  it('begins a case out of a solved request without who asked, and readers find it once somebody has published it', async () => {
    const counter = await openStaffCounter();
    const id = await newTicket(counter, {
      title: '李雯的看板一直转圈',
      description: '禾木零售集团的李雯（li.wen@hemu.example，13800138000）打不开看板，password=hunter2!X9。\n* 服务器 10.20.9.11',
      contact: {by: 'phone', value: '13800138000'},
    });
    const draft = () => counter.staff('GET', `/tickets/${id}/case`);
    assert.equal((await draft()).status, 404, 'nothing was solved yet');
    await ok(counter.step(id, 'classify', {priority: 'P2', category: 'application-dashboard'}));
    await ok(counter.step(id, 'assign', {to: 'shen-yan'}));
    await ok(counter.step(id, 'start'));
    await ok(counter.step(id, 'answer', {text: '李女士，先用旧看板。', kind: 'workaround'}));
    const prevention = '升级前先备份缓存目录。';
    await ok(counter.step(id, 'resolve', {summary: '替李雯重建了缓存。', cause: '缓存损坏。', prevention, checklist: []}));
    const {json: begun} = await draft();
    assert.equal(begun.kind, 'case');
    assert.equal(begun.title, '客户的看板一直转圈');
    assert.equal(begun.summary, '替客户重建了缓存。');
    assert.doesNotMatch(JSON.stringify(begun), /李|禾木|hemu|138|hunter2|10\.20/);
    for (const part of ['## 现象', '缓存损坏。', '## 解决办法', '## 临时办法', '客户，先用旧看板。', prevention]) {
      assert.ok(begun.markdown.includes(part), part);
    }
    assert.match(begun.markdown, /^\\\* 服务器 /m, 'a sign of the customer’s is no sign of Markdown');

    assert.equal((await counter.staff('POST', '/articles', {body: begun})).status, 422, 'somebody says where it stands');
    const written = {...begun, category: 'analysis', keywords: ['spindrift']};
    await ok(counter.staff('POST', '/articles', {body: written}));
    const {items} = (await counter.call('GET', '/articles?q=spindrift&kind=case')).json;
    assert.deepEqual(items.map(({id, title}: {id: string; title: string}) => [id, title]), [[begun.id, begun.title]]); // prettier-ignore
    const again = (await draft()).json.id;
    assert.ok(again.startsWith(begun.id) && again !== begun.id, 'another one takes a name of its own');

    const complaint = await newTicket(counter, {type: 'complaint', fields: {about: 'service'}, impact: {}});
    const asManager = {headers: {'Aftercare-Agent': 'zhao-qiming'}};
    assert.equal((await counter.staff('GET', `/tickets/${complaint}`, asManager)).status, 200);
    assert.equal((await counter.staff('GET', `/tickets/${complaint}/case`, asManager)).status, 404);
  });

  it('names nobody in a case, however he is called, and leaves every other word alone', () => {
    const person = (name: string) => ({id: name, name, role: 'requester'}) as const;
    const drawn = (title: string, name: string, over: Partial<TicketRecord> = {}, handedTo?: string) => {
      let record = received({requester: person(name), draft: {...incident({title}), locale: 'en'}, ...over});
      record = {...record, events: record.events.map((event) => ({...event, by: person(name)}))};
      if (handedTo) record = stepped(record, {is: 'hand-over', to: {key: handedTo, person: person(handedTo), locale: 'en'}});
      for (const step of [{is: 'classify', priority: 'P2'}, {is: 'assign', to: haituWorld.agents[1]!}, {is: 'start'}] as const) {
        record = stepped(record, step);
      }
      return caseDraft(stepped(record, {is: 'resolve', summary: 'x'}), haituWorld.settings, () => false)!;
    };
    const titled = (...given: Parameters<typeof drawn>) => drawn(...given).title;
    const hyphens = {email: 'jean-paul@data-hub.example', organisationName: 'Data-Hub (EU) + Sons'};
    assert.equal(titled('Jean-Paul of Data-Hub (EU) + Sons waits', 'Jean-Paul', hyphens), 'the customer of the customer waits');
    assert.equal(titled('Annual report for Ann, 请Ann看', 'Ann Li'), 'Annual report for the customer, 请the customer看');
    assert.equal(titled('Ann Li and ann  li cannot sign in', 'Ann Li'), 'the customer and the customer cannot sign in');
    assert.equal(titled('Why it takes 7 minutes', '7', {organisationName: 'it'}), 'Why it takes 7 minutes');
    const group = {organisationName: 'Data Services Group Ltd'};
    assert.equal(titled('The data of a group at Data Services Group Ltd', 'Ann', group), 'The data of a group at the customer');
    assert.equal(titled('陈国栋、国栋、陈经理和陈旧的看板', '陈国栋'), 'the customer、the customer、the customer和陈旧的看板');
    assert.equal(titled('Zoe and Bea asked', 'Zoe', {}, 'Bea'), 'the customer and the customer asked');
    assert.equal(titled('mail wen.ann@x-y.example', 'Ann Li'), 'mail [email-1]');

    const long = caseDraft(
      {...stepped(stepped(received({state: 'assigned'}), {is: 'start'}), {is: 'resolve', summary: `${'字'.repeat(198)}😀 end`})},
      haituWorld.settings,
      () => false,
    )!;
    assert.equal(long.summary, `${'字'.repeat(198)}…`, 'no sign is cut in half');
  });

  it('reads what ratings come to: shares, means and how often each point was given, each with how many it counts', async () => {
    const counter = await openStaffCounter();
    const figures = async (query = ''): Promise<RatingFigures['surveys']> =>
      (await ok(counter.staff('GET', `/rating-figures${query}`))).surveys;
    const of = (all: RatingFigures['surveys'], definition: string) => all.find((one) => one.definition === definition)!;
    const before = of(await figures('?days=366'), 'ticket-service');
    const {items} = (await counter.call('GET', '/surveys', {as})).json;
    const due = (definition: string) =>
      items.find((one: {state: string; definition: string}) => one.state === 'due' && one.definition === definition).id;
    const rate = (definition: string, response: object) =>
      counter.call('PUT', `/surveys/${due(definition)}/response`, {as, body: {clientRef: newKey(), reasons: [], comment: '', ...response}}); // prettier-ignore
    await rate('ticket-service', {solved: false, scores: {speed: 2}});
    await rate('regular', {scores: {recommend: 9, effort: 4}});
    const all = await figures('?days=366');
    const after = of(all, 'ticket-service');
    assert.equal(after.answers, before.answers + 1);
    assert.deepEqual(after.low, {count: before.low.count + 1, of: before.answers + 1});
    assert.deepEqual(after.solved, {count: before.solved!.count, of: before.solved!.of + 1});
    const row = (survey: RatingFigures['surveys'][number], dimension: string) => survey.rows.find((one) => one.dimension === dimension)!;
    const [was, is] = [row(before, 'speed'), row(after, 'speed')];
    assert.equal(is.answers, was.answers + 1);
    assert.ok(Math.abs(is.mean! - (was.mean! * was.answers + 2) / is.answers) < 1e-9);
    assert.deepEqual(is.points.map(({count}, n) => count - was.points[n]!.count), [0, 1, 0, 0, 0]); // prettier-ignore
    assert.equal(
      is.points.reduce((sum, {count}) => sum + count, 0),
      is.answers,
    );
    assert.deepEqual(is.good, {count: was.good.count, of: is.answers});
    assert.equal(row(after, 'overall').answers, row(before, 'overall').answers, 'a row that was skipped counts nowhere');
    const regular = of(all, 'regular');
    const recommended = row(regular, 'recommend');
    assert.deepEqual([recommended.nps, recommended.good, recommended.points.length], [100, {count: 1, of: 1}, 11]);
    assert.deepEqual([row(regular, 'effort').good.count, 'mean' in row(regular, 'expertise')], [0, false]);
    assert.deepEqual(of(await figures('?days=1'), 'ticket-service').answers, 1, 'only what was said in that time');

    const definition = haituWorld.settings.surveys.find(({id}) => id === 'regular')!;
    const rated = (id: string, score: number) =>
      ({id, definition: 'regular', response: {clientRef: id, scores: {recommend: score}, reasons: [], comment: ''}}) as never;
    const onScale = (min: number, max: number) => {
      const dimensions = definition.dimensions.map((one) => (one.id === 'recommend' ? {...one, scale: {...one.scale!, min, max}} : one));
      return ratingFigures([rated('a', 0), rated('b', 4), rated('c', 10)], [{...definition, dimensions}])[0]!.rows.find((one) => one.dimension === 'recommend')!; // prettier-ignore
    };
    const [whole, short] = [onScale(0, 10), onScale(1, 5)];
    assert.deepEqual([whole.answers, whole.nps], [3, -33]);
    assert.deepEqual([short.answers, short.mean, short.points.map(({count}) => count)], [1, 4, [0, 0, 0, 1, 0]], 'what was said on a former scale counts in none'); // prettier-ignore
    assert.ok(!('nps' in short), 'no score of promoters from another scale');
  });

  it('keeps the simulated one away from what it took into its own hands', async () => {
    const counter = await openStaffCounter({team: {}});
    const [own, left, answered] = [await newTicket(counter), await newTicket(counter), await newTicket(counter)];
    await ok(counter.step(own, 'classify', {priority: 'P3'}));
    await ok(counter.step(own, 'assign', {to: 'he-xiaotong'}));
    await ok(counter.step(answered, 'answer', {text: '我先看一下。'}));
    await counter.pass(10 * 60_000);
    assert.equal((await ok(counter.staff('GET', `/tickets/${answered}`))).state, 'received');
    assert.equal((await ok(counter.staff('GET', `/tickets/${own}`))).state, 'assigned');
    assert.equal((await ok(counter.staff('GET', `/tickets/${left}`))).state, 'waiting-for-customer');
  });
});

describe('the staff side', () => {
  const bodies: Partial<Record<StaffRouteName, Record<string, unknown>>> = {
    classify: {priority: 'P2'},
    assign: {to: 'shen-yan'},
    start: {},
    answer: {text: '好'},
    ask: {text: '好'},
    note: {text: '好'},
    wait: {note: '好'},
    resume: {},
    resolve: {summary: '好', checklist: []},
    reopen: {reason: '好'},
    answerUrge: {text: '好'},
    escalate: {reason: '好'},
    arrive: {},
    promise: {clock: 'resolution', dueAt: '2026-03-09T01:00:00Z', reason: '好'},
    explain: {clock: 'resolution', reason: '好'},
    evaluate: {},
    quote: {currency: 'CNY', items: [{text: '开发', quantity: 1, unitAmount: 100}], validThrough: '2026-03-20'},
    schedule: {from: '2026-03-09T01:00:00Z'},
    deliver: {summary: '好', checklist: [{kind: 'check', text: '好'}]},
    propose: {kind: 'plan', text: '好', steps: [{text: '好'}]},
    proposeVisit: {kind: 'on-site', engineer: 'shen-yan', purpose: '好', address: '好', slots: []},
    depart: {visit: 'x'},
    missVisit: {visit: 'x', reason: '好'},
    reportVisit: {visit: 'x', text: '好'},
    callOffVisit: {visit: 'x', reason: '好'},
    askAccess: {kind: 'access', purpose: '好', hours: 1, scope: [{kind: 'system', text: '好'}]},
    useAccess: {grant: 'x', text: '好'},
    endAccess: {grant: 'x', text: '好'},
    confirmPurge: {text: '好'},
    recordCall: {at: '2026-01-01T00:00:00Z', reached: false},
    answerRating: {text: '好'},
    publishArticle: {id: 'new-one', ...written},
    changeArticle: written,
    removeArticle: {},
  };
  const names = Object.keys(staffRoutes) as StaffRouteName[];
  const posts = names.filter((name) => staffRoutes[name].keyed);
  const versioned = posts.filter((name) => staffRoutes[name].versioned);
  const steps = versioned.filter((name) => staffRoutes[name].path.includes('{ticket}'));
  const pathOf = (name: StaffRouteName, ticket: string, survey: string, article: string) =>
    staffRoutes[name].path
      .replace('{ticket}', ticket)
      .replace('{survey}', survey)
      .replace('{article}', article)
      .replace('{attachment}', 'x');

  async function openRoom() {
    const counter = await openStaffCounter();
    const {id, version} = (await counter.submit(as)).json;
    const survey = (await ok(counter.staff('GET', '/ratings?limit=1'))).items[0].survey;
    const send = (name: StaffRouteName, more: StaffCallOptions = {}, ticket = id, rating = survey, article = 'audit-log') => {
      const body = bodies[name];
      return counter.staff(staffRoutes[name].method, pathOf(name, ticket, rating, article), {...(body && {body}), version, ...more});
    };
    return {counter, id, version, send};
  }

  it('opens to its key alone', async () => {
    const {counter, send} = await openRoom();
    const token = await counter.gateway.tokenFor('chen-guodong');
    for (const name of names) {
      for (const authorization of [undefined, '', 'Bearer', `Bearer ${token}`, 'Basic x', 'Bearer the key of the tests']) {
        const refused = await send(name, {authorization, network: `192.0.2.${names.indexOf(name)}`});
        assert.equal(refused.status, 401, `${name} ${authorization}`);
        assert.match(refused.headers.get('WWW-Authenticate')!, /^Bearer/);
      }
    }
    const bearer = `Bearer ${await counter.gateway.tokenFor(as)}`;
    assert.equal((await counter.call('GET', '/tickets', {token: 'x'.repeat(44)})).status, 401, 'nor does its key open the portal');
    assert.equal((await send('listQueue', {authorization: bearer})).status, 401);
  });

  it('lets one network guess only so often, and goes on to take the right key', async () => {
    const {send} = await openRoom();
    const wrong = (network: string) => send('listQueue', {authorization: 'Bearer wrong', network});
    for (let n = 0; n < 20; n++) assert.equal((await wrong('198.51.100.7')).status, 401);
    const refused = await wrong('198.51.100.7');
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    assert.equal((await wrong('198.51.100.8')).status, 401);
    assert.equal((await send('listQueue', {network: '198.51.100.7'})).status, 200);
  });

  it('refuses what does not fit, each in its own words', async () => {
    const {counter, send, version} = await openRoom();
    const json = {'Content-Type': 'application/json'};
    const free = ['classify', 'answer', 'note', 'escalate', 'promise', 'proposeVisit', 'askAccess', 'propose'];
    const expect = async (reply: Promise<Reply>, status: number, code: string, what: string) => {
      const {status: its, json: problem} = await reply;
      assert.deepEqual([its, problem?.code], [status, code], what);
      return problem;
    };
    for (const name of posts) {
      const raw = (text: BodyInit, headers: Record<string, string> = json) =>
        send(name, {body: undefined, raw: text, key: newKey(), headers});
      await expect(raw('{"'), 400, 'invalid-request', `${name}: no JSON`);
      await expect(raw('[]'), 400, 'invalid-request', `${name}: another shape`);
      await expect(raw(Uint8Array.of(0xff, 0xfe), json), 400, 'invalid-request', `${name}: no UTF-8`);
      await expect(raw(`{"x":"${'x'.repeat(300_000)}"}`), 413, 'too-large', `${name}: too large`);
      await expect(raw('{}', {'Content-Type': 'text/plain'}), 415, 'unsupported-type', `${name}: no JSON by its type`);
      await expect(send(name, {key: undefined}), 400, 'idempotency-key-missing', name);
      await expect(send(name, {body: {...bodies[name], by: 'nobody-here'}}), 422, 'invalid-fields', `${name}: nobody of the team`);
      if (!staffRoutes[name].path.includes('{')) continue;
      for (const none of ['never-was', '..%2f..%2fetc'])
        await expect(send(name, {}, none, none, none), 404, 'not-found', `${name} ${none}`);
    }
    for (const name of versioned) {
      await expect(send(name, {version: version + 7}), 412, 'version-stale', name);
      await expect(send(name, {headers: {'If-Match': '*'}}), 400, 'invalid-request', name);
    }
    for (const name of steps.filter((one) => !free.includes(one))) {
      const {allowed} = await expect(send(name), 409, 'action-not-allowed', `${name}: of what was just received`);
      assert.deepEqual(allowed, free);
    }
    for (const [name, body, pointer] of [
      ['classify', {priority: 'P9'}, '/priority'],
      ['classify', {priority: 'urgent'}, '/priority'],
      ['classify', {category: 'no-such'}, '/category'],
      ['assign', {to: as}, '/to'],
      ['answer', {text: ' '}, '/text'],
      ['answer', {text: 'x'.repeat(10_001)}, '/text'],
      ['note', {text: ''}, '/text'],
      ['answer', {text: '好', attachments: ['never-was']}, '/attachments/0'],
      ['note', {text: '好', attachments: Array.from({length: 99}, (_, n) => `x${n}`)}, '/attachments'],
      ['wait', {note: ''}, '/note'],
      ['reopen', {reason: ' '}, '/reason'],
      ['promise', {clock: 'resolution', dueAt: '2026-03-01T01:00:00Z', reason: '好'}, '/dueAt'],
      ['promise', {clock: 'resolution', dueAt: '2026-03-09T01:00:00Z', reason: ''}, '/reason'],
      ['explain', {clock: 'resolution', reason: ''}, '/reason'],
      ['answerUrge', {text: ' '}, '/text'],
      ['escalate', {reason: ''}, '/reason'],
      ['escalate', {to: 1, reason: '好'}, '/to'],
      ['escalate', {to: 9, reason: '好'}, '/to'],
      ['resolve', {summary: '', checklist: []}, '/summary'],
      ['resolve', {summary: '好', cause: 'x'.repeat(10_001), checklist: []}, '/cause'],
      ['resolve', {summary: '好', checklist: [{text: '查过', done: true, result: 'x'.repeat(1_000)}]}, '/checklist/0/result'],
      ['resolve', {summary: '好', checklist: [], outage: {from: '2026-02-01T02:00:00Z', to: '2026-02-01T09:30:00+08:00'}}, '/outage/to'],
      ['resolve', {summary: '好', checklist: [], outage: {from: '2026-02-01T02:00:00Z', to: '2099-02-01T03:00:00Z'}}, '/outage/to'],
      [
        'resolve',
        {
          summary: '好',
          checklist: [
            {text: '查过', done: true},
            {text: '没查', done: false},
          ],
        },
        '/checklist/1/done',
      ],
      ['publishArticle', {...bodies.publishArticle, id: 'audit-log'}, '/id'],
      ['publishArticle', {...bodies.publishArticle, id: 'index'}, '/id'],
      ['publishArticle', {...bodies.publishArticle, id: 'a/b'}, '/id'],
      ['publishArticle', {...bodies.publishArticle, kind: 'poem'}, '/kind'],
      ['changeArticle', {...written, title: ' '}, '/title'],
      ['changeArticle', {...written, summary: 'x'.repeat(601)}, '/summary'],
      ['changeArticle', {...written, category: 'no-such'}, '/category'],
      ['changeArticle', {...written, locale: 'nowhere at all'}, '/locale'],
      ['changeArticle', {...written, keywords: ['a', ' ']}, '/keywords/1'],
      ['changeArticle', {...written, markdown: ''}, '/markdown'],
      ['changeArticle', {...written, markdown: '>'.repeat(200)}, '/markdown'],
    ] as const) {
      const {issues} = await expect(send(name, {body}), 422, 'invalid-fields', `${name} ${pointer}`);
      assert.deepEqual(issues.map((issue: {pointer: string}) => issue.pointer), [pointer]); // prettier-ignore
    }
    await expect(send('answer', {body: {text: '好', kind: 'rumour'}}), 400, 'invalid-request', 'a kind nobody knows');
    for (const query of [
      '/tickets?limit=0',
      '/tickets?cursor=x',
      '/ratings?low=maybe',
      '/empty-searches?days=0',
      '/empty-searches?days=400',
    ]) {
      await expect(counter.staff('GET', query), 400, 'invalid-request', query);
    }
    await expect(counter.staff('DELETE', '/tickets'), 405, 'method-not-allowed', 'another method');
    await expect(counter.staff('GET', '/no-such'), 404, 'not-found', 'another path');
  });

  it('does not answer pages of other origins', async () => {
    const counter = await openStaffCounter({allowedOrigins: ['https://www.haitu.example']});
    const headers = {Origin: 'https://www.haitu.example', 'Access-Control-Request-Method': 'GET'};
    const preflight = await counter.staff('OPTIONS', '/tickets', {headers});
    assert.equal(preflight.headers.get('Access-Control-Allow-Headers'), null);
  });
});
