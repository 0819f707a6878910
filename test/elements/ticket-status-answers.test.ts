import {expect} from '@open-wc/testing';
import {newKey} from '../../src/contract/key.js';
import type {Ticket} from '../../src/contract/ticket.js';
import {openGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  bent,
  wake,
  openOne,
  ask,
  summary,
  write,
  all,
  one,
  shows,
  says,
  saysNoMore,
  announced,
  focused,
  button,
  lead,
  type,
  problem,
  isPost,
  type Room,
} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

/** Settles once the device has it: a page that is left goes no sooner. */
async function kept({desk}: Room, name: string, text: string): Promise<void> {
  const {drafts} = await desk.link!.desk();
  await waitUntil(async () => (await drafts.reply(name))?.text === text, `${text} was not kept`);
}

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-ticket-status: answering a solution', () => {
  it('looks again before it answers, when the request has changed in the meantime', async () => {
    const {element, gateway} = await openOne('AC-6DWT-2602');
    const {id} = await summary(gateway, 'AC-6DWT-2602');
    await write(gateway, id, '从另一处写的');
    button(element, '已解决').click();
    await says(element, '请求刚有变化');
    await says(element, '从另一处写的');
    expect((await summary(gateway, 'AC-6DWT-2602')).state).to.equal('resolved');
    button(element, '已解决').click();
    await says(element, '您已确认解决');
  });

  it('says kindly that there is nothing to answer any more', async () => {
    const {element, gateway} = await openOne('AC-6DWT-2602');
    const ticket = await summary(gateway, 'AC-6DWT-2602');
    const body = {action: 'confirm', clientRef: newKey()};
    await ask(gateway, `/tickets/${ticket.id}/actions`, body, {'If-Match': `"${ticket.version}"`});
    button(element, '没有解决').click();
    await shows(element, '#reason-text');
    type(element, '#reason-text', '还是收不到');
    button(element, '提交说明').click();
    await says(element, '请求刚有变化');
    await says(element, '状态变为“已解决”');
    expect(button(element, '提交说明')).to.equal(undefined);
  });

  it('waits on this device while there is no connection, and is not shown as done', async () => {
    const {element, line, gateway} = await openOne('AC-6DWT-2602');
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    button(element, '已解决').click();
    await says(element, '您的操作正在等待发送');
    expect(lead(element)).to.include('请您确认');
    await expectAccessible(element);
    line.transport = (request) => gateway.app(request);
    button(element, '立即发送').click();
    await says(element, '您已确认解决');
  });

  it('shows what waits with its words: that it is not solved, and why', async () => {
    const {element, line, gateway} = await openOne('AC-6DWT-2602');
    line.transport = (request) => (request.method === 'POST' ? Promise.reject(new TypeError('Failed to fetch')) : gateway.app(request));
    button(element, '没有解决').click();
    await shows(element, '#reason-text');
    type(element, '#reason-text', '凌晨那一封还是没有收到');
    button(element, '提交说明').click();
    await shows(element, '[part=resolution] .waiting');
    expect(one(element, '[part=resolution] .waiting').textContent).to.include('反馈没有解决').and.include('凌晨那一封还是没有收到');
    element.reference = '';
    await shows(element, '.unsent');
    expect(one(element, '.unsent').textContent)
      .to.include('反馈没有解决')
      .and.include('AC-6DWT-2602')
      .and.include('凌晨那一封还是没有收到');
  });

  it('speaks another language at once when the page does, also where parts came later', async () => {
    const {element} = await openOne('AC-6DWT-2602');
    expect(shownText(element)).to.include('问题解决了吗？').and.include('发送回复');
    element.lang = 'en';
    await says(element, 'Is it solved?');
    await says(element, 'Send reply');
    expect(shownText(element)).not.to.include('发送回复');
  });

  it('keeps a reason that was begun', async () => {
    const first = await openOne('AC-6DWT-2602');
    button(first.element, '没有解决').click();
    await shows(first.element, '#reason-text');
    type(first.element, '#reason-text', '只写了一半');
    first.element.remove();
    const {id} = await summary(first.gateway, 'AC-6DWT-2602');
    await kept(first, `${id}/reason`, '只写了一半');
    const second = await openOne('AC-6DWT-2602', {baseUrl: first.desk.baseUrl, gateway: first.gateway});
    await waitUntil(() => one<HTMLTextAreaElement>(second.element, '#reason-text')?.value === '只写了一半');
  });
});

