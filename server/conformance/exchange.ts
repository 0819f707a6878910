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
  base: string;
  transport: Transport;
  /** Ms until an answer is given up. */
  patience: number;
  wait(ms: number): Promise<void>;
  /** Told of every exchange. */
  seen(exchange: Exchange): void;
}

/** Sends in somebody's name. What is refused for a short while only is sent once more. */
export function party(sending: Sending, token?: string): Party {
  const send = async (method: string, path: string, options: SendOptions = {}): Promise<Exchange> => {
    const exchange = await carry(
      sending,
      token,
      method,
      path.startsWith(`${sending.base}/`) ? path.slice(sending.base.length) : path,
      options,
    );
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
  const response = await transport(request);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const plain = path.replace(/\?.*$/, '');
  const {status} = response;
  return {at: `${method} ${path}`, method, path: plain, status, headers: response.headers, bytes, text, json: parsed(text), token}; // prettier-ignore
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
