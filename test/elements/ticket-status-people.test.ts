import {expect} from '@open-wc/testing';
import {expectAccessible} from '../support/counter.js';
import type {TicketSummary} from '../../src/contract/ticket.js';
import {
  all,
  announced,
  ask,
  button,
  focused,
  json,
  one,
  open,
  openOne,
  problem,
  says,
  shows,
  type,
  type Room,
} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

const reference = 'AC-6QTD-2618';

async function openPeople(): Promise<Room> {
  const room = await openOne(reference);
  await shows(room.element, '[part="colleagues"] summary');
  one(room.element, '[part="colleagues"] summary').click();
  await shows(room.element, '#people-bring-in');
  return room;
}

function choose(element: Room['element'], selector: string, value: string): void {
  const box = one<HTMLSelectElement>(element, selector);
  box.value = value;
  box.dispatchEvent(new Event('change'));
}

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('aftercare-ticket-status: colleagues on a request', () => {
  it('are offered by name: whoever is there, not who left and nobody of another organisation', async () => {
    const {element} = await openPeople();
    await says(element, '目前没有其他同事参与');
    const names = [...one<HTMLSelectElement>(element, '#people-bring-in').options].map(({text}) => text);
    expect(names).to.include('王磊').and.not.include('徐佳', 'who left is not offered').and.not.include('周妍');
    button(element, '添加').click();
    await says(element, '请先选择一位同事');
    await expectAccessible(element);
  });

  it('are brought in and taken out again after one question, and the history says so', async () => {
    const {element} = await openPeople();
    choose(element, '#people-bring-in', 'wang-lei');
    button(element, '添加').click();
    await shows(element, '[part="colleague"]');
    expect(announced(element)).to.include('已添加王磊');
    await says(element, '请王磊一起跟进');
    expect(one(element, '[part="colleagues"] summary').textContent).to.include('王磊');
    expect(one<HTMLSelectElement>(element, '#people-bring-in').value).to.equal('', 'nobody else stands chosen in his place');
    button(element, '移出').click();
    await says(element, '王磊不能再查看');
    button(element, '确定').click();
    await waitUntil(() => !one(element, '[part="colleague"]'), 'he stayed');
    await says(element, '移出了王磊');
  });

  it('wait on this device while the backend cannot be reached, and are named as waiting', async () => {
    const {element, line} = await openPeople();
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    choose(element, '#people-bring-in', 'wang-lei');
    button(element, '添加').click();
    await shows(element, '[part="colleagues"] [part="waiting"]');
    expect(one(element, '[part="colleague"]')).to.equal(undefined);
    await says(element, '添加同事');
  });

  it('are read when the fold is opened, and for no other request before that', async () => {
    const {element, line, gateway} = await open();
    const {items} = await ask<{items: TicketSummary[]}>(gateway, '/tickets');
    location.hash = `#aftercare=ticket/${items.find((one) => one.reference === reference)!.id}`;
    await shows(element, '[part="colleagues"] summary');
    one(element, '[part="colleagues"] summary').click();
    await shows(element, '#people-bring-in');
    let asked = 0;
    line.transport = (request) => {
      if (request.url.includes('/people')) asked += 1;
      return gateway.app(request);
    };
    const other = items.find((one) => one.reference !== reference && one.state === 'in-progress')!;
    location.hash = `#aftercare=ticket/${other.id}`;
    await says(element, other.title);
    await shows(element, '[part="colleagues"] summary');
    expect(one<HTMLDetailsElement>(element, '[part="colleagues"]').open).to.equal(false);
    expect(asked).to.equal(0);
    one(element, '[part="colleagues"] summary').click();
    await shows(element, '#people-bring-in');
    await waitUntil(() => asked === 1);
  });
});

