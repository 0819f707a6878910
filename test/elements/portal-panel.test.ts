import {expect, fixtureSync} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {html} from 'lit';
import '../../src/define/portal.js';
import type {PortalElement} from '../../src/elements/portal/portal.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, freshBase, shownText} from '../support/counter.js';
import {waitUntil} from '../support/wait-until.js';

const until = (done: () => unknown, what: string) => waitUntil(done, what);
const within = <T extends Element = HTMLElement>(portal: PortalElement, selector: string) => portal.shadowRoot!.querySelector<T>(selector)!;
const dialog = (portal: PortalElement) => within<HTMLDialogElement>(portal, 'dialog');
const launcher = (portal: PortalElement) => within<HTMLButtonElement>(portal, '.launcher');
const stands = (portal: PortalElement) => Boolean(dialog(portal)?.matches(':popover-open, [open]'));
const noted = (portal: PortalElement) => JSON.parse(localStorage.getItem('aftercare-waiting') ?? '{}')[portal.baseUrl];

const gateway = await openGateway({world: haituWorld});

/** A launcher on the demo's world. `asked`: what it asked of the backend. */
async function launch(attributes: Record<string, string> = {}, as?: string) {
  const asked: string[] = [];
  const hold = {on: false};
  const portal = document.createElement('aftercare-portal') as PortalElement;
  for (const [name, value] of Object.entries({mode: 'launcher', lang: 'zh-CN', ...attributes})) portal.setAttribute(name, value);
  portal.baseUrl = freshBase();
  portal.transport = (request) => {
    asked.push(new URL(request.url).pathname.replace('/portal/v1', ''));
    return hold.on ? new Promise<Response>(() => {}) : gateway.app(request);
  };
  if (as) portal.auth = {getToken: async () => (await gateway.tokenFor(as))!};
  const heard: string[] = [];
  for (const name of ['aftercare-opened', 'aftercare-closed'])
    portal.addEventListener(name, () => heard.push(name.slice('aftercare-'.length)));
  fixtureSync(html`<main>${portal}</main>`);
  await until(() => launcher(portal), 'the button never came');
  return {portal, asked, heard, hold};
}

beforeEach(() => {
  history.replaceState(null, '', location.pathname);
  localStorage.clear();
});
afterEach(() => setViewport({width: 1000, height: 700}));

