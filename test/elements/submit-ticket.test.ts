import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {html} from 'lit';
import type {Ticket} from '../../src/contract/ticket.js';
import '../../src/define/submit-ticket.js';
import type {SubmitTicketElement} from '../../src/elements/submit-ticket/submit-ticket.js';
import {expectAccessible, openCounter, shownText, type Counter, type CounterOptions} from '../support/counter.js';

interface Form extends Counter {
  element: SubmitTicketElement;
  /** Base of the counter, to come back to. */
  baseUrl: string;
}

async function openForm(options: CounterOptions & {type?: string; theme?: 'light' | 'dark'} = {}): Promise<Form> {
  const {type = '', theme = 'light'} = options;
  const counter = await openCounter(html`<aftercare-submit-ticket type=${type} theme=${theme}></aftercare-submit-ticket>`, options);
  const element = counter.desk.querySelector<SubmitTicketElement>('aftercare-submit-ticket')!;
  return {...counter, element, baseUrl: counter.desk.baseUrl};
}

/** The form with its kinds of request on the page. */
async function openedForm(options: Parameters<typeof openForm>[0] = {}): Promise<Form> {
  const form = await openForm(options);
  await shown(form, 'form, [part="waiting"], [part="received"]');
  return form;
}

const root = ({element}: {element: Element}) => element.shadowRoot!;

async function shown(form: {element: Element}, selector: string): Promise<HTMLElement> {
  await waitUntil(() => root(form).querySelector(selector), `nothing shows ${selector}`, {timeout: 4000});
  return root(form).querySelector<HTMLElement>(selector)!;
}

async function says(form: {element: Element}, text: string): Promise<void> {
  await waitUntil(() => shownText(form.element).includes(text), `nothing says ${text}`, {timeout: 4000}).catch((error: unknown) => {
    throw new Error(`${String(error)}; shown: ${shownText(form.element)}`);
  });
}

/** The control that a label names, as assistive technology finds it. */
function control(form: Form, label: string): HTMLInputElement {
  const found = [...root(form).querySelectorAll('label')].find((one) => one.textContent!.replace(/选填/, '').trim() === label);
  const named = found?.control;
  if (!named) throw new Error(`no field ${label}; shown: ${shownText(form.element)}`);
  return named as HTMLInputElement;
}

async function type(form: Form, label: string, text: string): Promise<void> {
  const input = control(form, label);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  await form.element.updateComplete;
}

async function select(form: Form, label: string, value: string): Promise<void> {
  const input = control(form, label);
  input.value = value;
  input.dispatchEvent(new Event('change', {bubbles: true}));
  await form.element.updateComplete;
}

async function pick(form: Form, ...values: string[]): Promise<void> {
  for (const value of values) {
    (await shown(form, `input[value="${value}"]`)).click();
    await form.element.updateComplete;
  }
}

async function fillQuestion(form: Form, title = '同一张看板怎样让各大区只看自己的数据'): Promise<void> {
  await pick(form, 'question');
  await type(form, '标题', title);
  await type(form, '详细描述', '按大区设了行级权限，但汇总卡片仍显示全国数据。');
  await select(form, '产品', 'bi-cloud');
  await pick(form, 'permission');
}

const button = (form: Form, text: string) =>
  [...root(form).querySelectorAll('button')].find((one) => one.textContent!.replace(/\s+/g, ' ').trim() === text);

async function press(form: Form, text: string): Promise<void> {
  await waitUntil(() => button(form, text), `no button ${text}`);
  button(form, text)!.click();
  await form.element.updateComplete;
}

async function reference(form: Form): Promise<string> {
  return (await shown(form, '[data-reference]')).textContent!;
}

async function tickets(form: Form): Promise<Ticket[]> {
  const token = await form.gateway.tokenFor('li-wen');
  const ask = (path: string) =>
    form.gateway.app(new Request(`https://x.example/portal/v1${path}`, {headers: {Authorization: `Bearer ${token}`}}));
  const {items} = (await (await ask('/tickets?limit=100')).json()) as {items: {id: string}[]};
  return Promise.all(items.map(async ({id}) => (await (await ask(`/tickets/${id}`)).json()) as Ticket));
}

