import {bringOne} from './bring-one.js';
import {lose, type Meeting} from './hand-over.js';
import {HelpdeskFailed, Lost} from './helpdesk.js';
import {heardMark} from './helpdesk-met.js';
import {placeOf} from './helpdesk-trail.js';

/** Seconds that are looked at once more, for what was under way then. */
const overlap = 120;

/** Brings over what the team did in the helpdesk since it was last heard. To be run by one process at a time. */
export async function bringBack(ports: Meeting): Promise<void> {
  const {repository, helpdesk, report} = ports;
  const began = ports.now();
  const heard = await repository.mark(heardMark);
  const rows = await helpdesk.changed(heard === undefined ? undefined : Math.max(0, Math.ceil((began - heard) / 1000)) + overlap);
  let whole = true;
  for (const {ticket, id} of rows) {
    const record = await repository.ticket(ticket);
    // What was lost may have become the same again.
    const place = record && placeOf(record, true);
    if (!record || place?.id !== id) continue;
    try {
      await bringOne(record, place, ports);
      helpdesk.taken(id);
    } catch (error) {
      if (error instanceof HelpdeskFailed && error.down) throw error;
      report(error, `helpdesk ${record.reference}`);
      if (error instanceof Lost) await lose(ports, ticket, error.reason);
      else whole = false;
    }
  }
  if (whole) await repository.keepMark(heardMark, began);
}
