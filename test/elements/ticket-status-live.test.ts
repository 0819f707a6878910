import {expect} from '@open-wc/testing';
import {html, render} from 'lit';
import {openGateway} from '../../server/memory/gateway.js';
import {takeStep} from '../../server/app/take-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import type {TicketSummary} from '../../src/contract/ticket.js';
import type {TicketStatusElement} from '../../src/elements/ticket-status/ticket-status.js';
import {newKey} from '../../src/contract/key.js';
import {freshBase, shownText} from '../support/counter.js';
import {ask, open, type Room} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

beforeEach(() => history.replaceState(null, '', location.pathname));

const agent = {...haituWorld.agents[0]!, role: 'agent' as const};

/** A page that shows one request, and how often it asked for what; `cut` cuts its stream. */
async function watching(): Promise<Room & {id: string; reference: string; asked: string[]; cut: () => void}> {
  const gateway = await openGateway({world: haituWorld, team: false});
  const {items} = await ask<{items: TicketSummary[]}>(gateway, '/tickets?state=open&limit=100');
  const {id, reference} = items.find(({state}) => state === 'in-progress')!;
  const room = await open({gateway, live: true}, html`<aftercare-ticket-status reference=${reference}></aftercare-ticket-status>`);
  const asked: string[] = [];
  let line = new AbortController();
  room.line.transport = async (request) => {
    const what = `${request.method} ${new URL(request.url).pathname.replace(/^.*\/portal\/v1/, '')}`;
    asked.push(what);
    const response = await room.gateway.app(request);
    if (what !== 'GET /events') return response;
    line = new AbortController();
    return new Response(response.body!.pipeThrough(new TransformStream(), {signal: line.signal}), response);
  };
  await waitUntil(() => streams(asked) === 1, 'no stream');
  return {...room, id, reference, asked, cut: () => line.abort()};
}

const shown = (element: Element, text: string) => waitUntil(() => shownText(element).includes(text), `never shown: ${text}`); // prettier-ignore
const isRead = (one: string) => /^GET \/tickets\/[^/]+$/.test(one);
const streams = (asked: string[]) => asked.filter((one) => one === 'GET /events').length;
/** All that is put into its live regions from now on. */
function saidBy(element: Element): string[] {
  const said: string[] = [];
  const note = (records: MutationRecord[]) => said.push(...records.map(({target}) => target.textContent!).filter(Boolean));
  for (const region of element.shadowRoot!.querySelectorAll('[aria-live]')) new MutationObserver(note).observe(region, {childList: true});
  return said;
}
const step = (room: Room, id: string, text: string) => takeStep(room.gateway.ports, id, {is: 'answer', text}, agent);

