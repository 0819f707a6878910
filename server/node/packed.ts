import {promisify} from 'node:util';
import {gzip} from 'node:zlib';

const packs = promisify(gzip);
/** Text but a stream of events, whose pieces must not wait for each other. */
const packable = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]+\+)?(?:json|javascript)\b|image\/svg\+xml)/;
/** Bytes below which packing gains nothing. */
const least = 1000;

/**
 * The answer in gzip, where it is text, large enough, and its reader takes it so. Files that customers sent go as they are. That lengths of packed answers tell
 * of what is in them (BREACH) helps nobody: no page elsewhere can have a browser ask with a customer's token, which is no cookie.
 */
export async function packed(request: Request, response: Response): Promise<Response> {
  const {headers, status} = response;
  const isWhole = response.ok && status !== 206 && !headers.has('Content-Encoding') && !headers.has('Content-Disposition');
  // What has not changed is told of by the same headers; the contract's own answers are JSON, and then say no more what they are.
  const type = headers.get('Content-Type') ?? (status === 304 ? 'application/json' : '');
  if (!(isWhole || status === 304) || !packable.test(type)) return response;
  const changed = new Headers(headers);
  changed.append('Vary', 'Accept-Encoding');
  const tag = headers.get('ETag');
  if (!response.body) {
    // It was packed then.
    if (tag && request.headers.get('If-None-Match')?.includes(`W/${tag}`)) changed.set('ETag', `W/${tag}`);
    return new Response(null, {status, headers: changed});
  }
  const body = Buffer.from(await response.arrayBuffer());
  const isTaken = body.length >= least && /\bgzip\b(?!;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(request.headers.get('Accept-Encoding') ?? '');
  if (!isTaken) return new Response(body, {status, headers: changed});
  changed.set('Content-Encoding', 'gzip');
  changed.delete('Content-Length');
  // Byte by byte it is another than what the tag was made of.
  if (tag?.startsWith('"')) changed.set('ETag', `W/${tag}`);
  return new Response(await packs(body, {level: 5}), {status, headers: changed});
}
