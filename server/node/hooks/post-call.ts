import {lookup as resolve} from 'node:dns/promises';
import {request as ask} from 'node:http';
import {request as askSecurely} from 'node:https';
import {isIP, type LookupFunction} from 'node:net';
import {CallFailed} from '../../app/hooks.js';
import {anyInside} from './own-network.js';
import type {WrittenCall} from './write-call.js';

/** Ms that a call may take, from the look for its host to the last byte of the answer. */
const usualPatience = 10_000;
/** Bytes of an answer that are read. */
const most = 16 * 1024;

export interface Answer {
  status: number;
  text: string;
}

/**
 * Sends a call to the very addresses that were looked up and found to be on the open net, unless `inside`; follows no redirection. Rejects where it cannot be reached or
 * takes too long; messages name neither host nor path.
 */
export async function postCall(
  {url, headers, body}: WrittenCall,
  {inside, patience = usualPatience}: {inside: boolean; patience?: number},
): Promise<Answer> {
  const limit = AbortSignal.timeout(patience);
  // Brackets belong to the address as it is written, not to itself.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await within(limit, isIP(host) ? [{address: host, family: isIP(host)}] : resolve(host, {all: true}));
  if (!inside && anyInside(addresses)) throw new CallFailed('its address is in a network of its own, which is not allowed');
  const found: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, addresses);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };
  const send = url.protocol === 'https:' ? askSecurely : ask;
  return new Promise((settle, fail) => {
    const failed = (error: unknown) => fail(said(error));
    const options = {method: 'POST', lookup: found, signal: limit, agent: false} as const;
    const call = send(url, {...options, headers: {...headers, 'Content-Length': Buffer.byteLength(body)}}, (answer) => {
      const parts: Buffer[] = [];
      let length = 0;
      const finish = () => settle({status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8')});
      answer.on('data', (part: Buffer) => {
        length += part.length;
        parts.push(part);
        if (length <= most) return;
        finish();
        call.destroy();
      });
      answer.on('end', finish);
      answer.on('error', failed);
    });
    call.on('error', failed);
    call.end(body);
  });
}

async function within<T>(limit: AbortSignal, work: T | Promise<T>): Promise<T> {
  const late = new Promise<never>((_, fail) => {
    limit.addEventListener('abort', () => fail(said(limit.reason)), {once: true});
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw said(error);
  }
}

/** What went wrong, by its code alone: messages of the system name hosts. */
function said(error: unknown): CallFailed {
  const {name, code} = error as {name?: string; code?: string};
  if (name === 'TimeoutError' || name === 'AbortError') return new CallFailed('did not answer in time');
  return new CallFailed(`cannot be reached (${code ?? name ?? 'error'})`);
}
