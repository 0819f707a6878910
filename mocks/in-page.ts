import {openGateway} from '../server/memory/gateway.js';
import {haituWorld} from '../server/memory/world/haitu.js';
import type {Transport} from '../src/desk/desk.js';
import {once} from '../src/contract/once.js';

/** An address that no request ever leaves for. */
const origin = 'https://demo.invalid';
const base = '/portal/v1';

/** The world: one a page, from its first use until the page goes. Its team works, and what is due comes due. */
const world = once(async () => {
  const gateway = await openGateway({world: haituWorld, base});
  setInterval(() => void gateway.tick(), 5_000);
  return gateway;
});

/** Answers what is asked of `demo:`; files are given as addresses that this page alone can open. */
const transport: Transport = async (request) => {
  const {app} = await world();
  const {method, headers, signal} = request;
  const at = origin + base + request.url.slice('demo:'.length);
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  const response = await app(new Request(at, {method, headers, body, signal}));
  if (!response.headers.get('Content-Type')?.startsWith('application/json') || !response.ok) return response;
  const text = await response.text();
  const download = /"(https:\/\/demo\.invalid[^"]*\/downloads\/[^"]*)"/.exec(text)?.[1];
  if (!download) return new Response(text || null, {status: response.status, headers: response.headers});
  const address = URL.createObjectURL(await (await app(new Request(download))).blob());
  // As long as a gateway's own link is good.
  setTimeout(() => URL.revokeObjectURL(address), 300_000);
  return new Response(text.replace(download, address), {status: response.status, headers: response.headers});
};

/** Whoever tries the demo is one of its customers, one who reads the page's language. */
async function getToken(): Promise<string> {
  const tag = document.documentElement.lang || navigator.language;
  return (await (await world()).tokenFor(/^zh/i.test(tag) ? 'li-wen' : 'emma-hart'))!;
}

const served = new WeakSet<Element>();

/** Makes the world in the page an element's backend (`base-url="demo:"`), and signs one of its customers in, once, unless the page has said otherwise. */
export function serve(element: Element & {transport?: Transport; auth?: {getToken(): Promise<string>}}): void {
  if (served.has(element)) return;
  served.add(element);
  element.transport ??= transport;
  element.auth ??= {getToken};
}
