import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {haituWorld} from '../../server/memory/world/haitu.js';
import type {Article} from '../../src/contract/article.js';
import {expectAccessible, openCounter, shownText} from '../support/counter.js';
import {
  all,
  announced,
  between,
  field,
  focused,
  join,
  lost,
  mysql,
  one,
  open,
  openArticle,
  pagesOf,
  says,
  shows,
  type,
} from '../support/knowledge-base.js';
import {waitUntil} from '../support/wait-until.js';

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-knowledge-base, browsing', () => {
  it('lists what there is by category, the reader’s own language first', async () => {
    const {element} = await open();
    await shows(element, '.group');
    const names = all(element, '.group h3').map(({textContent}) => textContent);
    expect(names.slice(0, 2)).to.deep.equal(['大家常看', '安装与升级']);
    await shows(element, '.tabs button');
    all(element, '.tabs button')[1]!.click();
    await waitUntil(() => all(element, '.group').length === 1);
    const [install] = all(element, '.group');
    const languages = [...install!.querySelectorAll('.title')].map((title) => title.getAttribute('lang'));
    expect(languages[0]).to.equal('zh-Hans');
    expect(languages.at(-1)).to.equal('en');
    await expectAccessible(element);
  });

  it('filters by category and kind, and keeps focus where it was', async () => {
    const room = await openCounter(html``, {theme: 'dark'});
    pagesOf(room, 100);
    const element = join(room);
    element.theme = 'dark';
    await shows(element, '.tabs button');
    room.line.transport = lost;
    const tab = all(element, '.tabs button').find((button) => button.textContent === '账号与权限')!;
    tab.focus();
    tab.click();
    await waitUntil(() => all(element, '.group').length === 1);
    expect(focused(element)).to.equal(tab);
    expect(tab.getAttribute('aria-pressed')).to.equal('true');
    const select = one<HTMLSelectElement>(element, 'select');
    select.value = 'case';
    select.dispatchEvent(new Event('change'));
    await says(element, '没有符合条件的文章');
    await expectAccessible(element);
    one(element, '.empty button').click();
    await waitUntil(() => all(element, '.group').length > 1);
  });

  it('shows the next page on demand and goes on reading there; a lost line loses nothing', async () => {
    const room = await openCounter(html``);
    const half = Math.ceil(haituWorld.articles.length / 2);
    pagesOf(room, half);
    const element = join(room);
    await shows(element, '.more');
    const listed = () => new Set(all(element, '.article .title').map(({dataset}) => dataset['article']));
    const shown = listed();
    expect(shown.size).to.equal(half);
    const mend = between(room, /\/articles$/, lost);
    one(element, '.more').click();
    await shows(element, '[role=alert]');
    expect(listed()).to.deep.equal(shown);
    mend();
    one(element, '.more').click();
    await waitUntil(() => listed().size > half);
    expect(one(element, '.more')).to.equal(undefined);
    await waitUntil(() => focused(element));
    expect(shown.has((focused(element) as HTMLElement).dataset['article'])).to.equal(false);
  });

  it('says so when the desk has no articles, and leads to the form', async () => {
    const room = await openCounter(html``);
    between(room, /\/articles$/, async () => Response.json({items: [], nextCursor: null}));
    const element = join(room);
    await says(element, '还没有发布文章');
    await shows(element, '.empty a');
    expect(one<HTMLAnchorElement>(element, '.empty a').href).to.include('#aftercare=submit');
    await expectAccessible(element);
  });

  it('tells of a lost line and tries again when asked', async () => {
    const room = await openCounter(html``);
    const mend = between(room, /\/articles$/, lost);
    const failed = oneEvent(room.desk, 'aftercare-error');
    const element = join(room);
    await shows(element, '[role=alert]');
    expect((await failed).detail).to.deep.equal({code: 'offline', retryable: true});
    await expectAccessible(element);
    mend();
    one(element, '[role=alert] button').click();
    await shows(element, '.group');
  });
});

