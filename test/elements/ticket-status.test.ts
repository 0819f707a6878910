import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {newKey} from '../../src/contract/key.js';
import type {Message} from '../../src/contract/message.js';
import type {Ticket, TicketSummary} from '../../src/contract/ticket.js';
import '../../src/define/ticket-status.js';
import type {TicketStatusElement} from '../../src/elements/ticket-status/ticket-status.js';
import {openGateway, type MemoryGateway} from '../../server/memory/gateway.js';
import type {Schedule} from '../../server/memory/team.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, openCounter, shownText, type Counter, type CounterOptions} from '../support/counter.js';

interface Room extends Counter {
  element: TicketStatusElement;
}

async function open(options: CounterOptions = {}, content = html`<aftercare-ticket-status></aftercare-ticket-status>`): Promise<Room> {
  const counter = await openCounter(content, options);
  const element = counter.desk.querySelector<TicketStatusElement>('aftercare-ticket-status')!;
  if (options.theme) element.theme = options.theme;
  return {...counter, element};
}

async function openOne(reference: string, options: CounterOptions = {}): Promise<Room> {
  const room = await open(options, html`<aftercare-ticket-status reference=${reference}></aftercare-ticket-status>`);
  await shows(room.element, '.lead');
  return room;
}

/** Asks the app directly, as a customer would by other means. */
async function ask<T>(
  gateway: MemoryGateway,
  path: string,
  body?: {clientRef: string; [more: string]: unknown},
  headers: Record<string, string> = {},
  as = 'li-wen',
): Promise<T> {
  const reply = await gateway.app(
    new Request(`https://app.example/portal/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${await gateway.tokenFor(as)}`,
        ...(body && {'Content-Type': 'application/json', 'Idempotency-Key': body.clientRef}),
        ...headers,
      },
      ...(body && {body: JSON.stringify(body)}),
    }),
  );
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

async function summary(gateway: MemoryGateway, reference: string, as?: string): Promise<TicketSummary> {
  const {items} = await ask<{items: TicketSummary[]}>(gateway, `/tickets?limit=100&q=${reference}`, undefined, {}, as);
  return items.find((item) => item.reference === reference)!;
}

const write = (gateway: MemoryGateway, id: string, text: string) =>
  ask<Message>(gateway, `/tickets/${id}/messages`, {clientRef: newKey(), text, attachments: []});

/** A team that takes its next step when told to. */
async function handTeam() {
  const planned: {ms: number; run: () => void}[] = [];
  const schedule: Schedule = (ms, run) => {
    const entry = {ms, run};
    planned.push(entry);
    return () => void (planned.includes(entry) && planned.splice(planned.indexOf(entry), 1));
  };
  const gateway = await openGateway({world: haituWorld, team: {schedule}});
  const step = async () => {
    planned.shift()?.run();
    await gateway.team!.settled();
    // Looking again is what the page does by itself after a while.
    dispatchEvent(new Event('online'));
  };
  return {gateway, step, busy: () => planned.length > 0};
}

const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const one = <T extends Element = HTMLElement>(element: Element, selector: string) => all<T>(element, selector)[0]!;
const shows = (element: Element, selector: string) => waitUntil(() => one(element, selector), `${selector} never came`);
const says = (element: Element, text: string) => waitUntil(() => shownText(element).includes(text), `never said ${text}`);
const saysNoMore = (element: Element, text: string) => waitUntil(() => !shownText(element).includes(text), `still says ${text}`);
const announced = (element: Element) => all(element, '[aria-live]').map((region) => region.textContent).join(''); // prettier-ignore
const focused = (element: Element) => element.shadowRoot!.activeElement;
const button = (element: Element, text: string) => all<HTMLButtonElement>(element, 'button').find((b) => b.textContent!.includes(text))!;
const row = (element: Element, title: string) => all<HTMLAnchorElement>(element, 'a[data-id]').find((a) => a.textContent!.includes(title))!;
const lead = (element: Element) => one(element, '.lead-now').textContent!;
const wake = () => dispatchEvent(new Event('online'));

