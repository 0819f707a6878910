import {failureOf} from './bare.js';
import {finding, ofFaults, type Finding} from './finding.js';
import {fault} from './fault.js';
import {inTime, longest, TooLong} from './in-time.js';
import type {Signing} from './sign-in-faults.js';
import {tokenFaults, type Claims} from './token-faults.js';

/** The token as far as it may be shown, and itself, for calls only. */
export interface SignIn {
  findings: Finding[];
  token?: string;
  claims?: Claims;
  /** Whether nothing is wrong with it that can be seen from here. */
  sound?: boolean;
}

const shown = ['iss', 'aud', 'sub', 'role', 'iat', 'exp'];

/** What a host's `auth` gives. `now` in epoch ms, by the backend's clock. */
export async function signInFindings({localName: tag, auth}: Signing, now: number): Promise<SignIn> {
  if (!auth) return {findings: [finding('sign-in', 'note', 'nobody-signed-in', {tag})]};
  if (typeof auth.getToken !== 'function') return {findings: []};
  let given: unknown;
  try {
    given = await inTime(Promise.resolve(auth.getToken()));
  } catch (error) {
    if (error instanceof TooLong) return {findings: [finding('sign-in', 'bad', 'token-slow', {tag, seconds: longest})]};
    return {findings: ofFaults('sign-in', [fault('token-failed', {tag, error: failureOf(error)})])};
  }
  const {faults, claims, algorithm} = tokenFaults(tag, given, now);
  const findings = ofFaults('sign-in', faults);
  if (!claims) return {findings};
  const said = shown.flatMap((name) => (claims[name] === undefined ? [] : [`${name} ${readable(name, claims[name])}`]));
  findings.push(finding('sign-in', 'good', 'token-there', {claims: [`alg ${algorithm}`, ...said].join(' · ')}));
  const sound = faults.length === 0;
  if (sound) findings.push(finding('sign-in', 'good', 'token-lives', {left: String(Math.round(Number(claims['exp']) - now / 1000))}));
  return {findings, claims, sound, token: String(given).trim()};
}

function readable(name: string, value: unknown): string {
  if ((name === 'iat' || name === 'exp') && typeof value === 'number' && value < 1e11) return new Date(value * 1000).toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the backend made of it. `refused`: what it said when it did not take it. */
export function takenFindings({claims, sound}: SignIn, me: string | undefined, refused: string | undefined): Finding[] {
  if (me) return [finding('sign-in', 'good', 'token-taken', {role: me})];
  if (refused === undefined || !sound) return [];
  const text = (name: string) => JSON.stringify(claims?.[name]);
  return [finding('sign-in', 'bad', 'token-refused', {iss: text('iss'), aud: text('aud'), detail: refused})];
}