describe('aftercare-knowledge-base, searching', () => {
  it('is found, read and rated by keyboard alone', async () => {
    const {element, gateway} = await open();
    await shows(element, '.group');
    field(element).focus();
    await sendKeys({type: '连接'});
    await shows(element, '.finding');
    await sendKeys({press: 'ArrowDown'});
    const id = one(element, '[aria-selected=true]').dataset['article']!;
    expect(field(element).getAttribute('aria-activedescendant')).to.equal(one(element, '[aria-selected=true]').id);
    const opened = oneEvent(element, 'aftercare-article-opened');
    await sendKeys({press: 'Enter'});
    expect((await opened).detail).to.deep.equal({id});
    expect(location.hash).to.equal(`#aftercare=article/${id}`);
    expect(focused(element)).to.equal(one(element, '#title'));
    await shows(element, '.vote button');
    while (!focused(element)?.closest('.vote')) await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await says(element, '谢谢您的反馈');
    expect(focused(element)).to.equal(one(element, '.said'));
    const reply = await gateway.app(
      new Request(`https://app.example/portal/v1/articles/${id}`, {headers: {Authorization: `Bearer ${await gateway.tokenFor('li-wen')}`}}),
    );
    expect(((await reply.json()) as Article).helpful).to.equal(true);
  });

  it('walks the findings in a circle, and Escape clears them', async () => {
    const {element} = await open();
    await type(element, '看板');
    await shows(element, '.finding');
    await expectAccessible(element);
    const active = () => all(element, '.finding').findIndex((finding) => finding.ariaSelected === 'true');
    const last = all(element, '.finding').length - 1;
    field(element).focus();
    await sendKeys({press: 'ArrowUp'});
    expect(active()).to.equal(last);
    await sendKeys({press: 'ArrowDown'});
    expect(active()).to.equal(0);
    await sendKeys({press: 'Escape'});
    await shows(element, '.group');
    expect(field(element).value).to.equal('');
    expect(focused(element)).to.equal(field(element));
  });

  for (const query of ['連接超時', '數據連接', '连接超时']) {
    it(`finds an article in simplified characters by ${query}, and marks what matched`, async () => {
      const {element} = await open({theme: 'dark'});
      await type(element, query);
      await waitUntil(() => all(element, '.finding').some((finding) => finding.dataset['article'] === mysql));
      expect(all(element, 'mark').map((mark) => mark.textContent)).to.include('连接');
      await expectAccessible(element);
    });
  }

  it('never reads a title as markup', async () => {
    const room = await open();
    const {transport} = room.line;
    between(room, /\/articles\/index$/, async (request) => {
      const reply = await transport(request);
      const index = (await reply.json()) as {articles: {title: string}[]};
      index.articles[0]!.title = '<img src=x onerror="window.hurt=true"> 怪标题';
      return new Response(JSON.stringify(index), {headers: reply.headers});
    });
    await type(room.element, '怪标题');
    await shows(room.element, '.finding');
    expect(one(room.element, '.finding .title').textContent).to.equal('<img src=x onerror="window.hurt=true"> 怪标题');
    expect(all(room.element, '.finding img')).to.have.length(0);
    expect(Reflect.get(window, 'hurt')).to.equal(undefined);
  });

  it('marks the first and the last finding by Home and End once one is marked, and moves in the text before', async () => {
    const {element} = await open();
    await type(element, '看板');
    await shows(element, '.finding');
    field(element).focus();
    const marked = () => all(element, '.finding').findIndex((finding) => finding.ariaSelected === 'true');
    await sendKeys({press: 'Home'});
    expect([marked(), field(element).selectionStart]).to.deep.equal([-1, 0]);
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'End'});
    expect(marked()).to.equal(all(element, '.finding').length - 1);
    await sendKeys({press: 'Home'});
    expect(marked()).to.equal(0);
  });

  it('searches within the chosen category and type, and leads out of them where they hold nothing', async () => {
    const {element} = await open();
    await type(element, '看板');
    await shows(element, '.finding');
    const before = all(element, '.finding').length;
    await shows(element, '.tabs button');
    all(element, '.tabs button')
      .find((button) => button.textContent === '账号与权限')!
      .click();
    await waitUntil(() => all(element, '.finding').length < before);
    for (const finding of all(element, '.finding')) expect(finding.textContent).to.include('账号与权限');
    await expectAccessible(element);
    const select = one<HTMLSelectElement>(element, 'select');
    select.value = 'case';
    select.dispatchEvent(new Event('change'));
    await type(element, '行级权限 企业微信');
    await says(element, '在当前的分类和类型里，没有找到与“行级权限 企业微信”相关的文章');
    await expectAccessible(element);
    one(element, '.empty button').click();
    await waitUntil(() => all(element, '.finding').some(({dataset}) => dataset['article'] === 'row-level-permission'));
  });

  it('opens offline what was read before, and says of the rest that it cannot be opened', async () => {
    const room = await openArticle(mysql);
    const {element} = room;
    one(element, '.back').click();
    await type(element, '连接');
    await shows(element, '.finding');
    room.line.transport = lost;
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
    try {
      dispatchEvent(new Event('offline'));
      await says(element, '离线时打不开');
      const rows = all(element, '.finding');
      const read = rows.find((finding) => finding.dataset['article'] === mysql)!;
      expect(read.textContent).not.to.include('离线时打不开');
      expect(rows.find((finding) => finding !== read)!.textContent).to.include('离线时打不开');
      await expectAccessible(element);
      read.click();
      await shows(element, '.body');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
      dispatchEvent(new Event('online'));
    }
  });

  it('waits until a word is composed before it looks', async () => {
    const {element} = await open();
    await shows(element, '.group');
    const input = field(element);
    input.value = 'lian';
    input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, isComposing: true}));
    input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}));
    await element.updateComplete;
    expect(all(element, '.group')).not.to.have.length(0);
    expect(input.value).to.equal('lian');
    input.value = '连接';
    input.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, composed: true, data: '连接'}));
    await shows(element, '.finding');
  });

  it('tells the outcome once, when typing rests', async () => {
    const {element} = await open();
    const heard: unknown[] = [];
    element.addEventListener('aftercare-searched', (event) => heard.push(event.detail));
    for (const text of ['定时', '定时报', '定时报告']) await type(element, text);
    await waitUntil(() => heard.length, 'never told');
    const count = all(element, '.finding').length;
    expect(heard).to.deep.equal([{query: '定时报告', count}]);
    expect(announced(element)).to.include(`找到 ${count} 篇文章`);
    field(element).focus();
    await sendKeys({press: 'Enter'});
    expect(heard).to.have.length(1);
  });

  it('says that nothing was found, and hands over to the form', async () => {
    const {element} = await open();
    const empty = oneEvent(element, 'aftercare-search-empty');
    await type(element, '量子纠缠');
    await says(element, '没有找到与“量子纠缠”相关的文章');
    await shows(element, '.empty a');
    expect((await empty).detail).to.deep.equal({query: '量子纠缠'});
    expect(one<HTMLAnchorElement>(element, '.empty a').href).to.include(`#aftercare=submit?title=${encodeURIComponent('量子纠缠')}`);
    await expectAccessible(element);
  });

  it('suggests what may have been meant, and looks for it when chosen', async () => {
    const {element} = await open();
    await type(element, 'klickhuose');
    await shows(element, '.empty .plain');
    const suggestion = one(element, '.empty .plain');
    expect(suggestion.textContent).to.equal('ClickHouse');
    await expectAccessible(element);
    suggestion.focus();
    suggestion.click();
    await shows(element, '.finding');
    expect(field(element).value).to.equal('ClickHouse');
    expect(focused(element)).to.equal(field(element));
  });

  it('says so where what it found answers little of the query, and takes letters for how words sound', async () => {
    const {element} = await open();
    await type(element, '股票什么时候涨');
    await says(element, '没有完全吻合的，下面是相近的');
    await waitUntil(() => announced(element).includes('没有完全吻合的，下面是相近的'));
    await expectAccessible(element);
    await type(element, 'denglu shibai');
    await waitUntil(() => one(element, '.finding')?.textContent?.includes('登录失败'), 'never heard');
    expect(shownText(element)).not.to.include('没有完全吻合的');
  });

  it('offers again what was looked for before, until it is forgotten', async () => {
    const {element} = await open();
    const told = oneEvent(element, 'aftercare-searched');
    await type(element, '许可');
    await told;
    await type(element, '');
    await shows(element, '.chip a');
    await expectAccessible(element);
    one(element, '.chip a').click();
    await shows(element, '.finding');
    expect(field(element).value).to.equal('许可');
    await type(element, '');
    await shows(element, '.chip button');
    one(element, '.chip button').click();
    await waitUntil(() => all(element, '.chip').length === 0);
  });

  it('tells the desk what was searched, found and opened', async () => {
    const {element, desk} = await open();
    const counter = await desk.link!.desk();
    const signals: object[] = [];
    counter.signal = (signal) => void signals.push(signal);
    const empty = oneEvent(element, 'aftercare-search-empty');
    await type(element, '量子纠缠');
    await empty;
    await type(element, '许可');
    await waitUntil(() => one(element, '.finding')?.textContent?.includes('许可'));
    one(element, '.finding').click();
    await waitUntil(() => signals.length === 3);
    const articleId = decodeURIComponent(location.hash.split('/')[1]!);
    const [first, second, third] = signals as Record<string, unknown>[];
    expect(first).to.include({kind: 'search-empty', query: '量子纠缠', count: 0, locale: 'zh-Hans'});
    expect(second).to.include({kind: 'searched', query: '许可'});
    expect(third).to.include({kind: 'article-opened', query: '许可', articleId});
  });

  it('asks the backend when the index cannot be had', async () => {
    const room = await open();
    await shows(room.element, '.group');
    between(room, /\/articles\/index$/, lost);
    await type(room.element, '连接');
    await shows(room.element, '.finding');
    expect(all(room.element, '.finding mark').map((mark) => mark.textContent)).to.include('连接');
    expect(all(room.element, '[role=alert]')).to.have.length(0);
  });

  it('tells of a problem only when neither answers, and tries again', async () => {
    const room = await open();
    await shows(room.element, '.group');
    const mend = between(room, /\/articles/, lost);
    await type(room.element, '连接');
    await shows(room.element, '[role=alert]');
    await expectAccessible(room.element);
    mend();
    one(room.element, '[role=alert] button').click();
    await shows(room.element, '.finding');
  });

  it('never lets an older answer replace a newer one', async () => {
    const room = await open();
    await shows(room.element, '.group');
    const {transport} = room.line;
    between(room, /\/articles\/index$/, lost);
    const held: (() => void)[] = [];
    room.line.transport = async (request) => {
      const url = new URL(request.url);
      if (url.pathname.endsWith('/index')) return lost();
      if (url.searchParams.get('q') === '连接') await new Promise<void>((resolve) => held.push(resolve));
      return transport(request);
    };
    await type(room.element, '连接');
    await waitUntil(() => held.length);
    await type(room.element, '许可');
    await says(room.element, '许可常见问题');
    held.forEach((release) => release());
    await room.element.updateComplete;
    expect(one(room.element, '.finding').dataset['article']).to.equal('licence-faq');
  });
});
