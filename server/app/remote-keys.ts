import {createLocalJWKSet, createRemoteJWKSet, errors, jwksCache, type ExportedJWKSCache, type JWTVerifyGetKey} from 'jose';
import {Unavailable} from './unavailable.js';

export interface RemoteKeysOptions {
  /** Epoch ms. */
  now?: () => number;
  /** Ms before a key that is not there is looked for again, or a host that did not answer is asked again. */
  pause?: number;
  /** Ms that keys count for while their host does not answer. */
  staleFor?: number;
  /** Ms a host may take. */
  timeout?: number;
}

/** What is wrong with the token, not with the host of the keys. */
const tokensFault = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

/**
 * The public keys that a vendor's backend shows at `url` (RFC 7517), fetched when first needed, every ten minutes, and when a token names a key that is not
 * among them: so a new key counts as soon as it is used. While their host does not answer the last ones count for another hour; where they do not do either, it is
 * `Unavailable`: nobody can tell whether the token is good.
 */
export function remoteKeys(
  url: string,
  {now = Date.now, pause = 10_000, staleFor = 3_600_000, timeout = 5_000}: RemoteKeysOptions = {},
): JWTVerifyGetKey {
  const seen: ExportedJWKSCache | Record<string, never> = {};
  const remote = createRemoteJWKSet(new URL(url), {cooldownDuration: pause, timeoutDuration: timeout, [jwksCache]: seen});
  let failedAt = -Infinity;

  return async (header, token) => {
    // The key is named, so that no token is tried with one after the other.
    if (!header.kid) throw new errors.JWKSNoMatchingKey();
    if (now() - failedAt >= pause || remote.fresh) {
      try {
        return await remote(header, token);
      } catch (error) {
        if (tokensFault.some((kind) => error instanceof kind)) throw error;
        failedAt = now();
      }
    }
    const last = 'uat' in seen && now() - seen.uat < staleFor ? seen.jwks : undefined;
    try {
      if (last) return await createLocalJWKSet(last)(header, token);
    } catch {
      // Perhaps one of the keys that nobody could fetch.
    }
    throw new Unavailable('The keys of the issuer cannot be fetched.', {retryAfter: Math.ceil(pause / 1000)});
  };
}