function type(element: Element, selector: string, text: string): void {
  const field = one<HTMLTextAreaElement>(element, selector);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

function problem(code: string, status: number, more: object = {}): Response {
  const body = {type: 'about:blank', title: code, status, code, retryable: status >= 500, ...more};
  return Response.json(body, {status, headers: {'Content-Type': 'application/problem+json', 'Aftercare-Version': '1'}});
}

function json(body: unknown): Response {
  return Response.json(body, {headers: {'Aftercare-Version': '1'}});
}

/** The app's answer about one request, bent. */
function bent(gateway: MemoryGateway, id: string, bend: (ticket: Ticket) => object): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!request.url.endsWith(`/tickets/${id}`)) return gateway.app(request);
    return json(bend(await ask<Ticket>(gateway, `/tickets/${id}`)));
  };
}

const isPost = (request: Request, part: string) => request.method === 'POST' && request.url.includes(part);

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-ticket-status: the list', () => {
  it('shows requests last changed first, with state in words, whose turn it is, and a link each', async () => {
    const {element, gateway} = await open();
    await shows(element, '.entry a');
    const {items} = await ask<{items: TicketSummary[]}>(gateway, '/tickets');
    expect(all(element, '.entry a').map((a) => a.textContent)).to.deep.equal(items.map(({title}) => title));
    const first = row(element, '销售日报邮件').closest('li')!;
    expect(first.textContent).to.include('AC-6DWT-2602').and.include('待您确认').and.include('轮到您了');
    expect(row(element, '销售日报邮件').href).to.include('#aftercare=ticket/');
    expect(first.querySelector('time')!.title).to.match(/\d{4}年/);
    await expectAccessible(element);
  });

  it('filters by what is open, what waits for the reader, and what is done', async () => {
    const {element} = await open();
    await shows(element, '.entry a');
    button(element, '待我处理').click();
    await waitUntil(() => all(element, '.entry').length === 4 && all(element, '.entry.customer').length === 4);
    await waitUntil(() => announced(element).includes('共 4 条'));
    button(element, '已结束').click();
    await waitUntil(() => all(element, '.entry.nobody').length > 3 && !one(element, '.entry.customer'));
    expect(button(element, '已结束').getAttribute('aria-pressed')).to.equal('true');
  });

  it('searches by words or reference, and says so when nothing fits', async () => {
    const {element} = await open();
    await shows(element, '.entry a');
    type(element, 'input[type=search]', 'AC-6DWT-2602');
    await waitUntil(() => all(element, '.entry').length === 1);
    type(element, 'input[type=search]', '没有这样的请求');
    await says(element, '没有符合条件的请求');
    await expectAccessible(element);
    button(element, '查看全部请求').click();
    await waitUntil(() => all(element, '.entry').length > 10);
    expect(one<HTMLInputElement>(element, 'input[type=search]').value).to.equal('');
  });

  it('shows more by the cursor, and keeps it through a refresh', async () => {
    const {element, line, gateway} = await open();
    const pages: string[] = [];
    await shows(element, '.entry a');
    const whole = await ask<{items: TicketSummary[]}>(gateway, '/tickets?limit=100');
    const many = Array.from({length: 45}, (_, n) => ({...whole.items[0]!, id: `t${n}`, title: `请求 ${n}`}));
    line.transport = async (request) => {
      const url = new URL(request.url);
      if (url.pathname.endsWith('/desk')) return gateway.app(request);
      const from = Number(url.searchParams.get('cursor') ?? 0);
      pages.push(String(from));
      return json({items: many.slice(from, from + 20), nextCursor: from + 20 < 45 ? String(from + 20) : null});
    };
    wake();
    await waitUntil(() => row(element, '请求 19'));
    button(element, '显示更多').click();
    await waitUntil(() => row(element, '请求 39'));
    wake();
    await waitUntil(() => pages.length === 5);
    await element.updateComplete;
    expect(all(element, '.entry').length).to.equal(40);
  });

  it('has words for somebody without any request', async () => {
    const {element, line, gateway} = await open();
    line.transport = async (request) => (request.url.includes('/tickets') ? json({items: [], nextCursor: null}) : gateway.app(request));
    await says(element, '还没有请求');
    expect(one<HTMLAnchorElement>(element, '.empty a').href).to.include('#aftercare=submit');
    await expectAccessible(element);
  });

  it('asks somebody who is not signed in to do so, and tells the page once', async () => {
    const room = openCounter(html`<aftercare-ticket-status></aftercare-ticket-status>`, {as: null});
    let told = 0;
    const count = () => (told += 1);
    addEventListener('aftercare-auth-required', count);
    const element = (await room).desk.querySelector<TicketStatusElement>('aftercare-ticket-status')!;
    await says(element, '请先登录');
    wake();
    await element.updateComplete;
    removeEventListener('aftercare-auth-required', count);
    expect(told).to.equal(1);
    await expectAccessible(element);
  });

  it('says that there is no connection, and comes by itself once there is', async () => {
    const {element, line, gateway} = await open();
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    await says(element, '当前没有网络连接');
    await expectAccessible(element);
    line.transport = (request) => gateway.app(request);
    wake();
    await shows(element, '.entry a');
  });

  it('moves the focus to the heading of a request that was opened, and back to its row', async () => {
    const {element} = await open();
    await shows(element, '.entry a');
    row(element, '销售日报邮件').focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => focused(element)?.id === 'ticket-title');
    await shows(element, '.lead');
    expect(focused(element)!.textContent).to.include('销售日报邮件');
    one(element, '.back').focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => focused(element)?.textContent?.includes('销售日报邮件') && focused(element)?.tagName === 'A');
  });
});

