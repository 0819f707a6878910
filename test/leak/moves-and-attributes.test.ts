import {expect} from '@open-wc/testing';
import {html, type LitElement} from 'lit';
import {openCounter, shownText, type Counter} from '../support/counter.js';
import {tags} from '../support/every-element.js';
import {openLedger, type Ledger} from '../support/ledger.js';
import {control, fillQuestion, openedForm, press, shown, tickets, type as typeInto} from '../support/request-form.js';
import {ask, one, openOne, shows, summary, type as typeReply} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

let ledger: Ledger;

beforeEach(() => {
  history.replaceState(null, '', location.pathname);
  ledger = openLedger();
});

afterEach(() => {
  ledger.close();
  expect(ledger.faults).to.deep.equal([]);
});

/** Holds back what is sent until it is let go; everything else goes through. */
function holdSending({line, gateway}: Counter) {
  const posted: string[] = [];
  let letGo = (): void => {};
  const free = new Promise<void>((done) => (letGo = done));
  line.transport = async (request) => {
    if (request.method === 'GET') return gateway.app(request);
    posted.push(new URL(request.url).pathname.split('/').at(-1)!);
    await free;
    return gateway.app(request);
  };
  return {posted, letGo};
}

/** Moves an element about the page as a framework would: within its desk, into another part of it, and its desk with it. */
async function moveAbout({desk}: Counter, element: Element): Promise<void> {
  const [first, second] = [document.createElement('section'), document.createElement('div')];
  desk.append(first, second);
  for (let move = 0; move < 50; move++) {
    (move % 2 ? first : second).append(element);
    if (move % 5 === 0) await new Promise(requestAnimationFrame);
  }
  const elsewhere = desk.parentElement!.appendChild(document.createElement('aside'));
  elsewhere.append(desk);
  await new Promise(requestAnimationFrame);
}

function heard(target: EventTarget, name: string): Event[] {
  const events: Event[] = [];
  target.addEventListener(name, (event) => events.push(event));
  return events;
}

describe('an element moved in the page', () => {
  it('while a request is being sent sends it once and shows its receipt', async () => {
    const form = await openedForm();
    await fillQuestion(form);
    const before = (await tickets(form)).length;
    const {posted, letGo} = holdSending(form);
    const submitted = heard(form.desk, 'aftercare-ticket-submitted');
    await press(form, '提交');
    await waitUntil(() => posted.length, 'nothing was sent');
    await moveAbout(form, form.element);
    letGo();
    await shown(form, '[part="received"]');
    expect(posted).to.deep.equal(['tickets']);
    expect(await tickets(form)).to.have.length(before + 1);
    expect(submitted).to.have.length(1);
  });

  it('keeps what is typed in the request form', async () => {
    const form = await openedForm();
    await fillQuestion(form);
    await moveAbout(form, form.element);
    expect(control(form, '标题').value).to.equal('同一张看板怎样让各大区只看自己的数据');
    await typeInto(form, '标题', '移动之后继续写');
    await moveAbout(form, form.element);
    expect(control(form, '标题').value).to.equal('移动之后继续写');
    expect(control(form, '详细描述').value).to.include('行级权限');
  });

  it('while a reply is being sent sends it once, and keeps what is typed before', async () => {
    const room = await openOne('AC-7K3P-2614');
    const {element, gateway} = room;
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    const count = async () => (await ask<{items: unknown[]}>(gateway, `/tickets/${id}/messages?limit=100`)).items.length;
    const before = await count();
    typeReply(element, '[part~=reply] textarea', '移动中的回复');
    await element.updateComplete;
    await moveAbout(room, element);
    expect(one<HTMLTextAreaElement>(element, '[part~=reply] textarea').value).to.equal('移动中的回复');
    const {posted, letGo} = holdSending(room);
    const sent = heard(room.desk, 'aftercare-reply-sent');
    one(element, '[part~=reply] .button.primary').click();
    await waitUntil(() => posted.length, 'nothing was sent');
    await moveAbout(room, element);
    letGo();
    await waitUntil(() => sent.length, 'never told of the reply');
    expect(posted).to.deep.equal(['messages']);
    expect(await count()).to.equal(before + 1);
    expect(sent).to.have.length(1);
  });

  it('while a rating is being sent sends it once', async () => {
    const room = await openCounter(html`<aftercare-satisfaction-survey></aftercare-satisfaction-survey>`);
    const element = room.desk.querySelector('aftercare-satisfaction-survey')!;
    const {items} = await ask<{items: {id: string; state: string; ticket?: string}[]}>(room.gateway, '/surveys?limit=100');
    element.survey = items.find(({state, ticket}) => state === 'due' && ticket)!.id;
    await shows(element, 'form');
    one<HTMLInputElement>(element, '.scale input').click();
    await element.updateComplete;
    const {posted, letGo} = holdSending(room);
    const submitted = heard(room.desk, 'aftercare-survey-submitted');
    one<HTMLFormElement>(element, 'form').requestSubmit();
    await waitUntil(() => posted.length, 'nothing was sent');
    await moveAbout(room, element);
    letGo();
    await waitUntil(() => submitted.length, 'never told of the rating');
    expect(posted).to.have.length(1);
    expect(submitted).to.have.length(1);
  });

  it('goes on reading where it was: the search stays with its hits', async () => {
    const room = await openCounter(html`<aftercare-knowledge-base query="超时"></aftercare-knowledge-base>`);
    const element = room.desk.querySelector('aftercare-knowledge-base')!;
    for (const text of ['超时', '全部类型']) await waitUntil(() => shownText(element).includes(text), `never said ${text}`);
    const before = shownText(element);
    await moveAbout(room, element);
    expect(shownText(element)).to.equal(before);
  });
});

