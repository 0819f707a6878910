import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {ProblemError} from '../../src/contract/problem-error.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {all, between, field, focused, join, lost, mysql, one, open, openArticle, says, shows, type} from '../support/knowledge-base.js';
import {waitUntil} from '../support/wait-until.js';

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-knowledge-base, places', () => {
  it('starts with the query of the place or of the attribute', async () => {
    location.hash = `aftercare=help/${encodeURIComponent('许可')}`;
    const {element} = await open();
    await shows(element, '.finding');
    expect(field(element).value).to.equal('许可');
    element.query = '权限';
    await waitUntil(() => field(element).value === '权限');
  });

  it('keeps the query in the address once typing rests, so that a reload and the way back find it', async () => {
    const {element} = await open();
    await type(element, '许可');
    await waitUntil(() => location.hash === `#aftercare=help/${encodeURIComponent('许可')}`, 'never kept');
    const {length} = history;
    await type(element, '看板');
    await shows(element, '.finding');
    one(element, '.finding').click();
    await shows(element, '.body');
    expect(history.length).to.equal(length + 1);
    history.back();
    await shows(element, '.finding');
    expect(decodeURIComponent(location.hash)).to.equal('#aftercare=help/看板');
    await type(element, '');
    expect(location.hash).to.equal('#aftercare=help');
  });

  it('leaves the address alone where it names something else', async () => {
    history.replaceState(null, '', '#pricing');
    const foreign = await open();
    const told = oneEvent(foreign.element, 'aftercare-searched');
    await type(foreign.element, '许可');
    await told;
    expect(location.hash).to.equal('#pricing');
  });

  it('leaves the address alone where the host says what is searched for', async () => {
    const {element} = await open({}, html`<aftercare-knowledge-base query="权限"></aftercare-knowledge-base>`);
    const again = oneEvent(element, 'aftercare-searched');
    await type(element, '许可');
    await again;
    expect(location.hash).to.equal('');
  });

  it('goes on in an article where its reader left it', async () => {
    const {element} = await openArticle('jvm-heap-case');
    const blocks = all(element, '.body > *');
    blocks[9]!.scrollIntoView();
    const left = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    expect(left).to.be.greaterThan(3);
    one(element, '[part=related] .title').click();
    await waitUntil(() => one(element, '#title').textContent !== '' && !location.hash.includes('jvm-heap'));
    await shows(element, '.body');
    scrollTo(0, 0);
    history.back();
    await waitUntil(() => location.hash.includes('jvm-heap') && one(element, '.body'));
    await waitUntil(() => all(element, '.body > *').findIndex((block) => block.getBoundingClientRect().bottom > 0) === left);
  });

  it('goes back to the same finding with the query kept', async () => {
    const {element} = await open();
    await type(element, '看板');
    await shows(element, '.finding');
    const second = all(element, '.finding')[1]!;
    const id = second.dataset['article'];
    second.click();
    await shows(element, '.body');
    one(element, '.back').click();
    await shows(element, '.finding');
    expect(field(element).value).to.equal('看板');
    expect(focused(element)).to.equal(field(element));
    await waitUntil(() => one(element, '[aria-selected=true]')?.dataset['article'] === id);
  });

  it('follows the browser back, to the row that was left', async () => {
    const {element} = await open();
    await shows(element, '.group');
    const row = all<HTMLAnchorElement>(element, '.article .title').at(-1)!;
    row.click();
    await shows(element, '.body');
    history.back();
    await waitUntil(() => focused(element)?.classList.contains('title'));
    expect(focused(element)).to.have.attribute('data-article', row.dataset['article']);
  });

  it('opens an article again after the list came back by other ways than the page’s place', async () => {
    const {element} = await openArticle(mysql);
    expect(focused(element)).to.equal(null);
    element.query = '连接';
    await shows(element, '.finding');
    one(element, `.finding[data-article="${mysql}"]`).click();
    await shows(element, '.body');
  });

  it('stays where an attribute pins it until its reader follows a link', async () => {
    const {element} = await open({}, html`<aftercare-knowledge-base article=${mysql}></aftercare-knowledge-base>`);
    const heard: string[] = [];
    element.addEventListener('aftercare-article-opened', (event) => heard.push(event.detail.id));
    await shows(element, '.body');
    const moved = oneEvent(window, 'hashchange');
    location.hash = 'aftercare=article/licence-faq';
    await moved;
    expect(one(element, '#title').textContent).to.include('MySQL');
    expect(heard).to.deep.equal([]);
    await shows(element, '[part=related] .title');
    const related = one<HTMLAnchorElement>(element, '[part=related] .title');
    related.click();
    await waitUntil(() => heard[0] === related.dataset['article']);
    expect(focused(element)).to.equal(one(element, '#title'));
  });

  it('says when an article is gone, with a way to the rest', async () => {
    const {element} = await open({theme: 'dark'}, html`<aftercare-knowledge-base article="no-such"></aftercare-knowledge-base>`);
    await says(element, '没有找到这篇文章');
    await expectAccessible(element);
    one(element, '.back').click();
    await shows(element, '.group');
  });

  it('focuses the search by a slash, but only from inside', async () => {
    const {element} = await openArticle(mysql);
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '/', bubbles: true}));
    await element.updateComplete;
    expect(one(element, '.body')).to.exist;
    one(element, '.back').focus();
    await sendKeys({press: '/'});
    await waitUntil(() => focused(element) === field(element));
    await sendKeys({press: '/'});
    expect(field(element).value).to.equal('/');
  });
});

