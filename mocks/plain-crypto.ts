import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';

/** A secret in place of the browser's own kind of key. */
interface Key {
  readonly secret: Uint8Array;
  readonly type: 'secret';
  readonly algorithm: {name: 'HMAC'; hash: {name: 'SHA-256'}; length: number};
  readonly usages: readonly string[];
  readonly [Symbol.toStringTag]: 'CryptoKey';
}

const bytesOf = (source: BufferSource) =>
  source instanceof ArrayBuffer ? new Uint8Array(source) : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
const sign = ({secret}: Key, data: BufferSource) => hmac(sha256, secret, bytesOf(data));

/** SHA-256 and HMAC with it, which is all that the world in the page asks for, where a page on plain http has no `crypto.subtle`. */
const plain = {
  digest: async (_: 'SHA-256', data: BufferSource) => sha256(bytesOf(data)).buffer,
  importKey: async (_: 'raw', secret: BufferSource, __: unknown, ___: boolean, usages: readonly string[]): Promise<Key> => ({
    secret: bytesOf(secret).slice(),
    type: 'secret',
    algorithm: {name: 'HMAC', hash: {name: 'SHA-256'}, length: secret.byteLength * 8},
    usages,
    [Symbol.toStringTag]: 'CryptoKey',
  }),
  sign: async (_: unknown, key: Key, data: BufferSource) => sign(key, data).buffer,
  verify: async (_: unknown, key: Key, signature: BufferSource, data: BufferSource) => {
    const [said, right] = [bytesOf(signature), sign(key, data)];
    return said.length === right.length && said.every((byte, at) => byte === right[at]);
  },
};

/** Stands for the global of that name in what runs in the page: the browser's own where it may be used. */
export const crypto = globalThis.isSecureContext
  ? globalThis.crypto
  : {getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto), subtle: plain};
