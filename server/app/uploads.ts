import type {Hono} from 'hono';
import type {Issue} from '../../src/contract/problem.js';
import {decodeMetadata, tusVersion, uploadsPath} from '../../src/contract/upload.js';
import {checkFile, cleanFileName} from '../../src/rules/files.js';
import {asAttachment, requireJoined} from './attachments.js';
import {authenticate} from './authenticate.js';
import {customerOf, type Bindings, type Handlers} from './handler.js';
import {spend} from './limits.js';
import type {Ports, UploadRecord} from './ports.js';
import {found, refuse, type RefusalCode} from './refusal.js';
import {refuseInfected, verdictOn} from './scanning.js';
import {reaches, requireReach} from './ticket-access.js';

const refusals: Record<string, RefusalCode> = {empty: 'empty-file', 'too-large': 'too-large', 'unsupported-type': 'unsupported-type'};

export function uploadHandlers(ports: Ports): Pick<Handlers, 'readUpload'> {
  return {
    readUpload: async (call) => {
      const upload = await ownUpload(ports, call.params['upload'], customerOf(call).key);
      requireJoined(upload);
      return {reply: found(asAttachment(upload, await ports.repository.settings()))};
    },
  };
}

/** Gives whose the files of a request are, see `UploadRecord.owner`; throws a refusal where it may hand in none. */
export type WhoseFiles = (request: Request, network: string) => Promise<string>;

/** The tus 1.0 side: creation, offset, bytes, termination. `offer` turns a path under `base` into a pattern of the router. */
export function serveUploads(
  hono: Hono<{Bindings: Bindings}>,
  offer: (path: string, method: string) => string,
  ports: Ports,
  {base, whose}: {base: string; whose: WhoseFiles},
): void {
  const owner = async (request: Request, {network}: Bindings) => {
    const found = await whose(request, network);
    if (request.headers.get('Tus-Resumable') !== tusVersion) {
      refuse('invalid-request', {status: 412, detail: `Tus-Resumable must be ${tusVersion}.`, headers: {'Tus-Version': tusVersion}});
    }
    return found;
  };
  const one = `${uploadsPath}/{upload}`;
  hono.post(offer(uploadsPath, 'POST'), async (c) => {
    c.env.seen.route = 'beginUpload';
    const {raw} = c.req;
    return create(raw, await owner(raw, c.env), ports, (c.env.origin ?? new URL(raw.url).origin) + base);
  });
  // The router turns HEAD into GET, which is another route of the contract.
  hono.get(offer(one, 'GET'), async (c, next) => {
    if (c.req.raw.method !== 'HEAD') return next();
    c.env.seen.route = 'readUploadOffset';
    return offset(c.req.param('upload'), await owner(c.req.raw, c.env), ports);
  });
  hono.patch(offer(one, 'PATCH'), async (c) => {
    c.env.seen.route = 'appendToUpload';
    return append(c.req.raw, await ownUpload(ports, c.req.param('upload'), await owner(c.req.raw, c.env)), ports);
  });
  hono.delete(offer(one, 'DELETE'), async (c) => {
    c.env.seen.route = 'removeUpload';
    return remove(c.req.param('upload'), await owner(c.req.raw, c.env), ports);
  });
}

async function create(request: Request, owner: string, ports: Ports, base: string): Promise<Response> {
  const size = readCount(request, 'Upload-Length');
  const metadata = decodeMetadata(request.headers.get('Upload-Metadata') ?? '');
  if (!metadata) return refuse('invalid-request', {detail: 'Upload-Metadata is not what tus asks for.'});
  const name = cleanFileName(Object.hasOwn(metadata, 'filename') ? (metadata['filename'] ?? '') : '');
  const {limits} = await ports.repository.settings();
  const issue = checkFile(limits, {name, size});
  if (issue) refuseFile(issue);
  await spend(ports, `uploads ${owner}`, ports.quotas.uploads, 'Too many files were begun by this person.');
  const upload = await ports.uploads.create({id: ports.newId(), owner, name, size, createdAt: ports.now()});
  if (upload === 'full') return refuse('too-many-requests', {detail: 'Too many files of this person wait for a request.', retryAfter: 60});
  if (upload === 'no-room') return refuseRoom();
  return new Response(null, {status: 201, headers: {Location: `${base}${uploadsPath}/${upload.id}`, 'Upload-Offset': '0'}});
}

async function offset(id: string | undefined, owner: string, ports: Ports): Promise<Response> {
  const upload = await ownUpload(ports, id, owner);
  return new Response(null, {status: 200, headers: {'Upload-Offset': String(upload.offset), 'Upload-Length': String(upload.size)}});
}

async function append(request: Request, before: UploadRecord, ports: Ports): Promise<Response> {
  const type = request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/offset+octet-stream') refuse('unsupported-type', {detail: 'Bytes come as application/offset+octet-stream.'});
  const at = readCount(request, 'Upload-Offset');
  if (at !== before.offset) refuseOffset(before.offset);
  if (Number(request.headers.get('Content-Length') ?? 0) > before.size - at) refuse('too-large', {detail: 'More than was announced.'});
  const after = await ports.uploads.append(before.id, at, request.body ?? new Blob().stream());
  if (after === 'conflict') return refuseOffset((await ports.uploads.read(before.id))?.offset);
  if (after === 'full') return refuse('too-many-requests', {detail: 'There is no room for more bytes now.', retryAfter: 60});
  if (after === 'no-room') return refuseRoom();
  if (after === 'too-large') return refuse('too-large', {detail: 'More than was announced.'});
  if (after.sha256 !== undefined && !asAttachment(after, await ports.repository.settings())) {
    await ports.uploads.remove(after.id);
    refuse('unsupported-type', {
      detail: 'The content is not what the name says.',
      issues: [{pointer: '/attachments', code: 'unsupported-content'}],
    });
  }
  if (after.sha256 !== undefined && (await verdictOn(ports, after)) === 'infected') {
    await ports.uploads.remove(after.id);
    refuseInfected();
  }
  return new Response(null, {status: 204, headers: {'Upload-Offset': String(after.offset)}});
}

async function remove(id: string | undefined, owner: string, ports: Ports): Promise<Response> {
  const upload = await ownUpload(ports, id, owner);
  if (await ports.uploads.isKept(upload.id)) refuse('not-allowed', {detail: 'It belongs to a request now.'});
  await ports.uploads.remove(upload.id);
  return new Response(null, {status: 204});
}

/** Customers hand in files under the contract's base. */
export function customersFiles(ports: Ports): WhoseFiles {
  return async (request) => {
    const customer = await authenticate(request, ports);
    if (!customer) return refuse('unauthenticated', {headers: {'WWW-Authenticate': 'Bearer'}});
    requireReach(reaches(customer, 'reply'));
    return customer.key;
  };
}

export async function ownUpload({uploads}: Ports, id: string | undefined, owner: string): Promise<UploadRecord> {
  const upload = found(await uploads.read(id ?? ''));
  return upload.owner === owner ? upload : found<UploadRecord>(undefined);
}

function readCount(request: Request, header: string): number {
  const value = request.headers.get(header) ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : refuse('invalid-request', {detail: `${header} must be a number of bytes.`});
}

function refuseFile(issue: Issue): never {
  return refuse(refusals[issue.code] ?? 'invalid-fields', {issues: [issue]});
}

function refuseRoom(): never {
  return refuse('unavailable', {detail: 'There is no room for files on this server now.', retryAfter: 60});
}

function refuseOffset(offset: number | undefined): never {
  return refuse('upload-offset-conflict', offset === undefined ? {} : {headers: {'Upload-Offset': String(offset)}});
}
