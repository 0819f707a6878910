import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import type {TicketSummary} from '../../src/contract/ticket.js';
import type {TicketStatusElement} from '../../src/elements/ticket-status/ticket-status.js';
import {expectAccessible, openCounter, shownText} from '../support/counter.js';
import {open, ask, all, one, shows, says, announced, focused, button, row, wake, type, json} from '../support/ticket-room.js';

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
});
