import {randomBytes} from 'node:crypto';
import {get, type ClientRequest} from 'node:http';

/** Ms from one call to the next, and until another is begun beside one that has no answer yet. */
const every = 100;
const again = 1_000;

export interface OwnCaller {
  /** Where it calls; to be answered with nothing, before anything else is looked at. */
  path: string;
  /** Ms that its calls have waited by now; it begins one where the last was answered. */
  waits(address: {port: number; host: string}): number;
}

/**
 * Calls this process as everybody does, to know how long that takes: most of a rush waits in the system, which tells nobody how long its line of connections is. It calls
 * only while somebody asks. `now`: ms, from anywhere.
 */
export function createOwnCaller(now: () => number = () => performance.now()): OwnCaller {
  const path = `/line-${randomBytes(16).toString('hex')}`;
  /** Without an answer. The system may have dropped one that found no place in its line, and knocks again ever more seldom: nobody else waits for that. */
  const calls = new Set<ClientRequest>();
  let since: number | undefined;
  let begunAt = -Infinity;
  let answeredAt = -Infinity;

  function end(answered: boolean): void {
    const others = answered ? [...calls] : [];
    for (const other of others) calls.delete(other);
    for (const other of others) other.destroy();
    if (calls.size) return;
    since = undefined;
    answeredAt = now();
  }

  return {
    path,
    waits: ({port, host}) => {
      const at = now();
      if (since === undefined ? at - answeredAt >= every : at - begunAt >= again) {
        const call = get(
          {port, host, path, agent: false},
          (reply) => void reply.resume().once('close', () => calls.has(call) && end(true)),
        );
        // A process that ends takes nobody on.
        call.once('error', () => calls.delete(call) && end(false)).once('socket', (socket) => socket.unref());
        calls.add(call);
        since ??= at;
        begunAt = at;
      }
      return since === undefined ? 0 : at - since;
    },
  };
}
