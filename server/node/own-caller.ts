import {randomBytes} from 'node:crypto';
import {get} from 'node:http';

/** Ms from one call to the next. */
const every = 100;

export interface OwnCaller {
  /** Where it calls; to be answered with nothing, before anything else is looked at. */
  path: string;
  /** Ms that its call has waited by now; it begins one where the last was answered. */
  waits(address: {port: number; host: string}): number;
}

/**
 * Calls this process as everybody does, to know how long that takes: most of a rush waits in the system, which tells nobody how long its line of connections is. It calls
 * only while somebody asks.
 */
export function createOwnCaller(): OwnCaller {
  const path = `/line-${randomBytes(16).toString('hex')}`;
  let since: number | undefined;
  let answeredAt = -Infinity;
  return {
    path,
    waits: ({port, host}) => {
      const now = performance.now();
      if (since !== undefined) return now - since;
      if (now - answeredAt < every) return 0;
      since = now;
      const answered = () => {
        since = undefined;
        answeredAt = performance.now();
      };
      const call = get({port, host, path, agent: false}, (reply) => void reply.resume().once('close', answered));
      // A process that ends takes nobody on.
      call.once('error', answered).once('socket', (socket) => socket.unref());
      return 0;
    },
  };
}
