import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {pauseAfter} from '../../server/app/outbox-entry.js';
import {outboxMail, sendMails} from '../../server/app/outbox.js';
import {zoneName} from '../../server/app/mail-times.js';
import {MailRefused, type MailPort} from '../../server/app/mail-ports.js';
import {takeStep} from '../../server/app/take-step.js';
import type {TicketStep} from '../../server/app/ticket-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {newKey} from '../../src/contract/key.js';
import {openCounter, start, type Counter} from '../support/gateway-counter.js';

const as = 'li-wen';
const email = 'li.wen@hemu.example';
const team = 'support@haitu.example';
const portalUrl = 'https://haitu.example/help/';
const agent = {id: 'shen-yan', name: '沈砚', role: 'agent'};
const minute = 60_000;
const day = 24 * 60 * minute;
const {escalation: __, ...withoutLadder} = haituWorld.settings;
/** No request of others, no promise that falls due by itself, and no ladder on which requests that rest are passed on. */
const quiet = {...haituWorld, tickets: [], surveys: [], settings: {...withoutLadder, clocks: []}};
/** Nobody of the team, so that there is one mail a request. */
const {teamMail: _, ...world} = quiet;

const mails = (counter: Counter, to = email) => counter.gateway.mailbox.list(to);
const kinds = (counter: Counter, to = email) => mails(counter, to).map(({kind}) => kind);

/** The team takes these steps, one after the other, and every mail is out. */
async function move(counter: Counter, id: string, ...steps: TicketStep[]): Promise<void> {
  for (const step of steps) assert.ok(await takeStep(counter.gateway.ports, id, step, agent), step.is);
  await counter.gateway.settled();
}
const work: TicketStep[] = [{is: 'classify'}, {is: 'assign', to: agent}, {is: 'start'}];
const resolve: TicketStep = {is: 'resolve', summary: '调大了堆内存。'};

/** A ticket that waits for its requester's word. */
async function resolved(counter: Counter) {
  const ticket = (await counter.submit(as)).json;
  await move(counter, ticket.id, ...work, resolve);
  return (await counter.call('GET', `/tickets/${ticket.id}`, {as})).json;
}

function act(counter: Counter, ticket: {id: string; version: number}, action: string, reason?: string) {
  const body = {clientRef: newKey(), action, reason};
  return counter.call('POST', `/tickets/${ticket.id}/actions`, {as, body, key: body.clientRef, version: ticket.version});
}

