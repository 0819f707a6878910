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
  const value = async <T>(expression: string, ...args: unknown[]) => {
    const script = `const args = [...arguments], done = args.pop(); (async () => (${expression}))().then((value) => done({value}), (error) => done({error: String(error)}))`;
    const got = await session<{value: T} | {error: string}>('POST', '/execute/async', {script, args});
    if ('error' in got) throw new Error(got.error);
    return got.value;
  };
  const find = (wanted: Wanted) =>
    until(JSON.stringify(wanted), async () => (await value<Record<string, string> | null>('atRest(args[0])', wanted))?.[elementKey]);
  // What was found may have been drawn anew before it is used.
  const use = (wanted: Wanted, way: (path: string) => Promise<boolean>) =>
    until(`a use of ${JSON.stringify(wanted)}`, async () => (await way(`/element/${await find(wanted)}`)) || undefined);
  const holds = (wanted: Wanted, words: string) => value<boolean>('look(args[0])?.value === args[1]', wanted, words);
  return {
    open: (url) => session('POST', '/url', {url}),
    reload: () => session('POST', '/refresh'),
    see: (wanted) =>
      until(JSON.stringify(wanted), async () => (await value<string | null>('look(args[0])?.textContent', wanted)) ?? undefined),
    click: async (wanted) =>
      void (await use(wanted, async (path) => {
        await session('POST', `${path}/click`);
        return value('took()');
      })),
    type: async (wanted, words) =>
      void (await use(wanted, async (path) => {
        if (!(await holds(wanted, ''))) await session('POST', `${path}/clear`);
        // A line's end is a key to it.
        await session('POST', `${path}/value`, {text: words.replaceAll('\n', enterKey)});
        return holds(wanted, words);
      })),
    pick: async (wanted, option) =>
      void (await use(wanted, async (path) => {
        const found = await session<Record<string, string>>('POST', `${path}/element`, {
          using: 'css selector',
          value: `[value="${option}"]`,
        });
        await session('POST', `/element/${found[elementKey]}/click`);
        return holds(wanted, option);
      })),
    choose: async (wanted, text) => void (await session('POST', `/element/${await find(wanted)}/value`, {text})),
    value,
  };
}
