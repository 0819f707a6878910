const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A fresh idempotency key: 22 characters, 132 random bits. It is made with the draft and stored in it, so that two tabs or a reload send the same one.
 * `crypto.randomUUID` needs a secure context and vendor pages may be plain http; `getRandomValues` works everywhere.
 */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(22))].map((byte) => alphabet[byte & 63]).join('');
}

/** The key a header carries, bare or quoted alike; `undefined` when it is none (16-128 visible ASCII characters). */
export function parseKey(header: string | null | undefined): string | undefined {
  const bare = header?.trim().replace(/^"(.*)"$/, '$1');
  return bare && /^[\x21-\x7e]{16,128}$/.test(bare) ? bare : undefined;
}
