import {diariesWithout} from './diaries.js';
import type {Ports} from './ports.js';
import type {Removal} from './removal.js';
import {statesOf} from './ticket-groups.js';
import {everyFileOf, type TicketRecord} from './ticket-record.js';

const day = 86_400_000;
/** Requests removed in one go. */
const atOnce = 50;
const closed = statesOf('closed');

/** Days after which things go for good; what is left out stays for ever. */
export interface RetentionPeriods {
  closedTickets?: number | undefined;
  signals?: number | undefined;
  feedback?: number | undefined;
}

/** Removes what has been kept long enough. Gives how many requests went. */
export async function removeExpired(ports: Pick<Ports, 'repository' | 'uploads' | 'now'>, periods: RetentionPeriods): Promise<number> {
  const {repository, now} = ports;
  const before = (days: number | undefined) => (days === undefined ? undefined : now() - days * day);
  const [signalsBefore, feedbackBefore, ticketsBefore] = [periods.signals, periods.feedback, periods.closedTickets].map(before);
  if (signalsBefore !== undefined || feedbackBefore !== undefined) await repository.remove({signalsBefore, feedbackBefore});
  if (ticketsBefore === undefined) return 0;
  for (let gone = 0; ;) {
    const records = await repository.tickets({whose: 'everybody', states: closed, after: {at: ticketsBefore, id: ''}, limit: atOnce});
    if (!records.length) return gone;
    await removeTickets(ports, records);
    gone += records.length;
  }
}

/** Removes requests with their ratings and files: the files last, so that none of them is missing where a request still names it. */
export async function removeTickets(
  {repository, uploads}: Pick<Ports, 'repository' | 'uploads'>,
  records: readonly TicketRecord[],
  /** What goes with them of somebody. */
  his: Pick<Removal, 'person' | 'mails'> = {},
): Promise<void> {
  const surveys = records.flatMap(({steps}) =>
    steps.flatMap(({id, step}) => (step.is === 'resolve' || step.is === 'accept-delivery' ? [`${id}-survey`] : [])),
  );
  for (;;) {
    const diaries = await diariesWithout({repository}, records);
    if (!diaries.length || (await repository.write({diaries})) === 'written') break;
  }
  await repository.remove({tickets: records.map(({id}) => id), surveys, ...his});
  for (const file of records.flatMap(everyFileOf)) await uploads.remove(file.id);
}