const png = () =>
  new File([Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), (c) => c.charCodeAt(0))], '看板截图.png', {type: 'image/png'}); // prettier-ignore
const log = (name = 'bi-server.log', size = 2000) => new File(['x'.repeat(size)], name, {type: 'text/plain'});

async function choose(form: Form, ...files: File[]): Promise<void> {
  const input = (await shown(form, 'input[type="file"]')) as HTMLInputElement;
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
  await form.element.updateComplete;
}

/** Leaves the page and comes back to it: same device, same backend. */
async function reload(form: Form, options: Parameters<typeof openForm>[0] = {}): Promise<Form> {
  dispatchEvent(new Event('pagehide'));
  form.desk.parentElement!.remove();
  form.desk.link!.close();
  return openedForm({baseUrl: form.baseUrl, gateway: form.gateway, ...options});
}

const isSubmission = (request: Request) => request.method === 'POST' && new URL(request.url).pathname.endsWith('/tickets');

const problem = (status: number, code: string, more: object = {}) =>
  new Response(JSON.stringify({type: 'about:blank', title: code, status, code, retryable: status >= 500, ...more}), {
    status,
    headers: {'Content-Type': 'application/problem+json', 'Aftercare-Version': '1'},
  });

/** Answers submissions another way, and everything else by the app. */
function meddle(form: Form, answer: (request: Request) => Promise<Response>): void {
  form.line.transport = async (request) => (isSubmission(request) ? answer(request) : form.gateway.app(request));
}

