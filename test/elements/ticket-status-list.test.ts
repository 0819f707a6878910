import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {openGateway} from '../../server/memory/gateway.js';
import {crowded} from '../../server/memory/world/crowded.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import type {TicketSummary} from '../../src/contract/ticket.js';
import {openStore} from '../../src/storage/store.js';
import type {TicketStatusElement} from '../../src/elements/ticket-status/ticket-status.js';
import {expectAccessible, openCounter, shownText, type CounterOptions} from '../support/counter.js';
import {
  open,
  ask,
  summary,
  all,
  one,
  shows,
  says,
  announced,
  focused,
  button,
  row,
  wake,
  type,
  json,
  problem,
  savedFile,
  write,
} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

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

  describe('what it is narrowed by', () => {
    const choose = (element: Element, label: string, value: string) => {
      const box = all<HTMLLabelElement>(element, '[part=tools] label')
        .find((one) => one.textContent!.includes(label))!
        .querySelector('select')!;
      box.value = value;
      box.dispatchEvent(new Event('change'));
    };
    const rows = (element: Element) => all(element, '.entry a').map((link) => link.textContent);
    const settled = (element: Element) => waitUntil(() => one(element, '.entries')?.getAttribute('aria-busy') === 'false');

    it('stands in the address: a reload and whoever gets it find the same, and the way back from a request too', async () => {
      const first = await open({as: 'chen-guodong'});
      const asked: string[] = [];
      const {gateway} = first;
      first.line.transport = (request) => {
        if (/\/tickets\?(?!.*awaits)/.test(request.url)) asked.push(new URL(request.url).search);
        return gateway.app(request);
      };
      await shows(first.element, '.filter');
      button(first.element, '更多').click();
      await waitUntil(() => shownText(first.element).includes('范围'));
      choose(first.element, '范围', 'organisation');
      await waitUntil(() => shownText(first.element).includes('提交人'));
      choose(first.element, '提交人', 'li-wen');
      button(first.element, '进行中').focus();
      button(first.element, '进行中').click();
      await waitUntil(
        () => decodeURIComponent(location.hash) === '#aftercare=tickets/scope=organisation&person=li-wen&state=open',
        location.hash,
      );
      expect(focused(first.element)).to.equal(button(first.element, '进行中'), 'the focus stays where it was');
      await settled(first.element);
      const narrowed = rows(first.element);
      expect(narrowed).to.have.length.above(1);
      expect(asked).to.deep.equal([...new Set(asked)], 'each question is asked once');
      const {hash} = location;
      const again = await open({as: 'chen-guodong', gateway});
      await waitUntil(() => rows(again.element).length === narrowed.length);
      expect(rows(again.element)).to.deep.equal(narrowed);
      await waitUntil(() => button(again.element, '进行中')?.getAttribute('aria-pressed') === 'true');
      await shows(again.element, '[part=tools] select');
      expect(one(again.element, 'h2').textContent).to.equal('本单位的请求');
      row(again.element, narrowed[0]!).click();
      await shows(again.element, 'a.back');
      one<HTMLAnchorElement>(again.element, 'a.back').click();
      await shows(again.element, '.entry a');
      expect(location.hash).to.equal(hash);
      expect(rows(again.element)).to.deep.equal(narrowed);
      await expectAccessible(again.element);
    });

    it('takes words as they were typed, and an address that asks for nonsense for the usual', async () => {
      const {element} = await open();
      await shows(element, '.search input');
      type(element, '.search input', '日报; 50%&+');
      await waitUntil(() => location.hash.includes('q%3D'));
      history.replaceState(null, '', location.hash);
      const other = await open();
      await waitUntil(() => one<HTMLInputElement>(other.element, '.search input')?.value === '日报; 50%&+');
      history.replaceState(null, '', '#aftercare=tickets/scope=everything');
      const odd = await open();
      await shows(odd.element, '.entry a');
      expect(one(odd.element, 'h2').textContent).to.equal('我的请求');
    });

    it('leaves an address alone that leads elsewhere, and a list without filters unmoved', async () => {
      history.replaceState(null, '', '#chapter-2');
      const {element} = await open();
      await shows(element, '.filter');
      button(element, '已结束').click();
      await waitUntil(() => button(element, '已结束').getAttribute('aria-pressed') === 'true');
      expect(location.hash).to.equal('#chapter-2');
      history.replaceState(null, '', '#aftercare=tickets/state=closed');
      const small = await open({}, html`<aftercare-ticket-status compact></aftercare-ticket-status>`);
      await shows(small.element, '.entry.team');
    });
  });

  it('filters by what is open, what waits for the reader, and what is done', async () => {
    const {element} = await open();
    await shows(element, '.filter');
    button(element, '待我处理').click();
    await waitUntil(() => one(element, '.entry.customer') && all(element, '.entry').every(({classList}) => classList.contains('customer')));
    const count = all(element, '.entry').length;
    expect(button(element, '待我处理').textContent!.trim()).to.match(new RegExp(`${count}$`));
    await waitUntil(() => announced(element).includes(`共 ${count} 条`));
    const listed = all(element, '.entry a').map((link) => (link as HTMLAnchorElement).hash);
    await waitUntil(() => one(element, '[part~=waits] a'), 'what waits for approval never came');
    for (const link of all(element, '[part~=waits] a')) expect(listed).to.include((link as HTMLAnchorElement).hash);
    button(element, '已结束').click();
    await waitUntil(() => all(element, '.entry.nobody').length > 3 && !one(element, '.entry.customer'));
    expect(button(element, '已结束').getAttribute('aria-pressed')).to.equal('true');
  });

  it('searches by words or reference, and says so when nothing fits', async () => {
    const {element} = await open();
    await shows(element, 'input[type=search]');
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
      if (url.pathname.endsWith('/desk') || url.searchParams.has('awaits')) return gateway.app(request);
      const from = Number(url.searchParams.get('cursor') ?? 0);
      pages.push(String(from));
      return json({items: many.slice(from, from + 20), nextCursor: from + 20 < 45 ? String(from + 20) : null});
    };
    wake();
    await waitUntil(() => row(element, '请求 19'));
    button(element, '显示更多').click();
    await waitUntil(() => row(element, '请求 39'));
    pages.length = 0;
    wake();
    await waitUntil(() => pages.includes('20'));
    await element.updateComplete;
    expect(all(element, '.entry').length).to.equal(40);
    await shows(element, '[part~=filters]');
    pages.length = 0;
    button(element, '进行中').click();
    await waitUntil(() => all(element, '.entry').length === 20, 'another question takes over how much was unrolled');
    expect(pages).to.include('0').and.not.include('20');
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

  it('tells a page that has just signed somebody out nothing of it, until he asks', async () => {
    const {element, desk} = await open();
    await shows(element, '.entry');
    let told = 0;
    desk.addEventListener('aftercare-auth-required', () => (told += 1));
    await desk.logout();
    await waitUntil(() => button(element, '已登录，重新加载'), 'never asked to sign in');
    expect(told).to.equal(0);
    // It is drawn anew while the desk takes in that nobody is here.
    await waitUntil(() => (button(element, '已登录，重新加载')?.click(), told), 'never told');
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

  it('shows nothing of one person to the next', async () => {
    const {element, desk, gateway} = await open();
    await shows(element, '.entry a');
    row(element, '6.2.1').click();
    await shows(element, '#reply-text');
    type(element, '#reply-text', '只有我能看到');
    const titles: string[] = [];
    new MutationObserver(() => titles.push(...all(element, 'a[data-id]').map((a) => a.textContent!))).observe(element.shadowRoot!, {
      childList: true,
      subtree: true,
    });
    desk.auth = {getToken: async () => (await gateway.tokenFor('zhou-yan')) ?? ''};
    await says(element, '找不到这条请求');
    expect(shownText(element)).not.to.include('6.2.1');
    one(element, '.back').click();
    const {items} = await ask<{items: TicketSummary[]}>(gateway, '/tickets', undefined, {}, 'zhou-yan');
    await waitUntil(() => row(element, items[0]!.title));
    expect(titles.filter((title) => !items.some((item) => item.title === title))).to.deep.equal([]);
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

  it('keeps the focus on the request it was on when a look for news moves the rows', async () => {
    const {element, line, gateway} = await open();
    await shows(element, '.entry a');
    const last = all<HTMLAnchorElement>(element, '.entry a').at(-1)!;
    const {id} = last.dataset;
    last.focus();
    line.transport = async (request) => {
      const reply = await gateway.app(request);
      if (!request.url.includes('/tickets')) return reply;
      const page = (await reply.json()) as {items: TicketSummary[]};
      return json({...page, items: page.items.toReversed()});
    };
    wake();
    await waitUntil(() => all(element, '.entry a')[0]!.dataset['id'] === id);
    await waitUntil(() => focused(element) === all(element, '.entry a')[0]);
  });

  it('says how many there are of each, and narrows by type', async () => {
    const {element, gateway} = await open();
    await shows(element, '.filter');
    const {items, counts} = await ask<{items: TicketSummary[]; counts: {open: number; waiting: number; closed: number}}>(
      gateway,
      '/tickets?limit=100',
    );
    const shown = all(element, '.filter .number').map((number) => number.textContent);
    // What is archived is not counted apart: it is among the closed ones.
    expect(shown).to.deep.equal([...[items.length, counts.open, counts.waiting, counts.closed].map(String), '']);
    button(element, '更多').click();
    await shows(element, '.more-tools select');
    await expectAccessible(element);
    const select = one<HTMLSelectElement>(element, '.more-tools select');
    const {type: wanted} = items[0]!;
    select.value = wanted;
    select.dispatchEvent(new Event('change'));
    const fitting = items.filter((item) => item.type === wanted).length;
    await waitUntil(() => all(element, '.entry').length === fitting);
    expect(fitting).to.be.below(items.length);
  });

  it('shows a manager what his colleagues handed in, to be read but not to be answered', async function () {
    this.timeout(15_000);
    const {element, gateway} = await open(
      {as: 'chen-guodong'},
      html`<aftercare-ticket-status scope="organisation"></aftercare-ticket-status>`,
    );
    await shows(element, '.entry a');
    await says(element, '本单位的请求');
    const hers = row(element, '销售日报邮件').closest('li')!;
    expect(hers.textContent).to.include('李雯').and.include('等李雯处理').and.not.include('轮到您了');
    await expectAccessible(element);
    element.ticket = (await summary(gateway, 'AC-6DWT-2602')).id;
    await shows(element, '[part~=reply]');
    expect(shownText(element)).to.include('这是李雯提交的请求').and.include('李雯的请求');
    expect(one(element, '#reply-text')).to.equal(undefined);
    expect(button(element, '已解决')).to.equal(undefined);
    expect(shownText(element)).not.to.include('轮到您了');
    expect(all(element, '.message.own').length, 'nothing in it is his').to.equal(0);
    await expectAccessible(element);
  });

  it('asks once for each reading who reads it, even where that cannot be told', async () => {
    // Counted from the beginning: what waits for approval is read in idle time, before or after the first entry is seen.
    let asked = 0;
    let readings = 0;
    const gateway = await openGateway({world: haituWorld});
    const {app} = gateway;
    gateway.app = (request) => {
      const {pathname, searchParams} = new URL(request.url);
      if (pathname.endsWith('/tickets') && !searchParams.has('awaits')) readings += 1;
      if (!request.url.endsWith('/me')) return app(request);
      asked += 1;
      return Promise.resolve(problem('not-found', 404));
    };
    const {element} = await open({gateway});
    await shows(element, '.entry');
    await shows(element, 'input[type=search]');
    button(element, '更多').click();
    await shows(element, '.more-tools');
    // The tools, and what waits for approval above the list.
    await waitUntil(() => asked === 2);
    for (let draw = 0; draw < 5; draw += 1) {
      element.requestUpdate();
      await element.updateComplete;
    }
    expect(asked).to.equal(2);
    wake();
    await waitUntil(() => asked >= 4, 'it is never asked again');
    expect(asked).to.be.at.most(2 * readings);
  });

  it('saves what the list would come to as a table, whatever a title begins with', async () => {
    const {element, line, gateway} = await open();
    await shows(element, '.entry a');
    line.transport = async (request) => {
      const reply = await gateway.app(request);
      if (!request.url.includes('/tickets')) return reply;
      const page = (await reply.json()) as {items: TicketSummary[]};
      return json({...page, items: [{...page.items[0]!, title: '=HYPERLINK("http://x","点我")'}, ...page.items.slice(1)]});
    };
    await shows(element, '.filter');
    button(element, '更多').click();
    await shows(element, '.more-tools');
    const saved = await savedFile(() => button(element, '导出 CSV').click());
    expect(saved.name).to.equal('请求列表.csv');
    expect([...saved.bytes.slice(0, 3)], 'a byte order mark').to.deep.equal([0xef, 0xbb, 0xbf]);
    const lines = saved.text.trim().split('\r\n');
    expect(lines[0]).to.include('"编号","标题"');
    expect(lines[1]).to.include(`"'=HYPERLINK(""http://x"",""点我"")"`);
    const whole = await ask<{items: TicketSummary[]}>(gateway, '/tickets?limit=100');
    expect(lines.length - 1, 'all of them, not only those that are drawn').to.equal(whole.items.length);
    const {timeZone} = new Intl.DateTimeFormat().resolvedOptions();
    expect(lines[0], 'whose time it is').to.include(`"提交时间 (${timeZone})"`);
    expect(lines[1]).to.match(/"\d{4}-\d\d-\d\d \d\d:\d\d","\d{4}-\d\d-\d\d \d\d:\d\d"$/);
    await waitUntil(() => announced(element).includes('已导出'));
  });

  it('shows rows alone where there is little room', async () => {
    const {element, line, gateway} = await open({}, html`<aftercare-ticket-status compact></aftercare-ticket-status>`);
    const asked: string[] = [];
    line.transport = (request) => {
      if (request.url.includes('/tickets')) asked.push(new URL(request.url).search);
      return gateway.app(request);
    };
    await shows(element, '.entry a');
    expect(one(element, 'input[type=search]')).to.equal(undefined);
    await expectAccessible(element);
    await says(element, '选择上门时间');
    for (const readings of [1, 2, 3]) {
      wake();
      await waitUntil(() => asked.filter((search) => !search.includes('awaits=')).length >= readings);
      await element.updateComplete;
    }
    expect(
      asked.filter((search) => search.includes('awaits=')),
      'what is not drawn is not read',
    ).to.deep.equal([]);
  });

  it('goes through five hundred requests without losing its place', async () => {
    const gateway = await openGateway({world: crowded(haituWorld), team: false});
    const {element} = await open({gateway});
    await waitUntil(() => all(element, '.entry').length === 20, 'no list');
    await shows(element, '.filter');
    expect(Number(one(element, '.filter .number').textContent)).to.be.at.least(500);
    for (let rows = 40; rows <= 120; rows += 20) {
      const more = button(element, '显示更多');
      more.focus();
      more.click();
      await waitUntil(() => all(element, '.entry').length === rows, `not ${rows} rows`);
      expect(focused(element)?.textContent).to.include('显示更多');
    }
    const [first, last] = [all(element, '.entry a')[0]!, all(element, '.entry a').at(-1)!].map(({dataset}) => dataset['id']);
    wake();
    await element.updateComplete;
    expect([all(element, '.entry a')[0]!.dataset['id'], all(element, '.entry a').at(-1)!.dataset['id']]).to.deep.equal([first, last]);
  });

  describe('when the gateway cannot be reached', () => {
    const title = '升级到 6.2.1 后，销售总览看板一直显示“正在加载”';
    const noLine = () => Promise.reject(new TypeError('no line'));
    const kept = (baseUrl: string, what: string) =>
      waitUntil(async () => (await openStore().keys(baseUrl)).some((key) => key.includes(`/seen/${what}`)), `${what} was never kept`);

    /** Leaves the page after it has shown the list and one request, and comes back without a line. */
    async function reloaded(options: CounterOptions = {}) {
      const before = await open();
      await shows(before.element, 'a[data-id]');
      const {baseUrl} = before.desk;
      await kept(baseUrl, 'list');
      const {id} = await summary(before.gateway, 'AC-7K3P-2614');
      before.element.ticket = id;
      await kept(baseUrl, 'request');
      before.desk.parentElement!.remove();
      const after = await open({baseUrl, gateway: before.gateway, ...options});
      after.line.transport = noLine;
      return {...after, id, before};
    }

    it('shows the list and the request last read with their time, and the newest as soon as the line is back', async () => {
      const {element, id, gateway, line} = await reloaded();
      await says(element, '当前没有网络连接。下面是');
      expect(row(element, title)).to.be.an.instanceof(HTMLAnchorElement);
      await expectAccessible(element);
      element.ticket = id;
      await shows(element, '.stage-list');
      await says(element, '当前没有网络连接。下面是');
      expect(shownText(element)).to.include(title);
      await expectAccessible(element);
      await write(gateway, id, '补充：换了浏览器也一样');
      line.transport = (request) => gateway.app(request);
      wake();
      await says(element, '补充：换了浏览器也一样');
      expect(shownText(element)).not.to.include('没有网络连接');
    });

    it('shows nothing of a request that is not to be had any more, however the next readings end', async () => {
      const {element, line, gateway, desk} = await open();
      const showsNone = () => expect(shownText(element)).not.to.include(title);
      await shows(element, 'a[data-id]');
      const {baseUrl} = desk;
      const {id} = await summary(gateway, 'AC-7K3P-2614');
      await kept(baseUrl, 'list');
      element.ticket = id;
      await shows(element, '.stage-list');
      await kept(baseUrl, 'request');
      line.transport = (request) =>
        request.url.endsWith(`/tickets/${id}`) ? Promise.resolve(problem('not-found', 404)) : gateway.app(request);
      wake();
      await says(element, '找不到这条请求');
      showsNone();
      const copies = async () => (await openStore().keys(baseUrl)).filter((key) => /\/seen\/(list|request)/.test(key));
      await waitUntil(async () => !(await copies()).length, 'still has a copy');
      line.transport = noLine;
      wake();
      await says(element, '当前没有网络连接');
      showsNone();
      element.ticket = '';
      await shows(element, '[part=problem]');
      showsNone();
      desk.parentElement!.remove();
      const after = await open({baseUrl, gateway}, html`<aftercare-ticket-status .ticket=${id}></aftercare-ticket-status>`);
      after.line.transport = noLine;
      await says(after.element, '当前没有网络连接');
      expect(shownText(after.element)).not.to.include(title);
    });

    it('goes by whom this tab saw last where not even a token can be had', async () => {
      const {element} = await reloaded({getToken: noLine});
      await says(element, '下面是');
      expect(row(element, title)).to.be.an.instanceof(HTMLAnchorElement);
    });

    it('shows nothing to nobody, nor to whoever signs in after that and has no token yet', async () => {
      const {element, desk} = await reloaded({as: null});
      await shows(element, '[part=problem]');
      expect(shownText(element)).not.to.include(title);
      desk.auth = {getToken: noLine};
      await element.updateComplete;
      await shows(element, '[part=problem]');
      expect(shownText(element)).not.to.include(title);
    });

    it('shows another person nothing, and whoever signed out has left nothing on the device', async () => {
      const {element, gateway, desk, before} = await reloaded({as: 'zhou-yan'});
      await shows(element, '[part=problem]');
      expect(shownText(element)).not.to.include(title);
      desk.auth = {getToken: async () => (await gateway.tokenFor('li-wen')) ?? ''};
      await says(element, '下面是');
      await desk.logout();
      expect((await openStore().keys(before.desk.baseUrl)).filter((key) => key.includes('/seen/'))).to.deep.equal([]);
      await waitUntil(() => !shownText(element).includes(title), 'still shown');
    });
  });
});
