import {newKey} from '../../src/contract/key.js';
import type {Problem} from '../../src/contract/problem.js';
import {fillPath, type Route} from '../../src/contract/route.js';
import type {TicketDraft} from '../../src/contract/ticket.js';
import {encodeMetadata} from '../../src/contract/upload.js';
import type {Way} from './ways.js';

export interface Call {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A customer who speaks the contract without any client: every header as it stands on the wire. */
export class Caller {
  constructor(
    readonly way: Way,
    readonly token?: string,
  ) {}

  send(method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit): Promise<Response> {
    const init: RequestInit = {method, headers: {...this.#authorization, ...headers}, cache: 'no-store', ...(body !== undefined && {body})};
    return this.way.transport(new Request(path.startsWith('http') ? path : `${this.way.base}${path}`, init));
  }

  /** One call of the route table; a POST with an effect gets the key of its body's `clientRef`. */
  call(route: Route<unknown, unknown>, {params = {}, query = {}, body, headers = {}}: Call = {}): Promise<Response> {
    const search = new URLSearchParams(query).toString();
    const path = fillPath(route.path, params) + (search && `?${search}`);
    const key = route.keyed ? {'Idempotency-Key': (body as {clientRef: string}).clientRef} : {};
    if (body === undefined) return this.send(route.method, path, headers);
    return this.send(route.method, path, {'Content-Type': 'application/json', ...key, ...headers}, JSON.stringify(body));
  }

  /** The reply of a call that must succeed, held against the route's schema. */
  async read<R>(route: Route<R, never> | Route<R, unknown> | Route<R>, call?: Call): Promise<R> {
    const response = await this.call(route as Route<unknown, unknown>, call);
    if (response.status !== route.status) throw new Error(`${route.path} answered ${response.status}: ${await response.text()}`);
    return route.reply().parse(await response.json());
  }

  /** Hands in a whole file in one piece; gives its id. */
  async upload(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const at = await this.announce(name, bytes.length);
    const {status} = await this.append(at, 0, bytes);
    if (status !== 204) throw new Error(`The upload of ${name} answered ${status}`);
    return at.split('/').at(-1)!;
  }

  async announce(name: string, size: number): Promise<string> {
    const created = await this.send('POST', '/uploads', {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(size),
      'Upload-Metadata': encodeMetadata({filename: name, filetype: 'application/octet-stream'}),
    });
    const at = created.headers.get('Location');
    if (created.status !== 201 || !at) throw new Error(`Announcing ${name} answered ${created.status} without a place`);
    return at;
  }

  append(at: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
    const headers = {'Tus-Resumable': '1.0.0', 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream'};
    return this.send('PATCH', at, headers, new Blob([bytes]));
  }

  get #authorization(): Record<string, string> {
    return this.token === undefined ? {} : {Authorization: `Bearer ${this.token}`};
  }
}

/** The problem an answer carries; it must say that it is one. */
export async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('Content-Type');
  if (!type?.startsWith('application/problem+json')) throw new Error(`${response.status} came as ${type}`);
  return (await response.json()) as Problem;
}

/** A request that the demo's desk accepts. */
export function question(more: Partial<TicketDraft> = {}): TicketDraft {
  return {
    clientRef: newKey(),
    type: 'question',
    title: '“同比”为什么和财务报表差一天',
    description: '看板里的上月同比比财务系统多算了一天，口径在哪里看？',
    fields: {product: 'bi-cloud', topic: 'metrics'},
    impact: {},
    attachments: [],
    consents: [],
    ...more,
  };
}

export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
