import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {newKey} from '../../src/contract/key.js';
import type {Survey, SurveyDefinition} from '../../src/contract/survey.js';
import {ces, nps} from '../../server/app/survey-presets.js';
import '../../src/define/satisfaction-survey.js';
import {takeStep} from '../../server/app/take-step.js';
import {followedUp} from '../../server/app/survey-record.js';
import {agents} from '../../server/memory/world/people.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {openGateway} from '../../server/memory/gateway.js';
import type {SatisfactionSurveyElement} from '../../src/elements/satisfaction-survey/satisfaction-survey.js';
import {ask} from '../support/ticket-room.js';
import type {TicketSummary} from '../../src/contract/ticket.js';
import {expectAccessible, openCounter, shownText, type Counter, type CounterOptions} from '../support/counter.js';
import {waitUntil} from '../support/wait-until.js';

const tag = html`<aftercare-satisfaction-survey></aftercare-satisfaction-survey>`;

interface Room extends Counter {
  element: SatisfactionSurveyElement;
}

async function open(options: CounterOptions = {}, content = tag): Promise<Room> {
  const counter = await openCounter(content, options);
  return {...counter, element: counter.desk.querySelector<SatisfactionSurveyElement>('aftercare-satisfaction-survey')!};
}

/** The surveys of a person as the app has them. */
async function surveys({gateway}: Counter, as = 'li-wen'): Promise<Survey[]> {
  const headers = {Authorization: `Bearer ${await gateway.tokenFor(as)}`};
  const reply = await gateway.app(new Request('https://app.example/portal/v1/surveys?limit=100', {headers}));
  return ((await reply.json()) as {items: Survey[]}).items;
}

async function openDue(options: CounterOptions = {}): Promise<Room & {survey: Survey}> {
  const room = await open(options);
  const survey = (await surveys(room)).find((item) => item.state === 'due' && item.ticket)!;
  room.element.survey = survey.id;
  await shows(room.element, 'form');
  return {...room, survey};
}

const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<T>(selector)];
const one = <T extends Element = HTMLElement>(element: Element, selector: string) => all<T>(element, selector)[0]!;
const shows = (element: Element, selector: string) => waitUntil(() => one(element, selector), `${selector} never came`);
const says = (element: Element, text: string | RegExp) =>
  waitUntil(
    () => (typeof text === 'string' ? shownText(element).includes(text) : text.test(shownText(element))),
    `never said ${String(text)}`,
  );
const point = (element: Element, row: number, score: number) =>
  all(element, '.scale')[row]!.querySelectorAll<HTMLInputElement>('input')[score - 1]!;
