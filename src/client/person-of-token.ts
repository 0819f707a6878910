/** The person of calls without a token. */
export const anyone = 'anyone';

/**
 * Whom a token speaks for: a short hash of `iss` and `sub`, so that no name stands in a storage key; `undefined` where the token is not readable.
 * Only separates what lies on this device. Nothing is verified here: the backend does that on each call.
 */
export function personOfToken(token: string | undefined): string | undefined {
  if (token === undefined) return anyone;
  try {
    // The bytes are read one by one: what counts is that the same person always gives the same text.
    const {iss, sub} = JSON.parse(atob(token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))) as Record<string, unknown>;
    return typeof sub === 'string' && sub ? hash(`${String(iss)}\n${sub}`) : undefined;
  } catch {
    return undefined;
  }
}

/** FNV-1a from two starts, 64 bits in base 36. `crypto.subtle` needs a secure context, and vendor pages may be plain http. */
function hash(text: string): string {
  const sums = [0x811c9dc5, 0x01234567].map((start) =>
    [...text].reduce((sum, char) => Math.imul(sum ^ char.codePointAt(0)!, 0x01000193), start),
  );
  return sums.map((sum) => (sum >>> 0).toString(36)).join('-');
}