describe('aftercare-ticket-status: the people of an organisation', () => {
  const member = (element: Element, id: string) => one(element, `[data-member="${id}"]`);
  const openMembers = async () => {
    history.replaceState(null, '', '#aftercare=tickets/scope=organisation');
    const room = await open({as: 'chen-guodong'});
    await shows(room.element, '[part="organisation"] summary');
    one(room.element, '[part="organisation"] summary').click();
    await waitUntil(() => member(room.element, 'wang-lei'));
    return room;
  };

  it('are noted by their manager as having left, and as belonging again, each after one question', async () => {
    const {element, gateway} = await openMembers();
    expect(member(element, 'chen-guodong').querySelector('button')).to.equal(null, 'nobody says it of himself');
    expect(member(element, 'xu-jia').textContent).to.include('离职');
    const has = (text: string) =>
      [...member(element, 'wang-lei').querySelectorAll('button')].find((one) => one.textContent!.trim() === text);
    has('标记为离职')!.click();
    await says(element, '王磊不能再查看其他同事的请求');
    await expectAccessible(element);
    await waitUntil(() => focused(element)?.id === 'left-sure');
    has('取消')!.click();
    await waitUntil(() => focused(element) === has('标记为离职'));
    has('标记为离职')!.click();
    await waitUntil(() => has('确定'));
    has('确定')!.click();
    await waitUntil(() => has('恢复为同事'));
    expect(announced(element)).to.include('已把王磊标记为离职');
    await waitUntil(() => focused(element) === has('恢复为同事'));
    const names = async () => (await ask<{items: {name: string}[]}>(gateway, '/people')).items.map(({name}) => name);
    expect(await names()).not.to.include('王磊');
    has('恢复为同事')!.click();
    await waitUntil(() => has('确定'));
    has('确定')!.click();
    await waitUntil(() => has('标记为离职'));
    expect(await names()).to.include('王磊');
  });

  it('are not asked about anew while an answer is on its way, which would stay without end', async () => {
    const {element, line, gateway} = await openMembers();
    let answer = () => {};
    const asked = new Promise<void>((resolve) => (answer = resolve));
    line.transport = async (request) => {
      if (request.method === 'PUT') await asked;
      return gateway.app(request);
    };
    const press = async (id: string, text: string) => {
      const button = () => [...member(element, id).querySelectorAll('button')].find((one) => one.textContent!.trim() === text);
      await waitUntil(button, `no ${text}`);
      button()!.click();
    };
    await press('wang-lei', '标记为离职');
    await press('wang-lei', '确定');
    await press('wang-lei', '取消');
    await press('li-wen', '标记为离职');
    answer();
    await press('wang-lei', '恢复为同事');
    await press('wang-lei', '确定');
    await waitUntil(() => announced(element).includes('王磊已恢复为同事'));
  });

  it('lead to the requests of each, and say at the person why something was refused', async () => {
    const {element, line, gateway} = await openMembers();
    line.transport = async (request) => (request.method === 'PUT' ? problem('not-allowed', 403) : gateway.app(request));
    const button = () => member(element, 'wang-lei').querySelector('button')!;
    button().click();
    await waitUntil(() => one(element, '#left-sure'));
    one(element, '#left-sure').click();
    await waitUntil(() => member(element, 'wang-lei').querySelector('[role="alert"]'));
    await expectAccessible(element);
    member(element, 'li-wen').querySelector('a')!.click();
    await waitUntil(() => decodeURIComponent(location.hash).endsWith('scope=organisation&person=li-wen'));
    await waitUntil(
      () => all(element, '.entry-facts').length > 1 && all(element, '.entry-facts').every((one) => one.textContent!.includes('李雯')),
    );
  });

  it('are looked for beyond those that come at once, in the choice of a request as well', async () => {
    const room = await openMembers();
    const {element, line, gateway} = room;
    const items = Array.from({length: 100}, (_, n) => ({id: `p${n}`, name: `同事${n}`, role: 'requester'}));
    line.transport = async (request) => {
      const url = new URL(request.url);
      if (!url.pathname.endsWith('/people')) return gateway.app(request);
      const q = url.searchParams.get('q');
      return json(q ? {items: [{id: 'far', name: `${q}远`, role: 'requester'}], more: false} : {items, more: true});
    };
    one(element, '[part="organisation"] summary').click();
    one(element, '[part="organisation"] summary').click();
    await says(element, '还有其他同事');
    type(element, '[part="organisation"] input[data-seek]', '周');
    await waitUntil(() => member(element, 'far'));
    expect(announced(element)).to.include('找到 1 位同事');
    await expectAccessible(element);
  });
});
