import type {Attachment} from '../contract/attachment.js';
import {wire} from './wire.js';
import {encodeMetadata, tusVersion, uploadsPath} from '../contract/upload.js';
import type {CallManner, Client} from './client.js';
import type {Clock} from './clock.js';
import {asProblem, localProblem} from '../contract/local-problem.js';
import {longestPause, pauseBefore} from './pause.js';

export interface UploadOptions extends CallManner {
  clock: Clock;
  /** An upload begun earlier, to go on with. */
  resume?: string | undefined;
  /** Told the id as soon as the server has given one, so that a reload can go on with it. */
  onCreated?: (id: string) => Promise<void>;
  /** Bytes the server has taken so far. */
  onProgress?: (sent: number) => void;
}

const largestChunk = 1024 * 1024;
const smallestChunk = 64 * 1024;
/** Failures in a row without a byte taken, after which the upload gives up for now. */
const patience = 4;

/**
 * Uploads one file by tus 1.0: creation, then chunks, each of which tells how far it got; after any failure the server is asked how much it has, and
 * the rest follows. Rejects with a ProblemError; another call with `resume` goes on where this one stopped.
 */
export async function uploadFile(
  client: Client,
  {name, type, blob}: {name: string; type: string; blob: Blob},
  {clock, resume, onCreated, onProgress, ...manner}: UploadOptions,
): Promise<Attachment> {
  const {size} = blob;
  let id = resume;
  let offset: number | undefined;
  let chunk = largestChunk;
  let failures = 0;
  while (offset !== size) {
    try {
      if (id === undefined) {
        const metadata = encodeMetadata({filename: name, filetype: type});
        const headers = {...tus, 'Upload-Length': String(size), 'Upload-Metadata': metadata};
        id = readId(await client.exchange({...manner, method: 'POST', path: uploadsPath, headers, expect: [201]}));
        offset = 0;
        await onCreated?.(id);
      } else if (offset === undefined) {
        offset = readOffset(await client.exchange({...manner, method: 'HEAD', path: pathOf(id), headers: tus, expect: [200, 204]}), size);
      } else {
        const headers = {...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream'};
        const body = await readBytes(blob.slice(offset, offset + chunk));
        const patch = {...manner, method: 'PATCH', path: pathOf(id), headers, body, expect: [204], limit: 60_000};
        offset = readOffset(await client.exchange(patch), size);
        failures = 0;
      }
      onProgress?.(offset);
    } catch (error) {
      const problem = asProblem(error);
      const lost = id !== undefined && (problem.status === 404 || problem.status === 410);
      if (lost) id = undefined;
      offset = undefined;
      if (problem.code === 'timeout') chunk = Math.max(smallestChunk, chunk / 4);
      if (++failures > patience || !(lost || problem.retryable) || (problem.retryAfter ?? 0) > longestPause) throw problem;
      if (!lost) await clock.sleep(pauseBefore(problem, failures, clock), manner.signal);
    }
  }
  const attachment = await client.call(wire.readUpload, {...manner, params: {upload: id!}});
  if (attachment.size !== size) throw localProblem('unreadable', {detail: 'the upload has another size than the file'});
  return attachment;
}

export const tus = {'Tus-Resumable': tusVersion};
export const pathOf = (id: string) => `${uploadsPath}/${encodeURIComponent(id)}`;

/** Only the last segment of the address counts: with a whole address from the answer, the token could be led to another origin. */
function readId({headers, status}: Response): string {
  const id = /([^/?#]+)\/?(?:[?#].*)?$/.exec(headers.get('location') ?? '')?.[1];
  if (!id) throw localProblem('unreadable', {status, detail: 'no Location'});
  return decodeURIComponent(id);
}

function readOffset({headers, status}: Response, size: number): number {
  const value = headers.get('upload-offset') ?? '';
  if (!/^\d+$/.test(value) || Number(value) > size) throw localProblem('unreadable', {status, detail: 'no Upload-Offset'});
  return Number(value);
}

/** A chosen file can change or vanish on disk; a read tells so, where a request with it would only look like a broken line. */
function readBytes(part: Blob): Promise<ArrayBuffer> {
  return part.arrayBuffer().catch((cause: unknown) => {
    throw localProblem('empty-file', {cause, detail: 'the file can no longer be read'});
  });
}
