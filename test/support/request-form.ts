import {html} from 'lit';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Ticket} from '../../src/contract/ticket.js';
import '../../src/define/submit-ticket.js';
import type {Transport} from '../../src/desk/desk.js';
import type {SubmitTicketElement} from '../../src/elements/submit-ticket/submit-ticket.js';
import {openCounter, shownText, type Counter, type CounterOptions} from './counter.js';
import {waitUntil} from './wait-until.js';

/** The request form under a desk of its own, as a customer meets it. */
export interface Form extends Counter {
  element: SubmitTicketElement;
  /** Base of the counter, to come back to. */
  baseUrl: string;
}

export async function openForm(options: CounterOptions & {type?: string; theme?: 'light' | 'dark'} = {}): Promise<Form> {
  const {type = '', theme = 'light'} = options;
  const counter = await openCounter(html`<aftercare-submit-ticket type=${type} theme=${theme}></aftercare-submit-ticket>`, options);
  const element = counter.desk.querySelector<SubmitTicketElement>('aftercare-submit-ticket')!;
  return {...counter, element, baseUrl: counter.desk.baseUrl};
}

/** The form with its kinds of request on the page. */
export async function openedForm(options: Parameters<typeof openForm>[0] = {}): Promise<Form> {
  const form = await openForm(options);
  await shown(form, 'form, [part="waiting"], [part="received"]');
  return form;
}

export const root = ({element}: {element: Element}) => element.shadowRoot!;

export async function shown(form: {element: Element}, selector: string): Promise<HTMLElement> {
  await waitUntil(() => root(form).querySelector(selector), `nothing shows ${selector}`);
  return root(form).querySelector<HTMLElement>(selector)!;
}

export async function says(form: {element: Element}, text: string): Promise<void> {
  await waitUntil(() => shownText(form.element).includes(text), `nothing says ${text}`).catch((error: unknown) => {
    throw new Error(`${String(error)}; shown: ${shownText(form.element)}`);
  });
}

/** Settles with what has this for its label and shows none. */
export function named(form: {element: Element}, label: string): Promise<HTMLElement> {
  return shown(form, `[aria-label="${label}"]`);
}

/** The control that a label names, as assistive technology finds it. */
export function control(form: Form, label: string): HTMLInputElement {
  const found = [...root(form).querySelectorAll('label')].find((one) => one.textContent!.replace(/选填/, '').trim() === label);
  const named = found?.control;
  if (!named) throw new Error(`no field ${label}; shown: ${shownText(form.element)}`);
  return named as HTMLInputElement;
}

export async function type(form: Form, label: string, text: string): Promise<void> {
  const input = control(form, label);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await form.element.updateComplete;
}

export async function select(form: Form, label: string, value: string): Promise<void> {
  const input = control(form, label);
  input.value = value;
  input.dispatchEvent(new Event('change', {bubbles: true}));
  await form.element.updateComplete;
}

export async function pick(form: Form, ...values: string[]): Promise<void> {
  for (const value of values) {
    (await shown(form, `input[value="${value}"]`)).click();
    await form.element.updateComplete;
  }
}

export async function fillQuestion(form: Form, title = '同一张看板怎样让各大区只看自己的数据'): Promise<void> {
  await pick(form, 'question');
  await type(form, '标题', title);
  await type(form, '详细描述', '按大区设了行级权限，但汇总卡片仍显示全国数据。');
  await select(form, '产品', 'bi-cloud');
  await pick(form, 'permission');
}

/** An incident of the highest priority, with what its kind requires. */
export async function fillIncident(form: Form, title: string, description: string): Promise<void> {
  await pick(form, 'incident');
  await type(form, '标题', title);
  await type(form, '详细描述', description);
  await select(form, '分类', 'data');
  await says(form, '具体分类');
  await select(form, '具体分类', 'data-refresh');
  await select(form, '数据库', 'clickhouse');
  await select(form, '产品', 'bi-server');
  await type(form, '版本', '6.2.1');
  await pick(form, 'production', 'everyone', 'stopped', 'sound');
}

export const button = (form: Form, text: string) =>
  [...root(form).querySelectorAll('button')].find((one) => one.textContent!.replace(/\s+/g, ' ').trim() === text);

export async function press(form: Form, text: string): Promise<void> {
  await waitUntil(() => button(form, text), `no button ${text}`);
  button(form, text)!.click();
  await form.element.updateComplete;
}

export async function reference(form: Form): Promise<string> {
  return (await shown(form, '[data-reference]')).textContent!;
}

export async function tickets(form: Form): Promise<Ticket[]> {
  const token = await form.gateway.tokenFor('li-wen');
  const ask = (path: string) =>
    form.gateway.app(new Request(`https://x.example/portal/v1${path}`, {headers: {Authorization: `Bearer ${token}`}}));
  const {items} = (await (await ask('/tickets?limit=100')).json()) as {items: {id: string}[]};
  return Promise.all(items.map(async ({id}) => (await (await ask(`/tickets/${id}`)).json()) as Ticket));
}

export const png = () =>
  new File([Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), (c) => c.charCodeAt(0))], '看板截图.png', {type: 'image/png'}); // prettier-ignore
export const log = (name = 'bi-server.log', size = 2000) => new File(['x'.repeat(size)], name, {type: 'text/plain'});

export async function choose(form: Form, ...files: File[]): Promise<void> {
  const input = (await shown(form, 'input[type="file"]')) as HTMLInputElement;
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
  await form.element.updateComplete;
}

/** Leaves the page and comes back to it: same device, same backend. */
export async function reload(form: Form, options: Parameters<typeof openForm>[0] = {}): Promise<Form> {
  dispatchEvent(new Event('pagehide'));
  form.desk.parentElement!.remove();
  form.desk.link!.close();
  return openedForm({baseUrl: form.baseUrl, gateway: form.gateway, ...options});
}

export const isSubmission = (request: Request) => request.method === 'POST' && new URL(request.url).pathname.endsWith('/tickets');

/** A refusal as the backend sends it. */
export const problem = (status: number, code: string, more: object = {}) =>
  new Response(JSON.stringify({type: 'about:blank', title: code, status, code, retryable: status >= 500, ...more}), {
    status,
    headers: {'Content-Type': 'application/problem+json', 'Aftercare-Version': '1'},
  });

/** Answers submissions another way, and everything else by the app. */
export function meddle(form: Form, answer: (request: Request) => Promise<Response>): void {
  form.line.transport = async (request) => (isSubmission(request) ? answer(request) : form.gateway.app(request));
}

/** A transport whose desk asks otherwise than the app's. */
export function bentDesk(form: Form, bend: (settings: DeskSettings) => void): Transport {
  return async (request) => {
    const response = await form.gateway.app(request);
    if (!new URL(request.url).pathname.endsWith('/desk')) return response;
    const settings = (await response.json()) as DeskSettings;
    bend(settings);
    return Response.json(settings, {headers: response.headers});
  };
}
