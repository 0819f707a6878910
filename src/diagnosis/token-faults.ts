import {leeway, longestLife, neededClaims} from '../contract/token.js';
import {fault, type Fault} from './fault.js';
import {kindOf} from './element-faults.js';

export type Claims = Readonly<Record<string, unknown>>;

/** What is wrong with what a `getToken` gave, and its claims where they can be read. `now` in epoch ms, by the backend's clock. */
export function tokenFaults(tag: string, given: unknown, now: number): {faults: Fault[]; claims?: Claims; algorithm?: string} {
  const one = (code: Fault['code'], params: Fault['params'] = {}) => ({faults: [fault(code, {tag, ...params})]});
  if (typeof given !== 'string') return one('token-kind', {kind: kindOf(given)});
  const token = given.trim();
  if (!token) return one('token-empty');
  if (token.startsWith('<')) return one('token-html');
  if (/^[{["]/.test(token)) return one('token-json');
  if (/^bearer /i.test(token)) return one('token-bearer');
  const [header, claims] = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token) ? token.split('.', 2).map(decoded) : [];
  if (!header || !claims) return one('token-no-jwt');
  const algorithm = String(header['alg']);
  return {faults: [...algorithmFaults(algorithm), ...claimFaults(claims, now / 1000)], claims, algorithm};
}

function algorithmFaults(alg: string): Fault[] {
  return ['HS256', 'RS256', 'ES256'].includes(alg) ? [] : [fault('token-algorithm', {alg})];
}

function claimFaults(claims: Claims, now: number): Fault[] {
  const missing = neededClaims.filter((name) => claims[name] === undefined || claims[name] === '');
  if (missing.length) return [fault('token-claims', {names: missing.join(', ')})];
  const {iat, exp} = claims as Record<'iat' | 'exp', number>;
  const milliseconds = Object.entries({iat, exp}).flatMap(([name, at]) => (at > 1e11 ? [name] : []));
  if (milliseconds.length) return [fault('token-milliseconds', {names: milliseconds.join(', ')})];
  const seconds = (many: number) => String(Math.round(many));
  if (exp < now - leeway) return [fault('token-expired', {ago: seconds(now - exp)})];
  if (iat > now + leeway) return [fault('token-early', {ahead: seconds(iat - now)})];
  return exp > now + longestLife + leeway ? [fault('token-long', {left: seconds(exp - now)})] : [];
}

function decoded(part: string): Claims | undefined {
  try {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (char) => char.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
