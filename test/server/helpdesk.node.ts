import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {HelpdeskFailed} from '../../server/app/helpdesk.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {EnvironmentError} from '../../server/node/environment.js';
import {helpdeskOf} from '../../server/node/helpdesk/helpdesk-of.js';
import {wordsOf} from '../../server/node/helpdesk/html-words.js';
import {listAll} from '../../server/node/helpdesk/rt-lists.js';
import {RtRows} from '../../server/node/helpdesk/rt-shapes.js';
import {quoted} from '../../server/node/helpdesk/rt-writing.js';
import {withoutTracker} from '../support/request-tracker.js';
import {incident, tokenOf} from '../support/gateway-counter.js';
import {openTrackerHouse, type TrackerDesk, type TrackerHouse} from '../support/tracker-desk.js';
import {act, as, read, reply, walks} from '../support/walks.js';

if (withoutTracker) console.log(`LEFT OUT: the tests on Request Tracker; ${withoutTracker}`);
else describe('a team that works in Request Tracker', inTracker);

function inTracker() {
  let house: TrackerHouse;
  before(async () => {
    house = await openTrackerHouse();
  });
  after(() => house.tracker.remove());

  const agent = 'shen-yan';
  const say = (number: string, text: string, more: object = {}, type = 'text/plain') =>
    house.session(agent).call('POST', `/ticket/${number}/correspond`, {Content: text, ContentType: type, ...more});
  const change = (number: string, what: object, who = agent) => house.session(who).call('PUT', `/ticket/${number}`, what);
  const ticket = async (number: string) => (await house.session(agent).call('GET', `/ticket/${number}`)).json as Record<string, unknown>;
  const texts = async (desk: TrackerDesk, id: string) => (await read(desk, id)).messages.items.map(({text}: {text: string}) => text);
  const submitted = async (desk: TrackerDesk, over: object = {}) => {
    const {status, json} = await desk.submit(as, over);
    assert.equal(status, 201);
    await desk.meet();
    return {id: json.id as string, number: await desk.numberOf(json.id)};
  };
  /** What lies under a ticket: subjects, names and texts. */
  const parts = async (number: string) => {
    const {json} = await house.session(agent).call('GET', `/ticket/${number}/attachments?fields=Subject,Filename,ContentType&per_page=100`);
    const {items} = json as {items: {id: string; Subject: string; Filename: string}[]};
    return Promise.all(
      items.map(async ({id, Filename}) => {
        const {json: part} = await house.session(agent).call('GET', `/attachment/${id}`);
        return {name: Filename, text: Buffer.from((part as {Content?: string}).Content ?? '', 'base64').toString('utf8')};
      }),
    );
  };
  const made = (id: string) =>
    listAll(
      house.session(agent),
      `/tickets?query=${encodeURIComponent(`'CF.{Aftercare request}' = ${quoted(id)}`)}&fields=LastUpdated`,
      RtRows,
      'a search',
    );

  it('gets a request once, with its files under their names, and its customer gets the answer as text', async () => {
    const desk = await house.open();
    const files = [await desk.upload(as, '日志 “一” (1).log', '08:12:01 ERROR 连接池耗尽\n'), await desk.upload(as, 'leer.log', 'x')];
    const {id, number} = await submitted(desk, {title: `打不开 <b>' or 1=1 \\`, attachments: files});
    const there = await ticket(number);
    assert.match(String(there['Subject']), /^\[AC-.*\] 打不开 <b>' or 1=1 \\$/);
    assert.equal(there['Priority'], '70');
    const kept = await parts(number);
    assert.deepEqual(kept.map(({name}) => name).filter(Boolean), ['日志 “一” (1).log', 'leer.log']);
    assert.equal(kept.find(({name}) => name.startsWith('日志'))?.text, '08:12:01 ERROR 连接池耗尽\n');
    await desk.meet();
    assert.equal((await made(id)).length, 1);

    await change(number, {Owner: agent});
    await house.session(agent).call('POST', `/ticket/${number}/comment`, {Content: '内部：客户很急', ContentType: 'text/plain'});
    const form = new FormData();
    form.set(
      'JSON',
      JSON.stringify({
        Content: '<p>请 <b>重启</b>：<a href="javascript:alert(1)">这里</a></p><script>alert(2)</script><img src=x onerror=alert(3)>',
        ContentType: 'text/html',
      }),
    );
    form.append('Attachments', new Blob(['步骤一'], {type: 'text/plain'}), '处理 步骤.txt');
    form.append('Attachments', new Blob(['MZ'], {type: 'application/x-msdownload'}), 'fix.exe');
    await house.session(agent).call('POST', `/ticket/${number}/correspond`, form);
    await desk.meet();
    const whole = await read(desk, id);
    assert.equal(whole.assignee.id, agent);
    assert.equal(whole.state, 'in-progress', 'whoever answers has begun');
    const [message] = whole.messages.items;
    assert.equal(message.author.id, agent);
    assert.equal(message.text, '请 重启：这里\n\n（附件“fix.exe”无法在此提供）');
    assert.deepEqual(
      message.attachments.map(({name}: {name: string}) => name),
      ['处理 步骤.txt'],
    );
    assert.ok(!JSON.stringify(whole).includes('内部'));
    const link = (await desk.call('GET', `/tickets/${id}/attachments/${message.attachments[0].id}`, {as})).json.url;
    const file = await desk.gateway.app(new Request(link));
    assert.equal(await file.text(), '步骤一');
  });

  it('asks and gets its answer, solves and is told that it did not, is told of what has no place there', async () => {
    const desk = await house.open();
    const {id, number} = await submitted(desk);
    await say(number, '日志在哪？', {Status: 'stalled'});
    await desk.meet();
    assert.equal((await read(desk, id)).state, 'waiting-for-customer');
    assert.deepEqual(await texts(desk, id), ['日志在哪？']);
    await reply(desk, id, '在附件里', [await desk.upload(as, '引擎.log', 'ERROR')]);
    await desk.meet();
    assert.equal((await read(desk, id)).state, 'in-progress');
    assert.equal((await ticket(number))['Status'], 'open');
    assert.ok((await parts(number)).some(({name, text}) => name === '引擎.log' && text === 'ERROR'));
    await say(number, '已经修好了', {Status: 'resolved'});
    await desk.meet();
    const resolved = await read(desk, id);
    assert.equal(resolved.resolution.summary, '已经修好了');
    assert.equal(resolved.survey.state, 'due');
    assert.equal(resolved.messages.items.length, 2, 'nothing is said twice');
    assert.equal((await act(desk, resolved, 'reject', '还是不行')).json.state, 'reopened');
    await desk.meet();
    assert.equal((await ticket(number))['Status'], 'open');
    assert.ok((await parts(number)).some(({text}) => text.includes('还是不行')));
    assert.equal((await read(desk, id)).state, 'reopened', 'nobody of the team did anything yet');
    await change(number, {Status: 'resolved'});
    await desk.meet();
    const again = await read(desk, id);
    assert.equal(again.state, 'resolved');
    await act(desk, again, 'confirm');
    await desk.meet();
    assert.equal((await ticket(number))['Status'], 'resolved');
    await say(number, '这句客户看不到');
    await desk.meet();
    assert.ok(!JSON.stringify(await read(desk, id)).includes('这句客户看不到'));
    const told = (await parts(number)).filter(({text}) => text.includes('客户看不到上面这条'));
    assert.equal(told.length, 1);
    assert.ok((await parts(number)).some(({text}) => text.includes('确认问题已解决')));
  });

  it('loses a request that was given to somebody else or put into another one, and its customer reads nothing more of it', async () => {
    const desk = await house.open();
    const [mine, other] = [await submitted(desk), await submitted(desk)];
    await change(mine.number, {Requestor: ['somebody.else@other.example']});
    await say(mine.number, '给别人的话');
    await reply(desk, mine.id, '我的话');
    await desk.meet();
    assert.deepEqual(await texts(desk, mine.id), ['我的话']);
    assert.ok(!(await parts(mine.number)).some(({text}) => text.includes('我的话')));
    assert.equal((await desk.gateway.ports.repository.ticket(mine.id))?.helpdesk?.lost, 'another-requester');
    await change(mine.number, {Requestor: ['li.wen@hemu.example']});
    await desk.meet();
    await desk.meet();
    assert.deepEqual(await texts(desk, mine.id), ['我的话'], 'what was said to somebody else stays with him');
    assert.ok((await parts(mine.number)).some(({text}) => text.includes('客户看不到上面这条')));
    assert.ok(
      (await parts(mine.number)).some(({text}) => text.includes('我的话')),
      'and what was put right goes on',
    );
    await say(mine.number, '现在又是您的');
    await desk.meet();
    assert.deepEqual((await texts(desk, mine.id)).toSorted(), ['我的话', '现在又是您的'].toSorted());

    await change(mine.number, {MergeInto: other.number});
    await say(other.number, '合并以后的话');
    await reply(desk, mine.id, '合并以后我的话');
    await desk.meet();
    assert.ok(!JSON.stringify(await texts(desk, mine.id)).includes('合并以后的话'));
    assert.deepEqual(await texts(desk, other.id), ['合并以后的话'], 'and none of what was said under the one that came into it');
    assert.ok(!(await parts(other.number)).some(({text}) => text.includes('合并以后我的话')));
    assert.ok((await desk.gateway.ports.repository.ticket(mine.id))?.helpdesk?.lost);
  });

  it('shows what was said to its customer alone: not what was said while it was another’s, nor mails in an agent’s name', async () => {
    const desk = await house.open();
    const {id, number} = await submitted(desk);
    await change(number, {Requestor: ['colleague@hemu.example', 'li.wen@hemu.example']});
    await say(number, '两位都能看');
    await desk.meet();
    assert.deepEqual(await texts(desk, id), ['两位都能看'], 'who stands beside him changes nothing');
    await change(number, {Requestor: ['somebody.else@other.example']});
    await say(number, '给别人的话');
    await change(number, {Requestor: ['li.wen@hemu.example']});
    await say(number, '又是您的');
    await house.mail(agent, number, '冒名的话');
    await desk.meet();
    assert.deepEqual(await texts(desk, id), ['两位都能看', '又是您的']);
    const told = (await parts(number)).map(({text}) => text).filter((text) => text.includes('客户看不到上面这条'));
    assert.deepEqual(told.map((text) => /邮件/.test(text)).toSorted(), [false, true]);
    // He has left the team since, and mails are proven.
    const {repository} = desk.gateway.ports;
    const trusting = await house.open({store: {repository, filledAt: desk.now()}}, undefined, {trustsMails: true, remembers: 0});
    await house.mail(agent, number, '真是我写的');
    await trusting.meet();
    await say(number, '走了');
    await house.privilege(agent, false);
    await trusting.meet();
    await house.privilege(agent, true);
    assert.deepEqual((await texts(desk, id)).slice(2), ['真是我写的']);

    const token = await tokenOf(desk, 'without-mail', {name: '无邮箱', role: 'requester'});
    const draft = incident();
    const nameless = (await desk.call('POST', '/tickets', {token, body: draft, key: draft.clientRef})).json;
    await change(await desk.numberOf(nameless.id), {Requestor: ['somebody.else@other.example']});
    await desk.meet();
    assert.equal((await desk.gateway.ports.repository.ticket(nameless.id))?.helpdesk?.lost, 'another-requester');
  });

  it('tells a refused change in words, for it is answered as one that was made', async () => {
    const desk = await house.open({}, undefined, {states: {nonsuch: 'cancelled', new: 'received', open: 'in-progress'}});
    const {id, number} = await submitted(desk);
    await act(desk, await read(desk, id), 'cancel', '不用了');
    await desk.meet();
    assert.equal((await ticket(number))['Status'], 'open');
    const told = (await parts(number)).map(({text}) => text);
    assert.ok(told.some((text) => text.includes('不用了')));
    assert.equal(told.filter((text) => text.includes('was refused')).length, 1);
    assert.equal((await read(desk, id)).state, 'cancelled');
  });

  it('gets each thing once where a gateway ends between doing it there and writing it down', async () => {
    let ends = true;
    const dying =
      <T extends unknown[], R>(work: (...given: T) => Promise<R>) =>
      async (...given: T) => {
        const done = await work(...given);
        if (ends) throw new HelpdeskFailed('the end', true);
        return done;
      };
    const reports: unknown[] = [];
    const desk = await house.open({report: (error) => void reports.push(error)}, (helpdesk) => ({
      ...helpdesk,
      receive: dying(helpdesk.receive),
      carry: dying(helpdesk.carry),
    }));
    const {id} = await submitted(desk, {attachments: [await desk.upload(as, '一.log', 'x')]});
    await desk.meet();
    assert.equal((await made(id)).length, 1);
    ends = false;
    await desk.meet();
    ends = true;
    await reply(desk, id, '只说一遍');
    await desk.meet();
    await desk.meet();
    ends = false;
    await desk.meet();
    const kept = await parts(await desk.numberOf(id));
    assert.equal((await made(id)).length, 1);
    assert.equal(kept.filter(({text}) => text.includes('只说一遍')).length, 1);
    assert.equal(kept.filter(({name}) => name === '一.log').length, 1);
    assert.ok(reports.length > 2);
  });

  it('is told afterwards, in order, what customers did while it was down; they are served on', async () => {
    const desk = await house.open({report: () => undefined});
    const known = await submitted(desk);
    await house.tracker.stop();
    const {json, status} = await desk.submit(as);
    assert.equal(status, 201);
    for (const text of ['第一句', '第二句']) assert.equal((await reply(desk, known.id, text)).status, 201);
    await desk.meet();
    assert.deepEqual(await texts(desk, known.id), ['第一句', '第二句']);
    await assert.rejects(desk.gateway.ports.helpdesk!.ready());
    await house.tracker.start();
    await desk.meet();
    await desk.gateway.ports.helpdesk!.ready();
    const said = (await parts(known.number)).map(({text}) => text).filter((text) => /第.句/.test(text));
    assert.deepEqual(said, ['第一句', '第二句']);
    assert.equal((await made(json.id)).length, 1);
  });

  describe('one request from the first word to the rating', () => {
    walks(() => house.open({team: {}}));
  });
}

it('reads of HTML its words alone', () => {
  assert.equal(wordsOf('<style>p{}</style><p>一</p><p>二<br>三</p><ul><li>四</ul>'), '一\n\n二\n三\n\n * 四');
  assert.equal(
    wordsOf('<a href="https://example.com/a">看</a> <a href=javascript:alert(1)>x</a> &lt;script&gt;'),
    '看 (https://example.com/a) x <script>',
  );
  assert.equal(wordsOf('<div>'.repeat(10_000)), '…');
});

describe('the variables of a helpdesk', () => {
  const whole = {
    HELPDESK: 'rt',
    HELPDESK_URL: 'https://rt.example.com',
    HELPDESK_QUEUE: '客户支持',
    HELPDESK_USER: 'aftercare',
    HELPDESK_PASSWORD: 'x',
  };
  const faults = (more: Record<string, string>) => {
    try {
      helpdeskOf({...whole, ...more}, haituWorld, true);
      return [];
    } catch (error) {
      assert.ok(error instanceof EnvironmentError);
      return error.faults.map(({variable}) => variable);
    }
  };

  it('name what is missing or wrong, and nothing where there is none', () => {
    assert.equal(helpdeskOf({}, haituWorld, true), undefined);
    assert.deepEqual(faults({HELPDESK_PRIORITIES: 'P1=70,P2=50', HELPDESK_STATES: 'new=received, open=in-progress'}), []);
    assert.deepEqual(faults({HELPDESK: 'zendesk'}), ['HELPDESK']);
    assert.deepEqual(faults({HELPDESK_URL: 'http://rt.example.com', HELPDESK_QUEUE: ' '}), ['HELPDESK_URL', 'HELPDESK_QUEUE']);
    assert.deepEqual(faults({HELPDESK_TOKEN: 'y'}), ['HELPDESK_PASSWORD']);
    assert.deepEqual(faults({HELPDESK_STATES: 'new=begun', HELPDESK_PRIORITIES: 'P9=1'}), ['HELPDESK_STATES', 'HELPDESK_PRIORITIES']);
  });
});
