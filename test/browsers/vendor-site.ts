import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer, type Server, type ServerResponse} from 'node:http';
import {createRequire} from 'node:module';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';
import {passOn} from '../support/pass-on.js';

const kinds: Record<string, string> = {'.js': 'text/javascript', '.html': 'text/html; charset=utf-8'};
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const page = `<!doctype html>
<html lang="zh-CN">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Vendor</title>
  <script src="/look.js"></script>
  <script type="module" src="/aftercare/embed.js"></script>
  <main><h1>Vendor</h1><aftercare-portal base-url="/portal/v1"></aftercare-portal></main>
  <script>
    const {as, mode = 'inline'} = Object.fromEntries(new URLSearchParams(location.search));
    document.querySelector('aftercare-portal').setAttribute('mode', mode);
    document.querySelector('aftercare-portal').auth = {getToken: async () => (await (await fetch('/demo/token?as=' + as)).json()).token};
  </script>
</html>`;

/** A vendor's page with the one-script build, who passes his customers' calls on to the gateway; the way there can be cut. */
export interface VendorSite {
  url: string;
  cut: boolean;
  close(): void;
}

/** `built`: the folder `dist/cdn`; `gateway`: its origin. */
export async function openVendorSite(built: string, gateway: string): Promise<VendorSite> {
  const site = {url: '', cut: false, close};
  const server: Server = createServer((request, response) => {
    const path = normalize(new URL(request.url!, 'http://vendor').pathname);
    if (/^\/(portal|demo)\//.test(path)) {
      if (site.cut) request.socket.destroy();
      else passOn(gateway, request, response);
    } else if (path === '/') response.setHeader('Content-Type', kinds['.html']!).end(page);
    else void giveFile(response, fileOf(built, path));
  });
  function close() {
    server.close();
    server.closeAllConnections();
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  site.url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  return site;
}

function fileOf(built: string, path: string): string {
  if (path === '/look.js') return join(import.meta.dirname, 'look.js');
  return path === '/axe.js' ? axe : join(built, path.replace('/aftercare/', '/'));
}

async function giveFile(response: ServerResponse, file: string): Promise<void> {
  const body = await readFile(file).catch(() => undefined);
  response.setHeader('Content-Type', kinds[extname(file)] ?? 'application/octet-stream');
  if (!body) response.statusCode = 404;
  response.end(body);
}
