import {bringBack} from './bring-back.js';
import {handOver, type Meeting} from './hand-over.js';
import {keepMet} from './helpdesk-met.js';
import type {Ports} from './ports.js';

/**
 * Carries what customers did into the vendor's helpdesk, and brings back what his team did there. One process does at a time; the others have nothing to do. Gives how
 * many requests it carried something of.
 */
export async function meetHelpdesk(ports: Omit<Meeting, 'helpdesk'> & Pick<Ports, 'helpdesk'>): Promise<number> {
  const {helpdesk, repository} = ports;
  if (!helpdesk) return 0;
  const done = await repository.tryLock('helpdesk');
  if (!done) return 0;
  try {
    const meeting = {...ports, helpdesk};
    await keepMet(ports);
    const carried = await handOver(meeting);
    await bringBack(meeting);
    return carried;
  } catch (error) {
    ports.report(error, 'helpdesk');
    return 0;
  } finally {
    await done();
  }
}