/** What a host may write into an attribute, right or wrong. */
const values = [
  '',
  ' ',
  '0',
  'true',
  'auto',
  'dark',
  'compact',
  'nonsense',
  '海图',
  '-1',
  'a,b,,c',
  'x'.repeat(300),
  '<b>&"',
  'AC-7K3P-2614',
  '%E0%A4%A',
];

/** The same sequence in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function shuffled<T>(items: readonly T[], roll: (sides: number) => number): T[] {
  const left = [...items];
  return items.map(() => left.splice(roll(left.length), 1)[0]!);
}

const attributesOf = (tag: string) =>
  (customElements.get(tag) as unknown as typeof LitElement).observedAttributes.filter((name) => name !== 'base-url');

describe('attributes in any order', () => {
  for (const tag of tags) {
    it(`of ${tag}, changed to anything while it works, break nothing`, async () => {
      const {desk} = await openCounter(html``);
      const roll = dice(7);
      const element = desk.appendChild(document.createElement(tag));
      for (let change = 0; change < 300; change++) {
        const name = attributesOf(tag)[roll(attributesOf(tag).length)]!;
        if (roll(5) === 0) element.removeAttribute(name);
        else element.setAttribute(name, values[roll(values.length)]!);
        if (change % 10 === 9) await element.updateComplete;
        if (change % 50 === 49) await new Promise(requestAnimationFrame);
      }
      for (const name of attributesOf(tag)) element.removeAttribute(name);
      await waitUntil(() => shownText(element).length > 20, 'shows nothing in the end');
    });

    it(`of ${tag} come to the same, set before or after it stands in the page`, async () => {
      const {desk} = await openCounter(html``);
      const roll = dice(11);
      const set = attributesOf(tag).map(
        (name) => [name, name === 'theme' ? 'dark' : name === 'density' ? 'compact' : values[roll(values.length)]!] as const,
      );
      const shownBy = async (order: typeof set, connected: boolean) => {
        const element = document.createElement(tag);
        if (connected) desk.append(element);
        for (const [name, value] of order) element.setAttribute(name, value);
        if (!connected) desk.append(element);
        let text = '';
        let same = 0;
        await waitUntil(
          () => {
            // A refusal names its own number.
            const now = shownText(element).replace(/错误编号：\S+/, '');
            same = now === text && now.length > 5 ? same + 1 : 0;
            text = now;
            return same > 4;
          },
          'never came to rest',
          {timeout: 4_000},
        );
        element.remove();
        return text;
      };
      const first = await shownBy(set, false);
      for (let turn = 0; turn < 4; turn++) expect(await shownBy(shuffled(set, roll), turn % 2 === 0)).to.equal(first);
    });
  }
});
