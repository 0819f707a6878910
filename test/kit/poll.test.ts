import {expect} from '@open-wc/testing';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {Poll, type Timers} from '../../src/kit/poll.js';

/** Timers that ring when told to. */
function handTimers() {
  let pending: {run: () => void; ms: number} | undefined;
  const timers: Timers = {
    setTimeout: (run, ms) => {
      pending = {run, ms};
      return 1;
    },
    clearTimeout: () => (pending = undefined),
  };
  return {
    timers,
    wait: () => pending?.ms,
    /** Lets the wait pass, and everything that follows from it at once. */
    ring: async () => {
      const {run} = pending!;
      pending = undefined;
      run();
      await settled();
    },
  };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

function start(ask: (woken: boolean) => Promise<boolean>, most?: () => number) {
  const clock = handTimers();
  const controllers: ReactiveController[] = [];
  const host: ReactiveControllerHost = {
    addController: (controller) => controllers.push(controller),
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const poll = new Poll(host, ask, clock.timers, most);
  const connect = () => controllers.forEach((controller) => controller.hostConnected?.());
  const disconnect = () => controllers.forEach((controller) => controller.hostDisconnected?.());
  connect();
  left.push(disconnect);
  return {...clock, poll, disconnect};
}

const left: (() => void)[] = [];

/** Makes the page say that it is hidden, or without a network. */
function pretend(what: {hidden?: boolean; onLine?: boolean}): void {
  if ('hidden' in what) Object.defineProperty(document, 'hidden', {value: what.hidden, configurable: true});
  if ('onLine' in what) Object.defineProperty(navigator, 'onLine', {value: what.onLine, configurable: true});
  if ('hidden' in what) document.dispatchEvent(new Event('visibilitychange'));
  if ('onLine' in what) dispatchEvent(new Event(what.onLine ? 'online' : 'offline'));
}

afterEach(() => {
  left.splice(0).forEach((leave) => leave());
  Reflect.deleteProperty(document, 'hidden');
  Reflect.deleteProperty(navigator, 'onLine');
});

describe('Poll', () => {
  it('waits half as long again while nothing changes, up to a minute, and is quick again after news', async () => {
    let news = false;
    const {ring, wait} = start(async () => news);
    const waits = [wait()];
    for (let n = 0; n < 8; n += 1) {
      await ring();
      waits.push(wait());
    }
    expect(waits).to.deep.equal([5000, 7500, 11250, 16875, 25312.5, 37968.75, 56953.125, 60000, 60000]);
    news = true;
    await ring();
    expect(wait()).to.equal(5000);
  });

  it('waits no longer than it is told to while something may well happen', async () => {
    let most = 10_000;
    const {ring, wait} = start(async () => false, () => most); // prettier-ignore
    for (let n = 0; n < 4; n += 1) await ring();
    expect(wait()).to.equal(10_000);
    most = 60_000;
    await ring();
    expect(wait()).to.equal(15_000);
  });

  it('is quick again after the reader did something', async () => {
    const {ring, wait, poll} = start(async () => false);
    await ring();
    await ring();
    poll.hurry();
    expect(wait()).to.equal(5000);
  });

  it('rests while the page is hidden and looks at once when it is seen again', async () => {
    const asked: boolean[] = [];
    const {wait} = start(async (woken) => {
      asked.push(woken);
      return false;
    });
    pretend({hidden: true});
    expect(wait()).to.equal(undefined);
    pretend({hidden: false});
    await settled();
    expect(asked).to.deep.equal([true]);
    expect(wait()).to.equal(7500);
  });

  it('rests while offline and looks at once when the network is back', async () => {
    let asked = 0;
    const {wait} = start(async () => {
      asked += 1;
      return false;
    });
    pretend({onLine: false});
    expect(wait()).to.equal(undefined);
    pretend({onLine: true});
    await settled();
    expect(asked).to.equal(1);
  });

  it('asks once more where it is woken while an older answer is on its way', async () => {
    const answers: ((news: boolean) => void)[] = [];
    const {ring, wait} = start(() => new Promise((resolve) => answers.push(resolve)));
    await ring();
    pretend({onLine: true});
    await settled();
    expect(answers.length, 'one look at a time').to.equal(1);
    answers[0]!(false);
    await settled();
    expect(answers.length).to.equal(2);
    answers[1]!(false);
    await settled();
    expect(wait()).to.equal(7500);
  });

  it('goes on after a look that failed, and stops for good when the element leaves', async () => {
    const {ring, wait, disconnect} = start(() => Promise.reject(new Error('broken')));
    await ring();
    expect(wait()).to.equal(7500);
    disconnect();
    expect(wait()).to.equal(undefined);
    pretend({onLine: true});
    await settled();
    expect(wait()).to.equal(undefined);
  });
});
