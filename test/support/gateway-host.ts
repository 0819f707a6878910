import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {freePort} from '../../scripts/free-port.mjs';
import {gatewayWords} from '../../scripts/gateway-words.mjs';
import {signToken} from '../../server/app/token.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Whose customers they are. */
export const testIssuer = 'https://vendor.example';
export const testSecret = 'a secret of the tests, long enough to sign';

/** The gateway as a process that can be killed and started again at the same address. */
export interface GatewayHost {
  origin: string;
  /** Starts it, and waits until it is healthy. */
  start(): Promise<void>;
  /** Ends it by a signal; with SIGKILL in the middle of whatever it does. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Processor time it took so far, in ms; 0 where the system does not tell. */
  processorTime(): number;
  /** Memory it has in use, in MB; 0 where the system does not tell. */
  memory(): number;
  /** Everything it said on standard error. */
  said(): string;
  /** A request as the customer of this id. */
  call(as: string, method: string, path: string, options?: {headers?: Record<string, string>; body?: BodyInit}): Promise<Response>;
}

/** `env`: DATA_DIR, and DATABASE_URL where it is PostgreSQL; `simulate`: with the simulated team; `cwd`: where the program lies. */
export async function hostGateway(env: Record<string, string>, {simulate = false, cwd = root} = {}): Promise<GatewayHost> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let said = '';
  process.once('exit', () => child?.kill('SIGKILL'));

  return {
    origin,
    start: async () => {
      const started = spawn(
        process.execPath,
        [...(cwd === root ? gatewayWords() : ['--import', 'tsx', 'server/node/main.ts']), ...(simulate ? ['--simulate'] : [])],
        {
          cwd,
          env: {
            ...process.env,
            NODE_ENV: 'test',
            PORT: String(port),
            JWT_SECRET: testSecret,
            JWT_ISSUER: testIssuer,
            JWT_AUDIENCE: 'portal',
            ...env,
          },
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      child = started;
      started.stderr.on('data', (part: Buffer) => (said += String(part)));
      for (;;) {
        if (started.exitCode !== null) throw new Error(`The gateway did not start: ${said}`);
        const answer = await fetch(`${origin}/portal/v1/health`).catch(() => undefined);
        if (answer?.ok) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    end: async (signal) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
    processorTime: () => {
      const file = `/proc/${child?.pid}/stat`;
      if (!existsSync(file)) return 0;
      // Behind the name, which may hold anything: user and system time in hundredths of a second (proc(5)).
      const fields = readFileSync(file, 'utf8').split(') ').at(-1)!.split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    memory: () => {
      const file = `/proc/${child?.pid}/status`;
      return existsSync(file) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1000 : 0;
    },
    said: () => said,
    call: callsTo(origin),
  };
}

const tokens = new Map<string, {token: string; at: number}>();

export async function tokenFor(as: string): Promise<string> {
  const known = tokens.get(as);
  const now = Date.now();
  if (known && now - known.at < 300_000) return known.token;
  const token = await signToken(testSecret, {iss: testIssuer, aud: 'portal', sub: as, name: as}, now);
  tokens.set(as, {token, at: now});
  return token;
}

/** Calls of those customers to wherever a gateway of theirs is reached. */
export function callsTo(origin: string): GatewayHost['call'] {
  return async (as, method, path, {headers, body} = {}) =>
    fetch(`${origin}/portal/v1${path}`, {
      method,
      headers: {Authorization: `Bearer ${await tokenFor(as)}`, ...headers},
      ...(body !== undefined && {body}),
    });
}
