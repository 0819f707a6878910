import {waitingFor} from '../../src/rules/lifecycle.js';
import type {Change, Ports} from './ports.js';
import {filesOf} from './ticket-record.js';

/**
 * Writes a change, says what becomes of the ticket's files, and then sends the mail that comes of it. Nobody waits for the mail: how long that takes would tell who
 * gets one.
 */
export async function commit(
  {repository, uploads, mail, report}: Pick<Ports, 'repository' | 'uploads' | 'mail' | 'report'>,
  change: Change,
): Promise<'written' | 'conflict'> {
  const outcome = await repository.write(change);
  if (outcome === 'conflict') return outcome;
  const {ticket, mail: letter} = change;
  const files = ticket ? filesOf(ticket).map(({id}) => id) : [];
  if (ticket && files.length) await uploads[waitingFor(ticket.state) === 'nobody' ? 'release' : 'keep'](files);
  if (letter) mail.send(letter).catch((error: unknown) => report(error, `mail ${letter.kind}`));
  return outcome;
}
