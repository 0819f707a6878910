import {expect} from '@open-wc/testing';
import {html} from 'lit';
import '../../src/define/knowledge-base.js';
import '../../src/define/satisfaction-survey.js';
import '../../src/define/submit-ticket.js';
import '../../src/define/ticket-status.js';
import {deskContext} from '../../src/kit/desk-context.js';
import {DeskLink} from '../../src/kit/desk-link.js';
import {rewriteHash} from '../../src/kit/rewrite-hash.js';
import {openCounter, shownText} from '../support/counter.js';
import {waitUntil} from '../support/wait-until.js';

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

describe('signing out', () => {
  const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const draft = {
    ...{key: 'k'.repeat(22), type: 'incident', title: '只有我能看', description: ''},
    ...{fields: {}, impact: {}, consents: [], files: [], editedAt: 1},
  };

  /** A page where two persons left a draft each, and whose desk's code cannot be loaded any more. */
  async function twoLeft() {
    const {desk, gateway} = await openList();
    const {baseUrl, transport} = desk;
    const as = (id: string) => ({baseUrl, transport, getToken: async () => (await gateway.tokenFor(id))!});
    const mine = async (id: string) => {
      const link = new DeskLink(as(id));
      const left = await (await link.desk()).drafts.request();
      link.close();
      return left?.title;
    };
    desk.remove();
    for (const id of ['emma-hart', 'li-wen']) {
      const link = new DeskLink(as(id));
      const opened = await link.desk();
      await opened.me();
      opened.recentSearches.keep('导出');
      await opened.drafts.saveRequest(draft);
      link.close();
    }
    const link = new DeskLink(as('li-wen'));
    link.desk = lost;
    return {link, mine, baseUrl};
  }

  it('does not fail where the code that forgets cannot be loaded, and forgets before the next desk reads anything', async () => {
    const {link, mine, baseUrl} = await twoLeft();
    await link.logout();
    expect(link.options.getToken).to.equal(undefined);
    expect(await mine('li-wen')).to.equal(undefined);
    expect(await mine('emma-hart'), 'what is another person’s stays').to.equal(draft.title);
    expect(Object.keys(localStorage).filter((key) => key.includes('forget'))).to.deep.equal([]);
    expect(Object.keys(localStorage).filter((key) => key.includes(`searches:${baseUrl}`))).to.have.length(1);
  });

  it('forgets everybody at this desk where another tab could not tell who it was', async () => {
    const {link, mine} = await twoLeft();
    sessionStorage.clear();
    await link.logout();
    expect(await mine('li-wen')).to.equal(undefined);
    expect(await mine('emma-hart')).to.equal(undefined);
  });

  it('says a lost connection as such where the desk’s code cannot be loaded', async () => {
    const {desk} = await openList();
    desk.link!.options = {
      ...desk.link!.options,
      get baseUrl(): string {
        throw new TypeError('Failed to fetch dynamically imported module');
      },
    };
    desk.link!.close();
    const problem = await desk.link!.desk().catch((error: unknown) => error);
    expect(problem).to.include({code: 'offline', retryable: true});
  });
});

/** Asks for the desk as an element of the page's own would, by the community's context protocol alone. */
function askAsForeigner(from: Element, subscribe: boolean) {
  const heard: (DeskLink | undefined)[] = [];
  let stop: (() => void) | undefined;
  const callback = (link: DeskLink | undefined, unsubscribe?: () => void) => {
    heard.push(link);
    stop = unsubscribe;
  };
  const request = Object.assign(new Event('context-request', {bubbles: true, composed: true}), {context: deskContext, callback, subscribe});
  from.dispatchEvent(request);
  return {heard, stop: () => stop?.()};
}

