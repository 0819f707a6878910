import {bare} from './bare.js';
import {fault, type Fault} from './fault.js';

/** Whether a host name means the reader's own device. */
export const isLocal = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
/** Places under the base that people copy along. */
const ends = /\/(desk|me|plan|tickets|articles|surveys|uploads|events|health|openapi\.json)\/*$/;

/** What is wrong with an address of a backend. `needed`: there is nothing to show without one. */
export function baseFaults(tag: string, base: unknown, needed: boolean): Fault[] {
  const value = typeof base === 'string' ? base.trim() : '';
  // What a query says may name somebody.
  const told = {tag, value: value.replace(/([?#]).*$/s, '$1…')};
  if (!value) return needed ? [fault('base-missing', {tag})] : [];
  if (value.startsWith('demo:')) return [];
  // "support.example.com/portal/v1" would be looked for beside this page.
  if (/^(localhost|[\w-]+(\.[\w-]+)+)(:\d+)?(\/|$)/.test(value)) return [fault('base-scheme', told)];
  const url = parsed(value);
  if (!url || !/^https?:$/.test(url.protocol)) return [fault('base-no-address', told)];
  const end = ends.exec(url.pathname)?.[0];
  const faults: Fault[] = [];
  if (/[?#]/.test(value)) faults.push(fault('base-query', {...told, better: bare(value)}));
  else if (end) faults.push(fault('base-too-long', {...told, end, better: value.slice(0, -end.length)}));
  const here = isLocal(url.hostname);
  if (location.protocol === 'https:' && url.protocol === 'http:' && !here) faults.push(fault('base-mixed', told));
  if (here && !isLocal(location.hostname)) faults.push(fault('base-local', {...told, host: location.host}));
  return faults;
}

function parsed(value: string): URL | undefined {
  try {
    return new URL(value, location.origin);
  } catch {
    return undefined;
  }
}
