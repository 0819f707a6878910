import {expect} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/define/portal.js';
import type {PortalElement} from '../../src/elements/portal/portal.js';
import type {TicketSummary} from '../../src/contract/ticket.js';
import {takeStep} from '../../server/app/take-step.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {ask} from '../support/ticket-room.js';
import {expectAccessible, openCounter, shownText, type CounterOptions} from '../support/counter.js';
import {waitUntil} from '../support/wait-until.js';

async function open(options: CounterOptions = {}) {
  const counter = await openCounter(html`<aftercare-portal></aftercare-portal>`, options);
  return {...counter, element: counter.desk.querySelector<PortalElement>('aftercare-portal')!};
}

const agent = {...haituWorld.agents[0]!, role: 'agent' as const};
const says = (element: Element, text: string) => waitUntil(() => shownText(element).includes(text), `never said ${text}`);
const rooms = (element: Element) => [...element.shadowRoot!.querySelectorAll<HTMLAnchorElement>('nav a')];

async function go(element: PortalElement, hash: string): Promise<void> {
  location.hash = hash;
  await waitUntil(() => rooms(element).length);
  await element.updateComplete;
}

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-portal', () => {
  it('greets by name and shows what waits for the reader', async () => {
    const {element} = await open();
    await says(element, '李雯，您好');
    await waitUntil(() => element.shadowRoot!.querySelector('.task'));
    // Each task names what is to be done.
    const badges = [...element.shadowRoot!.querySelectorAll('.task .badge')].map((badge) => badge.textContent);
    expect(badges).to.include.members(['选择上门时间', '选择远程服务时间', '验收', '决定报价']).and.not.include('等您处理');
    await expectAccessible(element);
    element.theme = 'dark';
    await element.updateComplete;
    await expectAccessible(element);
  });

  it('opens each room by its link, and the back button leads back', async () => {
    const {element} = await open();
    await says(element, '提交请求');
    const opens = (room: string) => waitUntil(() => element.shadowRoot!.querySelector(room)?.shadowRoot, `${room} never opened`);
    rooms(element)[1]!.click();
    await opens('aftercare-submit-ticket');
    rooms(element)[2]!.click();
    await opens('aftercare-ticket-status');
    expect(rooms(element)[2]!.getAttribute('aria-current')).to.equal('page');
    history.back();
    await opens('aftercare-submit-ticket');
    await go(element, '#aftercare=article/whatever');
    await opens('aftercare-knowledge-base');
    await go(element, '#aftercare=surveys');
    await opens('aftercare-satisfaction-survey');
  });

  it('takes the focus along into the next room, and leaves it alone where the page has it', async () => {
    const {element} = await open();
    await says(element, '提交请求');
    const room = () => element.shadowRoot!.querySelector('.room');
    rooms(element)[3]!.focus();
    rooms(element)[3]!.click();
    await waitUntil(() => element.shadowRoot!.activeElement === room(), 'the room has no focus');
    expect(room()!.getAttribute('aria-label')).to.equal('自助解答');
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    await go(element, '#aftercare=home');
    expect(document.activeElement).to.equal(outside);
    outside.remove();
  });

  it('names a survey that is about no request', async () => {
    const {element} = await open();
    await says(element, '您对我们的支持服务满意吗？');
    await says(element, '2026 年第四季度');
  });

  it('leaves the hashes of the page alone', async () => {
    const {element} = await open();
    await says(element, '李雯，您好');
    await go(element, '#pricing');
    expect(rooms(element)[0]!.getAttribute('aria-current')).to.equal('page');
    expect(location.hash).to.equal('#pricing');
  });

  it('still offers form and answers to somebody who is not signed in', async () => {
    const {element} = await open({as: null, lang: 'en'});
    await says(element, 'How can we help?');
    await says(element, 'Reach us directly');
    await expectAccessible(element);
  });

  it('does not call it nothing to do when it could not look', async () => {
    const broken = await openCounter(html`<aftercare-portal></aftercare-portal>`);
    const portal = broken.desk.querySelector<PortalElement>('aftercare-portal')!;
    const app = broken.line.transport;
    broken.line.transport = (request) => (request.url.includes('/tickets') ? Promise.resolve(new Response('<html>')) : app(request));
    await says(portal, '服务台返回的内容无法识别');
    broken.line.transport = app;
    portal.shadowRoot!.querySelector<HTMLButtonElement>('.notice button')!.click();
    await waitUntil(() => portal.shadowRoot!.querySelector('.task'));
  });

  it('lets the reader choose which mails he gets and in which language, and keeps the last choice when one fails', async () => {
    const {element, gateway, line} = await open();
    await says(element, '邮件设置');
    const within = <T extends Element>(selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
    within<HTMLElement>('.mails summary').click();
    await says(element, '请求的进展会发到 li.wen@hemu.example');
    await expectAccessible(element);
    const kinds = () => [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('.mail-kind input')];
    expect(kinds().every(({checked}) => checked)).to.equal(true);
    kinds()[0]!.click();
    await says(element, '已保存');
    const chosen = async () => (await gateway.ports.repository.preferences(JSON.stringify(['https://demo.aftercare.example', 'li-wen'])))!;
    expect((await chosen()).unwanted).to.deep.equal(['received']);
    const {transport} = line;
    line.transport = async (request) => (request.method === 'PUT' ? Response.error() : transport(request));
    const language = within<HTMLSelectElement>('#mail-language');
    language.value = 'en';
    language.dispatchEvent(new Event('change'));
    await waitUntil(() => within('[part="problem"]'));
    expect((await chosen()).locale).to.equal('zh-Hans');
    line.transport = transport;
    within<HTMLButtonElement>('.mail-settings [part="problem"] button').click();
    await says(element, '已保存');
    expect([(await chosen()).locale, (await chosen()).unwanted]).to.deep.equal(['en', ['received']]);
  });

  it('offers a manager the mails about decisions in his colleagues’ requests, and nobody else', async () => {
    const settings = async (as: string) => {
      const {element, gateway} = await open({as});
      await says(element, '邮件设置');
      element.shadowRoot!.querySelector<HTMLElement>('.mails summary')!.click();
      await waitUntil(() => element.shadowRoot!.querySelector('.mail-settings'));
      const label = [...element.shadowRoot!.querySelectorAll('.mail-kind')].find(({textContent}) => textContent!.includes('等本单位决定'));
      return {element, gateway, box: label?.querySelector('input')};
    };
    expect((await settings('li-wen')).box).to.equal(undefined);
    const {element, gateway, box} = await settings('chen-guodong');
    expect(box!.checked).to.equal(false);
    box!.click();
    await says(element, '已保存');
    const organisation = JSON.stringify(['https://demo.aftercare.example', 'hemu']);
    expect((await gateway.ports.repository.approvers(organisation)).length).to.equal(1);
  });

  it('tells the desk around it what the page tells the portal, whatever else changes there, and who left', async () => {
    const {element, desk, gateway} = await open({as: 'chen-guodong', lang: 'en'});
    await says(element, 'Hello');
    const auth = {getToken: async () => (await gateway.tokenFor('emma-hart'))!};
    element.identify(auth);
    element.setContext({build: '7'});
    element.prefill = {title: 'From the page'};
    await says(element, 'Hello Emma Hart');
    desk.messages = {en: {shared: {retry: 'Once more'}}};
    await desk.updateComplete;
    expect(desk.link!.options).to.deep.include({context: {build: '7'}, prefill: {title: 'From the page'}, messages: desk.messages});
    expect(await desk.link!.options.getToken?.()).to.equal(await auth.getToken());
    await element.logout();
    expect([desk.auth, element.auth]).to.deep.equal([undefined, undefined]);
    desk.messages = {};
    await desk.updateComplete;
    expect(desk.link!.options.getToken).to.equal(undefined);
    // Said at the desk, taken back at the portal; said at the portal, taken back at the desk, and said again by the same object.
    desk.auth = auth;
    await says(element, 'Hello Emma Hart');
    element.identify();
    await desk.updateComplete;
    expect(desk.link!.options.getToken).to.equal(undefined);
    element.identify(auth);
    await says(element, 'Hello Emma Hart');
    await desk.logout();
    element.identify(auth);
    await says(element, 'Hello Emma Hart');
    // Who has left does not come back with another address.
    await desk.logout();
    await desk.updateComplete;
    const {baseUrl, link} = desk;
    desk.baseUrl = `${baseUrl}/other`;
    await waitUntil(() => desk.link !== link);
    await element.updateComplete;
    await desk.updateComplete;
    expect(desk.link!.options.getToken).to.equal(undefined);
    desk.baseUrl = baseUrl;
    // Said before there was a desk.
    const early = document.createElement('aftercare-portal') as PortalElement;
    early.prefill = {title: 'Early'};
    desk.append(early);
    await waitUntil(() => desk.link!.options.prefill?.['title'] === 'Early', 'never handed on');
  });

  it('stands in a column of rooms beside the open one where it is wide, and in tabs above it where it is not', async () => {
    const {element, desk} = await open();
    await says(element, '李雯，您好');
    const box = (selector: string) => element.shadowRoot!.querySelector(selector)!.getBoundingClientRect();
    const room = desk.parentElement!;
    room.style.width = '1100px';
    expect(box('nav').right).to.be.at.most(box('.room').left);
    expect(box('nav').top).to.be.closeTo(box('.room').top, 1);
    expect(rooms(element)[1]!.getBoundingClientRect().top).to.be.at.least(rooms(element)[0]!.getBoundingClientRect().bottom);
    expect(rooms(element)[0]!.getBoundingClientRect().height).to.be.at.least(44);
    await expectAccessible(element);
    element.views = 'submit';
    await go(element, '');
    room.style.width = '900px';
    element.views = '';
    await waitUntil(() => rooms(element).length > 1);
    expect(box('nav').bottom).to.be.at.most(box('.room').top);
  });

  it('keeps its numbers and what waits for the reader as new as the backend tells it, in one reading for many news', async () => {
    const gateway = await openGateway({world: haituWorld, team: false});
    const {element, line} = await open({gateway, live: true, as: 'emma-hart'});
    const asked: string[] = [];
    const {transport} = line;
    line.transport = (request) => {
      asked.push(new URL(request.url).pathname.replace(/^.*\/v1/, ''));
      return transport(request);
    };
    await says(element, 'Emma Hart');
    await waitUntil(() => asked.includes('/events'), 'no stream');
    const {items} = await ask<{items: TicketSummary[]}>(gateway, '/tickets?state=open&limit=100', undefined, {}, 'emma-hart');
    const {id, title} = items.find(({state}) => state === 'in-progress')!;
    const tasks = () => [...element.shadowRoot!.querySelectorAll('.turn .task')].map((task) => task.textContent);
    expect(tasks().some((text) => text!.includes(title))).to.equal(false);
    asked.length = 0;
    for (const text of ['1', '2', '3', '4']) await takeStep(gateway.ports, id, {is: 'answer', text}, agent);
    await takeStep(gateway.ports, id, {is: 'ask', text: 'Which version?'}, agent);
    await waitUntil(() => tasks().some((text) => text!.includes(title)), 'never shown');
    expect(asked.filter((one) => one === '/tickets').length).to.be.at.most(2);
  });

  it('makes its own desk from base-url, with attributes and properties in any order', async () => {
    const {gateway} = await open();
    const element = document.createElement('aftercare-portal') as PortalElement;
    element.lang = 'en';
    document.body.append(element);
    element.auth = {getToken: async () => (await gateway.tokenFor('emma-hart'))!};
    element.baseUrl = 'https://own.example/portal/v1';
    element.transport = (request) => gateway.app(request);
    await says(element, 'Hello Emma Hart');
    element.remove();
  });
});
