import {once} from 'node:events';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname} from 'node:path';
import {gzipSync} from 'node:zlib';
import {passOn} from '../../test/support/pass-on.js';
import {roomRule} from '../../test/support/room-rule.js';
import type {Files, Target} from './targets.js';

const kinds: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** What a load cost on the way: bytes of bodies as sent, of files and of the backend's answers, and how many requests beside the page. */
export interface Traffic {
  files: number;
  answers: number;
  requests: number;
}

/** Serves the pages and their files, packed as a good server does, and passes calls on to a gateway. */
export async function openSite(targets: readonly Target[], files: Files, gateway: string) {
  const packed = new Map([...files].map(([path, body]) => [path, gzipSync(body, {level: 9})]));
  const traffic: Traffic = {files: 0, answers: 0, requests: 0};
  const give = (response: ServerResponse, kind: string, body: Buffer) =>
    response.setHeader('Content-Type', kind).setHeader('Content-Encoding', 'gzip').end(body);
  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url!, 'http://site');
    if (pathname === '/') return give(response, 'text/html; charset=utf-8', gzipSync(pageOf(targets[Number(searchParams.get('at'))]!)));
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    traffic.requests++;
    if (/^\/(portal|demo)\//.test(pathname)) {
      const {socket} = response;
      const before = socket?.bytesWritten ?? 0;
      response.once('close', () => (traffic.answers += (socket?.bytesWritten ?? 0) - before));
      return passOn(gateway, request, response);
    }
    const body = packed.get(pathname);
    if (!body) return response.writeHead(404).end();
    traffic.files += body.length;
    return give(response, kinds[extname(pathname)] ?? 'application/octet-stream', body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    /** What went over since it was last asked. */
    spent: (): Traffic => {
      const spent = {...traffic};
      Object.assign(traffic, {files: 0, answers: 0, requests: 0});
      return spent;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A vendor's page that keeps our elements' room: what stands above and below must stay where it is. */
function pageOf({name, body}: Target): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><style>${roomRule}</style><body><p>Above</p>${body}<p>Below</p></html>`;
}
