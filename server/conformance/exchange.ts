import {Unanswered} from './book.js';
import {largestWait, Limited} from './limited.js';

/** Carries one request to the backend: `fetch`, or an app in this process. */
export type Transport = (request: Request) => Promise<Response>;

export interface SendOptions {
  body?: unknown;
  /** Sent as it is, where it is not to be JSON. */
  raw?: BodyInit;
  key?: string;
  version?: number;
  headers?: Record<string, string>;
  /** The answer is a file or a stream, and none of the contract's own replies. */
  file?: boolean;
  /** The line may be cut before all is sent, by who refuses early. */
  mayBreak?: boolean;
}

/** One request with its answer. */
export interface Exchange {
  /** `POST /tickets`, for whoever reads the report. */
  at: string;
  method: string;
  /** Under the base, without its query; an absolute address where it went elsewhere. */
  path: string;
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
  text: string;
  /** `undefined` where the answer is no JSON. */
  json: unknown;
  /** That came along. */
  token: string | undefined;
}

/** Whoever asks: somebody with a token, or anyone. */
export interface Party {
  token?: string | undefined;
  send(method: string, path: string, options?: SendOptions): Promise<Exchange>;
}

export interface Sending {
  /** Told of every request before it goes out, and gives whom to tell of its answer; throws where none is to go out any more. */
  sent(request: {method: string; path: string; body: unknown; token: string | undefined}): (answer: Exchange) => void;
  base: string;
  transport: Transport;
  /** Ms until an answer is given up. */
  patience: number;
  wait(ms: number): Promise<void>;
  /** Told of every exchange. */
  seen(exchange: Exchange): void;
  /** Told of every request that got no answer. */
  unanswered(at: string, error: unknown): void;
}

/** Sends in somebody's name. What is refused for a short while only is sent once more. */
export function party(sending: Sending, token?: string): Party {
  const send = async (method: string, address: string, options: SendOptions = {}): Promise<Exchange> => {
    const path = address.startsWith(`${sending.base}/`) ? address.slice(sending.base.length) : address;
    const at = `${method} ${path}`;
    const answered = sending.sent({method, path, body: options.body, token});
    const exchange = await carry(sending, token, method, path, options).catch((error: unknown) => {
      if (!options.mayBreak || isTimeout(error)) sending.unanswered(at, error);
      throw new Unanswered(`${at} was not answered: ${reasonOf(error)}`);
    });
    answered(exchange);
    if (!options.file || exchange.status >= 400) sending.seen(exchange);
    return exchange;
  };
  return {
    token,
    send: async (method, path, options) => {
      const first = await send(method, path, options);
      if (first.status !== 429 && first.status !== 503) return first;
      // A stream can be read once only.
      const wait = options?.raw instanceof ReadableStream ? Infinity : Number(first.headers.get('Retry-After') ?? 1) * 1000;
      if (!(wait <= largestWait)) throw new Limited(first.at, first.status);
      await sending.wait(wait);
      const second = await send(method, path, options);
      if (second.status === 429 || second.status === 503) throw new Limited(second.at, second.status);
      return second;
    },
  };
}

async function carry(
  {base, transport, patience}: Sending,
  token: string | undefined,
  method: string,
  path: string,
  {body, raw, key, version, headers}: SendOptions,
): Promise<Exchange> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(/^https?:/.test(path) ? path : base + path, {
    method,
    headers: {
      ...(token !== undefined && {Authorization: `Bearer ${token}`}),
      ...(body !== undefined && {'Content-Type': 'application/json'}),
      ...(key !== undefined && {'Idempotency-Key': key}),
      ...(version !== undefined && {'If-Match': `"${version}"`}),
      ...headers,
    },
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
    ...(sent !== undefined && {body: sent, duplex: 'half'}),
  });
  // Not every transport heeds the signal.
  const {response, bytes} = await within(patience, async () => {
    const given = await transport(request);
    return {response: given, bytes: new Uint8Array(await given.arrayBuffer())};
  });
  const text = new TextDecoder().decode(bytes);
  const plain = path.replace(/\?.*$/, '');
  const {status} = response;
  return {at: `${method} ${path}`, method, path: plain, status, headers: response.headers, bytes, text, json: parsed(text), token}; // prettier-ignore
}

/** Fails with a TimeoutError after so many ms. */
export async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(() => reject(new DOMException(`nothing within ${ms / 1000} seconds`, 'TimeoutError')), ms);
  });
  return Promise.race([work(), late]).finally(() => clearTimeout(limit));
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** What `fetch` says only in its cause: who refused the line, who cut it. */
export function reasonOf(error: unknown): string {
  return String((error as {cause?: unknown}).cause ?? error);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A refusal in one line: `404 not-found`. */
export function outcome({status, json}: Pick<Exchange, 'status' | 'json'>): string {
  const code = typeof json === 'object' && json !== null && 'code' in json ? ` ${String(json.code)}` : '';
  return `${status}${code}`;
}

export function isSuccess({status}: Pick<Exchange, 'status'>): boolean {
  return status >= 200 && status < 300;
}
