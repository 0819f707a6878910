import {Agent, request} from 'node:http';
import {performance} from 'node:perf_hooks';

/** One call as it goes out. */
export interface Shot {
  origin: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What became of the calls of one kind. Times in ms, from when each was due to go out, so that waiting for anything counts. */
export interface Volley {
  answered: number[];
  /** Answered 503 with a word when to come again; from the same moment. */
  sentAway: number[];
  /** Whatever else: other answers, lines that broke. */
  failed: Map<string, number>;
}

const agent = new Agent({keepAlive: true, maxSockets: 2_048});

/**
 * Calls that go out when they are due, whether those before were answered or not, `rate` a second for `seconds`; `next` makes the nth, and names its kind. Pauses between
 * them are as between people who know nothing of each other, the same in each run. Settles when all are answered.
 */
export async function openLoop(
  rate: number,
  seconds: number,
  next: (n: number) => [kind: string, shot: Shot],
): Promise<Map<string, Volley>> {
  const volleys = new Map<string, Volley>();
  const open: Promise<void>[] = [];
  const random = pauses();
  const began = performance.now();
  let due = 0;
  for (let n = 0; ; n++) {
    due += (random() * 1000) / rate;
    if (due >= seconds * 1000) break;
    const ahead = began + due - performance.now();
    if (ahead > 1) await new Promise((resolve) => setTimeout(resolve, ahead));
    const [kind, shot] = next(n);
    const volley = volleys.get(kind) ?? {answered: [], sentAway: [], failed: new Map<string, number>()};
    volleys.set(kind, volley);
    open.push(fire(shot, began + due, volley));
  }
  await Promise.all(open);
  return volleys;
}

async function fire(shot: Shot, dueAt: number, {answered, sentAway, failed}: Volley): Promise<void> {
  const status = await send(shot).catch((error: NodeJS.ErrnoException) => error.code ?? error.message);
  const took = performance.now() - dueAt;
  if (typeof status === 'number' && status < 400) answered.push(took);
  else if (status === 503) sentAway.push(took);
  else failed.set(String(status), (failed.get(String(status)) ?? 0) + 1);
}

/** Gives the status; a 503 that says not when to come again is none. */
function send({origin, method, path, headers, body}: Shot): Promise<number | string> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : {'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body))};
    const out = request(origin + path, {agent, method, headers: {...headers, ...length}}, (reply) => {
      const {statusCode = 0} = reply;
      reply.resume().on('end', () => resolve(statusCode === 503 && !reply.headers['retry-after'] ? '503 without Retry-After' : statusCode));
      reply.on('error', reject);
    });
    out.on('error', reject);
    out.end(body);
  });
}

/** Draws from an exponential distribution around 1, from a generator of its own (mulberry32). */
function pauses(): () => number {
  let state = 20260302;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return -Math.log(1 - ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296);
  };
}

/** Of sorted times the one below which that share lies. */
export function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}
