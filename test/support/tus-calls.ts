import assert from 'node:assert/strict';
import {encodeMetadata} from '../../src/contract/upload.js';
import {base, type CallOptions, type Counter, type Reply} from './gateway-counter.js';

const as = 'li-wen';
export const tus = {'Tus-Resumable': '1.0.0'};

/** Announces a file of `size` bytes. */
export function createUpload(counter: Counter, name: string, size: number, more: CallOptions = {}): Promise<Reply> {
  const headers = {...tus, 'Upload-Length': String(size), 'Upload-Metadata': encodeMetadata({filename: name, filetype: 'text/plain'})};
  return counter.call('POST', '/uploads', {as, ...more, headers: {...headers, ...more.headers}});
}

/** Announces a file that is taken; gives its path under the base. */
export async function beginUpload(counter: Counter, name: string, size: number): Promise<string> {
  const {headers, status, text} = await createUpload(counter, name, size);
  assert.equal(status, 201, text);
  return headers.get('Location')!.slice(base.length);
}

export function sendBytes(
  counter: Counter,
  path: string,
  offset: number,
  raw: BodyInit,
  more: Record<string, string> = {},
): Promise<Reply> {
  const headers = {...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream'};
  return counter.call('PATCH', path, {as, raw, headers: {...headers, ...more}});
}
