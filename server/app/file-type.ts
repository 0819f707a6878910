import {extensionOf} from '../../src/rules/files.js';

/** How many first bytes `contentType` wants. */
export const headLength = 8192;

const signatures: readonly [type: string, at: number, bytes: readonly number[]][] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['application/zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['application/gzip', 0, [0x1f, 0x8b]],
];

/** Formats that are zip archives inside. */
const zipped = /^application\/(?:vnd\.openxmlformats-officedocument\.|vnd\.oasis\.opendocument\.|x-zip|zip)/;
const gzipped = new Set(['application/gzip', 'application/x-gzip', 'application/x-tar', 'application/x-compressed-tar']);
const textual = /^(?:text\/|application\/(?:json|xml|x-ndjson|yaml|x-yaml|sql|toml)$)|\+(?:json|xml)$/;

/**
 * The media type of a file whose first bytes say `content`, see `contentType`, where that is what its extension stands for in `types`; `undefined` where the
 * content is something else: a program that calls itself a picture, a picture that calls itself a log.
 */
export function detectType(content: string, name: string, types: Readonly<Record<string, string>>): string | undefined {
  const extension = extensionOf(name);
  const claimed = Object.hasOwn(types, extension) ? types[extension] : undefined;
  if (claimed === undefined) return undefined;
  if (content === claimed) return claimed;
  switch (content) {
    case 'application/zip':
      return zipped.test(claimed) ? claimed : undefined;
    case 'application/gzip':
      return gzipped.has(claimed) ? claimed : undefined;
    case 'text/plain':
      return textual.test(claimed) ? claimed : undefined;
    case 'application/octet-stream':
      // What is not known by its first bytes is taken at its word, unless that word names something that would be.
      return textual.test(claimed) || zipped.test(claimed) || gzipped.has(claimed) || signatures.some(([type]) => type === claimed)
        ? undefined
        : claimed;
    default:
      return undefined;
  }
}

/** What the bytes themselves say: a known signature, text (UTF-8, UTF-16 with its mark, GB 18030), or nothing. */
export function contentType(head: Uint8Array): string {
  const known = signatures.find(([, at, bytes]) => bytes.every((byte, n) => head[at + n] === byte));
  if (known) return known[0];
  return isText(head) ? 'text/plain' : 'application/octet-stream';
}

function isText(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // Tab, line feed, form feed, carriage return, and escape, which colours logs.
  const strange = head.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte));
  return !strange && ['utf-8', 'gb18030'].some((encoding) => decodes(head, encoding));
}

function decodes(head: Uint8Array, encoding: string): boolean {
  try {
    // As a stream, for the last character may be cut in two.
    new TextDecoder(encoding, {fatal: true}).decode(head, {stream: true});
    return true;
  } catch {
    return false;
  }
}
