import {expect} from '@open-wc/testing';
import {expectAccessible} from '../support/counter.js';
import {
  announced,
  ask,
  button,
  focused,
  isPost,
  one,
  openOne,
  problem,
  says,
  shows,
  summary,
  type,
  type Room,
} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

const reference = 'AC-6QTD-2618';

interface Links {
  items: {label: string; scope: string; revokedAt?: string}[];
}

async function openShare(): Promise<Room> {
  const room = await openOne(reference);
  await shows(room.element, '[part="share"] summary');
  one(room.element, '[part="share"] summary').click();
  await shows(room.element, '#share-label');
  return room;
}

const links = async ({gateway}: Room) => (await ask<Links>(gateway, `/tickets/${(await summary(gateway, reference)).id}/links`)).items;

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-ticket-status: a link for somebody without an account', () => {
  it('is made for somebody by name, shown to be copied, and opens just this request', async () => {
    const room = await openShare();
    const {element, gateway} = room;
    await says(element, '不用登录');
    button(element, '生成链接').click();
    await says(element, '请写明给谁看');
    expect(await links(room)).to.deep.equal([]);
    type(element, '#share-label', '外部审计 王工');
    one<HTMLSelectElement>(element, '#share-scope').value = 'reply';
    button(element, '生成链接').click();
    await shows(element, '#share-address');
    await waitUntil(() => focused(element)?.id === 'share-address');
    expect(announced(element)).to.include('链接已生成');
    await says(element, '还没有打开过');
    await expectAccessible(element);
    const {id} = await summary(gateway, reference);
    const {hash} = new URL(one<HTMLInputElement>(element, '#share-address').value);
    const [, token] = /^#aftercare-token=([^&]+)&aftercare=ticket\//.exec(hash)!;
    const body = JSON.stringify({token});
    const request = new Request('https://app.example/portal/v1/link-sessions', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body,
    });
    expect(await (await gateway.app(request)).json()).to.include({ticket: id});
    expect((await links(room))[0]).to.include({label: '外部审计 王工', scope: 'reply'});
  });

  it('is taken back after one question, and stays on the list as such', async () => {
    const room = await openShare();
    const {element} = room;
    type(element, '#share-label', '物流商');
    button(element, '生成链接').click();
    await shows(element, '#share-address');
    button(element, '收回').click();
    await waitUntil(() => focused(element)?.id === 'unshare');
    await says(element, '正在看的人也看不到了');
    await expectAccessible(element);
    button(element, '立即收回').click();
    await says(element, '已收回，');
    expect(announced(element)).to.include('链接打不开了');
    expect(one(element, '#share-address')).to.equal(undefined);
    expect((await links(room))[0]!.revokedAt).to.be.a('string');
  });

  it('carries nothing of what the page was called with, and is read only while somebody looks', async () => {
    history.replaceState(null, '', `${location.pathname}?customer=hemu&session=4711${location.hash}`);
    const room = await openShare();
    const {element, line, gateway} = room;
    type(element, '#share-label', '物流商');
    button(element, '生成链接').click();
    await shows(element, '#share-address');
    expect(new URL(one<HTMLInputElement>(element, '#share-address').value).search).to.equal('');
    let asked = 0;
    line.transport = (request) => {
      if (request.url.endsWith('/links')) asked++;
      return gateway.app(request);
    };
    one(element, '[part="share"] summary').click();
    await waitUntil(() => !one(element, '.share-body'));
    element.reference = 'AC-5TGM-2631';
    await says(element, '新机房部署数据网关');
    await shows(element, '[part="share"] summary');
    expect(asked).to.equal(0);
  });

  it('keeps of the query what the page itself names as its address', async () => {
    history.replaceState(null, '', `${location.pathname}?page=support&session=4711${location.hash}`);
    const canonical = Object.assign(document.createElement('link'), {rel: 'canonical', href: `${location.pathname}?page=support`});
    document.head.append(canonical);
    const {element} = await openShare();
    type(element, '#share-label', '物流商');
    button(element, '生成链接').click();
    await shows(element, '#share-address');
    canonical.remove();
    const shared = new URL(one<HTMLInputElement>(element, '#share-address').value);
    expect([shared.pathname, shared.search]).to.deep.equal([location.pathname, '?page=support']);
  });

  it('beyond as many as are good at a time is refused with how many that are', async () => {
    const {element, line, gateway} = await openShare();
    line.transport = (request) =>
      isPost(request, '/links')
        ? Promise.resolve(problem('invalid-fields', 422, {issues: [{pointer: '', code: 'too-many', params: {max: 10, actual: 11}}]}))
        : gateway.app(request);
    type(element, '#share-label', '物流商');
    button(element, '生成链接').click();
    await says(element, '最多同时有 10 个有效的链接');
    expect(one<HTMLInputElement>(element, '#share-label').value).to.equal('物流商');
  });

  it('that cannot be made keeps what was typed and says why', async () => {
    const {element, line} = await openShare();
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    type(element, '#share-label', '物流商');
    button(element, '生成链接').click();
    await waitUntil(() => /网络|连接/.test(one(element, '[part="share"]').textContent!), 'it never said why');
    expect(one<HTMLInputElement>(element, '#share-label').value).to.equal('物流商');
  });
});
