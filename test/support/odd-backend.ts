import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** What is wrong with a backend on its way to a page of another origin. */
export interface Oddness {
  /** Names in `Access-Control-Expose-Headers`; left out: no page may read anything. */
  expose?: string;
  /** Ms that its clock is ahead. */
  ahead?: number;
  /** Changes a reply's JSON. */
  twist?(path: string, json: Record<string, unknown>): void;
}

/** A backend on an origin of its own that passes calls on to `target` and spoils them; `odd` may be changed while it runs. */
export async function openOddBackend(target: string): Promise<{base: string; odd: Oddness; close(): void}> {
  const odd: Oddness = {};
  const server = createServer((request, reply) => {
    const cors: Record<string, string> =
      odd.expose === undefined ? {} : {'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': odd.expose};
    if (request.method === 'OPTIONS') return reply.writeHead(204, {...cors, 'Access-Control-Allow-Headers': '*, Authorization'}).end();
    const {authorization} = request.headers;
    const path = request.url ?? '';
    void fetch(target + path, {headers: authorization ? {authorization} : {}}).then(async (answer) => {
      const json = (await answer.json()) as Record<string, unknown>;
      odd.twist?.(path, json);
      const headers = Object.fromEntries(
        ['content-type', 'etag', 'aftercare-version'].flatMap((name) =>
          answer.headers.get(name) ? [[name, answer.headers.get(name)!]] : [],
        ),
      );
      reply
        .writeHead(answer.status, {...headers, ...cors, Date: new Date(Date.now() + (odd.ahead ?? 0)).toUTCString()})
        .end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {base: `http://127.0.0.1:${port}/portal/v1`, odd, close: () => server.close()};
}
