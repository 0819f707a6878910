import {expect} from '@open-wc/testing';
import {takeStep} from '../../server/app/take-step.js';
import {openGateway, type MemoryGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {all, announced, button, focused, one, open, problem, says, shows, summary, type, type Room} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

const reference = 'AC-7K3P-2614';
const email = 'li.wen@hemu.example';

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(() => sessionStorage.clear());

/** Up to where the code is typed. */
async function askCode(gateway?: MemoryGateway, known = {reference, email}): Promise<Room> {
  const room = await open({as: null, ...(gateway && {gateway})});
  await waitUntil(() => one(room.element, '#guest-email'), 'no look-up was offered');
  type(room.element, '#guest-reference', known.reference);
  type(room.element, '#guest-email', known.email);
  button(room.element, '获取验证码').click();
  await shows(room.element, '#guest-code');
  return room;
}

const codeIn = (gateway: MemoryGateway) => /\b\d{6}\b/.exec(gateway.mailbox.list(email)[0]!.text)![0];

async function enter({element}: Room, code: string): Promise<void> {
  type(element, '#guest-code', code);
  button(element, '查看请求').click();
  await element.updateComplete;
}

describe('aftercare-ticket-status: without an account', () => {
  it('opens exactly the one request to whoever reads the mail', async () => {
    const room = await askCode();
    const {element, gateway} = room;
    expect(shownText(element)).to.include('如果编号和邮箱对得上').and.include(email);
    await waitUntil(() => focused(element)?.id === 'guest-code');
    const field = one<HTMLInputElement>(element, '#guest-code');
    expect([field.inputMode, field.autocomplete]).to.deep.equal(['numeric', 'one-time-code']);
    await expectAccessible(element);
    await enter(room, codeIn(gateway));
    await says(element, '沈砚正在处理');
    expect(location.hash).to.include('ticket/');
    await says(element, '只能看到这一条请求');
    expect(one(element, '.back'), 'there is no list to go back to').to.equal(undefined);
    expect(button(element, '登录后查看全部请求'), 'the page has nobody to sign in').to.equal(undefined);
    location.hash = '#aftercare=tickets';
    await element.updateComplete;
    expect(one(element, '.stage-list'), 'his list is the one request').to.be.an.instanceof(Element);
    expect(all(element, '.entry, input[type=search]')).to.deep.equal([]);
    await expectAccessible(element);
  });

  it('keeps nothing of what was typed for the next person at the device', async () => {
    const typed = (element: Element) => ['#guest-reference', '#guest-email'].map((field) => one<HTMLInputElement>(element, field)?.value);
    const {element, desk} = await open({as: null});
    const fill = async () => {
      await waitUntil(() => one(element, '#guest-email'), 'no look-up was offered');
      type(element, '#guest-reference', reference);
      type(element, '#guest-email', email);
    };
    await fill();
    await desk.logout();
    await waitUntil(() => typed(element).join() === ',', 'what was typed outlives a logout');
    await fill();
    button(element, '获取验证码').click();
    await shows(element, '#guest-code');
    // Nobody, again: the host has signed somebody out in its own way.
    desk.link!.identify(undefined);
    await waitUntil(() => typed(element).join() === ',', 'what was typed outlives another sign-in');
    expect(shownText(element)).not.to.include(email);
  });

  it('keeps nothing of what was typed once the request is open', async () => {
    const room = await askCode();
    const {element, gateway, desk} = room;
    await enter(room, codeIn(gateway));
    await says(element, '只能看到这一条请求');
    desk.link!.identify(undefined);
    await waitUntil(() => one(element, '#guest-email'), 'no look-up was offered');
    expect(one<HTMLInputElement>(element, '#guest-email').value).to.equal('');
    expect(one<HTMLInputElement>(element, '#guest-reference').value).to.equal('');
  });

  it('opens a mailed link that is put into an open page, and leads whom the page has signed in back to all of his own', async () => {
    const gateway = await openGateway({world: haituWorld, team: false, portalUrl: 'https://portal.example/'});
    const {id} = await summary(gateway, reference);
    await takeStep(gateway.ports, id, {is: 'answer', text: '日志已经看过'}, haituWorld.agents[1]!);
    await gateway.settled();
    const [, hash] = /(#aftercare-token=\S+)/.exec(gateway.mailbox.list(email)[0]!.text)!;
    const {element} = await open({as: 'emma-hart', gateway});
    await shows(element, '.entry');
    await shows(element, 'input[type=search]');
    location.hash = hash!;
    await says(element, '日志已经看过');
    await says(element, '只能看到这一条请求');
    expect(location.hash).to.equal(`#aftercare=ticket/${id}`);
    button(element, '登录后查看全部请求').click();
    await shows(element, '.entry');
    expect(shownText(element)).not.to.include(reference);
  });

  it('says first that the link opens nothing any more, then what does; to whoever is signed in and may not read it, too', async () => {
    const {id} = await summary(await openGateway({world: haituWorld, team: false}), reference);
    location.hash = `#aftercare-token=&aftercare=ticket/${id}`;
    const {element} = await open({as: null});
    await says(element, '这个链接已经用过，或者过期了');
    const order = [...element.shadowRoot!.querySelectorAll('[part~="link-over"], [part~="guest"], [part~="empty"]')];
    expect(order.map((each) => each.getAttribute('part'))).to.deep.equal(['link-over', 'guest', 'empty']);
    await expectAccessible(element);
    const other = await open({as: 'emma-hart'});
    await says(other.element, '这个链接已经用过，或者过期了');
    location.hash = '';
  });

  it('says the same where no such request is known', async () => {
    const known = await askCode();
    const said = one(known.element, '.guest').textContent;
    const unknown = await askCode(known.gateway, {reference: 'AC-XXXX-9999', email});
    expect(one(unknown.element, '.guest').textContent).to.equal(said);
  });

  it('counts wrong codes, ends after five, and sends a new one', async () => {
    const gateway = await openGateway({world: haituWorld, team: false});
    const room = await askCode(gateway);
    const {element} = room;
    const right = codeIn(gateway);
    const wrong = right === '000000' ? '111111' : '000000';
    for (let left = 4; left > 0; left -= 1) {
      await enter(room, wrong);
      await says(element, `还可以再试 ${left} 次`);
    }
    expect(one(element, '#guest-code').getAttribute('aria-invalid')).to.equal('true');
    await expectAccessible(element);
    await enter(room, wrong);
    await says(element, '已经不能再试');
    await enter(room, right);
    await says(element, '这个验证码已失效');
    button(element, '重新获取').click();
    await waitUntil(() => codeIn(gateway) !== right);
    await waitUntil(() => announced(element).includes('验证码已发到'));
    await enter(room, codeIn(gateway));
    await says(element, '沈砚正在处理');
  });

  it('names what was left empty, and what the backend says', async () => {
    const room = await open({as: null});
    const {element} = room;
    await waitUntil(() => one(element, '#guest-email'), 'no look-up was offered');
    expect(one(element, 'input[type=search]'), 'nothing to search yet').to.equal(undefined);
    type(element, '#guest-reference', reference);
    button(element, '获取验证码').click();
    await waitUntil(() => one(element, '#guest-email').getAttribute('aria-invalid') === 'true');
    expect(focused(element)?.id).to.equal('guest-email');
    expect(one(element, '#guest-reference').getAttribute('aria-invalid')).to.equal(null);
    type(element, '#guest-email', '000000');
    button(element, '获取验证码').click();
    await says(element, '请填写完整的邮箱地址');
    type(element, '#guest-email', email);
    room.line.transport = () => Promise.resolve(problem('too-many-requests', 429));
    button(element, '获取验证码').click();
    await waitUntil(() => one(element, '#guest-wrong').textContent!.trim() !== '');
    expect(one<HTMLInputElement>(element, '#guest-reference').value, 'nothing typed is lost').to.equal(reference);
  });
});
