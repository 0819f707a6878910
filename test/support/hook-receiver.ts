import {createServer, type IncomingHttpHeaders, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after} from 'node:test';

export interface ReceivedCall {
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
  // What came is what the test looks at.
  json: ReturnType<typeof JSON.parse>;
}

/** A place that a hook calls; `answer` does with each call what the test wants. */
export interface HookReceiver {
  url: string;
  calls: ReceivedCall[];
  answer: (response: ServerResponse) => void;
  /** Connections that were made at all. */
  connections(): number;
}

export async function receiveHooks(): Promise<HookReceiver> {
  let connections = 0;
  const receiver: HookReceiver = {url: '', calls: [], answer: saying({errcode: 0, code: 0}), connections: () => connections};
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      receiver.calls.push({url: new URL(request.url!, receiver.url), headers: request.headers, body, json: JSON.parse(body)});
      receiver.answer(response);
    });
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot/send?access_token=secret-of-the-address`;
  return receiver;
}

export function saying(body: object | string, status = 200): HookReceiver['answer'] {
  return (response) => void response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
}
