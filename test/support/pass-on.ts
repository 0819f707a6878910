import {request as ask, type IncomingMessage, type ServerResponse} from 'node:http';

/** Gives a call to another server, and its answer back as it is. `origin`: of that server. */
export function passOn(origin: string, request: IncomingMessage, response: ServerResponse): void {
  const way = ask(origin + request.url!, {method: request.method!, headers: request.headers}, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  way.on('error', () => response.destroy());
  response.on('close', () => way.destroy());
  request.pipe(way);
}
