import {sentHeaders} from '../contract/sent-headers.js';
import type {Transport} from '../desk/desk.js';
import {finding, type Finding} from './finding.js';
import {inTime, longest, TooLong} from './in-time.js';
import {violations} from './heard.js';

/** A backend that a page names, and how it is called. */
export interface Backend {
  /** Absolute, without a slash at its end. */
  base: string;
  transport: Transport | undefined;
  token: string | undefined;
}

/** Headers that every reply to a read bears, and all that a page must be able to read. */
const always = ['Date', 'Aftercare-Version'];
const exposed =
  'Retry-After, Date, ETag, Location, Idempotency-Replayed, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Aftercare-Version, Tus-Resumable, Upload-Offset, Upload-Length, Content-Disposition';

/** One read, for ten seconds. With a token the browser asks the backend first whether a page may send one. */
export function read({base, transport, token}: Backend, path: string, manner: RequestInit = {}): Promise<Response> {
  const headers = {Accept: 'application/json', ...(token && {Authorization: `Bearer ${token}`, 'If-None-Match': '"aftercare-debug"'})};
  const request = new Request(base + path, {headers, credentials: 'omit', cache: 'no-store', redirect: 'manual', ...manner});
  return inTime((transport ?? fetch)(request));
}

/** Whether the backend answers and may be read; where not, why. */
export async function reach(backend: Omit<Backend, 'token'>): Promise<{findings: Finding[]; ahead?: number}> {
  const {base, transport} = backend;
  const {origin} = new URL(base);
  const say = (is: Finding['is'], code: Finding['code'], params: Finding['params'] = {}) =>
    finding('backend', is, code, {base, origin, page: location.origin, ...params});
  const path = `${new URL(base).pathname}/desk`;
  const started = performance.now();
  const sentAt = Date.now();
  let reply: Response;
  try {
    reply = await read({...backend, token: undefined}, '/desk');
  } catch (error) {
    if (error instanceof TooLong) return {findings: [say('bad', 'slow', {path, seconds: longest})]};
    return {findings: [await whyNot(base, say)]};
  }
  const ms = performance.now() - started;
  if (reply.type === 'opaqueredirect') return {findings: [say('bad', 'redirected')]};
  if (reply.status !== 200 && reply.status !== 401)
    return {findings: [say('bad', busy(reply.status) ? 'status-busy' : 'status-wrong', {path, status: String(reply.status)})]};
  const findings = [
    say('good', 'reached', {ms: String(Math.round(ms))}),
    ...headersRead(reply, origin !== location.origin && !transport, say),
  ];
  if (!transport && origin !== location.origin) {
    const asked = await read({...backend, token: 'aftercare-debug'}, '/me').catch((error: unknown) => error instanceof TooLong);
    if (!asked) findings.push(say('bad', 'preflight', {headers: sentHeaders}));
  }
  const told = Date.parse(reply.headers.get('Date') ?? '');
  return Number.isNaN(told) ? {findings} : {findings: [...findings, clock(told - (sentAt + ms / 2))], ahead: told - (sentAt + ms / 2)};
}

type Say = (is: Finding['is'], code: Finding['code'], params?: Finding['params']) => Finding;

/** Whether a backend may answer otherwise in a while. */
const busy = (status: number) => status === 429 || status >= 500;

/** A failed fetch says nothing; one that asks for no answer tells whether anybody is there. */
async function whyNot(base: string, say: Say): Promise<Finding> {
  const {origin, protocol} = new URL(base);
  // What the policy blocked is told a moment after the call failed.
  await new Promise((resolve) => setTimeout(resolve));
  if (violations().some(({directive, what}) => directive.startsWith('connect-src') && what.startsWith(origin)))
    return say('bad', 'csp-blocks');
  if (location.protocol === 'https:' && protocol === 'http:') return say('bad', 'base-mixed', {tag: 'aftercare-desk', value: base});
  if (!navigator.onLine) return say('bad', 'offline');
  const there = await inTime(fetch(`${base}/desk`, {mode: 'no-cors', cache: 'no-store', credentials: 'omit'})).then(
    () => true,
    () => false,
  );
  return say('bad', there && origin !== location.origin ? 'cors' : 'unreachable');
}

function headersRead({headers}: Response, across: boolean, say: Say): Finding[] {
  const hidden = [...always, ...(across ? ['ETag'] : [])].filter((name) => !headers.has(name));
  const version = headers.get('Aftercare-Version');
  const findings: Finding[] = [];
  if (hidden.length && across) findings.push(say('bad', 'headers-hidden', {names: hidden.join(', '), all: exposed}));
  else if (across) findings.push(say('good', 'headers-read'));
  if (version) findings.push(version === '1' ? say('good', 'version-fits', {version}) : say('bad', 'version-other', {version}));
  else if (!across) findings.push(say('note', 'version-missing'));
  if (!headers.has('Date') && !across) findings.push(say('note', 'clock-unknown'));
  return findings;
}

/** `ahead`: ms that the backend's clock is ahead of the device's. A reply says its time in whole seconds. */
function clock(ahead: number): Finding {
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (seconds <= 30) return finding('device', 'good', 'clock-right', {seconds: '30'});
  return finding('device', 'note', ahead > 0 ? 'clock-behind' : 'clock-ahead', {seconds: String(seconds)});
}
