import {digest} from '../digest.js';
import {spend} from '../limits.js';
import type {Ports} from '../ports.js';
import {refuse} from '../refusal.js';

/** Wrong keys that one network may try. */
const wrongKeys = {times: 20, within: 3_600_000};
/** Requests of the team, all together. */
const requests = {times: 6000, within: 600_000};

/** Makes the check of `Authorization: Bearer <STAFF_KEY>`: as long whatever the key is, and counted when it is wrong. */
export function staffKeyCheck(key: string, ports: Pick<Ports, 'limiter'>): (request: Request, network: string) => Promise<void> {
  const wanted = digest(key);
  return async (request, network) => {
    const given = /^Bearer +(\S{1,512})$/i.exec(request.headers.get('Authorization')?.trim() ?? '')?.[1];
    // Digests are of one length and tell nothing of how far a guess was right.
    if (given !== undefined && isEqual(await digest(given), await wanted)) {
      return spend(ports, 'staff requests', requests, 'Too many requests of the team.');
    }
    if (given !== undefined) await spend(ports, `staff keys ${network}`, wrongKeys, 'Too many wrong keys from this network.');
    refuse('unauthenticated', {headers: {'WWW-Authenticate': 'Bearer realm="staff"'}, detail: 'The staff side opens by its own key.'});
  };
}

function isEqual(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let n = 0; n < other.length; n++) difference |= one.charCodeAt(n) ^ other.charCodeAt(n);
  return difference === 0;
}
