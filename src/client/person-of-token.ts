/** The person of calls without a token. */
export const anyone = 'anyone';

/**
 * Whom a token speaks for: a short hash of `iss` and `sub`, so that no name stands in a storage key; `undefined` where the token is not readable.
 * Only separates what lies on this device. Nothing is verified here: the backend does that on each call.
 */
export function personOfToken(token: string | undefined): string | undefined {
  if (token === undefined) return anyone;
  try {
    const payload = token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
    const {iss, sub} = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (char) => char.charCodeAt(0)))) as {
      iss?: unknown;
      sub?: unknown;
    };
    return typeof sub === 'string' && sub ? hash(`${String(iss)}\n${sub}`) : undefined;
  } catch {
    return undefined;
  }
}

/** FNV-1a from two starts, 64 bits in base 36. `crypto.subtle` needs a secure context, and vendor pages may be plain http. */
function hash(text: string): string {
  return [0x811c9dc5, 0x01234567]
    .map((start) => {
      let sum = start;
      for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
      return (sum >>> 0).toString(36);
    })
    .join('-');
}
