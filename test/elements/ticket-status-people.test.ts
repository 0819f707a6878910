import {expect, waitUntil} from '@open-wc/testing';
import {expectAccessible} from '../support/counter.js';
import {announced, button, one, openOne, says, shows, type Room} from '../support/ticket-room.js';

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
});