describe('a mail to the requester', () => {
  it('tells what the team does, not what he did himself', async () => {
    const counter = await openCounter();
    const ticket = (await counter.submit(as)).json;
    assert.equal(mails(counter)[0]!.subject, `已收到您的请求 ${ticket.reference}：${ticket.title}`);
    await move(counter, ticket.id, ...work);
    assert.deepEqual(kinds(counter), ['received']);
    await move(counter, ticket.id, {is: 'answer', text: '正在看日志。'});
    assert.match(mails(counter)[0]!.subject, /有新回复/);
    await move(counter, ticket.id, {is: 'ask', text: '请发一份 gc.log。'});
    assert.match(mails(counter)[0]!.subject, /需要您补充信息/);
    const message = {clientRef: newKey(), text: '附上了', attachments: []};
    await counter.call('POST', `/tickets/${ticket.id}/messages`, {as, body: message, key: message.clientRef});
    await move(counter, ticket.id, resolve);
    assert.deepEqual(kinds(counter), ['resolved', 'waiting', 'answered', 'received']);
  });

  it('says by when it is answered and solved, in his language, with the zone named', async () => {
    const counter = await openCounter();
    await counter.submit(as);
    assert.match(
      mails(counter)[0]!.text,
      /我们安排的时间（中国标准时间）：\n首次回复：3月\d+日周. \d\d:\d\d 前\n.*解决问题：(?:争取 )?3月\d+日周. \d\d:\d\d 前/s,
    );
    await counter.submit(as, {locale: 'en'});
    assert.match(mails(counter)[0]!.text, /What you can expect \(China Standard Time\):\nFirst reply: by \w+,? \w+ \w+,? \d\d:\d\d/);
    await counter.submit(as, {locale: 'zh-TW'});
    assert.match(mails(counter)[0]!.text, /首次回覆：3月\d+日 ?週. \d\d:\d\d 前/);
  });

  it('calls the zone what it is called at the time it tells, and by its name of all year where clocks change between', () => {
    const [july, november] = [Date.parse('2026-07-05T14:00:00Z'), Date.parse('2026-11-05T14:00:00Z')];
    assert.equal(zoneName([july], 'America/New_York', 'en'), 'Eastern Daylight Time');
    assert.equal(zoneName([november, november], 'America/New_York', 'en'), 'Eastern Standard Time');
    assert.equal(zoneName([july, november], 'America/New_York', 'en'), 'Eastern Time');
  });

  it('tells of a promise that moves with the new time and the old, of one that is missed, and of waiting for others', async () => {
    const counter = await openCounter({world: {...world, settings: haituWorld.settings}});
    const ticket = (await counter.submit(as)).json;
    const due = start + 9 * day;
    await move(counter, ticket.id, ...work);
    assert.deepEqual(kinds(counter), ['received'], 'the same priority changes no time');
    await move(counter, ticket.id, {is: 'promise', clock: 'resolution', dueAt: due, reason: '只写在原因里'});
    const [moved] = mails(counter);
    assert.match(moved!.text, /解决问题：.*前（原为 3月\d+日周. \d\d:\d\d）/);
    assert.match(
      moved!.text,
      new RegExp(`解决问题：${new Date(due).toLocaleDateString('zh-Hans', {timeZone: 'Asia/Shanghai', month: 'short', day: 'numeric'})}`),
    );
    await move(counter, ticket.id, {is: 'wait', note: '只写在备注里'});
    await move(counter, ticket.id, {is: 'resume'});
    assert.deepEqual(kinds(counter), ['third-party', 'promise', 'received'], 'going on moved no time');
    await move(counter, ticket.id, {is: 'classify', priority: 'P3'});
    assert.equal(kinds(counter)[0], 'promise', 'another priority means other times');
    const {clocks} = (await counter.call('GET', `/tickets/${ticket.id}`, {as})).json as {clocks: {dueAt?: string; state: string}[]};
    const next = Math.min(...clocks.flatMap(({dueAt, state}) => (dueAt !== undefined && state === 'running' ? Date.parse(dueAt) : [])));
    const before = mails(counter).length;
    await counter.pass(next - counter.now() + 1000);
    await counter.gateway.tick();
    const missed = mails(counter).slice(0, mails(counter).length - before);
    assert.deepEqual(missed.map(({kind}) => kind), ['promise']); // prettier-ignore
    assert.match(missed[0]!.subject, /没有按时做到，很抱歉/);
    await counter.gateway.tick();
    assert.equal(mails(counter).length, before + 1, 'once');
    for (const {text, html} of mails(counter)) assert.doesNotMatch(text + html, /只写在/);
    await counter.call('PUT', '/me/preferences', {as, body: {unwanted: ['promise', 'third-party']}});
    await move(
      counter,
      ticket.id,
      {is: 'wait', note: 'x'},
      {is: 'resume'},
      {is: 'promise', clock: 'resolution', dueAt: due + day, reason: 'x'},
    );
    assert.equal(mails(counter).length, before + 1);
  });

  it('holds nothing that others wrote', async () => {
    const counter = await openCounter({portalUrl});
    const ticket = (await counter.submit(as, {description: '只写在描述里'})).json;
    await move(
      counter,
      ticket.id,
      ...work,
      {is: 'answer', text: '只写在回复里'},
      {is: 'ask', text: '只写在问题里'},
      {is: 'resolve', summary: '只写在结论里'},
    );
    const sent = counter.gateway.mailbox.list();
    assert.equal(sent.filter(({to}) => to === email).length, 4);
    for (const {text, html, subject} of sent) assert.doesNotMatch(text + html + subject, /只写在/);
  });

  it('is written in the language he chose, else of the request, else of his token', async () => {
    const counter = await openCounter();
    const subject = async (who: string, address: string, locale?: string) => {
      await counter.submit(who, {locale, title: 'T'});
      const [mail] = mails(counter, address);
      return [mail!.locale, mail!.subject.split(' ')[0]];
    };
    assert.deepEqual(await subject('emma-hart', 'emma.hart@fernhill.example', 'en-GB'), ['en', 'We']);
    assert.deepEqual(await subject('leung-ka-man', 'carman.leung@gangan.example'), ['zh-Hant', '已收到您的客服單']);
    assert.deepEqual(await subject('leung-ka-man', 'carman.leung@gangan.example', 'zh-HK'), ['zh-Hant', '已收到您的客服單']);
    assert.deepEqual(await subject('leung-ka-man', 'carman.leung@gangan.example', 'zh_TW'), ['zh-Hant', '已收到您的客服單']);
    assert.deepEqual(await subject(as, email, 'zh-CN'), ['zh-Hans', '已收到您的请求']);
    assert.deepEqual(await subject(as, email, 'fr'), ['en', 'We']);
    await counter.call('PUT', '/me/preferences', {as, body: {locale: 'zh-TW'}});
    assert.deepEqual(await subject(as, email, 'en'), ['zh-Hant', '已收到您的客服單']);
  });

  it('stays away where he does without that kind, and where no address is known', async () => {
    const counter = await openCounter();
    const set = await counter.call('PUT', '/me/preferences', {as, body: {unwanted: ['received', 'answered', 'nonsense']}});
    assert.deepEqual(set.json.preferences, {locale: 'zh-Hans', unwanted: ['received', 'answered']});
    assert.deepEqual((await counter.call('GET', '/me', {as})).json.preferences, set.json.preferences);
    const ticket = (await counter.submit(as)).json;
    await move(counter, ticket.id, ...work, {is: 'answer', text: 'a'}, {is: 'ask', text: 'b'});
    assert.deepEqual(kinds(counter), ['waiting']);
    await counter.call('PUT', '/me/preferences', {as, body: {}});
    await move(counter, ticket.id, {is: 'answer', text: 'c'});
    assert.deepEqual(kinds(counter), ['answered', 'waiting']);
    for (const locale of ['x', 'zh Hans', 'a'.repeat(36), '"']) {
      assert.equal((await counter.call('PUT', '/me/preferences', {as, body: {locale}})).json.code, 'invalid-fields', locale);
    }
  });

  it('keeps what he wrote out of its head and out of its markup', async () => {
    const counter = await openCounter({portalUrl});
    await counter.submit(as, {title: 'a\r\nBcc: all@x.example <img src=x onerror=alert(1)> & "b"'});
    const [mail] = mails(counter);
    assert.doesNotMatch(mail!.subject, /[\r\n]/);
    assert.doesNotMatch(mail!.html, /<img/);
    assert.ok(mail!.text.includes('<img src=x onerror=alert(1)>'));
    assert.deepEqual(
      [...mail!.html.matchAll(/<(\w+)/g)]
        .map(([, tag]) => tag)
        .filter((tag) => !['html', 'meta', 'title', 'body', 'p', 'a', 'br'].includes(tag!)),
      [],
    );
  });

  it('leads to the request by a link, and says the address in plain text too; without a portal page it says none', async () => {
    const counter = await openCounter({portalUrl});
    const ticket = (await counter.submit(as)).json;
    const [mail] = mails(counter);
    const [link] = mail!.links;
    assert.match(link!.href, new RegExp(`^${portalUrl.replaceAll('.', '\\.')}#aftercare-token=[\\w-]{43}&aftercare=ticket/${ticket.id}$`));
    assert.ok(mail!.text.includes(link!.href));
    const bare = await openCounter();
    await bare.submit(as);
    assert.deepEqual(mails(bare)[0]!.links, []);
    assert.doesNotMatch(mails(bare)[0]!.text, /http|token/);
  });
});

