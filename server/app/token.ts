import {SignJWT} from 'jose';

/** What a vendor's backend says of its customer. */
export interface TokenClaims {
  iss: string;
  aud: string;
  sub: string;
  name?: string;
  email?: string;
  org?: {id: string; name: string} | string;
  role?: 'requester' | 'manager';
  locale?: string;
  plan?: string;
  /** Ids of the desk's audiences. */
  audiences?: readonly string[];
}

/**
 * Signs a token for a customer (HS256), good for `lifetime` seconds from `now` (epoch ms). The gateway takes at most 15 minutes.
 * Real vendors do this in their own backend, where the secret is.
 */
export async function signToken(secret: string, claims: TokenClaims, now: number, lifetime = 600): Promise<string> {
  const {iss, aud, sub, ...rest} = claims;
  const issued = Math.floor(now / 1000);
  return new SignJWT(rest)
    .setProtectedHeader({alg: 'HS256', typ: 'JWT'})
    .setIssuer(iss)
    .setAudience(aud)
    .setSubject(sub)
    .setIssuedAt(issued)
    .setExpirationTime(issued + lifetime)
    .sign(new TextEncoder().encode(secret));
}