describe('aftercare-ticket-status: one request', () => {
  it('is watched from received to resolved, sent back with a reason, and confirmed', async function () {
    this.timeout(20_000);
    const team = await handTeam();
    const {element, gateway} = await openOne('AC-9MWD-2655', {gateway: team.gateway});
    const {id} = await summary(gateway, 'AC-9MWD-2655');
    const moves: string[] = [];
    element.addEventListener('aftercare-ticket-changed', ({detail}) => moves.push(`${detail.from} > ${detail.to}`));
    expect(lead(element)).to.equal('已收到您的请求，等待服务台查看。');
    expect(one(element, '.stage.now').textContent).to.include('已收到');

    type(element, '#reply-text', '补充一下：一共 6 个大区。');
    const sent = oneEvent(element, 'aftercare-reply-sent');
    button(element, '发送回复').click();
    expect((await sent).detail).to.deep.equal({ticket: id, queued: false});
    await says(element, '补充一下：一共 6 个大区。');
    expect(one<HTMLTextAreaElement>(element, '#reply-text').value).to.equal('');

    const advance = async () => {
      expect(team.busy(), 'the team has something to do').to.equal(true);
      await team.step();
      const {state, messages} = await ask<Ticket>(gateway, `/tickets/${id}`);
      await waitUntil(
        () => (moves.at(-1)?.split(' > ')[1] ?? 'received') === state && all(element, '.message').length === messages.items.length,
      );
    };
    while (!one(element, '.resolution')) await advance();
    expect(moves).to.deep.equal(['received > classified', 'classified > assigned', 'assigned > in-progress', 'in-progress > resolved']);
    await expectAccessible(element);

    button(element, '没有解决').click();
    await waitUntil(() => focused(element)?.id === 'reason-text');
    button(element, '退回处理').click();
    await waitUntil(() => one(element, '#reason-text').getAttribute('aria-invalid') === 'true');
    expect(focused(element)?.id).to.equal('reason-text');
    type(element, '#reason-text', '总部看全部的时候还是空白。');
    button(element, '退回处理').click();
    await says(element, '您反馈问题没有解决');
    await says(element, '总部看全部的时候还是空白。');
    expect(moves.at(-1)).to.equal('resolved > reopened');

    while (!button(element, '已解决')) await advance();
    button(element, '已解决').click();
    await says(element, '您已确认解决');
    expect(announced(element)).to.include('已确认解决');
    const {survey, state} = await ask<Ticket>(gateway, `/tickets/${id}`);
    expect(state).to.equal('confirmed');
    expect(one<HTMLAnchorElement>(element, '.rate a').href).to.include(`#aftercare=survey/${survey!.id}`);
    expect(one(element, '#reply-text'), 'a closed request takes no reply').to.equal(undefined);
    await expectAccessible(element);
  });

  it('tells messages and what happened in one order, with who, when and the answers by their labels', async () => {
    const {element} = await openOne('AC-7K3P-2614');
    const lines = all(element, '.lines > li').map((line) => line.textContent!.replace(/\s+/g, ' '));
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    expect(at('确认了问题类型')).to.be.above(-1).and.below(at('按 P1 处理'));
    expect(at('按 P1 处理')).to.be.below(at('何晓彤安排沈砚负责'));
    expect(at('沈砚开始处理')).to.be.below(at('日志里查询其实都算完了'));
    expect(shownText(element)).to.include('补丁 HT-6.2.1-P1').and.include('影响到谁？ 一个部门或一批用户').and.include('P1 高');
    expect(one(element, '.stage.passed').textContent).to.include('用时');
    const link = one<HTMLAnchorElement>(element, '.message .text a');
    expect([link.href, link.rel]).to.deep.equal(['http://10.20.5.31:8080/', 'noopener noreferrer nofollow']);
    await expectAccessible(element);
  });

  it('reads markup in a message as text, and links nothing but web addresses', async () => {
    const {gateway, element} = await openOne('AC-7K3P-2614');
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    await write(gateway, id, '<img src=x onerror=alert(1)> javascript:alert(1) 见（https://haitu.example/a?b=c）。');
    wake();
    await says(element, '<img src=x onerror=alert(1)>');
    const last = all(element, '.message').at(-1)!;
    expect(last.querySelector('img')).to.equal(null);
    expect([...last.querySelectorAll('a')].map((a) => a.href)).to.deep.equal(['https://haitu.example/a?b=c']);
  });

  it('announces what is new once, and leaves focus and scrolling alone', async () => {
    const {gateway, element, line} = await openOne('AC-7K3P-2614');
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    one(element, '#reply-text').focus();
    const top = scrollY;
    const agent = {id: 'shen-yan', name: '沈砚', role: 'agent'};
    let looks = 0;
    line.transport = bent(gateway, id, (ticket) => {
      looks += 1;
      const message = {id: 'new', at: new Date().toISOString(), author: agent, text: 'F5 已切换，请再试。', attachments: []};
      return {...ticket, messages: {items: [...ticket.messages.items, message], nextCursor: null}};
    });
    wake();
    await says(element, 'F5 已切换，请再试。');
    await waitUntil(() => announced(element) === '有 1 条新回复。');
    element.shadowRoot!.querySelectorAll('[aria-live]').forEach((region) => (region.textContent = ''));
    wake();
    await waitUntil(() => looks === 2);
    await element.updateComplete;
    expect(announced(element)).to.equal('');
    expect(focused(element)?.id).to.equal('reply-text');
    expect(scrollY).to.equal(top);
  });

  it('shows a state nobody told us of by its own text', async () => {
    const {gateway, element, line} = await openOne('AC-7K3P-2614');
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    line.transport = bent(gateway, id, (ticket) => ({...ticket, state: 'on-the-bench', waitingFor: 'laboratory'}));
    wake();
    await says(element, '当前状态：on-the-bench');
    expect(one(element, '.badge').textContent).to.include('on-the-bench');
    await expectAccessible(element);
  });

  it('reads a thread of several pages to its end, and goes on from there', async () => {
    const {gateway, element} = await openOne('AC-9MWD-2655');
    const {id} = await summary(gateway, 'AC-9MWD-2655');
    for (let n = 0; n < 55; n += 1) await write(gateway, id, `第 ${n} 条`);
    wake();
    await says(element, '第 54 条');
    expect(shownText(element)).not.to.include('第 3 条');
    button(element, '显示更早的').click();
    await says(element, '第 3 条');
    await write(gateway, id, '最后一条');
    wake();
    await says(element, '最后一条');
  });

  it('keeps another person’s request to itself', async () => {
    const gateway = await openGateway({world: haituWorld, team: false});
    const {items} = await ask<{items: TicketSummary[]}>(gateway, '/tickets', undefined, {}, 'zhou-yan');
    const {id} = items[0]!;
    const {element} = await open({gateway}, html`<aftercare-ticket-status .ticket=${id}></aftercare-ticket-status>`);
    await says(element, '找不到这条请求');
    expect(one(element, '.lead')).to.equal(undefined);
    await expectAccessible(element);
  });

  it('goes on showing what it had when a look for news fails, and says so', async () => {
    const {gateway, element, line} = await openOne('AC-7K3P-2614');
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    wake();
    await says(element, '下面是稍早的内容');
    expect(lead(element)).to.equal('沈砚正在处理。');
    await expectAccessible(element);
    line.transport = (request) => gateway.app(request);
    wake();
    await saysNoMore(element, '下面是稍早的内容');
  });

  it('downloads a file only by a click, and says when it cannot', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    line.transport = (request) => (request.url.includes('/attachments/') ? Promise.resolve(problem('gone', 410)) : gateway.app(request));
    one(element, '.attachment').click();
    await says(element, 'web.log 没有下载成功：内容已不可用。');
    line.transport = (request) =>
      request.url.includes('/attachments/') ? Promise.resolve(json({url: 'javascript:alert(1)'})) : gateway.app(request);
    one(element, '.attachment').click();
    await says(element, '服务台返回的内容无法识别');
  });
});

