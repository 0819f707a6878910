import type {Helpdesk} from './helpdesk.js';
import type {Ports} from './ports.js';

type Meets = Pick<Ports, 'repository' | 'now'>;

/** When a gateway of this installation last looked round in the helpdesk, whether it could be reached or not. */
const metMark = 'helpdesk met';
/** Ms between two writes of that. */
const often = 60_000;
/** After so many ms without one, there is no helpdesk any more. */
const longest = 60 * 60_000;
/** Until when it was heard of everything, by the gateway's clock. */
export const heardMark = 'helpdesk heard';
/** After so many ms in which nothing was heard of it the team does not wait for its helpdesk. */
const silence = 15 * 60_000;

/** Whether another gateway on the same database has a helpdesk, as while one after the other is told of it: what comes in here is for there. */
export async function isMet({repository, now}: Meets): Promise<boolean> {
  const met = await repository.mark(metMark);
  return met !== undefined && now() - met < longest;
}

export async function keepMet({repository, now}: Meets): Promise<void> {
  if (now() - ((await repository.mark(metMark)) ?? 0) >= often) await repository.keepMark(metMark, now());
}

/** The helpdesk in which the team works; `undefined` without one, and while it is out of reach for long: what the team does here then goes there later. */
export async function helpdeskNow({helpdesk, repository, now}: Meets & Pick<Ports, 'helpdesk'>): Promise<Helpdesk | undefined> {
  if (!helpdesk) return undefined;
  const heard = await repository.mark(heardMark);
  return heard !== undefined && now() - heard > silence ? undefined : helpdesk;
}
