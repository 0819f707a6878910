import type {Ports} from './ports.js';

type Meets = Pick<Ports, 'repository' | 'now'>;

/** When a gateway of this installation last looked round in the helpdesk, whether it could be reached or not. */
const metMark = 'helpdesk met';
/** Ms between two writes of that. */
const often = 60_000;
/** After so many ms without one, there is no helpdesk any more. */
const longest = 60 * 60_000;

/** Whether another gateway on the same database has a helpdesk, as while one after the other is told of it: what comes in here is for there. */
export async function isMet({repository, now}: Meets): Promise<boolean> {
  const met = await repository.mark(metMark);
  return met !== undefined && now() - met < longest;
}

export async function keepMet({repository, now}: Meets): Promise<void> {
  if (now() - ((await repository.mark(metMark)) ?? 0) >= often) await repository.keepMark(metMark, now());
}