describe('aftercare-ticket-status: answering a solution', () => {
  it('looks again before it answers, when the request has changed in the meantime', async () => {
    const {element, gateway} = await openOne('AC-6DWT-2602');
    const {id} = await summary(gateway, 'AC-6DWT-2602');
    await write(gateway, id, '从另一处写的');
    button(element, '已解决').click();
    await says(element, '请求刚有变化');
    await says(element, '从另一处写的');
    expect((await summary(gateway, 'AC-6DWT-2602')).state).to.equal('resolved');
    button(element, '已解决').click();
    await says(element, '您已确认解决');
  });

  it('says kindly that there is nothing to answer any more', async () => {
    const {element, gateway} = await openOne('AC-6DWT-2602');
    const ticket = await summary(gateway, 'AC-6DWT-2602');
    const body = {action: 'confirm', clientRef: newKey()};
    await ask(gateway, `/tickets/${ticket.id}/actions`, body, {'If-Match': `"${ticket.version}"`});
    button(element, '没有解决').click();
    await shows(element, '#reason-text');
    type(element, '#reason-text', '还是收不到');
    button(element, '退回处理').click();
    await says(element, '请求刚有变化');
    await says(element, '状态变为“已解决”');
    expect(button(element, '退回处理')).to.equal(undefined);
  });

  it('waits on this device while there is no connection, and is not shown as done', async () => {
    const {element, line, gateway} = await openOne('AC-6DWT-2602');
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    button(element, '已解决').click();
    await says(element, '您的答复尚未送达');
    expect(lead(element)).to.include('请您确认');
    await expectAccessible(element);
    line.transport = (request) => gateway.app(request);
    button(element, '立即发送').click();
    await says(element, '您已确认解决');
  });

  it('keeps a reason that was begun', async () => {
    const first = await openOne('AC-6DWT-2602');
    button(first.element, '没有解决').click();
    await shows(first.element, '#reason-text');
    type(first.element, '#reason-text', '只写了一半');
    first.element.remove();
    const {baseUrl} = first.desk;
    const second = await openOne('AC-6DWT-2602', {baseUrl, gateway: first.gateway});
    await waitUntil(() => one<HTMLTextAreaElement>(second.element, '#reason-text')?.value === '只写了一半');
  });
});