/** Asks another question of the one survey: what its definition says for this test. */
async function openWith(change: Partial<SurveyDefinition>, options: CounterOptions = {}) {
  const [first, ...others] = haituWorld.settings.surveys;
  const settings = {...haituWorld.settings, surveys: [{...first!, ...change}, ...others]};
  return openDue({gateway: await openGateway({world: {...haituWorld, tickets: dueTickets, settings}}), ...options});
}
const dueTickets = haituWorld.tickets.filter(({rated}) => !rated);
/** The team works on a ticket until it is resolved (again). */
async function resolve({gateway}: Pick<Counter, 'gateway'>, ticket: string) {
  await takeStep(gateway.ports, ticket, {is: 'start'}, agents[1]!);
  await takeStep(gateway.ports, ticket, {is: 'resolve', summary: '重新处理好了'}, agents[1]!);
}
async function act({gateway}: Counter, id: string, body: object) {
  const at = `https://app.example/portal/v1/tickets/${id}`;
  const Authorization = `Bearer ${await gateway.tokenFor('li-wen')}`;
  const {version} = (await (await gateway.app(new Request(at, {headers: {Authorization}}))).json()) as {version: number};
  const clientRef = newKey();
  const headers = {Authorization, 'Content-Type': 'application/json', 'Idempotency-Key': clientRef, 'If-Match': `"${version}"`};
  const done = await gateway.app(new Request(`${at}/actions`, {method: 'POST', headers, body: JSON.stringify({clientRef, ...body})}));
  if (!done.ok) throw new Error(await done.text());
}
const send = (element: Element) => one<HTMLButtonElement>(element, 'button[type=submit]').click();

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-satisfaction-survey', () => {
  it('offers what is due first, as links', async () => {
    const {element} = await open();
    await shows(element, '.surveys');
    expect(one<HTMLAnchorElement>(element, '.survey').href).to.include('#aftercare=survey/');
    await expectAccessible(element);
  });

  it('offers what is due from now on as soon as the backend tells of it', async () => {
    const gateway = await openGateway({world: haituWorld, team: false});
    const {element, line} = await open({gateway, live: true});
    let streams = 0;
    line.transport = (request) => {
      streams += Number(request.url.endsWith('/events'));
      return gateway.app(request);
    };
    await shows(element, '.survey');
    await waitUntil(() => streams, 'no stream');
    const known = all(element, '.survey').length;
    const tickets = await ask<{items: TicketSummary[]}>(gateway, '/tickets?state=open&limit=100');
    await resolve({gateway}, tickets.items.find(({state}) => state === 'in-progress')!.id);
    await waitUntil(() => all(element, '.survey').length > known, 'never offered');
  });

  it('is answered by keyboard alone, and sends nothing on an arrow key', async () => {
    const room = await openDue();
    const {element, survey} = room;
    one(element, '.question input').focus();
    await sendKeys({press: 'Space'});
    for (let row = 0; row < all(element, '.scale').length; row++) {
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Space'});
      for (let step = 0; step < 4; step++) await sendKeys({press: 'ArrowRight'});
      // The button that takes a rating back stands between the rows.
      await sendKeys({press: 'Tab'});
    }
    expect((await surveys(room)).find(({id}) => id === survey.id)!.state).to.equal('due');
    await sendKeys({press: 'Tab'});
    await sendKeys({type: '回复很快，问题说得清楚。'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await says(element, '评价已收到');
    const {state, response} = (await surveys(room)).find(({id}) => id === survey.id)!;
    expect(state).to.equal('answered');
    expect(response!.solved).to.equal(true);
    expect(Object.values(response!.scores)).to.deep.equal([5, 5, 5, 5]);
    expect(response!.comment).to.equal('回复很快，问题说得清楚。');
  });

  it('asks for reasons only after a low score, and takes a rating back', async () => {
    const {element} = await openDue();
    expect(all(element, '.chips')).to.have.length(0);
    point(element, 0, 1).click();
    await shows(element, '.chips');
    await expectAccessible(element);
    const clear = all(element, '.scale')[0]!.querySelector<HTMLButtonElement>('button')!;
    clear.focus();
    clear.click();
    await waitUntil(() => !all(element, '.chips').length);
    expect(point(element, 0, 1).checked).to.equal(false);
    expect(element.shadowRoot!.activeElement === point(element, 0, 1)).to.equal(true);
  });

  it('does not send an empty answer, and says why', async () => {
    const {element} = await openDue();
    send(element);
    await says(element, '请至少回答一项');
    expect(element.shadowRoot!.activeElement).to.equal(one(element, '.question input'));
  });

  it('does not send a comment that is too long, and keeps it', async () => {
    const {element} = await openDue();
    const comment = one<HTMLTextAreaElement>(element, 'textarea');
    comment.value = '长'.repeat(20_000);
    comment.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    send(element);
    await says(element, '留言不能超过');
    expect(comment.value).to.have.length(20_000);
  });

  it('lets the page stop it before anything is sent', async () => {
    const room = await openDue();
    room.element.addEventListener('aftercare-survey-submit', (event) => event.preventDefault());
    point(room.element, 0, 4).click();
    send(room.element);
    expect((await surveys(room)).find(({id}) => id === room.survey.id)!.state).to.equal('due');
    await shows(room.element, 'form');
  });

  it('keeps a half-given rating over a reload', async () => {
    const first = await openDue({baseUrl: 'https://half.example/portal/v1'});
    point(first.element, 1, 3).click();
    await waitUntil(() => point(first.element, 1, 3).checked);
    const {drafts} = await first.desk.link!.desk();
    await waitUntil(async () => (await drafts.rating(first.survey.id))?.scores['efficiency'] === 3, 'the draft was not kept');
    first.desk.remove();
    const second = await open({baseUrl: 'https://half.example/portal/v1', gateway: first.gateway});
    second.element.survey = first.survey.id;
    await shows(second.element, 'form');
    expect(point(second.element, 1, 3).checked).to.equal(true);
  });

  it('says that a rating waits while the line is down, and thanks only once the backend has it', async () => {
    const room = await openDue();
    const {element, line} = room;
    const {transport} = line;
    line.transport = async () => {
      throw new TypeError('Failed to fetch');
    };
    point(element, 2, 5).click();
    const submitted = oneEvent(element, 'aftercare-survey-submitted');
    send(element);
    expect((await submitted).detail.queued).to.equal(true);
    await says(element, '评价正在等待发送');
    await expectAccessible(element);
    line.transport = transport;
    one<HTMLButtonElement>(element, '.notice button').click();
    await says(element, '评价已收到');
    expect((await surveys(room)).find(({id}) => id === room.survey.id)!.response!.scores).to.deep.equal({expertise: 5});
  });

  it('can be changed for a while, and the last answer counts', async () => {
    const room = await openDue();
    const {element} = room;
    point(element, 0, 2).click();
    send(element);
    await says(element, '感谢您的直言');
    await expectAccessible(element);
    all<HTMLButtonElement>(element, 'button')
      .find((button) => button.textContent!.includes('修改评价'))!
      .click();
    await shows(element, 'form');
    point(element, 0, 5).click();
    send(element);
    await says(element, '评价已收到');
    const answered = (await surveys(room)).filter(({id}) => id === room.survey.id);
    expect(answered).to.have.length(1);
    expect(Object.values(answered[0]!.response!.scores)).to.deep.equal([5]);
  });

  it('leads from the link of a rejected solution to the rating of the latest one, and says so', async () => {
    const room = await openDue();
    const ticket = room.survey.ticket!.id;
    await act(room, ticket, {action: 'reject', reason: '还是一样'});
    room.element.survey = '';
    room.element.survey = room.survey.id;
    await says(room.element, '这条请求正在重新处理');
    await expectAccessible(room.element);
    await resolve(room, ticket);
    room.element.survey = '';
    await room.element.updateComplete;
    room.element.survey = room.survey.id;
    await shows(room.element, 'form');
    await says(room.element, '上一次处理的评价链接');
    await expectAccessible(room.element);
    point(room.element, 0, 4).click();
    send(room.element);
    await says(room.element, '评价已收到');
    const now = (await surveys(room)).find((item) => item.ticket?.id === ticket)!;
    expect([now.state, now.id === room.survey.id]).to.deep.equal(['answered', false]);
  });

  it('asks nobody to sign in again who has never signed in, and tells the page', async () => {
    const {element, desk} = await open({as: null});
    element.survey = 'whichever';
    const wanted = oneEvent(desk, 'aftercare-auth-required');
    await wanted;
    await says(element, '登录后即可评价');
    expect(shownText(element)).not.to.include('失效');
    await expectAccessible(element);
  });

  it('knows that the customer has confirmed the solution, lets him think again, and takes that alone for no rating', async () => {
    const {survey, ...room} = await openDue();
    await act(room, survey.ticket!.id, {action: 'confirm'});
    room.element.survey = '';
    await room.element.updateComplete;
    room.element.survey = survey.id;
    await says(room.element, '您已确认解决');
    const [yes, no] = all<HTMLInputElement>(room.element, '[name=solved]');
    expect(yes!.checked).to.equal(true);
    send(room.element);
    await says(room.element, '请至少回答一项');
    no!.click();
    send(room.element);
    await says(room.element, '感谢您的直言');
  });

  it('takes a score from a link or the page, sends nothing by itself, and a reload keeps what was chosen after it', async () => {
    const room = await open();
    const survey = (await surveys(room)).find((item) => item.state === 'due' && item.ticket)!;
    location.hash = `#aftercare=survey/${survey.id}?score=4`;
    await shows(room.element, 'form');
    await waitUntil(() => point(room.element, 3, 4).checked, 'the score of the link was not chosen');
    expect(all(room.element, ':checked')).to.have.length(1);
    expect(location.hash).to.equal(`#aftercare=survey/${survey.id}`);
    expect((await surveys(room)).find(({id}) => id === survey.id)!.state).to.equal('due');
    point(room.element, 3, 2).click();
    const {drafts} = await room.desk.link!.desk();
    await waitUntil(async () => (await drafts.rating(survey.id))?.scores['overall'] === 2, 'the draft was not kept');
    dispatchEvent(new HashChangeEvent('hashchange'));
    await waitUntil(() => point(room.element, 3, 2)?.checked, 'the later choice was lost');

    const other = await openDue();
    for (const [score, checked] of [
      ['9', 0],
      ['x', 0],
      ['5', 1],
    ] as const) {
      other.element.score = score;
      other.element.survey = '';
      await other.element.updateComplete;
      other.element.survey = other.survey.id;
      await waitUntil(() => one(other.element, 'form') && all(other.element, ':checked').length === checked, `score ${score}`);
    }
  });

  it('asks on scales of eleven and seven points by their ends, each point 44 px at 320 px', async () => {
    const room = await openWith({dimensions: [nps, ces], overall: nps.id});
    const {element} = room;
    element.style.inlineSize = '288px';
    expect(all(element, '.scale').map((row) => row.querySelectorAll('input').length)).to.deep.equal([11, 7]);
    for (const label of all(element, '.point')) {
      const {width, height} = label.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
    }
    expect(element.scrollWidth).to.equal(288);
    expect(all(element, '.scale')[0]!.textContent).to.match(/完全不会.*一定会/s);
    await expectAccessible(element);
    point(element, 0, 7).click();
    await shows(element, '.chips');
    point(element, 0, 8).click();
    await waitUntil(() => !all(element, '.chips').length, 'a seven of ten is not low');
    point(element, 1, 7).click();
    send(element);
    await says(element, '7 / 10');
    expect((await surveys(room)).find(({id}) => id === room.survey.id)!.response!.scores).to.deep.equal({recommend: 7, effort: 7});
  });

  it('takes a number to call only with consent and only a real one, and shows the answer when it comes', async () => {
    const room = await openDue();
    const {element} = room;
    expect(one(element, '[name=call]')).to.equal(undefined);
    point(element, 0, 1).click();
    await shows(element, '[name=reason]');
    one<HTMLInputElement>(element, '[name=reason]').click();
    one<HTMLInputElement>(element, '[name=call]').click();
    await shows(element, '#phone');
    send(element);
    await says(element, '请填写电话号码');
    expect(element.shadowRoot!.activeElement).to.equal(one(element, '#phone'));
    await expectAccessible(element);
    await sendKeys({type: '138 0000 6180'});
    send(element);
    await says(element, '正在跟进');
    await expectAccessible(element);
    const {response} = (await surveys(room)).find(({id}) => id === room.survey.id)!;
    expect(response!.callback).to.deep.equal({phone: '138 0000 6180'});
    expect(response!.reasons).to.have.length(1);
    const {repository} = room.gateway.ports;
    const stored = (await repository.survey(room.survey.id))!;
    await repository.write({survey: followedUp(stored, {at: Date.now(), by: agents[0]!, text: '我今天给您打电话。'})});
    document.dispatchEvent(new Event('visibilitychange'));
    await says(element, '我今天给您打电话。');
    await expectAccessible(element);
  });

  it('drops the reasons of a score that was raised since', async () => {
    const room = await openDue();
    point(room.element, 0, 1).click();
    await shows(room.element, '[name=reason]');
    one<HTMLInputElement>(room.element, '[name=reason]').click();
    point(room.element, 0, 5).click();
    send(room.element);
    await says(room.element, '评价已收到');
    expect((await surveys(room)).find(({id}) => id === room.survey.id)!.response!.reasons).to.deep.equal([]);
  });

  it('says kindly what was answered, what has closed and what is about no request', async () => {
    const room = await open({as: 'chen-guodong'});
    const [expired] = (await surveys(room, 'chen-guodong')).filter(({state}) => state === 'expired');
    room.element.survey = expired!.id;
    await says(room.element, '这份评价已经截止');
    await expectAccessible(room.element);
    const other = await open();
    const answered = (await surveys(other)).find(({state, subject}) => state === 'answered' && subject)!;
    other.element.survey = answered.id;
    await says(other.element, '您已经评价过了');
    await says(other.element, '练习数据和安装包在开课前');
    await expectAccessible(other.element);
  });

  it('answers an unknown survey kindly, with a way to try again', async () => {
    const {element} = await open();
    element.survey = 'nobody-asked-this';
    await says(element, '内容不存在');
    expect(all(element, '.notice button')).to.have.length(1);
  });

  it('speaks English and follows the language live; clean in the dark', async () => {
    const {element, desk} = await openDue({lang: 'en'});
    await says(element, 'How did we do?');
    element.theme = 'dark';
    await element.updateComplete;
    await expectAccessible(element);
    desk.closest('main')!.lang = 'zh-CN';
    await says(element, '请您评分');
  });
});
