import {expect} from '@open-wc/testing';
import {html, type LitElement} from 'lit';
import {openCounter, shownText, type Counter} from '../support/counter.js';
import {tags} from '../support/every-element.js';
import {openLedger, type Holdings, type Ledger} from '../support/ledger.js';

/** A desk whose backend gives the answers again that it gave before: a thousand visits are a test of ours, not of the gateway. */
async function openDesk(): Promise<Counter & {asked: () => number}> {
  const counter = await openCounter(html``);
  const {transport} = counter.line;
  const replies = new Map<string, Response>();
  let asked = 0;
  counter.line.transport = async (request) => {
    asked++;
    const reply = replies.get(request.url) ?? (await transport(request));
    if (request.method === 'GET' && reply.ok) replies.set(request.url, reply.clone());
    return reply;
  };
  return {...counter, asked: () => asked};
}

/** Settles when nothing more is asked and nothing more is drawn. */
async function settled({asked}: {asked: () => number}, element: LitElement): Promise<void> {
  let before = '';
  for (let quiet = 0; quiet < 3;) {
    await new Promise((done) => setTimeout(done, 20));
    await element.updateComplete;
    const now = `${shownText(element)} ${asked()}`;
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

/** Lets go of what nothing holds any more; the test browser is started so that it can be asked to. */
async function collectGarbage(): Promise<void> {
  const {gc} = globalThis as {gc?: () => void};
  if (!gc) throw new Error('the test browser has to expose its garbage collector');
  for (let round = 0; round < 5; round++) {
    await new Promise((done) => setTimeout(done, 10));
    gc();
  }
}

/** How many are still held once the collector has had its time: on a busy machine it comes late to what nothing holds, and never to what is. */
async function heldOf(gone: readonly WeakRef<object>[]): Promise<number> {
  const held = () => gone.filter((one) => one.deref()).length;
  const end = performance.now() + 15_000;
  // The engine may still hold the one it looked at last.
  while (held() >= 3 && performance.now() < end) await collectGarbage();
  return held();
}

/**
 * Settles once no more is held than before. Frame by frame, for a wait with a timer would wait for itself; and not at one moment, for a desk between two tries
 * of its stream of news listens for the network's return.
 */
async function noMoreThan(before: Holdings, ledger: Ledger): Promise<void> {
  const end = performance.now() + 15_000;
  for (;;) {
    const now = ledger.holdings();
    const kinds = ['listeners', 'timers', 'observers'] as const;
    if (kinds.every((kind) => now[kind] <= before[kind])) return;
    if (performance.now() > end) expect(now, 'what is held').to.deep.equal(before);
    await new Promise(requestAnimationFrame);
  }
}

beforeEach(() => history.replaceState(null, '', location.pathname));

describe('an element added and removed a thousand times', () => {
  for (const tag of tags) {
    it(`${tag} leaves no listener, timer, observer or element behind`, async function () {
      this.timeout(60_000);
      const counter = await openDesk();
      const ledger = openLedger();
      try {
        const once = async (whole: boolean) => {
          const element = counter.desk.appendChild(document.createElement(tag));
          await (whole ? settled(counter, element) : element.updateComplete);
          element.remove();
          return new WeakRef(element);
        };
        for (let first = 0; first < 3; first++) await once(true);
        // What hears of news comes once, and stays as long as the desk.
        const desk = await counter.desk.link!.desk();
        (await desk.follow(() => {}))();
        await collectGarbage();
        const before = ledger.holdings();
        const gone: WeakRef<Element>[] = [];
        for (let time = 0; time < 1000; time++) gone.push(await once(time % 200 === 199));
        await collectGarbage();
        // What was on its way when its element left has come and gone too.
        await noMoreThan(before, ledger);
        expect(await heldOf(gone), 'elements still held').to.be.lessThan(3);
        expect(ledger.faults).to.deep.equal([]);
      } finally {
        ledger.close();
      }
    });
  }

  it('and its desk with it, leaves nothing either', async function () {
    this.timeout(60_000);
    const {desk, gateway} = await openDesk();
    const room = desk.parentElement!;
    desk.remove();
    const ledger = openLedger();
    try {
      const once = async (time: number) => {
        const one = document.createElement('aftercare-desk');
        one.baseUrl = `https://desk-${time % 10}.example/portal/v1`;
        one.transport = (request) => gateway.app(request);
        one.append(document.createElement('aftercare-satisfaction-survey'));
        room.append(one);
        await one.updateComplete;
        await one.link!.desk();
        one.remove();
        await Promise.resolve();
        return new WeakRef(one);
      };
      for (let first = 0; first < 10; first++) await once(first);
      await collectGarbage();
      const before = ledger.holdings();
      const gone: WeakRef<Element>[] = [];
      for (let time = 0; time < 1000; time++) gone.push(await once(time));
      await noMoreThan(before, ledger);
      expect(await heldOf(gone), 'desks still held').to.be.lessThan(3);
      expect(ledger.faults).to.deep.equal([]);
    } finally {
      ledger.close();
    }
  });
});