describe('what an element tells the page', () => {
  it('that it can be used: once, however often it moves or its desk changes', async () => {
    const {desk} = await openCounter(html``);
    const ready: EventTarget[] = [];
    desk.parentElement!.addEventListener('aftercare-ready', ({target}) => ready.push(target!));
    const element = desk.appendChild(document.createElement('aftercare-ticket-status'));
    await waitUntil(() => ready.length, 'never ready');
    await waitUntil(() => shownText(element).includes(hers));
    const first = desk.link;
    desk.baseUrl = 'https://another.example/portal/v1';
    await desk.updateComplete;
    expect(desk.link).not.to.equal(first);
    desk.parentElement!.prepend(element);
    await waitUntil(() => shownText(element).includes(hers));
    expect(ready).to.deep.equal([element]);
  });

  it('why the backend refused, with whether another try may help, and who has to sign in', async () => {
    const {desk, line} = await openCounter(html``, {as: null});
    const heard: [string, unknown][] = [];
    for (const name of ['aftercare-error', 'aftercare-auth-required'] as const) {
      desk.parentElement!.addEventListener(name, (event) => heard.push([name, event.detail]));
    }
    const element = desk.appendChild(document.createElement('aftercare-ticket-status'));
    await waitUntil(() => heard.length >= 2, 'nothing was told');
    expect(heard[0]).to.deep.equal(['aftercare-auth-required', null]);
    expect(heard[1]).to.deep.equal(['aftercare-error', {code: 'unauthenticated', retryable: false}]);
    heard.length = 0;
    line.transport = () => Promise.reject(new TypeError('Failed to fetch'));
    desk.baseUrl = 'https://away.example/portal/v1';
    await waitUntil(() => heard.length, 'nothing was told');
    expect(heard[0]).to.deep.equal(['aftercare-error', {code: 'offline', retryable: true}]);
    element.remove();
  });

  for (const tag of ['submit-ticket', 'ticket-status', 'knowledge-base', 'satisfaction-survey']) {
    it(`nothing of a read that was broken off because somebody signed in meanwhile: ${tag}`, async () => {
      const {desk, line, gateway} = await openCounter(html``, {as: null});
      const heard: unknown[] = [];
      desk.parentElement!.addEventListener('aftercare-error', ({detail}) => heard.push(detail.code));
      const {transport} = line;
      let asked = 0;
      let broken = 0;
      line.transport = ({signal}) => {
        asked += 1;
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            broken += 1;
            reject(signal.reason);
          });
        });
      };
      const element = desk.appendChild(document.createElement(`aftercare-${tag}`));
      await waitUntil(() => asked, 'nothing was read');
      line.transport = transport;
      desk.auth = {getToken: async () => (await gateway.tokenFor('li-wen')) ?? ''};
      await waitUntil(() => broken && !element.shadowRoot?.querySelector('[part=skeleton]'), 'nothing came');
      expect(heard).to.deep.equal([]);
      element.remove();
    });
  }
});

describe('the token of a mailed link', () => {
  it('is used once by a page with two desks, and opens the page for both', async () => {
    history.replaceState(null, '', '#aftercare-token=of-a-mail&aftercare=ticket/tk_1');
    let used = 0;
    const bearers: (string | null)[] = [];
    const transport = async (request: Request) => {
      if (!request.url.endsWith('/link-sessions')) {
        bearers.push(request.headers.get('Authorization'));
        return Response.json(
          {code: 'not-found', title: 'Not found', status: 404},
          {status: 404, headers: {'Content-Type': 'application/problem+json'}},
        );
      }
      used += 1;
      const expiresAt = new Date(Date.now() + 600_000).toISOString();
      return Response.json({token: 'of-the-guest', ticket: 'tk_1', expiresAt});
    };
    const desks = [1, 2].map(() =>
      Object.assign(document.createElement('aftercare-desk'), {transport, baseUrl: 'https://two.example/portal/v1'}),
    );
    document.body.append(...desks);
    await Promise.all(desks.map(async ({updateComplete}) => updateComplete));
    const opened = await Promise.all(desks.map(async (desk) => desk.link!.desk()));
    for (const desk of opened) await desk.ticket('tk_1').catch(() => undefined);
    expect(used).to.equal(1);
    expect(bearers).to.deep.equal(['Bearer of-the-guest', 'Bearer of-the-guest']);
    expect(location.hash).to.equal('#aftercare=ticket/tk_1');
    await opened[0]!.logout();
    for (const desk of desks) desk.remove();
  });

  it('leaves the page its address where that has its base elsewhere', () => {
    const base = document.head.appendChild(Object.assign(document.createElement('base'), {href: 'https://elsewhere.example/deep/'}));
    const {href} = location;
    history.replaceState({own: 1}, '', `${href}#aftercare-token=of-a-mail`);
    try {
      rewriteHash('#/orders');
      expect([location.href, history.state]).to.deep.equal([`${href}#/orders`, {own: 1}]);
      rewriteHash('');
      expect(location.href).to.equal(href);
    } finally {
      base.remove();
    }
  });
});

