import {expect} from '@open-wc/testing';
import {takeStep} from '../../server/app/take-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {html} from 'lit';
import {all, announced, button, focused, isPost, one, open, openOne, problem, says, saysNoMore, shows, summary, type, type Room} from '../support/ticket-room.js'; // prettier-ignore

beforeEach(() => history.replaceState(null, '', location.pathname));
import {waitUntil} from '../support/wait-until.js';

const engineer = haituWorld.agents.find(({id}) => id === 'luo-yifan')!;

/** The request of somebody whose whole company stands still: it may be urged at any time, but he urged a moment ago. */
async function opened(): Promise<Room & {id: string}> {
  const room = await openOne('AC-3HWN-2650', {as: 'zhou-yan'});
  await shows(room.element, '.escalation');
  const {id} = await summary(room.gateway, 'AC-3HWN-2650', 'zhou-yan');
  return {...room, id};
}

/** The same, half an hour on: he may urge again. */
async function urgeable(): Promise<Room & {id: string}> {
  const offset = 31 * 60_000;
  const room = await openOne('AC-3HWN-2650', {as: 'zhou-yan', now: laterThan(offset)});
  await shows(room.element, '.button.urge');
  const {id} = await summary(room.gateway, 'AC-3HWN-2650', 'zhou-yan');
  return {...room, id};
}

/** A clock that stands at the world's beginning until it is filled, and then so much later. */
function laterThan(ms: number): () => number {
  const began = Date.now();
  let asked = 0;
  return () => (asked++ < 2 ? began : Date.now() + ms);
}

