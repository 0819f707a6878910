import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {freePort} from './free-port.mjs';
import {gatewayWords} from './gateway-words.mjs';

/**
 * Starts the gateway on Node in a process of its own, on a free port, and waits until it says it is healthy. Without `team` nobody works
 * there, so that tickets stay as the tests leave them.
 *
 * @param {{root: string, allow?: string, team?: boolean, world?: string | undefined}} options `root` of the repository; `allow`: an origin that may call it
 *   from a page; `world`: see server/node/main.ts
 * @returns {Promise<{origin: string, stop: () => void}>}
 */
export async function startGateway({root, allow = '', team = false, world = ''}) {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'aftercare-'));
  // Whatever bundled something in this process before may have left `production` behind.
  const env = {...process.env, NODE_ENV: 'test', DATA_DIR: data, PORT: String(port), PUBLIC_ORIGINS: allow, WORLD: world};
  const child = spawn(process.execPath, [...gatewayWords(), ...(team ? ['--simulate'] : [])], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = () => {
    process.off('exit', stop);
    child.kill();
    rmSync(data, {recursive: true, force: true, maxRetries: 3});
  };
  process.once('exit', stop);
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The gateway stopped with ${code} before it was healthy`);
  });
  gone.catch(() => undefined);
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([healthy(`${origin}/portal/v1/health`), gone]);
  return {origin, stop};
}

/** @param {string} url */
async function healthy(url) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No healthy answer from ${url} within 60 s`);
}
