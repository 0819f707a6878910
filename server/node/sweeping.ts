import type {Ports} from '../app/ports.js';
import {removeExpired, type RetentionPeriods} from '../app/retention.js';
import {everyFileOf} from '../app/ticket-record.js';
import type {GatewayLog} from './log.js';
import type {SweptUploads} from './uploads/uploads-in.js';

/** What is done once an hour, by one gateway of a database at a time: what was kept long enough goes, and files that no request has. */
export function sweeping(
  ports: Pick<Ports, 'repository' | 'now'> & {uploads: SweptUploads},
  periods: RetentionPeriods,
  log: Pick<GatewayLog, 'say'>,
): () => Promise<void> {
  const {repository, uploads} = ports;
  return async () => {
    const done = await repository.tryLock('sweeping');
    if (!done) return;
    try {
      await sweep();
    } finally {
      await done();
    }
  };

  async function sweep(): Promise<void> {
    const tickets = await removeExpired(ports, periods);
    const files = await uploads.sweep(async (ticket, upload) => {
      const record = await repository.ticket(ticket);
      return record !== undefined && everyFileOf(record).some(({id}) => id === upload);
    });
    if (tickets || files) log.say('removed what was kept long enough', {tickets, files});
  }
}
