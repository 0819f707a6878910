import {waitingFor} from '../../src/rules/lifecycle.js';
import {diariesAfter} from './diaries.js';
import {eventsOf} from './event-record.js';
import {withTrail} from './helpdesk-trail.js';
import {isMet} from './helpdesk-met.js';
import {callsOf} from './hook-news.js';
import {noticesOf} from './notices.js';
import type {Change, Ports} from './ports.js';
import {placeInQueue} from './queue-place.js';
import {everyFileOf} from './ticket-record.js';
import {withTimer} from './timers.js';

/** What writing a change needs. */
export type Committing = Pick<
  Ports,
  'repository' | 'uploads' | 'linkSecret' | 'mailing' | 'hooks' | 'helpdesk' | 'now' | 'posted' | 'bell'
>;

/**
 * Writes a change together with the mails, calls and events that come of it, the engineers' diaries and the time of its ticket's next timer, and says what becomes of the ticket's files. Nobody waits
 * for the mails to be sent: how long that takes would tell who gets one.
 */
export async function commit(ports: Committing, change: Change): Promise<'written' | 'conflict'> {
  const {repository, uploads, posted, bell} = ports;
  const diaries = change.ticket ? await diariesAfter(ports, change.ticket) : [];
  if (diaries === 'conflict') return 'conflict';
  const before = change.ticket && change.ticket.revision > 1 ? await repository.ticket(change.ticket.id) : undefined;
  const notices = await noticesOf(change, before, ports);
  const events = eventsOf(change, before, ports.now());
  const mails = [...(change.mails ?? []), ...notices.mails];
  const calls = [...(change.calls ?? []), ...(await callsOf(change, before, ports))];
  const passes = [...(change.passes ?? []), ...notices.passes];
  const settings = await repository.settings();
  const timed = change.ticket && withTimer(change.ticket, settings, ports.hooks?.ahead);
  const joins = timed?.revision === 1 && (ports.helpdesk !== undefined || (await isMet(ports)));
  const ticket = timed && withTrail(timed, settings, ports.now(), joins);
  const outcome = await repository.write({
    ...change,
    ticket,
    ...(ticket && {place: await placeInQueue(ticket, settings)}),
    ...(diaries.length && {diaries}),
    ...(mails.length && {mails}),
    ...(passes.length && {passes}),
    ...(calls.length && {calls}),
    ...(events.length && {events}),
  });
  if (outcome === 'conflict') return outcome;
  const files = ticket ? everyFileOf(ticket).map(({id}) => id) : [];
  if (ticket && files.length) await uploads[waitingFor(ticket.state) === 'nobody' ? 'release' : 'keep'](files);
  if (mails.length || calls.length || ticket?.helpdesk?.dueAt !== undefined) posted();
  if (events.length) bell.ring();
  return outcome;
}
