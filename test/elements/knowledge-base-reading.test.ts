import {expect, oneEvent} from '@open-wc/testing';
import type {ArticleNode} from '../../src/contract/article.js';
import {articleBody} from '../../src/kit/article-body.js';
import {Words} from '../../src/locales/words.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {all, announced, between, focused, lost, mysql, one, open, openArticle, serve, shows} from '../support/knowledge-base.js';
import {waitUntil} from '../support/wait-until.js';

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-knowledge-base, reading', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`shows an article in its own language, with contents, tables and code that scroll by keyboard (${theme})`, async () => {
      const {element} = await openArticle(mysql, {theme, lang: 'en'});
      expect(one(element, 'article').lang).to.equal('zh-Hans');
      expect(shownText(element)).to.include('In this article').and.to.include('Simplified Chinese');
      expect(all(element, '.body h2')).to.have.length(0);
      expect(one(element, '.body .table').tabIndex).to.equal(0);
      expect(one(element, '.body pre').tabIndex).to.equal(0);
      await expectAccessible(element);
    });
  }

  it('jumps to headings without leaving the place', async () => {
    const {element} = await openArticle(mysql);
    const place = location.hash;
    const link = all<HTMLAnchorElement>(element, '.contents a')[2]!;
    link.click();
    expect(focused(element)!.textContent).to.equal(link.textContent);
    one(element, '.body td a').click();
    expect(focused(element)!.tagName).to.equal('H3');
    expect(location.hash).to.equal(place);
  });

  it('copies code without its last line end, and says when it cannot', async () => {
    const {element} = await openArticle(mysql);
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async (text: string) => copied.push(text)}});
    const {execCommand} = document;
    try {
      const button = all(element, '.copy').at(-1)!;
      button.click();
      await waitUntil(() => button.textContent === '已复制');
      expect(copied).to.deep.equal(['nc -vz -w 5 db.example.com 3306']);
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value: undefined});
      const selected: string[] = [];
      document.execCommand = () => Boolean(selected.push((focused(element) as HTMLTextAreaElement).value));
      button.focus();
      button.click();
      await waitUntil(() => selected.length);
      expect(selected).to.deep.equal(copied);
      expect(focused(element)).to.equal(button);
      document.execCommand = () => false;
      button.click();
      await waitUntil(() => announced(element).some((text) => text!.includes('没能复制')));
    } finally {
      document.execCommand = execCommand;
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('builds nothing that runs from a hostile article, and shows the rest', async () => {
    const room = await open();
    const body = `[
      {"tag": "script", "children": ["window.hurt = true"]},
      {"tag": "p", "attributes": {"onclick": "window.hurt = true", "style": "position:fixed", "__proto__": "x"}, "children": ["看得到的段落"]},
      {"tag": "a", "attributes": {"href": "javascript:window.hurt=true"}, "children": ["坏链接"]},
      {"tag": "a", "attributes": {"href": " java\\tscript:window.hurt=true"}, "children": ["坏链接二"]},
      {"tag": "a", "attributes": {"href": "data:text/html,x"}, "children": ["坏链接三"]},
      {"tag": "img", "attributes": {"src": "javascript:window.hurt=true", "onerror": "window.hurt=true"}},
      {"tag": "img", "attributes": {"src": "data:image/svg+xml,<svg onload='window.hurt=true'/>"}},
      {"tag": "iframe", "attributes": {"srcdoc": "<script>parent.hurt=true</script>"}, "children": ["框里的字"]},
      {"tag": "__proto__", "children": ["原型"]},
      {"tag": "constructor", "children": ["构造"]},
      {"tag": "h2", "attributes": {"id": "title"}, "children": ["同名标题"]},
      {"tag": "svg", "children": [{"tag": "style", "children": ["*{display:none}"]}]}
    ]`;
    await serve(room, (article) => ({...article, body: JSON.parse(body) as unknown}));
    room.element.article = mysql;
    await shows(room.element, '.body');
    const text = one(room.element, '.body').textContent!;
    for (const word of ['看得到的段落', '坏链接二', '框里的字', '原型', '构造', '同名标题']) expect(text).to.include(word);
    expect(all(room.element, '.body :is(script, style, iframe, svg, img, a)')).to.have.length(0);
    expect(all(room.element, '.body [onclick], .body [style]')).to.have.length(0);
    expect(all(room.element, '#title')).to.have.length(1);
    one(room.element, '.body p').click();
    expect(Reflect.get(window, 'hurt')).to.equal(undefined);
    await expectAccessible(room.element);
  });

  it('lets a reader go on when the article did not come', async () => {
    const room = await open();
    const mend = between(room, /\/articles\/mysql/, lost);
    await shows(room.element, '.group');
    one(room.element, `[data-article="${mysql}"]`).click();
    await shows(room.element, '[role=alert]');
    expect(one(room.element, '#title').textContent).to.include('MySQL');
    expect(focused(room.element)).to.equal(one(room.element, '#title'));
    await expectAccessible(room.element);
    const opened = oneEvent(room.element, 'aftercare-article-opened');
    mend();
    one(room.element, '[role=alert] button').click();
    await opened;
  });
});

