import {createServer} from 'node:net';
import type {AddressInfo, Socket} from 'node:net';
import {after} from 'node:test';

/** ClamAV's daemon as far as its protocol goes: whatever holds `EICAR` is infected. */
export interface FakeClamd {
  address: string;
  /** What it looked through so far. */
  scanned: Buffer[];
  /** Instead of its own answer; `undefined` for it, `null` for silence. */
  says: string | null | undefined;
}

/** `at`: the path of a socket; a port of its own when left out. */
export async function startClamd(at?: string): Promise<FakeClamd> {
  const clamd: FakeClamd = {address: '', scanned: [], says: undefined};
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let held = Buffer.alloc(0);
    const parts: Buffer[] = [];
    let command: string | undefined;
    const answer = (text: string) => {
      const said = clamd.says === undefined ? text : clamd.says;
      if (said !== null) socket.end(`${said}\0`);
    };
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes]);
      if (command === undefined) {
        const end = held.indexOf(0);
        if (end < 0) return;
        command = held.subarray(0, end).toString();
        held = held.subarray(end + 1);
        if (command === 'zPING') return answer('PONG');
      }
      while (held.length >= 4 && held.length >= 4 + held.readUInt32BE()) {
        const length = held.readUInt32BE();
        if (!length) {
          const whole = Buffer.concat(parts);
          clamd.scanned.push(whole);
          return answer(whole.includes('EICAR') ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK');
        }
        parts.push(held.subarray(4, 4 + length));
        held = held.subarray(4 + length);
      }
    });
  });
  await new Promise<void>((resolve) => (at === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(at, resolve)));
  after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  clamd.address = at === undefined ? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` : `unix:${at}`;
  return clamd;
}
