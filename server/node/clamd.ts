import {once} from 'node:events';
import {connect, type Socket} from 'node:net';
import type {Scanner} from '../app/scanning.js';
import {Unavailable} from '../app/unavailable.js';

/** Ms without a byte from or to the scanner after which it is given up. */
const usualPatience = 60_000;
/** Bytes of an answer that are read: a name of a virus is short. */
const most = 4096;

export interface Clamd extends Scanner {
  /** Rejects while it cannot be asked. */
  ready(): Promise<void>;
}

/** ClamAV's daemon, by its own protocol (clamd(8)); `address`: `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. */
export function openClamd(address: string, {patience = usualPatience} = {}): Clamd {
  const where = address.startsWith('unix:')
    ? {path: address.slice('unix:'.length)}
    : {host: new URL(address).hostname, port: Number(new URL(address).port || 3310)};

  /** Says one thing, and gives what comes back. */
  async function ask(say: (socket: Socket) => Promise<void>): Promise<string> {
    const socket = connect(where);
    socket.setTimeout(patience, () => socket.destroy(new Error('timeout')));
    const answer = heard(socket);
    // The answer may end it before all was said: too much for it, or it went away.
    answer.catch(() => undefined);
    try {
      await Promise.race([once(socket, 'connect'), answer]);
      await Promise.race([say(socket), answer]);
      return await answer;
    } catch (error) {
      const {code, message} = error as {code?: string; message?: string};
      throw new Unavailable(`The scanner cannot be asked (${code ?? message ?? 'broken'})`, {cause: error, retryAfter: 60});
    } finally {
      socket.destroy();
    }
  }

  return {
    scan: async (bytes) => {
      const reader = bytes.getReader();
      try {
        const answer = await ask(async (socket) => {
          socket.write('zINSTREAM\0');
          for (let part = await reader.read(); !part.done; part = await reader.read()) {
            const length = Buffer.alloc(4);
            length.writeUInt32BE(part.value.length);
            socket.write(length);
            if (!socket.write(part.value)) await once(socket, 'drain');
          }
          socket.write(Buffer.alloc(4));
        });
        if (answer === 'stream: OK') return 'clean';
        if (/^stream: .+ FOUND$/s.test(answer)) return 'infected';
        const why = /size limit exceeded/i.test(answer) ? 'its StreamMaxLength is smaller than a file' : 'its answer says neither';
        throw new Unavailable(`The scanner did not look through a file: ${why}`, {retryAfter: 60});
      } finally {
        reader.cancel().catch(() => undefined);
      }
    },
    ready: async () => {
      const answer = await ask(async (socket) => void socket.write('zPING\0'));
      if (answer !== 'PONG') throw new Error('The scanner does not answer.');
    },
  };
}

async function heard(socket: Socket): Promise<string> {
  let text = '';
  for await (const part of socket) {
    text += String(part);
    const end = text.indexOf('\0');
    if (end >= 0) return text.slice(0, end);
    if (text.length > most) break;
  }
  throw new Error('no answer');
}
