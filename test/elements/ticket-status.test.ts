import {expect, oneEvent} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {html} from 'lit';
import {newKey} from '../../src/contract/key.js';
import type {Ticket, TicketSummary} from '../../src/contract/ticket.js';
import {openGateway, type MemoryGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  open,
  openOne,
  ask,
  summary,
  write,
  row,
  handTeam,
  all,
  one,
  shows,
  says,
  saysNoMore,
  announced,
  focused,
  button,
  lead,
  wake,
  type,
  savedFile,
  problem,
  json,
  bent,
} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-ticket-status: one request', () => {
  it('is watched from received to resolved, sent back with a reason, and confirmed', async () => {
    const team = await handTeam();
    const {element, gateway} = await openOne('AC-9MWD-2655', {gateway: team.gateway});
    const {id} = await summary(gateway, 'AC-9MWD-2655');
    const moves: string[] = [];
    element.addEventListener('aftercare-ticket-changed', ({detail}) => moves.push(`${detail.from} > ${detail.to}`));
    expect(lead(element)).to.equal('已收到您的请求，服务台会先看一遍。');
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
    while (!one(element, '[part=resolution]')) await advance();
    expect(moves).to.deep.equal(['received > classified', 'classified > assigned', 'assigned > in-progress', 'in-progress > resolved']);
    await expectAccessible(element);

    button(element, '没有解决').click();
    await waitUntil(() => focused(element)?.id === 'reason-text');
    button(element, '提交说明').click();
    await waitUntil(() => one(element, '#reason-text').getAttribute('aria-invalid') === 'true');
    expect(focused(element)?.id).to.equal('reason-text');
    type(element, '#reason-text', '总部看全部的时候还是空白。');
    button(element, '提交说明').click();
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
    expect(at('确定了问题类型')).to.be.above(-1).and.below(at('按 P1 处理'));
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
    // Who answers for it comes on its own, above; what is new is looked at after that.
    await shows(element, '.escalation');
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

  it('marks what is new since the last look, in the list and in the thread', async () => {
    const gateway = await openGateway({world: haituWorld, team: false});
    const first = await openOne('AC-7K3P-2614', {gateway});
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    first.element.remove();
    const agent = {id: 'shen-yan', name: '沈砚', role: 'agent'};
    const at = new Date(Date.now() + 1000).toISOString();
    const message = {id: 'new', at, author: agent, text: 'F5 已切换，请再试。', attachments: []};
    const {element, line} = await open({gateway, baseUrl: first.desk.baseUrl});
    const withNews = async (request: Request) => {
      const reply = await gateway.app(request);
      const {pathname} = new URL(request.url);
      if (pathname.endsWith('/tickets')) {
        const page = (await reply.json()) as {items: TicketSummary[]};
        return json({...page, items: page.items.map((item) => (item.id === id ? {...item, newsAt: at} : item))});
      }
      if (!pathname.endsWith(id)) return reply;
      const ticket = (await reply.json()) as Ticket;
      return json({...ticket, newsAt: at, messages: {items: [...ticket.messages.items, message], nextCursor: null}});
    };
    line.transport = withNews;
    await shows(element, '.entry a');
    expect(row(element, '6.2.1').closest('li')!.textContent).to.include('有新进展');
    row(element, '6.2.1').click();
    await says(element, 'F5 已切换');
    const lines = all(element, '.lines > li').map((entry) => entry.textContent!.trim());
    const mark = lines.findIndex((text) => text.includes('以下是新的进展'));
    expect(lines.slice(mark + 1).join()).to.include('F5 已切换');
    expect(lines.slice(0, mark).join()).to.include('Nginx 配置已经发给');
    await expectAccessible(element);
    one(element, '.back').click();
    await waitUntil(() => row(element, '6.2.1') && !row(element, '6.2.1').closest('li')!.textContent!.includes('有新进展'));
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

  it('shows what came of a thread whose later page is lost, says so, and reads the rest as soon as it can', async () => {
    const {gateway, element, line} = await openOne('AC-9MWD-2655');
    const {id} = await summary(gateway, 'AC-9MWD-2655');
    line.transport = (request) =>
      request.url.includes('/messages?') ? Promise.resolve(problem('not-allowed', 403)) : gateway.app(request);
    for (let n = 0; n < 55; n += 1) await write(gateway, id, `第 ${n} 条`);
    wake();
    await says(element, '后面的内容还没有取到');
    await says(element, '第 40 条');
    expect(shownText(element)).not.to.include('第 54 条');
    await expectAccessible(element);
    line.transport = (request) => gateway.app(request);
    wake();
    await says(element, '第 54 条');
    await saysNoMore(element, '后面的内容还没有取到');
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
    await shows(element, '.lapse');
    expect(one(element, '.lapse').textContent).to.match(/下面是 .*\d.* 的内容。/);
    expect(lead(element)).to.equal('沈砚正在处理。');
    await expectAccessible(element);
    line.transport = (request) => gateway.app(request);
    wake();
    await waitUntil(() => !one(element, '.lapse'), 'still says that it is old');
  });

  it('downloads a file only by a click, and says when it cannot', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    line.transport = (request) => (request.url.includes('/attachments/') ? Promise.resolve(problem('gone', 410)) : gateway.app(request));
    one(element, '.attachment').click();
    await says(element, '文件获取失败：内容已失效。');
    line.transport = (request) =>
      request.url.includes('/attachments/') ? Promise.resolve(json({url: 'javascript:alert(1)'})) : gateway.app(request);
    one(element, '.attachment').click();
    await says(element, '服务台返回的内容无法识别');
  });
});

describe('aftercare-ticket-status: what is long, and files', () => {
  it('folds a long text until it is wanted whole', async () => {
    const {gateway, element} = await openOne('AC-7K3P-2614');
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    await write(gateway, id, Array.from({length: 60}, (_, n) => `第 ${n} 行日志`).join('\n'));
    wake();
    await shows(element, '.message .fold');
    const text = one(element, '.message .text:has(+ .fold)');
    const folded = text.clientHeight;
    expect(folded).to.be.below(text.scrollHeight);
    const fold = one(element, '.message .fold');
    expect(fold.innerText.trim()).to.equal('展开全部');
    fold.click();
    expect(text.clientHeight).to.equal(text.scrollHeight);
    expect([fold.innerText.trim(), fold.ariaExpanded]).to.deep.equal(['收起', 'true']);
    fold.click();
    expect(text.clientHeight).to.equal(folded);
    await expectAccessible(element);
  });

  const picture = {id: 'p1', size: 68, sha256: '0'.repeat(64)};
  const withFile = (gateway: MemoryGateway, id: string, file: object) => {
    const bend = bent(gateway, id, (ticket) => ({...ticket, attachments: [{...picture, ...file}]}));
    const pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    return async (request: Request) => {
      if (!request.url.includes('/attachments/')) return bend(request);
      return json({url: URL.createObjectURL(await (await fetch(pixel)).blob())});
    };
  };

  it('shows a picture in a dialog, and gives the focus back', async () => {
    const {gateway, element, line} = await openOne('AC-7K3P-2614');
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    line.transport = withFile(gateway, id, {name: '截图.png', type: 'image/png'});
    wake();
    await waitUntil(() => one(element, '.request .attachment')?.textContent?.includes('截图.png'));
    one(element, '.request .attachment').focus();
    one(element, '.request .attachment').click();
    await waitUntil(() => one<HTMLImageElement>(element, 'dialog[open] img')?.naturalWidth === 1);
    expect(one(element, 'dialog').textContent).to.include('截图.png');
    await expectAccessible(element);
    one<HTMLButtonElement>(element, 'dialog form button').click();
    await waitUntil(() => !one(element, 'dialog'));
    expect(focused(element)).to.equal(one(element, '.request .attachment'));
  });

  it('never draws an SVG, which may carry scripts, but downloads it under its own name', async () => {
    const {gateway, element, line} = await openOne('AC-7K3P-2614');
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    line.transport = withFile(gateway, id, {name: '图表.svg', type: 'image/svg+xml'});
    wake();
    await waitUntil(() => one(element, '.request .attachment')?.textContent?.includes('图表.svg'));
    const {name} = await savedFile(() => one(element, '.request .attachment').click());
    expect(name).to.equal('图表.svg');
    expect(one(element, 'dialog')).to.equal(undefined);
  });
});

describe('aftercare-ticket-status: to take along', () => {
  it('saves one request whole, as JSON under its reference', async () => {
    const {element, gateway} = await openOne('AC-7K3P-2614');
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    const {name, text} = await savedFile(() => button(element, '导出 JSON').click());
    const saved = JSON.parse(text) as Ticket & {messages: unknown[]};
    expect([name, saved.id]).to.deep.equal(['AC-7K3P-2614.json', id]);
    expect(saved.messages.length).to.equal(saved.messageCount);
  });

  it('prints all of the thread', async () => {
    const {gateway, element} = await openOne('AC-9MWD-2655');
    const {id} = await summary(gateway, 'AC-9MWD-2655');
    for (let n = 0; n < 40; n += 1) await write(gateway, id, `第 ${n} 条`);
    wake();
    await says(element, '第 39 条');
    expect(shownText(element)).not.to.include('第 0 条');
    const {print} = window;
    const printed: string[] = [];
    const aside = document.body.appendChild(document.createElement('aside'));
    await emulateMedia({media: 'print'});
    window.print = () => {
      printed.push(shownText(element));
      expect(getComputedStyle(aside).display, 'of the page').to.equal('none');
      expect(element.getBoundingClientRect().height, 'of the request').to.be.above(100);
    };
    button(element, '打印').click();
    await waitUntil(() => printed.length);
    window.print = print;
    dispatchEvent(new Event('afterprint'));
    expect(getComputedStyle(aside).display, 'afterwards').to.equal('block');
    await emulateMedia({media: 'screen'});
    aside.remove();
    expect(printed[0]).to.include('第 0 条').and.include('第 39 条');
  });
});

describe('aftercare-ticket-status: what the team says at the end', () => {
  it('names cause, prevention, outage and what was verified with what came out', async () => {
    const {element} = await openOne('AC-9PRM-2480');
    await shows(element, '.closing');
    const said = one(element, '.closing').innerText;
    expect(said).to.include('原因').and.include('信任库里没有它');
    expect(said).to.include('如何避免再次发生').and.include('信任根证书');
    expect(said).to.match(/服务中断\s*47\s*分钟/);
    expect(all(element, '.checks li').map(({innerText}) => innerText.replace(/\s+/g, ' ').trim())).to.deep.equal([
      '域账号登录 4 人先后登录成功',
      '证书校验保持打开',
    ]);
  });

  it('keeps a workaround in a card of its own while the solution is worked on, and apart from it in the thread then', async () => {
    const {element, gateway, line} = await openOne('AC-6KRV-2621');
    const card = () => one(element, '[part=workaround]');
    await waitUntil(card, 'it never came');
    expect(card().innerText)
      .to.include('临时办法')
      .and.include('彻底解决之前，可以先这样做。')
      .and.include('今晚只抽最近三天的分区')
      .and.include('顾明澜');
    expect(one(element, '[part=resolution]')).to.equal(undefined);
    expect(card().compareDocumentPosition(one(element, '.clocks')) & Node.DOCUMENT_POSITION_FOLLOWING, 'before the times').not.to.equal(0);
    await expectAccessible(element);
    const {id} = await summary(gateway, 'AC-6KRV-2621');
    const by = {id: 'gu-minglan', name: '顾明澜', role: 'agent'};
    line.transport = bent(gateway, id, (ticket) => ({
      ...ticket,
      ...{state: 'resolved', waitingFor: 'customer', resolution: {at: ticket.updatedAt, by, summary: '统计信息已经重新收集。'}},
    }));
    wake();
    await shows(element, '[part=resolution]');
    expect(one(element, '[part=resolution]').innerText).to.include('统计信息已经重新收集。').and.not.include('今晚只抽');
    expect(card()).to.equal(undefined);
    const kept = all(element, '[part=message]').filter((message) => message.innerText.includes('临时办法'));
    expect(kept.map(({innerText}) => innerText.includes('今晚只抽最近三天的分区'))).to.deep.equal([true]);
    line.transport = bent(gateway, id, (ticket) => ({...ticket, state: 'cancelled', waitingFor: 'nobody'}));
    wake();
    await waitUntil(() => !one(element, '[part=resolution]'), 'still solved');
    expect(card(), 'nobody works on it any more').to.equal(undefined);
  });

  it('says how its customer wants to be helped among what he filled in', async () => {
    const {element, gateway} = await open();
    const filled = {...{fields: {product: 'bi-server', topic: 'usage'}, impact: {}, attachments: [], consents: []}, type: 'question'};
    const draft = {...filled, title: '怎么合并两张看板', description: '如题。', contact: {by: 'remote'}};
    element.ticket = (await ask<Ticket>(gateway, '/tickets', {...draft, clientRef: newKey()})).id;
    await shows(element, '[part=answers]');
    one(element, '[part=answers] summary').click();
    await says(element, '希望的方式');
    expect(one(element, 'details[part=answers]').innerText).to.match(/希望的方式\s*远程协助/);
  });

  it('says no more than the team did', async () => {
    const {element} = await openOne('AC-4CGN-2566');
    await shows(element, '[part=resolution]');
    await shows(element, '.further');
    expect(one(element, '.closing')).to.equal(undefined);
  });

  it('points to an earlier request of the same kind, and to none of another', async () => {
    const {element, gateway} = await open();
    const submitted = async (title: string) => {
      const rest = {
        type: 'question',
        description: '如题。',
        fields: {product: 'bi-server', topic: 'usage'},
        impact: {},
        attachments: [],
        consents: [],
      };
      return (await ask<Ticket>(gateway, '/tickets', {...rest, title, clientRef: newKey()})).id;
    };
    element.ticket = await submitted('Oracle 数据源抽取到一半又报 ORA-12170 连接超时');
    await shows(element, '.earlier');
    expect(all(element, '.earlier a').map((link) => link.textContent)).to.deep.equal(['Oracle 数据源抽取到一半报 ORA-12170 连接超时']);
    element.ticket = await submitted('请问发票什么时候寄出');
    await says(element, '请问发票什么时候寄出');
    await saysNoMore(element, 'ORA-12170');
    await shows(element, '.further');
    expect(one(element, '.earlier')).to.equal(undefined);
  });

  it('leaves out what it cannot read of a request, says so in its place, and shows the rest', async () => {
    const {gateway, element, line} = await open();
    const {id} = await summary(gateway, 'AC-9PRM-2480');
    const broken: [bend: (ticket: Ticket) => object, there: string, gone?: string][] = [
      [(ticket) => ({...ticket, change: {}}), '.clocks'],
      [({clocks: _, ...ticket}) => ticket, '.closing', '.clocks'],
      [(ticket) => ({...ticket, clocks: [null], promises: {}}), '.closing', '.clocks'],
      [(ticket) => ({...ticket, escalation: {ladder: 3}, urges: [1]}), '.clocks', '.escalation'],
      [(ticket) => ({...ticket, resolution: {...ticket.resolution, checks: 'x', outage: {}}}), '.clocks', '.closing'],
    ];
    element.ticket = id;
    await shows(element, '.further');
    expect(one(element, '[part~=unreadable]')).to.equal(undefined);
    for (const [spoil, there, gone] of broken) {
      line.transport = bent(gateway, id, spoil);
      wake();
      await shows(element, '[part~=unreadable]');
      expect(one(element, '[part~=unreadable]').textContent).to.include('服务台返回的内容无法识别');
      await shows(element, there);
      expect(gone && one(element, gone), gone).to.equal(undefined);
      for (const place of ['[part=resolution]', '.thread', '.further']) await shows(element, place);
      line.transport = (request) => gateway.app(request);
      one(element, '[part~=unreadable]').querySelector('button')!.click();
      await waitUntil(() => !one(element, '[part~=unreadable]'), 'it is still unreadable');
    }
    await expectAccessible(element);
  });

  it('shows the list where what waits for approval cannot be read', async () => {
    const {gateway, element, line} = await open();
    await shows(element, '[part~=waits]');
    line.transport = async (request) => {
      const reply = await gateway.app(request);
      if (!request.url.includes('awaits=')) return reply;
      const page = (await reply.json()) as {items: object[]};
      return json({...page, items: page.items.map((item) => ({...item, awaits: [null]}))});
    };
    wake();
    await waitUntil(() => !one(element, '[part~=waits]'), 'what waits is still there');
    expect(all(element, '.entry').length).to.be.greaterThan(0);
  });

  it('shows the next person at the page no title of earlier requests that he was not given himself', async () => {
    const {element, desk, gateway, line} = await open();
    const words = {type: 'question', description: '如题。', fields: {product: 'bi-server', topic: 'usage'}, impact: {}};
    const title = 'Oracle 数据源抽取到一半又报 ORA-12170 连接超时';
    const handed = {...words, title, attachments: [], consents: [], clientRef: newKey()};
    element.ticket = (await ask<Ticket>(gateway, '/tickets', handed)).id;
    await shows(element, '.earlier');
    line.transport = async (request) =>
      request.url.includes('like=') ? Promise.reject(new TypeError('Failed to fetch')) : gateway.app(request);
    desk.auth = {getToken: async () => (await gateway.tokenFor('li-wen')) ?? ''};
    await waitUntil(() => !one(element, '.earlier'), 'still shows what another person was given');
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
        await shows(element, '[part=resolution]');
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
  });
});