describe('the subject of a mail', () => {
  it('shortens a long title between two words, or between two characters, and the mail itself says it whole', async () => {
    const counter = await openCounter();
    const titles = {
      门店销售日报在每月一号凌晨两点之后打开都显示上个月的数据而且导出的表格也一样需要尽快处理:
        /：门店销售日报在每月一号凌晨两点之后打开都显示上个月的数据而且…$/,
      'The sales dashboard keeps loading for everybody in the Shenzhen stores since the upgrade to 6.2.1':
        /：The sales dashboard keeps loading for everybody in the…$/,
      短标题: /：短标题$/,
    };
    for (const [title, subject] of Object.entries(titles)) {
      await counter.submit(as, {title});
      await counter.gateway.settled();
      for (const mail of [mails(counter)[0]!, mails(counter, team)[0]!]) {
        assert.match(mail.subject, subject);
        assert.ok(mail.text.includes(title));
      }
    }
  });
});

describe('a mail to the team', () => {
  it('tells of a new request, of what the customer says in it, and of a low rating, once', async () => {
    const counter = await openCounter();
    const ticket = await resolved(counter);
    const reopened = (await act(counter, ticket, 'reject', '还是打不开')).json;
    await move(counter, reopened.id, {is: 'start'}, resolve);
    const again = (await counter.call('GET', `/tickets/${ticket.id}`, {as})).json;
    await act(counter, again, 'confirm');
    for (const score of [1, 1, 5]) {
      const body = {clientRef: newKey(), scores: {overall: score}, reasons: [], comment: '不告诉团队邮箱'};
      const {dimensions} = (await counter.call('GET', '/desk')).json.surveys[0];
      body.scores = {[dimensions[0].id]: score} as never;
      assert.equal((await counter.call('PUT', `/surveys/${again.survey.id}/response`, {as, body})).status, 200);
    }
    assert.deepEqual(kinds(counter, team), ['team-rating', 'team-reply', 'team-received']);
    const rating = mails(counter, team)[0]!;
    assert.match(rating.text, /响应速度 1\/5/, 'how low it is stands in it');
    assert.match(rating.subject, new RegExp(`^${again.reference} 收到低分评价：`));
    for (const {text, html, locale} of mails(counter, team)) {
      assert.equal(locale, 'zh-Hans');
      assert.doesNotMatch(text + html, /还是打不开|不告诉|昨晚升级|token/);
    }
  });
});

