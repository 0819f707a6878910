import {html} from 'lit';
import {newKey} from '../../src/contract/key.js';
import type {Message} from '../../src/contract/message.js';
import type {Ticket, TicketSummary} from '../../src/contract/ticket.js';
import '../../src/define/ticket-status.js';
import type {TicketStatusElement} from '../../src/elements/ticket-status/ticket-status.js';
import {openGateway, type MemoryGateway} from '../../server/memory/gateway.js';
import type {Schedule} from '../../server/memory/plans.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {openCounter, shownText, type Counter, type CounterOptions} from './counter.js';
import {waitUntil} from './wait-until.js';

export interface Room extends Counter {
  element: TicketStatusElement;
}

export async function open(
  options: CounterOptions = {},
  content = html`<aftercare-ticket-status></aftercare-ticket-status>`,
): Promise<Room> {
  const counter = await openCounter(content, options);
  const element = counter.desk.querySelector<TicketStatusElement>('aftercare-ticket-status')!;
  if (options.theme) element.theme = options.theme;
  return {...counter, element};
}

export async function openOne(reference: string, options: CounterOptions = {}): Promise<Room> {
  const room = await open(options, html`<aftercare-ticket-status reference=${reference}></aftercare-ticket-status>`);
  // What is done about a request comes after the request itself: the reply, or a reason that was begun in its place.
  await waitUntil(() => one(room.element, '[part~=reply], #reason-text'), 'the request never came');
  return room;
}

/** Asks the app directly, as a customer would by other means. */
export async function ask<T>(
  gateway: MemoryGateway,
  path: string,
  body?: {clientRef: string; [more: string]: unknown},
  headers: Record<string, string> = {},
  as = 'li-wen',
): Promise<T> {
  const reply = await gateway.app(
    new Request(`https://app.example/portal/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${await gateway.tokenFor(as)}`,
        ...(body && {'Content-Type': 'application/json', 'Idempotency-Key': body.clientRef}),
        ...headers,
      },
      ...(body && {body: JSON.stringify(body)}),
    }),
  );
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as T;
}

export async function summary(gateway: MemoryGateway, reference: string, as?: string): Promise<TicketSummary> {
  const {items} = await ask<{items: TicketSummary[]}>(gateway, `/tickets?limit=100&q=${reference}`, undefined, {}, as);
  return items.find((item) => item.reference === reference)!;
}

export const write = (gateway: MemoryGateway, id: string, text: string) =>
  ask<Message>(gateway, `/tickets/${id}/messages`, {clientRef: newKey(), text, attachments: []});

/** A team that takes its next step when told to. */
export async function handTeam() {
  const planned: {ms: number; run: () => void}[] = [];
  const schedule: Schedule = (ms, run) => {
    const entry = {ms, run};
    planned.push(entry);
    return () => void (planned.includes(entry) && planned.splice(planned.indexOf(entry), 1));
  };
  const gateway = await openGateway({world: haituWorld, team: {schedule}});
  const step = async () => {
    planned.shift()?.run();
    await gateway.team!.settled();
    // Looking again is what the page does by itself after a while.
    dispatchEvent(new Event('online'));
  };
  return {gateway, step, busy: () => planned.length > 0};
}

export const all = <T extends Element = HTMLElement>(element: Element, selector: string) => [
  ...element.shadowRoot!.querySelectorAll<T>(selector),
];
export const one = <T extends Element = HTMLElement>(element: Element, selector: string) => all<T>(element, selector)[0]!;
export const shows = (element: Element, selector: string) => waitUntil(() => one(element, selector), `${selector} never came`);
export const says = (element: Element, text: string) => waitUntil(() => shownText(element).includes(text), `never said ${text}`);
export const saysNoMore = (element: Element, text: string) => waitUntil(() => !shownText(element).includes(text), `still says ${text}`);
export const announced = (element: Element) => all(element, '[aria-live]').map((region) => region.textContent).join(''); // prettier-ignore
export const focused = (element: Element) => element.shadowRoot!.activeElement;
export const button = (element: Element, text: string) =>
  all<HTMLButtonElement>(element, 'button').find((b) => b.textContent!.includes(text))!;
export const row = (element: Element, title: string) =>
  all<HTMLAnchorElement>(element, 'a[data-id]').find((a) => a.textContent!.includes(title))!;
export const lead = (element: Element) => one(element, '.lead-now').textContent!;
export const wake = () => dispatchEvent(new Event('online'));

export function type(element: Element, selector: string, text: string): void {
  const field = one<HTMLTextAreaElement>(element, selector);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

export function problem(code: string, status: number, more: object = {}): Response {
  const body = {type: 'about:blank', title: code, status, code, retryable: status >= 500, ...more};
  return Response.json(body, {status, headers: {'Content-Type': 'application/problem+json', 'Aftercare-Version': '1'}});
}

export function json(body: unknown): Response {
  return Response.json(body, {headers: {'Aftercare-Version': '1'}});
}

/** The app's answer about one request, bent. */
export function bent(gateway: MemoryGateway, id: string, bend: (ticket: Ticket) => object): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!request.url.endsWith(`/tickets/${id}`)) return gateway.app(request);
    return json(bend(await ask<Ticket>(gateway, `/tickets/${id}`)));
  };
}

export const isPost = (request: Request, part: string) => request.method === 'POST' && request.url.includes(part);

/** What a click saves on the device. */
export async function savedFile(act: () => void): Promise<{name: string; text: string; bytes: Uint8Array}> {
  const {click} = HTMLAnchorElement.prototype;
  const links: HTMLAnchorElement[] = [];
  HTMLAnchorElement.prototype.click = function () {
    links.push(this);
  };
  try {
    act();
    await waitUntil(() => links.length, 'nothing was saved');
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  const {href, download} = links[0]!;
  const bytes = new Uint8Array(await (await fetch(href)).arrayBuffer());
  return {name: download, text: new TextDecoder().decode(bytes), bytes};
}
