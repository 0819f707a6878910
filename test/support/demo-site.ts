import {createHash} from 'node:crypto';
import {AxeBuilder} from '@axe-core/playwright';
import {type APIRequestContext, expect, type Locator, type Page} from '@playwright/test';
import {newKey} from '../../src/contract/key.js';
import type {Survey} from '../../src/contract/survey.js';
import type {Ticket, TicketSummary} from '../../src/contract/ticket.js';

/** The gateway behind the built demo, asked as one of its customers. */
export class CustomerApi {
  constructor(
    private readonly request: APIRequestContext,
    private readonly customer: string,
  ) {}

  /** Every ticket of the customer with this title. */
  async ticketsTitled(title: string): Promise<TicketSummary[]> {
    const {items} = await this.#read<{items: TicketSummary[]}>('tickets?limit=100');
    return items.filter((ticket) => ticket.title === title);
  }

  ticket(id: string): Promise<Ticket> {
    return this.#read(`tickets/${id}`);
  }

  /** Hands in an incident, as the form would; `over`: what of it is otherwise. */
  async submit(title: string, over: object = {}): Promise<Ticket> {
    const clientRef = `journey-${createHash('sha256').update(title).digest('hex')}`;
    const data = {
      ...{clientRef, type: 'incident', title, description: title, category: 'application-dashboard', locale: 'en'},
      fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
      impact: {scope: 'department', work: 'stopped', data: 'sound'},
      ...{attachments: [], consents: []},
      ...over,
    };
    const headers = {Authorization: `Bearer ${await this.#token()}`, 'Idempotency-Key': clientRef};
    const answer = await this.request.post('/portal/v1/tickets', {headers, data});
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as Ticket;
  }

  /** Takes a step on a ticket, as it stands. */
  async act(id: string, step: object): Promise<void> {
    const {version} = await this.ticket(id);
    const clientRef = newKey();
    const headers = {Authorization: `Bearer ${await this.#token()}`, 'Idempotency-Key': clientRef, 'If-Match': `"${version}"`};
    const answer = await this.request.post(`/portal/v1/tickets/${id}/actions`, {headers, data: {...step, clientRef}});
    expect(answer.status(), await answer.text()).toBe(200);
  }

  /** What a manager says of somebody of his organisation. */
  async setLeft(person: string, left: boolean): Promise<void> {
    const headers = {Authorization: `Bearer ${await this.#token()}`};
    const answer = await this.request.put(`/portal/v1/people/${person}`, {headers, data: {left}});
    expect(answer.status(), await answer.text()).toBe(200);
  }

  async surveys(): Promise<Survey[]> {
    return (await this.#read<{items: Survey[]}>('surveys?limit=100')).items;
  }

  /** SHA-256 of an attachment's bytes as they are downloaded, in lower-case hex. */
  async downloadedHash(ticket: string, attachment: string): Promise<string> {
    const {url} = await this.#read<{url: string}>(`tickets/${ticket}/attachments/${attachment}`);
    const answer = await this.request.get(url);
    expect(answer.ok()).toBe(true);
    return sha256(await answer.body());
  }

  async #read<T>(path: string): Promise<T> {
    const answer = await this.request.get(`/portal/v1/${path}`, {headers: {Authorization: `Bearer ${await this.#token()}`}});
    expect(answer.ok(), path).toBe(true);
    return (await answer.json()) as T;
  }

  async #token(): Promise<string> {
    return ((await (await this.request.get(`/demo/token?as=${this.customer}`)).json()) as {token: string}).token;
  }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Fails with what axe finds on the page, or in `part` of it. */
export async function isAccessible(page: Page, part = 'html'): Promise<void> {
  const {violations} = await new AxeBuilder({page}).include(part).analyze();
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => String(target)).join(', ')}`)).toEqual([]);
}

/** Chooses who sits at the screen, as the strip on every page does. */
export async function signInAs(page: Page, customer: string): Promise<void> {
  await page.addInitScript((id) => localStorage.setItem('haitu-customer', id), customer);
}

/** The words of an incident; what is left out is answered in the ordinary way. */
export interface Incident {
  title: string;
  description: string;
}

/** Fills the whole form for an incident, as a person would: by labels, choices and keys. */
export async function writeIncident(page: Page, {title, description}: Incident): Promise<void> {
  const form = page.locator('aftercare-submit-ticket');
  await form.getByText('用不了、变慢、报错，或者数据不对').click();
  await form.getByLabel('标题').pressSequentially(title);
  await form.getByLabel('详细描述').fill(description);
  await form.getByLabel('分类', {exact: true}).selectOption({label: '应用'});
  await form.getByLabel('产品', {exact: true}).selectOption({label: '海图 BI 企业版（本地部署）'});
  await form.getByLabel('版本', {exact: true}).fill('6.2.1');
  await choose(form, '环境', '生产');
  await choose(form, '影响到谁？', '一个部门或一批用户');
  await choose(form, '工作还能进行吗？', '不能，没有别的办法');
  await choose(form, '数据有没有丢失或出错？', '没有');
  await expect(form.getByText('P1 高', {exact: true})).toBeVisible();
}

async function choose(form: Locator, question: string, answer: string): Promise<void> {
  await form.getByRole('radiogroup', {name: question}).getByText(answer, {exact: true}).click();
}

/** Pastes a file into an element, as the clipboard would hand it over: its bytes as they are. */
export async function pasteFile(into: Locator, file: {name: string; type: string; bytes: Buffer}): Promise<void> {
  await into.evaluate(
    (element, {name, type, base64}) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], name, {type}));
      element.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, composed: true, cancelable: true}));
    },
    {name: file.name, type: file.type, base64: file.bytes.toString('base64')},
  );
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  let element = await target.elementHandle();
  for (let pressed = 0; pressed < 120; pressed++) {
    await page.keyboard.press('Tab');
    const at = await element!.evaluate((one) => (one.isConnected ? one.matches(':focus') : undefined));
    if (at) return;
    // Drawn anew meanwhile.
    if (at === undefined) element = await target.elementHandle();
  }
  throw new Error(`Tab never came to ${String(target)}`);
}

/** Everything the page has put into the browser's databases, as JSON. */
export function keptOnDevice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no answer'));
      });
    const records: unknown[] = [];
    for (const {name} of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        records.push(await answer(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    return JSON.stringify(records);
  });
}