it('a request of the world falls due at its time, and what was due before the world began is told to nobody', async () => {
  const counter = await openCounter();
  const {repository} = counter.gateway.ports;
  const [next] = await repository.dueTickets({now: Number.MAX_SAFE_INTEGER, limit: 1});
  assert.ok(next && next.dueAt! > start, 'the first of them lies ahead');
  await counter.gateway.tick();
  assert.deepEqual(counter.gateway.mailbox.list(), []);
  assert.equal((await repository.ticket(next.id))!.revision, 1, 'untouched');
  await counter.pass(next.dueAt! - start);
  await counter.gateway.tick();
  assert.ok((await repository.ticket(next.id))!.revision > 1, 'and then it is due');
});

describe('the outbox', () => {
  /** A line that does as it is told, one word a try. */
  function line(...plan: ('taken' | 'down' | 'refused' | 'lost')[]) {
    const tries: string[] = [];
    const taken: string[] = [];
    const mail: MailPort = {
      send: async ({messageId}) => {
        const fate = plan[tries.push(messageId) - 1] ?? 'taken';
        if (fate === 'taken' || fate === 'lost') taken.push(messageId);
        if (fate === 'refused') throw new MailRefused('SMTP 550');
        if (fate !== 'taken') throw new Error(fate === 'lost' ? 'ECONNRESET' : 'ECONNREFUSED');
      },
    };
    return {mail, tries, taken};
  }

  it('goes on trying with longer and longer pauses, and sends once', async () => {
    const {mail, tries, taken} = line('taken', 'down', 'down', 'down');
    const counter = await openCounter({world: quiet, mail});
    await counter.submit(as);
    assert.deepEqual([tries.length, taken.length], [2, 1]);
    for (const [n, pause] of [pauseAfter(1), pauseAfter(2), pauseAfter(3)].entries()) {
      await counter.pass(pause - 1);
      await counter.gateway.tick();
      assert.equal(tries.length, 2 + n);
      await counter.pass(1);
      await counter.gateway.tick();
      assert.equal(tries.length, 3 + n);
    }
    await counter.pass(3 * day);
    await counter.gateway.tick();
    assert.deepEqual([tries.length, taken.length], [5, 2]);
    assert.deepEqual([pauseAfter(1), pauseAfter(2), pauseAfter(20)], [minute, 2 * minute, 60 * minute]);
  });

  it('sends again under the same id what may have been taken before the line broke', async () => {
    const {mail, taken} = line('lost', 'taken');
    const counter = await openCounter({
      mail,
      world,
    });
    await counter.submit(as);
    await counter.pass(minute);
    await counter.gateway.tick();
    assert.equal(taken.length, 2);
    assert.equal(taken[0], taken[1]);
  });

  it('gives up what is refused at once, and after three days what nobody takes, and says so without addresses', async () => {
    const said: string[] = [];
    const {mail, tries} = line('refused', ...Array.from({length: 200}, () => 'down' as const));
    const counter = await openCounter({world: quiet, mail, report: (error, about) => said.push(`${about}: ${String(error)}`)});
    await counter.submit(as);
    assert.deepEqual([tries.length, said.length], [2, 1]);
    for (let hour = 0; hour < 24 * 4; hour++) {
      await counter.pass(60 * minute);
      await counter.gateway.tick();
    }
    assert.equal(said.length, 2);
    assert.doesNotMatch(said.join(), /@|li\.wen|李雯/);
    const last = tries.length;
    assert.ok(last > 70 && last < 85, `${last}`);
    await counter.pass(day);
    await counter.gateway.tick();
    assert.equal(tries.length, last);
  });

  it('lends a mail to one sender at a time, and takes nothing from whoever comes too late', async () => {
    const counter = await openCounter({world: quiet, mail: {send: () => Promise.reject(new Error('down'))}});
    const {repository} = counter.gateway.ports;
    await counter.submit(as);
    await counter.pass(minute);
    const take = () => repository.takeMails({now: counter.now(), until: counter.now() + 10 * minute, limit: 20});
    const [first, second] = await Promise.all([take(), take()]);
    assert.equal(first.length + second.length, 2);
    const [late] = first;
    await counter.pass(10 * minute);
    const [again] = await take();
    assert.equal(again!.key, late!.key);
    await repository.settleMail({...late!, state: 'failed'});
    await repository.settleMail({...again!, dueAt: counter.now()});
    assert.equal(
      (await take()).some(({key}) => key === late!.key),
      true,
    );
  });

  it('leaves what it cannot send in time to the next, so that no mail has two senders', async () => {
    const sent: string[] = [];
    let minutes = 0;
    const mail: MailPort = {
      send: async ({messageId}) => {
        sent.push(messageId);
        minutes += 3;
      },
    };
    const counter = await openCounter({world: quiet, mail, now: () => start + minutes * minute});
    const {ports} = counter.gateway;
    const letter = {kind: 'received' as const, to: email, locale: 'en', subject: 'x', body: ['x']};
    await ports.repository.write({mails: Array.from({length: 6}, (_, n) => outboxMail(`m${n}`, letter, start))});
    await sendMails(ports);
    assert.equal(sent.length, 2);
    minutes += 10;
    await sendMails(ports);
    assert.deepEqual([sent.length, new Set(sent).size], [4, 4]);
  });

  it('keeps a code no longer than it is good for', async () => {
    const {mail, tries} = line('taken', 'taken', 'down');
    const counter = await openCounter({world: quiet, mail});
    const {reference} = (await counter.submit(as)).json;
    await counter.call('POST', '/guest-sessions', {body: {reference, email}});
    assert.equal(tries.length, 3);
    await counter.pass(10 * minute);
    await counter.gateway.tick();
    assert.equal(tries.length, 3);
  });

  it('fails no request when the line is down, and tells a mail once however often the request is sent', async () => {
    const {mail, tries} = line('down', 'down');
    const counter = await openCounter({world: quiet, mail});
    const clientRef = newKey();
    for (let n = 0; n < 2; n++) assert.equal((await counter.submit(as, {clientRef})).status, 201);
    assert.equal(tries.length, 2);
  });

  it('sends one address thirty mails an hour, and the others later', async () => {
    const counter = await openCounter({world: quiet});
    for (let n = 0; n < 40; n++) await counter.submit(as);
    assert.equal(mails(counter).length, 30);
    await counter.pass(60 * minute);
    await counter.gateway.tick();
    assert.equal(mails(counter).length, 40);
    assert.equal(await sendMails(counter.gateway.ports), 0);
  });
});

