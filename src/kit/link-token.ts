import type {Desk} from '../desk/desk.js';
import {problemOf} from './problem-of.js';
import {parsePlace} from './place.js';
import {rewriteHash} from './rewrite-hash.js';

const part = /(^#?|&)aftercare-token=([^&]*)&?/;

/**
 * Uses the token of a mailed link (`#aftercare-token=...&aftercare=ticket/tk_1`) to open what it leads to, and takes it out of the address. Whoever is
 * `signedIn` and may see that anyway stays who he is, and the link stays good. One that opens nothing any more leaves its empty name behind, so that the way in
 * by a code can say so; without a connection all of it stays as it was.
 */
export async function useLinkToken(desk: Desk, signedIn: (() => Promise<string>) | undefined): Promise<void> {
  const {hash} = location;
  const token = part.exec(hash)?.[2];
  if (!token) return;
  const leaving = (left: string) => hash.replace(part, left).replace(/&$/, '');
  // At once, so that nobody else on the page uses it too.
  rewriteHash(leaving('$1'));
  if (signedIn && (await mayRead(desk, hash))) return;
  try {
    await (await desk.guestWay()).open({token});
  } catch (error) {
    const {problem} = problemOf(error);
    rewriteHash(problem.retryable ? hash : leaving('$1aftercare-token=&'));
  }
}

async function mayRead(desk: Desk, hash: string): Promise<boolean> {
  const place = parsePlace(hash);
  try {
    if (place?.view === 'ticket') await desk.ticket(place.id);
    else if (place?.view === 'survey') await desk.survey(place.id);
    else return false;
    return true;
  } catch {
    return false;
  }
}
