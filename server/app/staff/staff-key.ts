import type {Person} from '../../../src/contract/person.js';
import {digest, keyedDigest} from '../digest.js';
import type {Caller} from '../handler.js';
import {limits, spend} from '../limits.js';
import type {Ports} from '../ports.js';
import {refuse} from '../refusal.js';

/** Whoever has the team's key says in this header who he is: an agent's id. An agent's own key says it by itself. */
export const agentHeader = 'Aftercare-Agent';

/** The key that opens the staff side to one agent, in his name and no other's: worked out of the team's, so that it is kept nowhere. */
export async function agentKey(teamKey: string, agent: string): Promise<string> {
  return `${agent}.${await keyedDigest(teamKey, `agent\n${agent}`)}`;
}

/**
 * Makes the check of `Authorization: Bearer <STAFF_KEY>` or of an agent's own key: as long whatever the key is, and counted when it is wrong. Gives who asks;
 * an agent whose key is his own is nobody else, whatever the header says. The key of somebody who is none of the `agents` any more opens nothing.
 */
export function staffKeyCheck(
  key: string,
  agents: readonly Person[],
  ports: Pick<Ports, 'limiter'>,
): (request: Request, network: string) => Promise<Caller> {
  const wanted = digest(key);
  return async (request, network) => {
    const given = /^Bearer +(\S{1,512})$/i.exec(request.headers.get('Authorization')?.trim() ?? '')?.[1];
    const agent = given?.slice(0, given.lastIndexOf('.'));
    const own = agent ? await digest(await agentKey(key, agent)) : undefined;
    // Digests are of one length and tell nothing of how far a guess was right.
    const met = given === undefined ? undefined : await digest(given);
    const [team, one] = [met !== undefined && isEqual(met, await wanted), met !== undefined && own !== undefined && isEqual(met, own)];
    const ownKey = one && agents.some(({id}) => id === agent);
    if (team || ownKey) {
      await spend(ports, 'staff requests', limits.team, 'Too many requests of the team.');
      return {agent: ownKey ? agent : request.headers.get(agentHeader)?.trim() || undefined, ownKey};
    }
    if (given !== undefined) await spend(ports, `staff keys ${network}`, limits.wrongKeys, 'Too many wrong keys from this network.');
    return refuse('unauthenticated', {
      headers: {'WWW-Authenticate': 'Bearer realm="staff"'},
      detail: 'The staff side opens by its own key.',
    });
  };
}

function isEqual(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let n = 0; n < other.length; n++) difference |= one.charCodeAt(n) ^ other.charCodeAt(n);
  return difference === 0;
}
