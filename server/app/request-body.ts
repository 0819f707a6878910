import {refuse} from './refusal.js';

/** Bytes of JSON a request may carry; files travel as uploads. */
export const largestBody = 256 * 1024;

/** The JSON of a request. A body that says it is too large is refused before it is read, one that turns out to be so while it is read. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') refuse('unsupported-type', {detail: 'The body must be application/json.'});
  const bytes = await readLimited(request, largestBody);
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    return refuse('invalid-request', {detail: 'The body is not JSON in UTF-8.'});
  }
}

async function readLimited(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () => refuse('too-large', {detail: `The body may have ${limit} bytes.`});
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  // A line that breaks while the body comes is the sender's trouble, not a fault of this server.
  const next = () => reader?.read().catch(() => refuse('invalid-request', {detail: 'The body broke off.'}));
  for (let part = await next(); part && !part.done; part = await next()) {
    length += part.value.length;
    if (length > limit) {
      // Nobody waits for the rest; a cancel that fails changes nothing.
      reader?.cancel().catch(() => undefined);
      tooLarge();
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