describe('aftercare-knowledge-base, palette', () => {
  it('opens over any page by keyboard, reads there, leaves the address alone, and gives focus back', async () => {
    history.replaceState(null, '', '#pricing');
    const {element} = await open(
      {theme: 'dark'},
      html`<button class="before">x</button><aftercare-knowledge-base mode="palette"></aftercare-knowledge-base>`,
    );
    await shows(element, 'dialog');
    expect(all(element, 'input')).to.have.length(0);
    const before = element.parentElement!.querySelector<HTMLElement>('.before')!;
    before.focus();
    await sendKeys({press: 'Control+k'});
    await waitUntil(() => focused(element) === field(element));
    await sendKeys({type: 'mysql'});
    await shows(element, '.finding');
    await expectAccessible(element);
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    await shows(element, '.body');
    await waitUntil(() => focused(element) === one(element, '#title'));
    expect(location.hash).to.equal('#pricing');
    one(element, '.back').click();
    await shows(element, '.finding');
    await sendKeys({press: 'Escape'});
    await waitUntil(() => document.activeElement === before);
    expect(all(element, 'input')).to.have.length(0);
    await element.show();
    expect(field(element).value).to.equal('mysql');
    await sendKeys({press: 'Control+k'});
    await waitUntil(() => document.activeElement === before);
  });

  it('listens no more once it has left the page', async () => {
    const {element} = await open({}, html`<aftercare-knowledge-base mode="palette"></aftercare-knowledge-base>`);
    await shows(element, 'dialog');
    element.remove();
    await sendKeys({press: 'Control+k'});
    expect(all(element, 'input')).to.have.length(0);
  });
});

describe('aftercare-knowledge-base, rating', () => {
  it('takes a "no" at once, asks for words, and shows a way to the form', async () => {
    const room = await openArticle(mysql);
    const {element} = room;
    const sent: unknown[] = [];
    const {transport} = room.line;
    room.line.transport = async (request) => {
      if (request.url.endsWith('/feedback')) sent.push(await request.clone().json());
      return transport(request);
    };
    const no = all(element, '.vote button')[1]!;
    no.focus();
    no.click();
    await shows(element, '#reason');
    expect(shownText(element)).to.include('您认为这篇文章没有帮助');
    expect(one<HTMLAnchorElement>(element, '.vote a').href).to.include('#aftercare=submit');
    await expectAccessible(element);
    const reason = one<HTMLTextAreaElement>(element, '#reason');
    const explain = async (text: string) => {
      reason.value = text;
      reason.dispatchEvent(new InputEvent('input', {bubbles: true}));
      await element.updateComplete;
      one(element, '.vote .field ~ .row button').focus();
      one(element, '.vote .field ~ .row button').click();
    };
    await explain('长'.repeat(30_000));
    await waitUntil(() => focused(element) === reason);
    expect(reason.getAttribute('aria-invalid')).to.equal('true');
    expect(reason.value).to.have.length(30_000);
    one(element, '.vote input[type=radio]').click();
    await explain('缺少防火墙的设置');
    await says(element, '谢谢您的说明');
    expect(sent).to.have.length(2);
    expect(sent[0]).to.include({helpful: false});
    expect(sent[1]).to.include({helpful: false, reason: 'other-problem', comment: '缺少防火墙的设置'});
    expect(focused(element)).to.equal(one(element, '.said'));
  });

  it('says that a rating waits while the line is down, and thanks once the backend has it', async () => {
    const room = await openArticle(mysql);
    const mend = between(room, /\/feedback$/, lost);
    one(room.element, '.vote button').click();
    await says(room.element, '已保存在本设备');
    expect(shownText(room.element)).not.to.include('谢谢您的反馈');
    await expectAccessible(room.element);
    mend();
    all(room.element, '.vote button')
      .find((button) => button.textContent === '立即发送')!
      .click();
    await says(room.element, '谢谢您的反馈');
  });

  it('says of a rating that waits for a decision that it is not sent by itself', async () => {
    const room = await openArticle(mysql);
    between(room, /\/feedback$/, lost);
    one(room.element, '.vote button').click();
    await says(room.element, '已保存在本设备');
    const desk = await room.desk.link!.desk();
    const [entry] = desk.outbox();
    const problem = new ProblemError({type: 'about:blank', title: 'x', status: 410, code: 'gone', retryable: false});
    desk.outbox = () => [{...entry!, problem}];
    const element = join(room);
    element.article = mysql;
    await says(element, '不会再自动发送');
    expect(shownText(element)).not.to.include('后会自动发送');
  });

  it('gives the choice back when the backend refuses it', async () => {
    const room = await openArticle(mysql);
    const problem = {type: 'about:blank', title: 'x', status: 403, code: 'not-allowed', retryable: false, requestId: 'rq_1'};
    const mend = between(room, /\/feedback$/, async () =>
      Response.json(problem, {status: 403, headers: {'Content-Type': 'application/problem+json'}}),
    );
    one(room.element, '.vote button').click();
    await shows(room.element, '.vote [role=alert]');
    mend();
    one(room.element, '.vote button').click();
    await says(room.element, '谢谢您的反馈');
  });

  it('remembers what was said, and lets it be changed', async () => {
    const first = await openArticle(mysql);
    one(first.element, '.vote button').click();
    await says(first.element, '您认为这篇文章有帮助');
    const {element} = await openArticle(mysql, {gateway: first.gateway});
    expect(shownText(element)).to.include('您认为这篇文章有帮助');
    all(element, '.vote button')
      .find((button) => button.textContent === '修改')!
      .click();
    await waitUntil(() => all(element, '.vote button').length === 2);
  });
});