describe('aftercare-ticket-status: news as they happen', () => {
  it('shows and says what the team does, once, and asks for nothing in between', async () => {
    const room = await watching();
    const {element, id, asked, gateway} = room;
    const changes: unknown[] = [];
    element.addEventListener('aftercare-ticket-changed', ({detail}) => changes.push(detail));
    const said = saidBy(element);
    await shown(element, room.reference);
    const before = asked.filter(isRead).length;
    await step(room, id, '请再试一次。');
    await shown(element, '请再试一次。');
    await waitUntil(() => said.length, 'never said');
    // For that one piece of news, and not since some seconds are over.
    expect(asked.filter(isRead)).to.have.length(before + 1);
    await takeStep(gateway.ports, id, {is: 'ask', text: '能把日志发来吗？'}, agent);
    await waitUntil(() => changes.length > 0, 'never told');
    expect(changes).to.deep.equal([{id, from: 'in-progress', to: 'waiting-for-customer'}]);
    await waitUntil(() => said.length > 1, 'never said');
    expect(said).to.have.length(2);
    expect(asked.filter(isRead)).to.have.length(before + 2);
    expect(streams(asked)).to.equal(1);
  });

  it('shows what was said while the stream was cut, and says each once', async () => {
    const room = await watching();
    const {element, id, asked, cut} = room;
    const said = saidBy(element);
    for (const [n, text] of ['第一条', '第二条', '第三条'].entries()) {
      cut();
      await step(room, id, text);
      await shown(element, text);
      await waitUntil(() => streams(asked) === n + 2, 'the stream was not opened again');
    }
    await waitUntil(() => said.length >= 3, 'never said');
    expect(said).to.have.length(3);
  });

  it('reads once more after many news in a row, and gives up no reading for them', async () => {
    const room = await watching();
    const {element, id, asked} = room;
    await step(room, id, '先来一条。');
    await shown(element, '先来一条。');
    asked.length = 0;
    const pass = room.line.transport;
    let answer = () => {};
    let [held, aborted] = [0, 0];
    const wait = new Promise<void>((go) => (answer = go));
    room.line.transport = async (request) => {
      if (!isRead(`${request.method} ${new URL(request.url).pathname.replace(/^.*\/v1/, '')}`)) return pass(request);
      request.signal.addEventListener('abort', () => aborted++);
      held++;
      await wait;
      return pass(request);
    };
    for (const text of ['一', '二', '三']) await step(room, id, `${text}号消息`);
    await waitUntil(() => held, 'nothing was read');
    for (const text of ['四', '五']) await step(room, id, `${text}号消息`);
    // News are known after the wait in which they gather.
    await new Promise((go) => void setTimeout(go, 300));
    answer();
    await shown(element, '五号消息');
    expect(aborted).to.equal(0);
    expect(asked.filter(isRead).length).to.be.at.most(2);
  });

  it('closes at once to whoever was taken out', async () => {
    const room = await watching();
    const {element, id, gateway, desk} = room;
    await ask(gateway, `/tickets/${id}/actions`, {clientRef: newKey(), action: 'bring-in', person: 'wang-lei'}, {'If-Match': '"1"'});
    const other = document.createElement('div');
    desk.parentElement!.append(other);
    const auth = {getToken: async () => (await gateway.tokenFor('wang-lei'))!};
    const baseUrl = freshBase();
    render(
      html`<aftercare-desk .baseUrl=${baseUrl} .auth=${auth} .transport=${room.line.transport}
        ><aftercare-ticket-status ticket=${id}></aftercare-ticket-status
      ></aftercare-desk>`,
      other,
    );
    const colleagues = other.querySelector<TicketStatusElement>('aftercare-ticket-status')!;
    await waitUntil(() => streams(room.asked) === 2, 'no second stream');
    await step(room, id, '两位都看得到。');
    await shown(colleagues, '两位都看得到。');
    await ask(gateway, `/tickets/${id}/actions`, {clientRef: newKey(), action: 'take-out', person: 'wang-lei'}, {'If-Match': '"1"'});
    await waitUntil(() => !shownText(colleagues).includes('两位都看得到。'), 'still shown');
    expect(shownText(element)).to.include('两位都看得到。');
    other.remove();
  });

  it('needs one stream for all desks of a person, and another takes it over', async () => {
    const room = await watching();
    const {desk, asked, id, reference, element} = room;
    const other = document.createElement('div');
    desk.parentElement!.append(other);
    render(
      html`<aftercare-desk .baseUrl=${desk.baseUrl} .auth=${desk.auth} .transport=${room.line.transport}
        ><aftercare-ticket-status reference=${reference}></aftercare-ticket-status
      ></aftercare-desk>`,
      other,
    );
    const second = other.querySelector<TicketStatusElement>('aftercare-ticket-status')!;
    await shown(second, reference);
    await step(room, id, '两页都看得到。');
    await shown(element, '两页都看得到。');
    await shown(second, '两页都看得到。');
    expect(streams(asked)).to.equal(1);
    desk.remove();
    await waitUntil(() => streams(asked) === 2, 'nobody took the stream over');
    await step(room, id, '还在听。');
    await shown(second, '还在听。');
    other.remove();
  });
});