describe('a resolved request that nobody answers', () => {
  const events = async (counter: Counter, id: string) => (await counter.call('GET', `/tickets/${id}`, {as})).json.state as string;

  it('is closed after a notice, each once, and its requester is asked how it was', async () => {
    const counter = await openCounter({world: quiet});
    const {id} = await resolved(counter);
    const seen: string[] = [];
    for (let n = 0; n < 9 * 4; n++) {
      // Three instances at the same time.
      await Promise.all([counter.gateway.tick(), counter.gateway.tick(), counter.gateway.tick()]);
      seen.push(`${await events(counter, id)} ${kinds(counter).length}`);
      await counter.pass(day / 4);
    }
    assert.deepEqual([...new Set(seen)], ['resolved 2', 'resolved 3', 'closed-unanswered 3', 'closed-unanswered 4']);
    assert.deepEqual(kinds(counter).slice(0, 2), ['survey', 'closing']);
    const days = (state: string) => seen.findIndex((one) => one.startsWith(state)) / 4;
    assert.equal(days('resolved 3'), 5);
    assert.equal(days('closed'), 7);
    assert.equal(days('closed-unanswered 4'), 8);
  });

  it('is never closed before its notice has had its two days, though the gateway slept for a month', async () => {
    const counter = await openCounter({world: quiet});
    const {id} = await resolved(counter);
    await counter.pass(30 * day);
    await counter.gateway.tick();
    assert.equal(await events(counter, id), 'resolved');
    assert.equal(kinds(counter)[0], 'closing');
    await counter.pass(2 * day - 1);
    await counter.gateway.tick();
    assert.equal(await events(counter, id), 'resolved');
    await counter.pass(1);
    await counter.gateway.tick();
    assert.equal(await events(counter, id), 'closed-unanswered');
  });

  it('is archived in the end, once and no sooner than it can be taken up no more: to be read only, and found among its like', async () => {
    const counter = await openCounter();
    const first = await resolved(counter);
    const {id} = first;
    await act(counter, first, 'confirm');
    const ticks = () => Promise.all([counter.gateway.tick(), counter.gateway.tick()]);
    await ticks();
    await counter.pass(60 * day - 1);
    await ticks();
    assert.equal(await events(counter, id), 'confirmed');
    const {newsAt} = (await counter.call('GET', `/tickets/${id}`, {as})).json;
    await counter.pass(1);
    await ticks();
    const archived = (await counter.call('GET', `/tickets/${id}`, {as})).json;
    assert.equal(archived.newsAt, newsAt, 'nothing new for him');
    assert.deepEqual([archived.state, archived.allowedActions, archived.allowsReply], ['archived', [], false]);
    assert.equal(archived.events.filter(({to}: {to: string}) => to === 'archived').length, 1);
    const {items} = (await counter.call('GET', '/tickets?state=archived', {as})).json;
    assert.ok(items.some((item: {id: string}) => item.id === id));
  });

  it('stays open once it was rejected, and is asked about no more once it was rated', async () => {
    const counter = await openCounter({world: quiet});
    const first = await resolved(counter);
    await act(counter, first, 'reject', '还是打不开');
    const second = await resolved(counter);
    await act(counter, second, 'confirm');
    const body = {clientRef: newKey(), solved: true, scores: {}, reasons: [], comment: ''};
    await counter.call('PUT', `/surveys/${second.survey.id}/response`, {as, body});
    const before = kinds(counter).length;
    for (let n = 0; n < 20; n++) {
      await counter.pass(day);
      await counter.gateway.tick();
    }
    assert.equal(await events(counter, first.id), 'reopened');
    assert.equal(kinds(counter).length, before);
  });
});