describe('aftercare-ticket-status: the ladder', () => {
  it('says who has it, what became of the urging, what happens next and where the management is reached', async () => {
    const {element} = await opened();
    const text = one(element, '.escalation').textContent!.replace(/\s+/g, ' ');
    expect(text).to.match(
      /一线支持 · 罗一帆.*您于 .+ 催办。 承诺 .+ 前答复。.*如果 .+ 前没有进展，会转由二线高级工程师 · 顾明澜负责。.*总裁办投诉专线/,
    );
    expect(one<HTMLAnchorElement>(element, '.executive a').href).to.equal('tel:+861000006100');
    expect(text).to.include('还没有消息的话，您可以在这里催办');
    expect(all(element, '.button.urge')).to.have.length(0);
    expect(all(element, '.event').map((line) => line.textContent).join()).to.include('催办'); // prettier-ignore
    await expectAccessible(element);
  });

  it('names no time that is over for what happens next, and nobody who has it already', async () => {
    const {element} = await openOne('AC-9DKW-2577', {as: 'chen-guodong'});
    await shows(element, '.escalation');
    const said = one(element, '.escalation').textContent!.replace(/\s+/g, ' ');
    expect(said).to.include('一线支持 · 顾明澜');
    expect(said).to.not.match(/如果 .+ 前没有|会转由|还没有进展时接手/);
  });

  it('shows an answer to the urging, and to whom and why it was passed on', async () => {
    const {element} = await openOne('AC-8QFM-2571');
    await shows(element, '.urge-line.answered');
    expect(one(element, '.urge-line').textContent).to.match(/催办[^]*郑书航 .+ 答复：[^]*抱歉让您等着/);
    const passed = await openOne('AC-2JXH-2533');
    await shows(passed.element, '.escalation');
    expect(one(passed.element, '.escalation').textContent).to.match(/二线高级工程师 · 顾明澜[^]*自 .+ 起/);
    one(passed.element, '.escalation summary').click();
    expect(one(passed.element, '.ladder-level.here').textContent).to.include('应您的要求');
    expect(all(passed.element, '.event').map((line) => line.textContent).join()).to.include('升级到二线高级工程师'); // prettier-ignore
    await expectAccessible(passed.element);
  });

  it('shows who hears of it before anything is sent, and sends it by keyboard alone', async () => {
    const {element, id, gateway} = await urgeable();
    one(element, '.button.urge').focus();
    one(element, '.button.urge').click();
    await shows(element, '#urge-text');
    await waitUntil(() => focused(element)?.id === 'urge-text', 'the focus never came');
    expect(all(element, '[part=urging] .ladder-level')).to.have.length(4);
    expect(one(element, '[part=urging]').textContent).to.include('催办会马上告诉一线支持 · 罗一帆');
    await expectAccessible(element);
    type(element, '#urge-text', '月结今晚开始');
    one<HTMLFormElement>(element, 'form.urge').requestSubmit();
    await waitUntil(() => announced(element).includes('已收到您的催办'), 'never said');
    await says(element, '月结今晚开始');
    await waitUntil(() => focused(element)?.id === 'escalation-title', 'the focus was lost');
    const record = await gateway.ports.repository.ticket(id);
    expect(record?.steps.at(-1)?.step).to.deep.equal({is: 'urge', reason: '月结今晚开始'});
    expect(all(element, '.button.urge')).to.have.length(0);
  });

  it('takes back the question and leaves everything as it was', async () => {
    const {element} = await urgeable();
    one(element, '.button.urge').click();
    await shows(element, '#urge-text');
    button(element, '取消').click();
    await saysNoMore(element, '催办会马上告诉');
    await waitUntil(() => focused(element)?.matches('.button.urge'), 'the focus was lost');
  });

  it('asks again where the request changed meanwhile, and keeps what was written', async () => {
    const {element, id, gateway} = await urgeable();
    one(element, '.button.escalate').click();
    await shows(element, '#urge-text');
    type(element, '#urge-text', '还没有结论');
    await takeStep(gateway.ports, id, {is: 'note', text: '无关'}, engineer);
    await takeStep(gateway.ports, id, {is: 'answer', text: '刚刚有了新发现'}, engineer);
    one<HTMLFormElement>(element, 'form.urge').requestSubmit();
    await says(element, '请求刚有变化');
    await says(element, '刚刚有了新发现');
    expect(one<HTMLTextAreaElement>(element, '#urge-text').value).to.equal('还没有结论');
    one<HTMLFormElement>(element, 'form.urge').requestSubmit();
    await says(element, '二线高级工程师 · 顾明澜');
    await waitUntil(() => one(element, '.ladder-level.here')?.textContent?.includes('应您的要求'), 'never passed on');
  });

  it('asks for a reason before it is passed on', async () => {
    const {element} = await urgeable();
    one(element, '.button.escalate').click();
    await shows(element, '#urge-text');
    one<HTMLFormElement>(element, 'form.urge').requestSubmit();
    await waitUntil(() => one(element, '#urge-text').getAttribute('aria-invalid') === 'true', 'never said what is missing');
  });

  it('keeps an urging on the device where nobody can be reached, and says that it waits', async () => {
    const {element, line, gateway} = await urgeable();
    line.transport = (request) => (isPost(request, '/actions') ? Promise.reject(new TypeError('offline')) : gateway.app(request));
    const heads = () => all(element, '.asked button').map((door) => door.textContent!.trim());
    const [first] = heads();
    expect(first).to.equal('催办');
    one(element, '.button.urge').click();
    await shows(element, '#urge-text');
    type(element, '#urge-text', '线路断了');
    one<HTMLFormElement>(element, 'form.urge').requestSubmit();
    await shows(element, '.escalation .waiting');
    expect(one(element, '.escalation .waiting').textContent).to.include('线路断了');
    expect(heads()).to.not.include(first);
    expect(all(element, '.further .waiting'), 'said once').to.have.length(0);
  });

  it('says why an urging is not taken', async () => {
    const {element, line, gateway} = await urgeable();
    line.transport = async (request) => (isPost(request, '/actions') ? problem('not-allowed', 403) : gateway.app(request));
    one(element, '.button.urge').click();
    await shows(element, '#urge-text');
    one<HTMLFormElement>(element, 'form.urge').requestSubmit();
    await shows(element, '.escalation .notice.warn');
    expect(one(element, '.escalation .notice.warn').textContent!.trim()).not.to.equal('');
  });

  it('leads to a complaint that names the request, and tells its reader who is kept from it', async () => {
    const {element} = await opened();
    expect(decodeURIComponent(one<HTMLAnchorElement>(element, '.complain').href)).to.match(/submit\/complaint\?title=关于\+AC-3HWN-2650/);
    const complaint = await openOne('AC-9FKT-2619', {as: 'chen-guodong'});
    await shows(complaint.element, '.apart');
    expect(one(complaint.element, '.apart').textContent!.replace(/\s+/g, ' ')).to.include('这条投诉关于 AC-2JXH-2533。 沈砚、顾明澜看不到这条投诉，也不会参与处理。'); // prettier-ignore
    expect(all(complaint.element, '.complain')).to.have.length(0);
    await expectAccessible(complaint.element);
  });

  it('is not there for a desk without one, and offers nothing to a colleague', async () => {
    const {gateway} = await openOne('AC-8QFM-2571');
    const {id} = await summary(gateway, 'AC-8QFM-2571');
    const manager = await open({as: 'chen-guodong', gateway}, html`<aftercare-ticket-status ticket=${id}></aftercare-ticket-status>`);
    await shows(manager.element, '.escalation');
    expect(all(manager.element, '.escalation .button')).to.have.length(0);
    const over = await openOne('AC-5NFX-2217');
    expect(shownText(over.element)).not.to.include('由谁负责');
  });
});