describe('aftercare-ticket-status: replying', () => {
  it('finds a begun reply again after a reload', async () => {
    const first = await openOne('AC-7K3P-2614');
    type(first.element, '#reply-text', '我先看一下，');
    dispatchEvent(new Event('pagehide'));
    first.element.remove();
    const second = await openOne('AC-7K3P-2614', {baseUrl: first.desk.baseUrl, gateway: first.gateway});
    await waitUntil(() => one<HTMLTextAreaElement>(second.element, '#reply-text').value === '我先看一下，');
  });

  it('sends by Ctrl+Enter, but not while a word is being composed', async () => {
    const {element, gateway} = await openOne('AC-7K3P-2614');
    type(element, '#reply-text', '好的');
    const enter = {key: 'Enter', ctrlKey: true, bubbles: true, composed: true};
    one(element, '#reply-text').dispatchEvent(new KeyboardEvent('keydown', {...enter, isComposing: true}));
    await element.updateComplete;
    expect(one<HTMLTextAreaElement>(element, '#reply-text').value).to.equal('好的');
    one(element, '#reply-text').dispatchEvent(new KeyboardEvent('keydown', enter));
    await waitUntil(() => announced(element).includes('回复已发送'));
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    const {messages} = await ask<Ticket>(gateway, `/tickets/${id}`);
    expect(messages.items.at(-1)!.text).to.equal('好的');
  });

  it('shows a reply that waits as waiting, and as sent only once it was taken', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    const queued: boolean[] = [];
    element.addEventListener('aftercare-reply-sent', ({detail}) => queued.push(detail.queued));
    line.transport = (request) => (isPost(request, '/messages') ? Promise.reject(new TypeError('Failed to fetch')) : gateway.app(request));
    type(element, '#reply-text', '运维已排上今晚。');
    button(element, '发送回复').click();
    await shows(element, '.message.waiting');
    expect(one(element, '.message.waiting').textContent).to.include('运维已排上今晚。').and.include('已保存在本设备');
    expect(announced(element)).not.to.include('回复已发送');
    await expectAccessible(element);
    line.transport = (request) => gateway.app(request);
    button(element, '立即发送').click();
    await waitUntil(() => !one(element, '.message.waiting') && shownText(element).includes('运维已排上今晚。'));
    expect(all(element, '.message').filter((message) => message.textContent!.includes('今晚')).length).to.equal(1);
    expect(queued).to.deep.equal([true, false]);
  });

  it('gives a waiting reply up only after asking', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    line.transport = (request) => (isPost(request, '/messages') ? Promise.reject(new TypeError('Failed to fetch')) : gateway.app(request));
    type(element, '#reply-text', '算了');
    button(element, '发送回复').click();
    await shows(element, '.message.waiting');
    button(element, '放弃').click();
    await says(element, '放弃后内容无法找回');
    await waitUntil(() => focused(element)?.textContent?.includes('先留着'));
    button(element, '确定放弃').click();
    await waitUntil(() => !one(element, '.message.waiting'));
  });

  it('puts a refused text back, with the reason', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    line.transport = (request) =>
      isPost(request, '/messages') ? Promise.resolve(problem('action-not-allowed', 409)) : gateway.app(request);
    type(element, '#reply-text', '这一条不会被接收');
    button(element, '发送回复').click();
    await says(element, '回复没有被接收');
    expect(one<HTMLTextAreaElement>(element, '#reply-text').value).to.equal('这一条不会被接收');
    expect(focused(element)?.id).to.equal('reply-text');
    expect(one(element, '.message.waiting')).to.equal(undefined);
    line.transport = (request) => gateway.app(request);
    button(element, '发送回复').click();
    await waitUntil(() => announced(element).includes('回复已发送'));
  });

  it('shows what waits above the list, too', async () => {
    const first = await openOne('AC-7K3P-2614');
    first.line.transport = (request) =>
      isPost(request, '/messages') ? Promise.reject(new TypeError('Failed to fetch')) : first.gateway.app(request);
    type(first.element, '#reply-text', '在路上的回复');
    button(first.element, '发送回复').click();
    await shows(first.element, '.message.waiting');
    first.element.reference = '';
    await shows(first.element, '.unsent');
    expect(one(first.element, '.unsent').textContent).to.include('在路上的回复').and.include('尚未送达');
    await expectAccessible(first.element);
  });
});

describe('aftercare-ticket-status: looks', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const lang of ['zh-Hans', 'en']) {
      it(`is accessible in ${lang}, ${theme}`, async function () {
        this.timeout(15_000);
        const {element} = await open({lang, theme});
        await shows(element, '.entry a');
        await expectAccessible(element);
        element.reference = 'AC-6DWT-2602';
        await shows(element, '.resolution');
        await expectAccessible(element);
        element.reference = 'AC-7K3P-2614';
        await shows(element, '.message');
        await expectAccessible(element);
      });
    }
  }

  it('fits 320 pixels', async () => {
    const {element} = await openOne('AC-7K3P-2614');
    element.style.width = '288px';
    await element.updateComplete;
    expect(one(element, '.root').scrollWidth).to.be.at.most(288);
    button(element, '展开全部').click();
    await waitUntil(() => button(element, '收起'));
  });
});
