import {bare} from './bare.js';
import {baseFaults} from './base-faults.js';

interface Reading extends Element {
  readonly link?: {readonly options: {readonly baseUrl: string; readonly transport?: unknown}} | undefined;
}

/** What an element says where no answer came, or none that can be read. */
const codes: readonly string[] = ['offline', 'timeout', 'unreadable'];
const looked = new Set<string>();

/** Why an element could read nothing of its backend, looked at once for each; nothing where that is not what its refusal tells, or is known otherwise. */
export async function unreadBackend(element: Reading, code: string): Promise<string | undefined> {
  const {baseUrl = '', transport} = element.link?.options ?? {};
  if (!codes.includes(code) || !navigator.onLine || !baseUrl || transport || looked.has(baseUrl)) return undefined;
  looked.add(baseUrl);
  // What is wrong with the address itself is said of the element.
  if (baseFaults('aftercare-desk', baseUrl, false).length) return undefined;
  const base = new URL(baseUrl, location.origin).href.replace(/\/+$/, '');
  const why = await (await import('./unreached.js')).whyUnreached(base);
  const more = code === 'unreadable' ? `${bare(base)} sent what its elements cannot read.` : undefined;
  const said = why ?? more;
  return said && `${said} More is told by ?aftercare-debug in this page’s address.`;
}
