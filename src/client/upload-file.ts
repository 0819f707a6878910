import type {Attachment} from '../contract/attachment.js';
import type {ProblemError} from '../contract/problem-error.js';
import {wire} from './wire.js';
import {encodeMetadata, tusVersion, uploadsPath} from '../contract/upload.js';
import type {CallManner, Client} from './client.js';
import type {Clock} from './clock.js';
import {asProblem, localProblem} from './local-problem.js';

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
  file: {name: string; type: string; blob: Blob},
  options: UploadOptions,
): Promise<Attachment> {
  const {clock, onCreated, onProgress, signal, person} = options;
  const {size} = file.blob;
  let id = options.resume;
  let offset: number | undefined;
  let chunk = largestChunk;
  let failures = 0;
  while (offset !== size) {
    try {
      if (id === undefined) {
        id = await create(client, file, {signal, person});
        offset = 0;
        await onCreated?.(id);
      } else if (offset === undefined) {
        offset = readOffset(await client.exchange({method: 'HEAD', path: `${uploadsPath}/${encodeURIComponent(id)}`, headers: tus, expect: [200, 204], signal, person}), size); // prettier-ignore
      } else {
        const body = await readBytes(file.blob.slice(offset, offset + chunk));
        offset = readOffset(await patch(client, id, offset, body, {signal, person}), size);
        failures = 0;
      }
      onProgress?.(offset);
    } catch (error) {
      const problem = asProblem(error);
      const lost = id !== undefined && (problem.status === 404 || problem.status === 410);
      if (lost) id = undefined;
      offset = undefined;
      if (problem.code === 'timeout') chunk = Math.max(smallestChunk, chunk / 4);
      if (++failures > patience || !(lost || problem.retryable) || (problem.retryAfter ?? 0) > 3_000) throw problem;
      if (!lost) await clock.sleep(pause(problem, failures, clock), signal);
    }
  }
  const attachment = await client.call(wire.readUpload, {params: {upload: id!}, signal, person});
  if (attachment.size !== size) throw localProblem('unreadable', {detail: 'the upload has another size than the file'});
  return attachment;
}

/** Takes an upload back. */
export async function removeUpload(client: Client, id: string, manner: CallManner): Promise<void> {
  await client.exchange({
    method: 'DELETE',
    path: `${uploadsPath}/${encodeURIComponent(id)}`,
    headers: tus,
    expect: [204, 404, 410],
    ...manner,
  });
}

const tus = {'Tus-Resumable': tusVersion};

async function create(client: Client, file: {name: string; type: string; blob: Blob}, manner: CallManner): Promise<string> {
  const headers = {
    ...tus,
    'Upload-Length': String(file.blob.size),
    'Upload-Metadata': encodeMetadata({filename: file.name, filetype: file.type}),
  };
  const response = await client.exchange({method: 'POST', path: uploadsPath, headers, expect: [201], ...manner});
  // Only the last segment counts: with a whole address from the answer, the token could be led to another origin.
  const id = /([^/?#]+)\/?(?:[?#].*)?$/.exec(response.headers.get('location') ?? '')?.[1];
  if (!id) throw localProblem('unreadable', {status: response.status, detail: 'no Location'});
  return decodeURIComponent(id);
}

async function patch(client: Client, id: string, offset: number, body: ArrayBuffer, manner: CallManner): Promise<Response> {
  const headers = {...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream'};
  const path = `${uploadsPath}/${encodeURIComponent(id)}`;
  return client.exchange({method: 'PATCH', path, headers, body, expect: [204], limit: 60_000, ...manner});
}

function readOffset(response: Response, size: number): number {
  const value = response.headers.get('upload-offset');
  const offset = value === null || !/^\d+$/.test(value) ? NaN : Number(value);
  if (!(offset <= size)) throw localProblem('unreadable', {status: response.status, detail: 'no Upload-Offset'});
  return offset;
}

/** A chosen file can change or vanish on disk; a read tells so, where a request with it would only look like a broken line. */
async function readBytes(part: Blob): Promise<ArrayBuffer> {
  try {
    return await part.arrayBuffer();
  } catch (cause) {
    throw localProblem('empty-file', {cause, detail: 'the file can no longer be read'});
  }
}

function pause(problem: ProblemError, failures: number, clock: Clock): number {
  if (problem.retryAfter !== undefined) return problem.retryAfter + clock.random() * 250;
  if (problem.status === 409) return 0;
  const asked = problem.status === 429 || problem.status === 503;
  return (asked ? 1_000 : 0) + clock.random() * 400 * 2 ** failures;
}