describe('aftercare-ticket-status: cancelling and reopening', () => {
  it('cancels only after asking, without a reason if the customer likes', async () => {
    const {element, gateway} = await openOne('AC-9MWD-2655');
    button(element, '取消这条请求').click();
    await says(element, '要取消这条请求吗？');
    expect(one(element, '#reply-text'), 'one thing to write at a time').to.equal(undefined);
    await waitUntil(() => focused(element)?.id === 'reason-text');
    await expectAccessible(element);
    button(element, '先不取消').click();
    await waitUntil(() => focused(element)?.textContent?.includes('取消这条请求'));
    expect((await summary(gateway, 'AC-9MWD-2655')).state).to.equal('received');
    button(element, '取消这条请求').click();
    await shows(element, '#reason-text');
    button(element, '确定取消').click();
    await says(element, '这条请求已取消');
    expect(announced(element)).to.include('请求已取消');
    expect(focused(element)?.id).to.equal('ticket-title');
    await says(element, '前可以撤回');
    await expectAccessible(element);
    button(element, '撤回取消').click();
    await says(element, '撤回了取消');
    expect(announced(element)).to.include('已撤回取消');
    expect((await summary(gateway, 'AC-9MWD-2655')).state).to.equal('reopened');
    await shows(element, '#reply-text');
  });

  it('leads to a new request where it is too late to take a cancellation back', async () => {
    let time = Date.now();
    const gateway = await openGateway({world: haituWorld, team: false, now: () => time});
    const {id, version} = await summary(gateway, 'AC-9MWD-2655');
    await ask(gateway, `/tickets/${id}/actions`, {action: 'cancel', clientRef: newKey()}, {'If-Match': `"${version}"`});
    time += 25 * 3_600_000;
    const {element} = await openOne('AC-9MWD-2655', {gateway});
    expect(button(element, '撤回取消')).to.equal(undefined);
    const again = all<HTMLAnchorElement>(element, '[part=reply] a').find((a) => a.textContent!.includes('重新提交'))!;
    expect(again.hash, 'a way back').to.match(/^#aftercare=submit\/.+\?title=/);
  });

  it('reopens with a reason, and only with one', async () => {
    const gateway = await openGateway({world: haituWorld, team: false});
    const ticket = await summary(gateway, 'AC-6DWT-2602');
    await ask(gateway, `/tickets/${ticket.id}/actions`, {action: 'confirm', clientRef: newKey()}, {'If-Match': `"${ticket.version}"`});
    const {element} = await openOne('AC-6DWT-2602', {gateway});
    button(element, '重新打开这条请求').click();
    await shows(element, '#reason-text');
    button(element, '重新打开').click();
    await waitUntil(() => one(element, '#reason-text').getAttribute('aria-invalid') === 'true');
    type(element, '#reason-text', '今天早上又没有收到');
    button(element, '重新打开').click();
    await says(element, '今天早上又没有收到');
    expect((await summary(gateway, 'AC-6DWT-2602')).state).to.equal('reopened');
    await expectAccessible(element);
  });
});

describe('aftercare-ticket-status: replying', () => {
  it('finds a begun reply again after a reload', async () => {
    const first = await openOne('AC-7K3P-2614');
    type(first.element, '#reply-text', '我先看一下，');
    dispatchEvent(new Event('pagehide'));
    const {id} = await summary(first.gateway, 'AC-7K3P-2614');
    await kept(first, id, '我先看一下，');
    expect(one(first.element, '.reply .standing').textContent).to.include('写的内容已保存在本设备').and.not.to.include('网络');
    Object.defineProperty(navigator, 'onLine', {configurable: true, value: false});
    try {
      dispatchEvent(new Event('offline'));
      await waitUntil(() => one(first.element, '.reply .standing').textContent!.includes('当前没有网络连接。写的内容已保存在本设备'), 'never said that it is cut off'); // prettier-ignore
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    dispatchEvent(new Event('online'));
    await waitUntil(() => !one(first.element, '.reply .standing').textContent!.includes('网络'), 'still cut off');
    first.element.remove();
    const second = await openOne('AC-7K3P-2614', {baseUrl: first.desk.baseUrl, gateway: first.gateway});
    await waitUntil(() => one<HTMLTextAreaElement>(second.element, '#reply-text').value === '我先看一下，');
  });

  it('points out a password in a reply, covers it when asked, and takes that back', async () => {
    const {element} = await openOne('AC-7K3P-2614');
    await shows(element, '#reply-text');
    const value = () => element.shadowRoot!.querySelector<HTMLTextAreaElement>('#reply-text')!.value;
    type(element, '#reply-text', '后台密码：Hm#2026!');
    await says(element, '这里像是有密码');
    await expectAccessible(element);
    button(element, '遮盖').click();
    await waitUntil(() => value() === '后台密码：[password-1]');
    button(element, '撤销').click();
    await waitUntil(() => value() === '后台密码：Hm#2026!');
  });

  it('sends by Ctrl+Enter, but not while a word is being composed', async () => {
    const {element, gateway} = await openOne('AC-7K3P-2614');
    type(element, '#reply-text', '好的');
    const enter = {key: 'Enter', ctrlKey: true, bubbles: true, composed: true};
    one(element, '#reply-text').dispatchEvent(new KeyboardEvent('keydown', {...enter, isComposing: true}));
    await element.updateComplete;
    expect(one<HTMLTextAreaElement>(element, '#reply-text').value).to.equal('好的');
    one(element, '#reply-text').dispatchEvent(new KeyboardEvent('keydown', enter));
    await waitUntil(() => announced(element).includes('回复已发送'));
    const {id} = await summary(gateway, 'AC-7K3P-2614');
    const {messages} = await ask<Ticket>(gateway, `/tickets/${id}`);
    expect(messages.items.at(-1)!.text).to.equal('好的');
  });

  it('shows a reply that waits as waiting, and as sent only once it was taken', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    const queued: boolean[] = [];
    element.addEventListener('aftercare-reply-sent', ({detail}) => queued.push(detail.queued));
    line.transport = (request) => (isPost(request, '/messages') ? Promise.reject(new TypeError('Failed to fetch')) : gateway.app(request));
    type(element, '#reply-text', '运维已排上今晚。');
    button(element, '发送回复').click();
    await shows(element, '.message.waiting');
    expect(one(element, '.message.waiting').textContent).to.include('运维已排上今晚。').and.include('已保存在本设备');
    expect(announced(element)).not.to.include('回复已发送');
    await expectAccessible(element);
    line.transport = (request) => gateway.app(request);
    button(element, '立即发送').click();
    await waitUntil(() => !one(element, '.message.waiting') && shownText(element).includes('运维已排上今晚。'));
    expect(all(element, '.message').filter((message) => message.textContent!.includes('今晚')).length).to.equal(1);
    expect(queued).to.deep.equal([true, false]);
  });

  it('gives a waiting reply up only after asking', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    line.transport = (request) => (isPost(request, '/messages') ? Promise.reject(new TypeError('Failed to fetch')) : gateway.app(request));
    type(element, '#reply-text', '算了');
    button(element, '发送回复').click();
    await shows(element, '.message.waiting');
    button(element, '放弃').click();
    await says(element, '放弃后内容无法找回');
    await waitUntil(() => focused(element)?.textContent?.includes('保留'));
    button(element, '确定放弃').click();
    await waitUntil(() => !one(element, '.message.waiting'));
  });

  it('puts a refused text back, with the reason', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    line.transport = (request) =>
      isPost(request, '/messages') ? Promise.resolve(problem('action-not-allowed', 409)) : gateway.app(request);
    type(element, '#reply-text', '这一条不会被接收');
    button(element, '发送回复').click();
    await says(element, '回复没有发送成功');
    expect(one<HTMLTextAreaElement>(element, '#reply-text').value).to.equal('这一条不会被接收');
    expect(focused(element)?.id).to.equal('reply-text');
    expect(one(element, '.message.waiting')).to.equal(undefined);
    line.transport = (request) => gateway.app(request);
    button(element, '发送回复').click();
    await waitUntil(() => announced(element).includes('回复已发送'));
  });

  it('says after a reload, too, why a text came back', async () => {
    const first = await openOne('AC-7K3P-2614');
    const {id} = await summary(first.gateway, 'AC-7K3P-2614');
    first.line.transport = (request) =>
      isPost(request, '/messages') ? Promise.resolve(problem('action-not-allowed', 409)) : first.gateway.app(request);
    type(first.element, '#reply-text', '这一条不会被接收');
    button(first.element, '发送回复').click();
    await says(first.element, '回复没有发送成功');
    await kept(first, id, '这一条不会被接收');
    first.element.remove();
    const second = await openOne('AC-7K3P-2614', {baseUrl: first.desk.baseUrl, gateway: first.gateway});
    await says(second.element, '回复没有发送成功');
    type(second.element, '#reply-text', '改过的话');
    await saysNoMore(second.element, '回复没有发送成功');
  });

  it('does not say that a refused text goes by itself, where another one is being written', async () => {
    const {element, line, gateway} = await openOne('AC-7K3P-2614');
    line.transport = (request) => (isPost(request, '/messages') ? Promise.reject(new TypeError('Failed to fetch')) : gateway.app(request));
    type(element, '#reply-text', '先写的');
    button(element, '发送回复').click();
    await says(element, '后会自动发送');
    type(element, '#reply-text', '后写的');
    line.transport = (request) =>
      isPost(request, '/messages') ? Promise.resolve(problem('action-not-allowed', 409)) : gateway.app(request);
    button(element, '立即发送').click();
    await says(element, '服务台没有接受，不会再自动发送');
    expect(one(element, '.message.waiting').textContent).not.to.include('后会自动发送');
    expect(one<HTMLTextAreaElement>(element, '#reply-text').value).to.equal('后写的');
  });

  it('shows a reply that was not sent before the request closed, to be copied and handed in anew', async () => {
    const first = await openOne('AC-7K3P-2614');
    type(first.element, '#reply-text', '来不及发出的话');
    const {id} = await summary(first.gateway, 'AC-7K3P-2614');
    await kept(first, id, '来不及发出的话');
    first.line.transport = bent(first.gateway, id, (ticket) => ({...ticket, allowsReply: false}));
    wake();
    await shows(first.element, '[data-left]');
    expect(one(first.element, '[data-left]').textContent).to.equal('来不及发出的话');
    await says(first.element, '不能再回复');
    expect(one<HTMLAnchorElement>(first.element, '[part="reply"] a').href).to.include('submit');
    expect(button(first.element, '复制内容') === undefined).to.equal(false);
    await expectAccessible(first.element);
  });

  it('shows what waits above the list, too', async () => {
    const first = await openOne('AC-7K3P-2614');
    first.line.transport = (request) =>
      isPost(request, '/messages') ? Promise.reject(new TypeError('Failed to fetch')) : first.gateway.app(request);
    type(first.element, '#reply-text', '在路上的回复');
    button(first.element, '发送回复').click();
    await shows(first.element, '.message.waiting');
    first.element.reference = '';
    await shows(first.element, '.unsent');
    expect(one(first.element, '.unsent').textContent).to.include('在路上的回复').and.include('等待发送');
    await expectAccessible(first.element);
  });
});