describe('aftercare-portal as a launcher', () => {
  it('is a button that asks the backend for nothing until it is opened', async () => {
    const {portal, asked, heard} = await launch();
    await portal.ready;
    expect(launcher(portal).getAttribute('aria-label')).to.equal('服务支持');
    expect(portal.shadowRoot!.querySelector('.portal, aftercare-submit-ticket')).to.equal(null);
    expect(asked).to.deep.equal([]);
    launcher(portal).focus();
    launcher(portal).click();
    await until(() => stands(portal), 'never opened');
    expect(launcher(portal).ariaExpanded).to.equal('true');
    expect(portal.shadowRoot!.activeElement).to.equal(dialog(portal));
    // Beside the panel the page can be used.
    expect(dialog(portal).matches(':modal')).to.equal(false);
    await until(() => shownText(portal).includes('直接联系我们'), 'the overview never came');
    await expectAccessible(portal);
    dialog(portal).dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, cancelable: true}));
    await until(() => !stands(portal), 'never closed');
    expect(portal.shadowRoot!.activeElement).to.equal(launcher(portal));
    await until(() => heard.length === 2, 'the page was not told');
    expect(heard).to.deep.equal(['opened', 'closed']);
  });

  it('keeps what was written and where it was left, and never writes into the address', async () => {
    history.replaceState(null, '', '#/dashboards/7');
    const {portal} = await launch({}, 'li-wen');
    await portal.open('submit/incident');
    expect(stands(portal)).to.equal(true);
    const title = () => within(portal, 'aftercare-submit-ticket')?.shadowRoot?.querySelector<HTMLInputElement>('[data-at="/title"] input');
    await until(title, 'the form never came');
    title()!.value = '看板打开很慢';
    title()!.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await portal.close();
    await portal.open();
    expect(title()!.value).to.equal('看板打开很慢');
    within(portal, 'nav a:nth-of-type(4)').click();
    await until(() => portal.shadowRoot!.querySelector('aftercare-knowledge-base'), 'the link led nowhere');
    expect(location.hash).to.equal('#/dashboards/7');
  });

  it('opens by a link to one of its places, also on load, and gives the address back to the page', async () => {
    history.replaceState({own: 1}, '', '#/orders&aftercare=help/%E6%9D%83%E9%99%90');
    const {portal, heard} = await launch();
    await until(() => stands(portal) && portal.shadowRoot!.querySelector('aftercare-knowledge-base'), 'the link opened nothing');
    expect(heard).to.deep.equal(['opened']);
    within(portal, '.bar button').click();
    await until(() => !stands(portal), 'never closed');
    expect([location.hash, history.state]).to.deep.equal(['#/orders', {own: 1}]);
    location.hash = '#aftercare=submit';
    await until(() => stands(portal) && portal.shadowRoot!.querySelector('aftercare-submit-ticket'), 'the second link opened nothing');
    location.hash = '#pricing';
    await portal.updateComplete;
    expect(stands(portal)).to.equal(true);
  });

  it('leaves a place to the element of the page that shows it', async () => {
    const {portal} = await launch();
    fixtureSync(html`<aftercare-knowledge-base></aftercare-knowledge-base>`);
    location.hash = '#aftercare=article/row-level-permission';
    await new Promise((heard) => addEventListener('hashchange', heard, {once: true}));
    await portal.updateComplete;
    expect(stands(portal)).to.equal(false);
    // Nor does opening and closing the panel take it away from there.
    await portal.open('submit');
    await portal.close();
    expect(location.hash).to.equal('#aftercare=article/row-level-permission');
  });

  it('gives the focus to its button where nothing had it, and begins another place at its top', async () => {
    const {portal} = await launch({}, 'li-wen');
    (document.activeElement as HTMLElement).blur();
    await portal.open('home');
    await until(() => within(portal, '.pane').scrollHeight > within(portal, '.pane').clientHeight + 50, 'nothing to scroll');
    within(portal, '.pane').scrollTo(0, 40);
    dialog(portal).focus();
    await portal.close();
    expect(portal.shadowRoot!.activeElement).to.equal(launcher(portal));
    const outside = fixtureSync<HTMLElement>(html`<button>elsewhere</button>`);
    outside.focus();
    await portal.open();
    expect(within(portal, '.pane').scrollTop).to.equal(40);
    outside.hidden = true;
    await portal.close();
    expect(portal.shadowRoot!.activeElement).to.equal(launcher(portal));
    await portal.open('surveys');
    expect(within(portal, '.pane').scrollTop).to.equal(0);
  });

  it('shows nobody after him where somebody was who left', async () => {
    const {portal} = await launch({view: 'tickets'}, 'li-wen');
    await portal.open('tickets');
    const row = () => portal.shadowRoot!.querySelector('aftercare-ticket-status')?.shadowRoot?.querySelector<HTMLElement>('[data-id]');
    await until(row, 'no list');
    await portal.open(`ticket/${row()!.dataset['id']}`);
    const article = () => portal.shadowRoot!.querySelector('aftercare-ticket-status')?.shadowRoot?.querySelector('[part="ticket"]');
    await until(article, 'no request');
    await portal.logout();
    portal.identify({getToken: async () => (await gateway.tokenFor('emma-hart'))!});
    await portal.open();
    await until(row, 'no list for whoever came next');
    expect(article()).to.equal(null);
  });

  it('closes by Escape on the page where it lies over what has the focus there, and nowhere else', async () => {
    const {portal, heard} = await launch();
    const far = fixtureSync<HTMLElement>(html`<button style="position: fixed; left: 0; top: 0">far</button>`);
    const under = fixtureSync<HTMLElement>(html`<button style="position: fixed; right: 60px; bottom: 200px">under</button>`);
    await portal.open();
    const escape = (from: HTMLElement) => {
      from.focus();
      from.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, cancelable: true}));
    };
    const wide = fixtureSync<HTMLElement>(html`<div style="position: fixed; inset: 0"></div>`);
    const field = wide.attachShadow({mode: 'open'}).appendChild(document.createElement('input'));
    escape(field);
    escape(far);
    await portal.updateComplete;
    expect(stands(portal)).to.equal(true);
    escape(under);
    await until(() => !stands(portal), 'it still covers what has the focus');
    expect(document.activeElement).to.equal(under);
    await until(() => heard.includes('closed'), 'the page was not told');
  });

  it('says what is new in words and in a number, and notes no more than the number', async () => {
    const {portal} = await launch({}, 'li-wen');
    await until(() => portal.shadowRoot!.querySelector('.launcher .count'), 'the number never came');
    const count = Number(within(portal, '.launcher .count').textContent);
    expect(launcher(portal).getAttribute('aria-label')).to.equal(`服务支持：${count} 项待您查看`);
    expect(noted(portal)).to.deep.equal({unread: count, outbox: 0});
    // Nobody sees it yet: no room was drawn for it.
    expect(portal.shadowRoot!.querySelector('.portal')).to.equal(null);
    await portal.open('tickets');
    await until(() => portal.shadowRoot!.querySelector('nav a:nth-of-type(3) .count'), 'the room has no number');
    expect(within(portal, 'nav a:nth-of-type(3)').textContent).to.match(/项待您查看/);
    await portal.logout();
    expect(noted(portal)).to.equal(undefined);
    expect(stands(portal)).to.equal(false);
    await until(() => !portal.shadowRoot!.querySelector('.launcher .count'), 'the number stayed');
  });

  it('forgets what it read for somebody before the panel was ever opened', async () => {
    const {portal, hold} = await launch({}, 'li-wen');
    await until(() => portal.shadowRoot!.querySelector('.launcher .count'), 'the number never came');
    await portal.logout();
    await portal.updateComplete;
    expect(portal.shadowRoot!.querySelector('.launcher .count')).to.equal(null);
    expect(noted(portal)).to.equal(undefined);
    hold.on = true;
    portal.identify({getToken: async () => (await gateway.tokenFor('emma-hart'))!});
    await portal.open('home');
    expect(portal.shadowRoot!.querySelector('.task')).to.equal(null);
    expect(shownText(portal)).not.to.include('李雯');
  });

  it('notes what is not sent, and leaves what an earlier page noted until it knows better', async () => {
    const {portal, hold} = await launch();
    await portal.ready;
    hold.on = true;
    await until(() => portal.shadowRoot!.querySelector('aftercare-desk')?.link, 'no desk');
    const earlier = {unread: 2, outbox: 0};
    localStorage.setItem('aftercare-waiting', JSON.stringify({[portal.baseUrl]: earlier}));
    portal.identify({getToken: async () => (await gateway.tokenFor('emma-hart'))!});
    await portal.updateComplete;
    expect(noted(portal)).to.deep.equal(earlier);
    const {heard} = portal as unknown as {heard(change: unknown): void};
    await until(() => portal.shadowRoot!.querySelector('.launcher')?.getAttribute('aria-label'), 'no name');
    heard.call(portal, {is: 'outbox', entries: [{}]});
    expect(noted(portal)).to.deep.equal({unread: 2, outbox: 1});
  });

  it('offers all rooms once the attribute that named them is gone', async () => {
    const {portal} = await launch({views: 'submit help'});
    await portal.open();
    await until(() => portal.shadowRoot!.querySelectorAll('nav a').length === 2, 'the rooms never came');
    portal.removeAttribute('views');
    await portal.updateComplete;
    expect(portal.shadowRoot!.querySelectorAll('nav a').length).to.be.greaterThan(2);
  });

  it('takes a phone whole, modal, and leaves the page as it was', async () => {
    await setViewport({width: 375, height: 667});
    const {portal} = await launch({position: 'bottom-start'}, 'li-wen');
    document.documentElement.style.setProperty('overflow', 'scroll');
    await portal.open();
    expect(dialog(portal).matches(':modal')).to.equal(true);
    const {width, height} = dialog(portal).getBoundingClientRect();
    expect([width, height]).to.deep.equal([innerWidth, innerHeight]);
    expect(document.documentElement.style.overflow).to.equal('hidden');
    await setViewport({width: 1000, height: 700});
    await until(() => dialog(portal).matches(':popover-open'), 'it stayed over the whole page');
    expect(document.documentElement.style.overflow).to.equal('scroll');
    const left = dialog(portal).getBoundingClientRect().left;
    expect(left).to.equal(20);
    document.documentElement.removeAttribute('style');
    await setViewport({width: 375, height: 667});
    await until(() => dialog(portal).matches(':modal'), 'it did not follow');
    portal.destroy();
    expect(document.documentElement.getAttribute('style')).to.equal(null);
    expect(portal.isConnected).to.equal(false);
  });

  it('offers the rooms that the page wants, and still opens what a link names', async () => {
    const {portal} = await launch({views: 'submit  help nonsense'});
    await portal.open();
    await until(() => portal.shadowRoot!.querySelector('aftercare-submit-ticket'), 'the first room never came');
    expect([...portal.shadowRoot!.querySelectorAll('nav a')].map(({textContent}) => textContent!.trim())).to.deep.equal([
      '提交请求',
      '自助解答',
    ]);
    await portal.open('tickets');
    await until(() => portal.shadowRoot!.querySelector('aftercare-ticket-status'), 'a link to another room was lost');
    portal.views = 'help home';
    await portal.open('home');
    await until(() => portal.shadowRoot!.querySelector('.home [role="search"]'), 'no overview');
    expect(portal.shadowRoot!.querySelector('.starts a'), 'a way to a room that is not offered').to.equal(null);
  });

  it('does what scripts ask, without telling the page of it', async () => {
    const {portal, heard} = await launch();
    await portal.close();
    await Promise.all([portal.open(), portal.toggle(), portal.open()]);
    expect(stands(portal)).to.equal(true);
    await portal.close();
    await portal.toggle();
    expect(stands(portal)).to.equal(true);
    await portal.toggle();
    expect(stands(portal)).to.equal(false);
    portal.identify({getToken: async () => (await gateway.tokenFor('emma-hart'))!});
    portal.setLocale('en');
    portal.setContext({build: '7'});
    await portal.suggest(['row-level-permission', 'no-such-article']);
    await portal.open('home');
    await until(() => shownText(portal).includes('Hello Emma Hart'), 'nobody was greeted');
    await until(() => portal.shadowRoot!.querySelector('.suggested a'), 'nothing was suggested');
    expect(portal.shadowRoot!.querySelectorAll('.suggested a').length).to.equal(1);
    await portal.suggest('连接超时');
    await until(() => portal.shadowRoot!.querySelectorAll('.suggested a').length > 1, 'words found nothing');
    expect(portal.context).to.deep.equal({build: '7'});
    await expectAccessible(portal);
    expect(heard).to.deep.equal([]);
  });
});
