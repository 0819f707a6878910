import {createHash} from 'node:crypto';
import {encodeMetadata} from '../../src/contract/upload.js';
import {incident} from './gateway-counter.js';
import type {GatewayHost} from './gateway-host.js';

export interface KillOptions {
  /** Requests handed in, each by a customer of its own. */
  submissions: number;
  /** How many of them are under way at once. */
  abreast: number;
  /** The gateway is killed each time so many more were acknowledged. */
  killEvery: number;
  /** Every so many of them comes with a file. */
  fileEvery: number;
  /** Another one serves while it is down: work goes on. */
  standIn?: boolean;
}

/** What is killed, and started again. */
export type Killable = Pick<GatewayHost, 'call' | 'start' | 'end'>;

export interface KillFigures {
  kills: number;
  /** Answers that came as acknowledged; a request may have several, for the same one. */
  acknowledged: number;
  /** Calls that got no answer, or one that says to try again. */
  unanswered: number;
  /** Acknowledged, and not there after the kill that followed. */
  lost: string[];
  /** There more than once. */
  twice: string[];
  /** Acknowledged under two ids. */
  renamed: string[];
  /** Files that came back as something else than they went. */
  broken: string[];
}

interface Submission {
  as: string;
  draft: ReturnType<typeof incident>;
  file?: {bytes: Uint8Array<ArrayBuffer>; sha256: string};
  id?: string;
}

/**
 * Hands in many requests at once while the gateway is killed with SIGKILL again and again, each one retried under its key as the portal does until it is
 * acknowledged, and then looks for every one of them.
 */
export async function killInTheMiddle(host: Killable, options: KillOptions): Promise<KillFigures> {
  const {submissions, abreast, killEvery, fileEvery, standIn = false} = options;
  const figures: KillFigures = {kills: 0, acknowledged: 0, unanswered: 0, lost: [], twice: [], renamed: [], broken: []};
  const all = Array.from({length: submissions}, (_, n) => submission(n, n % fileEvery === 0));
  const waiting = [...all];
  /** While it is down. */
  let restart: Promise<void> | undefined;

  const work = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      for (;;) {
        if (!standIn) await restart;
        const known = one.id;
        const id = await submit(host, one).catch(lineCut);
        if (id === undefined) {
          figures.unanswered++;
          continue;
        }
        if (known !== undefined && known !== id) figures.renamed.push(one.draft.clientRef);
        one.id = id;
        break;
      }
      figures.acknowledged++;
      if (figures.acknowledged % killEvery === 0 && figures.acknowledged < submissions) {
        restart ??= killAndLook().finally(() => (restart = undefined));
        // Its answer may have been the last before the end: under its key it must get the same again.
        waiting.push(one);
        if (!standIn) await restart;
      }
    }
  };

  const killAndLook = async () => {
    const told = all.filter(({id}) => id !== undefined);
    await host.end('SIGKILL');
    figures.kills++;
    await host.start();
    for (const one of told) if (!(await listed(host, one)).includes(one.id!)) figures.lost.push(one.draft.clientRef);
  };

  await Promise.all(Array.from({length: abreast}, work));
  await restart;
  for (const one of all) {
    const ids = await listed(host, one);
    if (!ids.includes(one.id!)) figures.lost.push(one.draft.clientRef);
    if (ids.length > 1) figures.twice.push(one.draft.clientRef);
    if (one.file && (await storedHash(host, one)) !== one.file.sha256) figures.broken.push(one.draft.clientRef);
  }
  return figures;
}

function submission(n: number, withFile: boolean): Submission {
  const bytes = new TextEncoder().encode(`${n} 连接池耗尽\n`.repeat(2000));
  return {
    as: `customer-${n}`,
    draft: incident({title: `第 ${n} 个请求`}),
    ...(withFile && {file: {bytes, sha256: createHash('sha256').update(bytes).digest('hex')}}),
  };
}

/** The id it is acknowledged under; `undefined` where the answer says to try again. */
async function submit(host: Killable, {as, draft, file}: Submission): Promise<string | undefined> {
  if (file && !draft.attachments.length) {
    const tus = {'Tus-Resumable': '1.0.0'};
    const size = String(file.bytes.length);
    const begin = {...tus, 'Upload-Length': size, 'Upload-Metadata': encodeMetadata({filename: 'web.log'})};
    const created = await host.call(as, 'POST', '/uploads', {headers: begin});
    const path = /\/uploads\/[^/]+$/.exec(created.headers.get('Location') ?? '')?.[0];
    if (path === undefined) return undefined;
    const headers = {...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream'};
    const sent = await host.call(as, 'PATCH', path, {headers, body: file.bytes});
    if (sent.status !== 204) return undefined;
    draft.attachments = [path.slice('/uploads/'.length)];
  }
  const headers = {'Content-Type': 'application/json', 'Idempotency-Key': draft.clientRef};
  const answer = await host.call(as, 'POST', '/tickets', {headers, body: JSON.stringify(draft)});
  if (answer.status >= 500 || answer.status === 409) return undefined;
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`${answer.status} ${text}`);
  return (JSON.parse(text) as {id: string}).id;
}

/** `fetch` says so where the line was cut or nobody listens. */
function lineCut(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error;
}

/** Every request of this customer, found the way a portal finds its own again. */
async function listed(host: Killable, {as}: Submission): Promise<string[]> {
  const answer = await host.call(as, 'GET', '/tickets?limit=100');
  return ((await answer.json()) as {items: {id: string}[]}).items.map(({id}) => id);
}

async function storedHash(host: Killable, {as, id}: Submission): Promise<string> {
  const ticket = (await (await host.call(as, 'GET', `/tickets/${id}`)).json()) as {attachments: {id: string}[]};
  const link = await host.call(as, 'GET', `/tickets/${id}/attachments/${ticket.attachments[0]?.id}`);
  const {url} = (await link.json()) as {url: string};
  return createHash('sha256').update(Buffer.from(await (await fetch(url)).arrayBuffer())).digest('hex'); // prettier-ignore
}
