import type {Change, Ports} from './ports.js';

/** Writes a change, and then sends the mail that comes of it. Nobody waits for the mail: how long that takes would tell who gets one. */
export async function commit(
  {repository, mail, report}: Pick<Ports, 'repository' | 'mail' | 'report'>,
  change: Change,
): Promise<'written' | 'conflict'> {
  const outcome = await repository.write(change);
  const letter = change.mail;
  if (outcome === 'written' && letter) mail.send(letter).catch((error: unknown) => report(error, `mail ${letter.kind}`));
  return outcome;
}
