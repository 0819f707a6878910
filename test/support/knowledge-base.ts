import {html} from 'lit';
import type {Article} from '../../src/contract/article.js';
import '../../src/define/knowledge-base.js';
import type {KnowledgeBaseElement} from '../../src/elements/knowledge-base/knowledge-base.js';
import {openCounter, shownText, type Counter, type CounterOptions} from './counter.js';
import {waitUntil} from './wait-until.js';

const tag = html`<aftercare-knowledge-base></aftercare-knowledge-base>`;
export const mysql = 'mysql-connection-timeout';

export interface Room extends Counter {
  element: KnowledgeBaseElement;
}

export async function open(options: CounterOptions = {}, content = tag): Promise<Room> {
  const counter = await openCounter(content, options);
  const element = counter.desk.querySelector<KnowledgeBaseElement>('aftercare-knowledge-base')!;
  if (options.theme) element.theme = options.theme;
  return {...counter, element};
}

/** Puts the element under a desk that was prepared before. */
export function join({desk}: Counter): KnowledgeBaseElement {
  const element = document.createElement('aftercare-knowledge-base') as KnowledgeBaseElement;
  desk.append(element);
  return element;
}

export const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<T>(selector),
];
export const one = <T extends Element = HTMLElement>(element: Element, selector: string) => all<T>(element, selector)[0]!;
export const shows = (element: Element, selector: string) => waitUntil(() => one(element, selector), `${selector} never came`);
export const says = (element: Element, text: string) => waitUntil(() => shownText(element).includes(text), `never said ${text}`);
export const focused = (element: Element) => element.shadowRoot!.activeElement;
export const field = (element: Element) => one<HTMLInputElement>(element, 'input[type=search]');
export const announced = (element: Element) => all(element, '[aria-live]').map((region) => region.textContent);

export async function type(element: Element, text: string): Promise<void> {
  await shows(element, 'input');
  field(element).value = text;
  field(element).dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

export async function openArticle(id: string, options: CounterOptions = {}): Promise<Room> {
  location.hash = `aftercare=article/${id}`;
  const room = await open(options);
  await shows(room.element, '.vote button');
  return room;
}

/** Puts something between desk and app for the paths that `fits`; the rest goes through. */
export function between(room: Counter, fits: RegExp, answer: (request: Request) => Promise<Response>): () => void {
  const {transport} = room.line;
  room.line.transport = (request) => (fits.test(new URL(request.url).pathname) ? answer(request) : transport(request));
  return () => (room.line.transport = transport);
}

/** Lists articles so many a page. */
export function pagesOf(room: Counter, limit: number): void {
  const {transport} = room.line;
  between(room, /\/articles$/, (request) => {
    const url = new URL(request.url);
    url.searchParams.set('limit', `${limit}`);
    return transport(new Request(url, request));
  });
}

export const lost = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};

/** Serves one article with other content, as a backend that is not ours might. */
export async function serve(room: Counter, change: (article: Article) => object): Promise<void> {
  const {transport} = room.line;
  between(room, /\/articles\/[^/]+$/, async (request) => {
    const reply = await transport(request);
    if (request.url.endsWith('/index')) return reply;
    return new Response(JSON.stringify(change((await reply.json()) as Article)), {headers: reply.headers});
  });
}