describe('how the desk around an element is found', () => {
  it('serves an element that stood under its desk before the desk had an address', async () => {
    const other = await openCounter(html``, {as: 'emma-hart'});
    const {gateway} = other;
    let wrongly = 0;
    other.line.transport = async () => {
      wrongly++;
      throw new TypeError();
    };
    const late = document.createElement('aftercare-desk');
    const element = late.appendChild(document.createElement('aftercare-ticket-status'));
    other.desk.parentElement!.append(late);
    await element.updateComplete;
    late.auth = {getToken: async () => (await gateway.tokenFor('li-wen'))!};
    late.transport = (request) => gateway.app(request);
    late.baseUrl = 'https://late.example/portal/v1';
    await waitUntil(() => shownText(element).includes(hers), 'never found its desk');
    expect(wrongly, 'asked a desk that is not its own').to.equal(0);
  });

  it('reads anew under another desk after a move, and listens to the former one no more', async () => {
    const {desk, element} = await openList();
    const other = await openCounter(html``, {as: 'emma-hart'});
    other.desk.append(element);
    await waitUntil(() => !shownText(element).includes(hers), 'still shows what the former desk had');
    await waitUntil(() => /AC-\w{4}-\d{4}/.test(shownText(element)), 'never read under the new desk');
    desk.auth = undefined;
    await desk.updateComplete;
    await (await desk.link!.desk()).settings();
    await element.updateComplete;
    expect(shownText(element)).to.match(/AC-\w{4}-\d{4}/);
  });

  it('takes the page’s one desk where none stands around it, also when that comes later', async () => {
    const lonely = document.createElement('aftercare-ticket-status');
    const {desk} = await openCounter(html``);
    desk.parentElement!.append(lonely);
    await waitUntil(() => shownText(lonely).includes(hers), 'never found the page’s desk');
    desk.remove();
    const later = document.createElement('aftercare-ticket-status');
    const next = await openCounter(html``);
    next.desk.parentElement!.append(later);
    await waitUntil(() => shownText(later).includes(hers), 'never found the later desk');
  });

  it('answers a consumer of the community’s protocol, once or with every new desk', async () => {
    const {desk, element} = await openList();
    const [once, each] = [askAsForeigner(element, false), askAsForeigner(element, true)];
    expect(once.heard).to.deep.equal([desk.link]);
    const first = desk.link;
    desk.baseUrl = 'https://elsewhere.example/portal/v1';
    await desk.updateComplete;
    expect(desk.link).not.to.equal(first);
    expect(once.heard).to.have.length(1);
    expect(each.heard).to.deep.equal([first, desk.link]);
    each.stop();
    desk.baseUrl = 'https://third.example/portal/v1';
    await desk.updateComplete;
    expect(each.heard).to.have.length(2);
  });

  it('leaves requests for other contexts to others', async () => {
    const {element} = await openList();
    let passed = false;
    document.addEventListener('context-request', () => (passed = true), {once: true});
    element.dispatchEvent(
      Object.assign(new Event('context-request', {bubbles: true, composed: true}), {context: 'theirs', callback: () => {}}),
    );
    expect(passed).to.equal(true);
  });
});
