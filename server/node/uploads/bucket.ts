import {AwsV4Signer} from 'aws4fetch';
import {createHash} from 'node:crypto';
import {setTimeout as pass} from 'node:timers/promises';
import {Unavailable} from '../../app/unavailable.js';
import {pulled} from './pulled.js';
import {BytesLost} from './upload-place.js';

/** A bucket of a store that speaks S3, and how to get at it. */
export interface BucketSettings {
  /** Scheme, host and port of the store. */
  endpoint: string;
  region: string;
  name: string;
  /** Where the bucket's name goes: before the host, into the path, or nowhere, where the endpoint is the bucket's own. */
  style: 'host' | 'path' | 'own';
  /** What every key begins with; empty, or ending in a slash. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Objects by their keys. Everything throws `BucketUnavailable`; `put` what the stream throws that it is given, too. */
export interface Bucket {
  /**
   * `bytes` gives them anew for each try; the store is told their SHA-256 (lower-case hex), and takes no others. `alone`: only where there is no such object, as far
   * as the store knows this condition.
   */
  put(
    key: string,
    bytes: () => Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
    about: {size: number; sha256: string; alone?: true},
  ): Promise<void>;
  /** `undefined` where there is no such object. */
  get(key: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | undefined>;
  /** What is not there is no failure. */
  remove(key: string): Promise<void>;
  /** Keys that begin so, and when each was written, epoch ms. */
  list(prefix: string): AsyncGenerator<{key: string; writtenAt: number}>;
  /** Rejects where it does not answer soon. */
  ready(): Promise<void>;
}

/** The store refused, or could not be reached. */
export class BucketUnavailable extends Unavailable {
  /** `code`: the store's own word, or that of the line. `status`: of HTTP; missing where there was no answer. */
  constructor(
    readonly code: string,
    readonly status?: number,
    cause?: unknown,
  ) {
    super(`The bucket: ${status ?? 'no answer,'} ${code}`, {cause, retryAfter: 30});
  }
}

/** Ms until the store begins its answer: usually, for each byte that it is sent more, and to whether it is there. */
const patience = {usual: 20_000, perByte: 0.01, ready: 1_000};
/** Ms between two tries. */
const pause = 250;
/** What is tried once more. */
const passing = (status: number | undefined) => status === undefined || status === 429 || status >= 500;
const emptySha256 = createHash('sha256').digest('hex');

interface Call {
  method: string;
  url: string;
  /** Bytes of it, as many as it says. */
  body?: () => Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  size?: number;
  sha256?: string;
  headers?: Record<string, string>;
  within?: number;
  tries?: number;
}

export function openBucket({endpoint, region, name, style, prefix, accessKeyId, secretAccessKey}: BucketSettings): Bucket {
  const root = new URL(endpoint);
  if (style === 'host') root.hostname = `${name}.${root.hostname}`;
  const base = root.origin + (style === 'path' ? `/${name}` : '');
  const urlOf = (key: string) => `${base}/${prefix}${key}`;

  /** Answers that are no refusal, and 404. */
  async function ask({tries = 2, ...call}: Call): Promise<Response> {
    for (let tried = 1; ; tried++) {
      try {
        return await askOnce(call);
      } catch (error) {
        if (tried >= tries || !(error instanceof BucketUnavailable) || !passing(error.status)) throw error;
        await pass(pause);
      }
    }
  }

  async function askOnce({method, url, body, size = 0, sha256 = emptySha256, headers, within = patience.usual}: Call): Promise<Response> {
    const content = body?.();
    const told = {
      ...headers,
      'X-Amz-Content-Sha256': sha256,
      // Of a stream nobody else says it, and stores take nothing whose end is not known.
      ...(content instanceof ReadableStream && {'Content-Length': String(size)}),
    };
    const signed = await new AwsV4Signer({method, url, headers: told, accessKeyId, secretAccessKey, region, service: 's3'}).sign();
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error('timeout')), within + size * patience.perByte);
    const init = {method, headers: signed.headers, redirect: 'manual', signal: late.signal, duplex: 'half'} as const;
    const answer = await fetch(signed.url, {...init, ...(content && {body: content})})
      .catch((error: unknown) => {
        throw lostIn(error) ?? new BucketUnavailable(codeOf(error), undefined, error);
      })
      .finally(() => clearTimeout(timer));
    if (answer.ok) return answer;
    const code = wordIn(await answer.text().catch(() => ''), 'Code') ?? answer.statusText;
    if (answer.status === 404 && code !== 'NoSuchBucket') return answer;
    throw new BucketUnavailable(code, answer.status);
  }

  /** The bytes of an object from `at` on. */
  async function begin(key: string, at: number): Promise<ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined> {
    const answer = await ask({method: 'GET', url: urlOf(key), headers: at ? {Range: `bytes=${at}-`} : {}});
    if (answer.status === 404) return undefined;
    if (at && answer.status !== 206) throw new BucketUnavailable('no range', answer.status);
    return (answer.body ?? new Blob().stream()).getReader();
  }

  return {
    put: async (key, bytes, {alone, ...about}) =>
      drained(await ask({method: 'PUT', url: urlOf(key), body: bytes, ...(alone && {headers: {'If-None-Match': '*'}}), ...about})),

    get: async (key) => {
      const begun = await begin(key, 0);
      if (!begun) return undefined;
      let reader = begun;
      let at = 0;
      let broken = false;
      const next = async (): Promise<Uint8Array<ArrayBuffer> | undefined> => {
        try {
          const {value} = await reader.read();
          at += value?.length ?? 0;
          broken = false;
          return value;
        } catch (error) {
          // The line broke: the rest is asked for, as long as something comes of it.
          const rest = broken ? undefined : await begin(key, at);
          if (!rest) throw new BucketUnavailable(codeOf(error), undefined, error);
          broken = true;
          reader = rest;
          return next();
        }
      };
      return pulled(next, (why) => reader.cancel(why));
    },

    remove: async (key) => drained(await ask({method: 'DELETE', url: urlOf(key)})),

    async *list(begins) {
      // By the last key, not by a token: the oldest way of listing is the one that all stores know.
      for (let last = ''; ;) {
        const query = new URLSearchParams({prefix: prefix + begins, ...(last && {marker: last})});
        const text = await (await ask({method: 'GET', url: `${base}/?${query}`})).text();
        for (const [, entry = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          last = wordIn(entry, 'Key') ?? '';
          yield {key: last.slice(prefix.length), writtenAt: Date.parse(wordIn(entry, 'LastModified') ?? '')};
        }
        if (wordIn(text, 'IsTruncated') !== 'true' || !last) return;
      }
    },

    ready: async () => drained(await ask({method: 'GET', url: urlOf(mark), within: patience.ready, tries: 1})),
  };
}

/** Key of the object that says whose files these are. */
export const mark = 'desk';

/** The content of an element whose words need no unescaping: keys are of our own letters. */
function wordIn(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
}

/** The connection is free for the next call once all was read. */
async function drained(answer: Response): Promise<void> {
  await answer.arrayBuffer().catch(() => undefined);
}

/** What the stream that was sent said of itself. */
function lostIn(error: unknown): BytesLost | undefined {
  return [error, (error as Error).cause].find((one) => one instanceof BytesLost);
}

function codeOf(error: unknown): string {
  const {cause = error} = error as {cause?: unknown};
  const {code, message} = cause as {code?: unknown; message?: string};
  return typeof code === 'string' && code ? code : (message ?? 'broken');
}
