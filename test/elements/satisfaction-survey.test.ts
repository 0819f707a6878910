import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import type {Survey} from '../../src/contract/survey.js';
import '../../src/define/satisfaction-survey.js';
import type {SatisfactionSurveyElement} from '../../src/elements/satisfaction-survey/satisfaction-survey.js';
import {expectAccessible, openCounter, shownText, type Counter, type CounterOptions} from '../support/counter.js';

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
const send = (element: Element) => one<HTMLButtonElement>(element, 'button[type=submit]').click();

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-satisfaction-survey', () => {
  it('offers what is due first, as links', async () => {
    const {element} = await open();
    await shows(element, '.surveys');
    expect(one<HTMLAnchorElement>(element, '.survey').href).to.include('#aftercare=survey/');
    await expectAccessible(element);
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
    await (await first.desk.link!.desk()).drafts.rating(first.survey.id);
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
    await says(element, '您对这次服务的感受');
  });
});
