import {spawn} from 'node:child_process';
import {freePort} from '../../scripts/free-port.mjs';
import {type Browser, type Tab, until, type Wanted} from './tab.js';

const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
const enterKey = '\uE007';
/** Without these its pictures need a graphics card. */
const plainDrawing = {WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_DMABUF_RENDERER: '1', LIBGL_ALWAYS_SOFTWARE: '1'};

type Call = <T>(way: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<T>;

/** WebKitGTK's little browser by WebDriver, on a screen and a bus of its own. `binary`: its MiniBrowser. */
export async function openWebKit(binary: string): Promise<Browser> {
  const port = await freePort();
  const driver = spawn('xvfb-run', ['-a', 'dbus-run-session', '--', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'], {
    env: {...process.env, ...plainDrawing, LANG: 'C.UTF-8', LANGUAGE: 'zh_CN'},
    detached: true,
    stdio: 'ignore',
  });
  // Screen, bus, driver and browser are one group of processes.
  const stop = () => {
    process.off('exit', stop);
    try {
      process.kill(-driver.pid!, 'SIGTERM');
    } catch {
      // Gone by itself.
    }
  };
  process.once('exit', stop);
  const call: Call = async (way, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {method: way, ...(way === 'POST' && {body: JSON.stringify(body ?? {})})});
    const {value} = (await answer.json()) as {value: never};
    if (!answer.ok) throw new Error(`${way} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await until('the driver', () => call<{ready: boolean}>('GET', '/status'));
  const options = {binary, args: ['--automation']};
  const capabilities = {alwaysMatch: {'webkitgtk:browserOptions': options}};
  type Session = {sessionId: string; capabilities: {browserName: string; browserVersion: string}};
  const {sessionId, capabilities: got} = await call<Session>('POST', '/session', {capabilities});
  const session: Call = (way, path, body) => call(way, `/session/${sessionId}${path}`, body);
  return {
    version: `${got.browserName}/${got.browserVersion}`,
    newTab: async () => tabOf(session),
    close: async () => {
      await session('DELETE', '').catch(() => undefined);
      stop();
    },
  };
}

function tabOf(session: Call): Tab {
  const run = <T>(script: string, ...args: unknown[]) => session<T>('POST', '/execute/sync', {script, args});
  const find = (wanted: Wanted) =>
    until(JSON.stringify(wanted), async () => {
      const found = await run<Record<string, string> | null>('return look(arguments[0])', wanted);
      return found?.[elementKey];
    });
  const use = (wanted: Wanted, way: string, body = {}) =>
    until(`a use of ${JSON.stringify(wanted)}`, async () => {
      await session('POST', `/element/${await find(wanted)}/${way}`, body);
      return true;
    });
  return {
    open: (url) => session('POST', '/url', {url}),
    reload: () => session('POST', '/refresh'),
    see: async (wanted) => run('return arguments[0].textContent', {[elementKey]: await find(wanted)}),
    click: async (wanted) => void (await use(wanted, 'click')),
    // A line's end is a key to it.
    type: async (wanted, words) =>
      void (await session('POST', `/element/${await find(wanted)}/value`, {text: words.replaceAll('\n', enterKey)})),
    pick: async (wanted, value) => {
      const list = await find(wanted);
      const option = await session<Record<string, string>>('POST', `/element/${list}/element`, {
        using: 'css selector',
        value: `[value="${value}"]`,
      });
      await session('POST', `/element/${option[elementKey]}/click`);
    },
    choose: async (wanted, text) => void (await session('POST', `/element/${await find(wanted)}/value`, {text})),
    value: (expression) => {
      const script = `const done = arguments[0]; (async () => (${expression}))().then(done, (error) => done('failed: ' + error))`;
      return session('POST', '/execute/async', {script, args: []});
    },
  };
}
