import {expect, waitUntil} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/define/ticket-status.js';
import {openCounter, shownText} from '../support/counter.js';

const hers = 'AC-7K3P-2614';

async function openList() {
  const counter = await openCounter(html`<aftercare-ticket-status></aftercare-ticket-status>`);
  const element = counter.desk.querySelector('aftercare-ticket-status')!;
  await waitUntil(() => shownText(element).includes(hers), 'the list never came');
  return {...counter, element};
}

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('an element and the desk around it', () => {
  it('shows nothing of the former person when it was out of the page while another came', async () => {
    const {desk, element, gateway} = await openList();
    element.remove();
    desk.auth = {getToken: async () => (await gateway.tokenFor('emma-hart'))!};
    await desk.updateComplete;
    await (await desk.link!.desk()).me();
    desk.append(element);
    await waitUntil(() => !shownText(element).includes(hers), 'still shows the former person’s requests');
  });

  it('shows the same after a move in the page', async () => {
    const {desk, element} = await openList();
    for (let move = 0; move < 50; move++) desk.append(element);
    const elsewhere = desk.parentElement!.appendChild(document.createElement('section'));
    elsewhere.append(desk);
    await Promise.resolve();
    expect(shownText(element)).to.include(hers);
  });

  it('asks nothing more once its desk has left the page, and goes on when it comes back', async () => {
    const {desk, element, line} = await openList();
    const room = desk.parentElement!;
    let asked = 0;
    const {transport} = line;
    line.transport = (request) => {
      asked++;
      return transport(request);
    };
    desk.remove();
    await Promise.resolve();
    await Promise.resolve();
    const before = asked;
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise(requestAnimationFrame);
    expect(asked).to.equal(before);
    room.append(desk);
    await waitUntil(() => asked > before, 'never read again');
    await waitUntil(() => shownText(element).includes(hers));
  });

  it('leaves nothing of a person on the device after logging out', async () => {
    const {desk} = await openList();
    const {drafts} = await desk.link!.desk();
    const draft = {
      key: 'k'.repeat(22),
      type: 'incident',
      title: '只有我能看',
      description: '',
      fields: {},
      impact: {},
      consents: [],
      files: [],
      editedAt: 1,
    };
    await drafts.saveRequest(draft);
    const {auth} = desk;
    await desk.logout();
    desk.auth = auth;
    await desk.updateComplete;
    expect(await drafts.request()).to.equal(undefined);
  });
});