describe('an article’s body', () => {
  const surroundings = {
    articleHref: (id: string) => `#article/${id}`,
    words: new Words<'knowledge-base'>('en', {'body.copy': 'Copy', 'body.code': 'Code', 'body.table': 'Table', 'body.newTab': 'new tab'}),
  };
  const build = (...nodes: ArticleNode[]) => articleBody(nodes, surroundings).element;

  it('opens other sites apart and keeps links of its own here', () => {
    const link = (href: string) => build({tag: 'a', attributes: {href}, children: ['x']}).querySelector('a');
    const other = link('https://other.example/a')!;
    expect([other.target, other.rel, other.title]).to.deep.equal(['_blank', 'noopener noreferrer', 'new tab']);
    expect(link(`${location.origin}/b`)!.target).to.equal('');
    expect(link('article:ldap-login-failed')!.getAttribute('href')).to.equal('#article/ldap-login-failed');
    expect(link('mailto:a@b.example')!.href).to.equal('mailto:a@b.example');
    expect(link('tel:+861')!.href).to.equal('tel:+861');
    for (const href of ['/relative', 'vbscript:x', 'file:///etc/passwd', 'blob:https://x/1', '', 'https://']) {
      expect(link(href), href).to.equal(null);
    }
  });

  it('shows pictures of the web only, lazily and without telling where from', () => {
    const image = (src: string) => build({tag: 'img', attributes: {src, alt: '图'}}).querySelector('img');
    const picture = image('https://cdn.example/x.png')!;
    expect([picture.loading, picture.referrerPolicy, picture.alt]).to.deep.equal(['lazy', 'no-referrer', '图']);
    expect(new URL(image('/x.png')!.src).origin).to.equal(location.origin);
    for (const src of ['data:image/png;base64,AA', 'file:///x.png', 'javascript:0']) expect(image(src), src).to.equal(null);
  });

  it('leaves no gap in the levels of headings', () => {
    const element = build({tag: 'h4', children: ['a']}, {tag: 'h2', children: ['b']}, {tag: 'h4', children: ['c']});
    expect([...element.children].map(({tagName}) => tagName)).to.deep.equal(['H3', 'H3', 'H4']);
  });

  it('survives any depth, and keeps the words', () => {
    let node: ArticleNode = '最深处';
    for (let depth = 0; depth < 100_000; depth++) node = {tag: depth % 2 ? 'blockquote' : 'marquee', children: [node]};
    const element = build(node, {tag: 'p', children: ['之后']});
    expect(element.textContent).to.equal('最深处之后');
    expect(element.querySelectorAll('blockquote').length).to.be.lessThan(60);
  });
});
