import type {Transport} from '../../src/client/transport.js';
import {newKey} from '../../src/contract/key.js';
import type {DraftRecord, KeptFile} from '../../src/storage/records.js';
import {openGateway, type MemoryGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';

export const baseUrl = 'https://support.example.com/portal/v1';

/** What happens to a request on the line: `pass` hands it to the gateway, once or never. */
export type Fault = (request: Request, pass: () => Promise<Response>) => Promise<Response>;

/** The gateway with the demo's vendor in it, behind a line that can be broken. */
export interface Vendor extends MemoryGateway {
  transport: Transport;
  /** Everything that was sent, as `POST /tickets`. */
  seen: string[];
  /** Breaks the next request of this kind (`POST /tickets`), or with `always` each one until `mend`. */
  fail(kind: string, fault: Fault, always?: boolean): void;
  mend(): void;
  token(customer?: string): () => Promise<string>;
}

export async function openVendor(now?: () => number): Promise<Vendor> {
  const gateway = await openGateway({world: haituWorld, team: false, ...(now && {now})});
  const seen: string[] = [];
  let faults: {kind: string; fault: Fault; always: boolean}[] = [];
  return {
    ...gateway,
    seen,
    fail: (kind, fault, always = false) => void faults.push({kind, fault, always}),
    mend: () => void (faults = []),
    token:
      (customer = 'li-wen') =>
      async () =>
        (await gateway.tokenFor(customer)) ?? '',
    transport: async (request) => {
      const kind = `${request.method} ${new URL(request.url).pathname.slice('/portal/v1'.length)}`;
      seen.push(kind);
      const hit = faults.find((one) => kind === one.kind || (one.kind.endsWith('*') && kind.startsWith(one.kind.slice(0, -1))));
      if (hit && !hit.always) faults = faults.filter((one) => one !== hit);
      return hit ? hit.fault(request, () => gateway.app(request)) : gateway.app(request);
    },
  };
}

export const noLine: Fault = () => Promise.reject(new TypeError('Failed to fetch'));
/** The work is done, the answer never arrives. */
export const lostAnswer: Fault = async (_, pass) => {
  await pass();
  throw new TypeError('connection reset');
};
export const answering =
  (status: number, body: string | null, headers: Record<string, string> = {}): Fault =>
  async () =>
    new Response(body, {status, headers});
export const refusing = (status: number, code: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Fault =>
  answering(status, JSON.stringify({code, title: code, ...more}), {'Content-Type': 'application/problem+json', ...headers});

export function keptFile(bytes: Uint8Array<ArrayBuffer> | string = '连接超时\n', name = '日志.log'): KeptFile {
  const blob = new Blob([bytes], {type: 'text/plain'});
  return {id: newKey(), name, size: blob.size, type: blob.type, blob};
}

/** A request the vendor's desk accepts. */
export function requestDraft(more: Partial<DraftRecord> = {}): DraftRecord {
  return {
    key: newKey(),
    type: 'incident',
    title: '大屏导出失败',
    description: '点击导出后一直转圈，换浏览器也一样。',
    category: 'system-hardware',
    fields: {product: 'bi-server', version: '5.2', environment: 'production'},
    impact: {scope: 'everyone', work: 'stopped', data: 'sound'},
    consents: [],
    files: [],
    editedAt: Date.now(),
    ...more,
  };
}

export async function sha256(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