describe('aftercare-submit-ticket', () => {
  describe('from a sentence to a reference', () => {
    it('hands in an incident typed in Chinese, with the fields, impact and files of its kind', async () => {
      const form = await openedForm();
      await says(form, '以 李雯（禾木零售集团）的身份提交');
      await pick(form, 'incident');
      await type(form, '标题', '升级到 6.2.1 后，销售看板一直停在“加载中”');
      await type(form, '详细描述', '换浏览器也一样。\n其他看板正常。');
      await select(form, '分类', 'data');
      await select(form, '具体分类', 'data-refresh');
      await select(form, '数据库', 'clickhouse');
      await select(form, '产品', 'bi-server');
      await type(form, '版本', '6.2.1');
      await pick(form, 'production', 'everyone', 'stopped', 'sound');
      await choose(form, png(), log());
      await says(form, '已上传');
      const told = oneEvent(form.element, 'aftercare-ticket-submitted');
      await press(form, '提交');
      const ref = await reference(form);
      const ticket = (await tickets(form)).find((one) => one.reference === ref)!;
      expect(ticket.title).to.equal('升级到 6.2.1 后，销售看板一直停在“加载中”');
      expect(ticket.description).to.equal('换浏览器也一样。\n其他看板正常。');
      expect(ticket.category).to.equal('data-refresh');
      expect(ticket.priority).to.equal('P0');
      expect(ticket.fields).to.deep.equal({database: 'clickhouse', product: 'bi-server', version: '6.2.1', environment: 'production'});
      expect(ticket.attachments.map(({name, size}) => [name, size])).to.deep.equal([['看板截图.png', png().size], ['bi-server.log', 2000]]); // prettier-ignore
      expect((await told).detail.ticket?.reference).to.equal(ref);
      const link = (await shown(form, '[part="received"] a')) as HTMLAnchorElement;
      expect(link.hash).to.equal(`#aftercare=ticket/${ticket.id}`);
      await waitUntil(() => root(form).activeElement?.textContent === '已收到您的请求');
    });

    it('shows only the fields that the answers call for, and sends no answer to a question that left the page', async () => {
      const form = await openedForm({type: 'suggestion'});
      await type(form, '标题', '希望订阅邮件带上筛选条件');
      await type(form, '详细描述', '现在要手工截图。');
      await select(form, '产品', 'bi-cloud');
      expect(shownText(form.element)).not.to.include('怎么联系您');
      const willing = control(form, '愿意与产品经理聊一聊');
      willing.click();
      await form.element.updateComplete;
      await type(form, '怎么联系您', '13800000000');
      control(form, '愿意与产品经理聊一聊').click();
      await form.element.updateComplete;
      expect(shownText(form.element)).not.to.include('怎么联系您');
      await press(form, '提交');
      const ref = await reference(form);
      const ticket = (await tickets(form)).find((one) => one.reference === ref)!;
      expect(ticket.fields).to.deep.equal({product: 'bi-cloud'});
    });

    it('tells the priority as soon as the answers settle it, and the emergency line with the highest', async () => {
      const form = await openedForm({type: 'incident'});
      await says(form, '回答以上问题后，这里会显示优先级。');
      await pick(form, 'few', 'normal', 'sound');
      await says(form, 'P3 低');
      expect(root(form).querySelector('a[href^="tel:"]') === null).to.equal(true);
      await pick(form, 'lost');
      await says(form, 'P0 紧急');
      expect((root(form).querySelector('a[href^="tel:"]') as HTMLAnchorElement).href).to.equal('tel:+861000006199');
    });

    it('starts with what the page knows, leaves out what the desk does not offer, and shows the context before it goes along', async () => {
      const form = await openForm({type: 'incident'});
      form.element.subject = '看板打不开';
      form.element.product = '海图 BI 企业版（本地部署）';
      form.element.productVersion = '6.2.1';
      form.desk.context = {页面: '/dashboards/sales'};
      form.desk.prefill = {environment: 'nowhere'};
      await shown(form, 'form');
      await says(form, '/dashboards/sales');
      expect(control(form, '标题').value).to.equal('看板打不开');
      expect(control(form, '产品').value).to.equal('bi-server');
      expect(control(form, '版本').value).to.equal('6.2.1');
      expect(root(form).querySelector('[name="/fields/environment"]:checked') === null).to.equal(true);
    });

    it('makes one ticket of a double click', async () => {
      const form = await openedForm();
      const before = (await tickets(form)).length;
      await fillQuestion(form);
      const send = button(form, '提交')!;
      send.click();
      send.click();
      await reference(form);
      expect((await tickets(form)).length).to.equal(before + 1);
    });

    it('lets the page take a request over', async () => {
      const form = await openedForm();
      const before = (await tickets(form)).length;
      await fillQuestion(form, '由页面处理');
      form.element.addEventListener('aftercare-ticket-submit', (event) => event.preventDefault());
      const taken = oneEvent(form.element, 'aftercare-ticket-submit');
      await press(form, '提交');
      expect((await taken).detail.draft.title).to.equal('由页面处理');
      expect(control(form, '标题').value).to.equal('由页面处理');
      expect((await tickets(form)).length).to.equal(before);
    });

    it('goes on to an empty form for another request', async () => {
      const form = await openedForm();
      await fillQuestion(form);
      await press(form, '提交');
      await reference(form);
      await press(form, '再提交一条');
      await shown(form, 'form');
      expect(root(form).querySelector('[name="type"]:checked') === null).to.equal(true);
      await pick(form, 'question');
      expect(control(form, '标题').value).to.equal('');
    });
  });

  describe('what is wrong', () => {
    it('stands beside its field, tied to it, with the focus on the first, and leaves when it is right', async () => {
      const form = await openedForm({type: 'question'});
      await type(form, '详细描述', '字');
      await type(form, '标题', '长'.repeat(121));
      await press(form, '提交');
      await says(form, '最多 120 个字，目前 121 个。');
      await waitUntil(() => root(form).activeElement === control(form, '标题'));
      const title = control(form, '标题');
      expect(title.getAttribute('aria-invalid')).to.equal('true');
      const described = title
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => root(form).getElementById(id)!.textContent!.trim());
      expect(described.join(' ')).to.include('最多 120 个字');
      await says(form, '还有 3 处需要您填写或修改');
      await type(form, '标题', '短');
      expect(title.getAttribute('aria-invalid')).to.equal(null);
      await says(form, '还有 2 处需要您填写或修改');
    });

    it('found by the backend is shown at its field, with everything typed still there, and a corrected request goes under a new key', async () => {
      const form = await openedForm();
      await fillQuestion(form);
      await choose(form, log());
      const keys: string[] = [];
      meddle(form, async (request) => {
        keys.push(request.headers.get('Idempotency-Key')!);
        return problem(422, 'invalid-fields', {issues: [{pointer: '/fields/product', code: 'unknown-option'}]});
      });
      await press(form, '提交');
      await says(form, '请从选项中选择。');
      await waitUntil(() => root(form).activeElement === control(form, '产品'));
      expect(control(form, '标题').value).to.equal('同一张看板怎样让各大区只看自己的数据');
      expect(shownText(form.element)).to.include('bi-server.log');
      await select(form, '产品', 'bi-server');
      expect(shownText(form.element)).not.to.include('请从选项中选择。');
      form.line.transport = (request) => {
        if (isSubmission(request)) keys.push(request.headers.get('Idempotency-Key')!);
        return form.gateway.app(request);
      };
      await press(form, '提交');
      await reference(form);
      expect(new Set(keys).size).to.equal(2);
    });

    it('is said with a way to try again where the settings cannot be read, and goes away with a connection', async () => {
      const form = await openForm();
      form.line.transport = () => Promise.reject(new TypeError('no network'));
      await says(form, '当前没有网络连接。');
      await expectAccessible(form.element);
      form.line.transport = (request) => form.gateway.app(request);
      dispatchEvent(new Event('online'));
      await shown(form, 'form');
    });
  });

  describe('the keyboard', () => {
    it('sends nothing with an arrow or with Enter in a line, ends a composition, and sends with Control and Enter', async () => {
      const form = await openedForm();
      await fillQuestion(form);
      let sent = 0;
      form.element.addEventListener('aftercare-ticket-submit', () => (sent += 1));
      const title = control(form, '标题');
      const enter = (more: KeyboardEventInit) =>
        title.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, composed: true, ...more}));
      expect(enter({})).to.equal(false);
      expect(enter({isComposing: true})).to.equal(true);
      root(form)
        .querySelector<HTMLElement>('[name="type"]:checked')!
        .dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
      expect(sent).to.equal(0);
      enter({ctrlKey: true});
      await reference(form);
      expect(sent).to.equal(1);
    });
  });

  describe('files', () => {
    it('that are empty, too large, of a wrong kind or of a hostile name are refused with the reason; the rest stays', async () => {
      const form = await openedForm({type: 'question'});
      const large = new File([new Uint8Array(21 * 1024 * 1024)], '大.zip');
      await choose(form, log('空.txt', 0), large, log('录屏.mp4'), log('年报‮gpj.exe'), log('<img src=x onerror=alert(1)>.log'));
      await says(form, '录屏.mp4 未添加：不支持这种类型的文件。');
      await says(form, '空.txt 未添加：文件是空的。');
      await says(form, '大.zip 未添加：超过');
      await says(form, '年报gpj.exe 未添加');
      const names = [...root(form).querySelectorAll('.file .file-name')].map(({textContent}) => textContent);
      expect(names).to.deep.equal(['<img src=x onerror=alert(1)>.log']);
      expect(root(form).querySelector('img[src="x"]') === null).to.equal(true);
    });

    it('beyond the number allowed are refused, and the first ones stay', async () => {
      const form = await openedForm({type: 'question'});
      await choose(form, ...Array.from({length: 11}, (_, index) => log(`${index}.log`, 10)));
      await says(form, '10.log 未添加：最多只能添加 10 个文件。');
      expect(root(form).querySelectorAll('.file').length).to.equal(10);
    });

    it('pasted as a screenshot get a name and a picture, dropped ones join them, and text from a table stays text', async () => {
      const form = await openedForm({type: 'question'});
      const description = control(form, '详细描述');
      const clipboard = new DataTransfer();
      clipboard.items.add(new File([png()], 'image.png', {type: 'image/png'}));
      description.dispatchEvent(new ClipboardEvent('paste', {clipboardData: clipboard, bubbles: true, composed: true, cancelable: true}));
      await shown(form, '.file-picture img');
      expect((await shown(form, '.file-name')).textContent).to.match(/^截图 [\d.]+\.png$/);
      const table = new DataTransfer();
      table.items.add(new File([png()], 'image.png', {type: 'image/png'}));
      table.setData('text/plain', '单元格');
      const paste = new ClipboardEvent('paste', {clipboardData: table, bubbles: true, composed: true, cancelable: true});
      expect(description.dispatchEvent(paste)).to.equal(true);
      const dropped = new DataTransfer();
      dropped.items.add(log('拖入.log'));
      const zone = await shown(form, '.file-zone');
      zone.dispatchEvent(new DragEvent('dragover', {dataTransfer: dropped, bubbles: true, cancelable: true}));
      await says(form, '松开即可添加');
      zone.dispatchEvent(new DragEvent('drop', {dataTransfer: dropped, bubbles: true, cancelable: true}));
      await says(form, '拖入.log');
      expect(root(form).querySelectorAll('.file').length).to.equal(2);
    });

    it('wait without a connection and go on by themselves; a removed one is taken back and the focus stays near', async () => {
      const form = await openedForm({type: 'question'});
      const asked: string[] = [];
      form.line.transport = (request) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`);
        return request.url.includes('/uploads') ? Promise.reject(new TypeError('no network')) : form.gateway.app(request);
      };
      await choose(form, log());
      await waitUntil(() => asked.some((line) => line.startsWith('POST')));
      form.line.transport = (request) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`);
        return form.gateway.app(request);
      };
      dispatchEvent(new Event('online'));
      await says(form, '已上传');
      (await shown(form, '[aria-label="移除 bi-server.log"]')).click();
      await waitUntil(() => asked.some((line) => line.startsWith('DELETE')));
      await waitUntil(() => root(form).activeElement?.matches('input[type="file"]'));
    });
  });

  describe('what is typed', () => {
    it('is there again after a reload, with its files, and is discarded only when asked for twice', async () => {
      let form = await openedForm();
      await fillQuestion(form, '未提交的问题');
      await choose(form, png());
      await says(form, '已上传');
      const {drafts} = await form.desk.link!.desk();
      await waitUntil(async () => (await drafts.request())?.files[0]?.uploadId);
      form = await reload(form);
      await says(form, '的草稿');
      expect(control(form, '标题').value).to.equal('未提交的问题');
      expect(control(form, '产品').value).to.equal('bi-cloud');
      expect(root(form).querySelector<HTMLInputElement>('[value="permission"]')!.checked).to.equal(true);
      await says(form, '看板截图.png');
      await press(form, '放弃草稿');
      await press(form, '保留');
      expect(control(form, '标题').value).to.equal('未提交的问题');
      await press(form, '放弃草稿');
      await press(form, '放弃');
      await waitUntil(() => !shownText(form.element).includes('看板截图.png'));
      form = await reload(form);
      expect(root(form).querySelector('[name="type"]:checked') === null).to.equal(true);
      expect(shownText(form.element)).not.to.include('草稿');
    });

    it('holds the page back only while it is neither sent nor kept', async () => {
      const form = await openedForm();
      const leave = () => dispatchEvent(new Event('beforeunload', {cancelable: true}));
      const {drafts} = await form.desk.link!.desk();
      await fillQuestion(form);
      expect(leave()).to.equal(true);
      drafts.saveRequest = async () => ({kept: false});
      await type(form, '标题', '还没有保存');
      dispatchEvent(new Event('pagehide'));
      await says(form, '当前浏览器不允许保存草稿');
      expect(leave()).to.equal(false);
      await press(form, '提交');
      await reference(form);
      expect(leave()).to.equal(true);
    });

    it('is not shown to another person, and is there for its own when he is back', async () => {
      const form = await openedForm();
      const as = (person: string) => (form.desk.auth = {getToken: async () => (await form.gateway.tokenFor(person))!});
      await fillQuestion(form, '李雯的问题');
      dispatchEvent(new Event('pagehide'));
      await says(form, '草稿已保存在本设备');
      as('zhou-yan');
      await says(form, '澜江精密制造');
      await waitUntil(() => !root(form).querySelector('[part="send"]'));
      await pick(form, 'question');
      expect(control(form, '标题').value).to.equal('');
      as('li-wen');
      await says(form, '禾木零售集团');
      await waitUntil(() => control(form, '标题').value === '李雯的问题');
    });
  });

  describe('sending that goes wrong', () => {
    it('by a reload in the middle leaves exactly one ticket, and shows its reference', async () => {
      let form = await openedForm();
      const before = (await tickets(form)).length;
      await fillQuestion(form, '提交途中刷新');
      await choose(form, log());
      let cut: ((reason: Error) => void) | undefined;
      meddle(form, async (request) => {
        await form.gateway.app(request);
        return new Promise<Response>((_, reject) => (cut = reject));
      });
      await press(form, '提交');
      await says(form, '正在提交…');
      await waitUntil(() => cut);
      const {gateway, baseUrl} = form;
      form.desk.parentElement!.remove();
      form.desk.link!.close();
      cut!(new TypeError('the page is gone'));
      form = await openedForm({gateway, baseUrl});
      const ref = await reference(form);
      const mine = (await tickets(form)).filter(({title}) => title === '提交途中刷新');
      expect(mine.map((ticket) => ticket.reference)).to.deep.equal([ref]);
      expect((await tickets(form)).length).to.equal(before + 1);
    });

    it('by an answer that breaks the contract is kept and tried again, and becomes one ticket', async () => {
      const form = await openedForm();
      const before = (await tickets(form)).length;
      await fillQuestion(form);
      meddle(form, async (request) => {
        await form.gateway.app(request);
        return new Response('<html>portal</html>', {status: 201, headers: {'Content-Type': 'text/html'}});
      });
      await press(form, '提交');
      await says(form, '尚未发出，正在等待');
      await says(form, '服务台返回的内容无法识别。');
      await says(form, '已保存在本设备');
      form.line.transport = (request) => form.gateway.app(request);
      const told = oneEvent(form.element, 'aftercare-ticket-submitted');
      await press(form, '立即发送');
      await reference(form);
      expect((await told).detail.queued).to.equal(false);
      expect((await tickets(form)).length).to.equal(before + 1);
    });

    it('without a session asks to sign in, keeps everything, and goes on by itself after that', async () => {
      const form = await openedForm();
      await fillQuestion(form);
      meddle(form, async () => problem(401, 'unauthenticated'));
      const asked = oneEvent(form.element, 'aftercare-auth-required');
      await press(form, '提交');
      await asked;
      await says(form, '重新登录后会自动发送');
      form.line.transport = (request) => form.gateway.app(request);
      form.desk.auth = {getToken: async () => (await form.gateway.tokenFor('li-wen'))!};
      await reference(form);
    });

    it('can be given up, after a question, and leaves a new form', async () => {
      const form = await openedForm();
      const before = (await tickets(form)).length;
      await fillQuestion(form);
      meddle(form, async () => problem(503, 'unavailable'));
      await press(form, '提交');
      await press(form, '不再发送');
      await says(form, '确定吗');
      await press(form, '保留');
      await press(form, '再提交一条');
      await says(form, '有 1 条请求还没有发出');
      await press(form, '查看');
      await press(form, '不再发送');
      await press(form, '放弃');
      await shown(form, 'form');
      expect(shownText(form.element)).not.to.include('还没有发出');
      expect((await tickets(form)).length).to.equal(before);
    });
  });

  describe('for everybody', () => {
    for (const theme of ['light', 'dark'] as const) {
      it(`has nothing for axe to find in any of its states, ${theme}`, async () => {
        const form = await openedForm({theme});
        await expectAccessible(form.element);
        await pick(form, 'incident');
        await choose(form, png(), log('x.exe'));
        await pick(form, 'everyone', 'stopped');
        await press(form, '提交');
        await says(form, '请填写此项。');
        await expectAccessible(form.element);
        await fillQuestion(form);
        meddle(form, async () => problem(503, 'unavailable'));
        await press(form, '提交');
        await shown(form, '[part="waiting"]');
        await expectAccessible(form.element);
        form.line.transport = (request) => form.gateway.app(request);
        await press(form, '立即发送');
        await reference(form);
        await expectAccessible(form.element);
      }).timeout(20_000);
    }
  });
});
