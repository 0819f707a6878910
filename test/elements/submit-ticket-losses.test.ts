import {expect, oneEvent} from '@open-wc/testing';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  button,
  choose,
  control,
  fillQuestion,
  log,
  meddle,
  openForm,
  openedForm,
  pick,
  png,
  press,
  problem,
  reference,
  reload,
  root,
  says,
  shown,
  tickets,
  type,
} from '../support/request-form.js';
import {waitUntil} from '../support/wait-until.js';

describe('aftercare-submit-ticket', () => {
  describe('files', () => {
    it('that are empty, too large, of a wrong kind or of a hostile name are refused with the reason; the rest stays', async () => {
      const form = await openedForm({type: 'question'});
      const large = new File([new Uint8Array(21 * 1024 * 1024)], '大.zip');
      await choose(form, log('空.txt', 0), large, log('录屏.mp4'), log('年报‮gpj.exe'), log('<img src=x onerror=alert(1)>.log'));
      await waitUntil(() => root(form).querySelectorAll('.problem-text').length === 3, 'not every reason is told');
      const refused = [...root(form).querySelectorAll('.problem-text')].map((line) => line.textContent!.replace(/[\u2068\u2069\s]/g, ''));
      expect(refused).to.deep.equal([
        '未添加空.txt：文件是空的。',
        '未添加大.zip：超过20MB。',
        '未添加录屏.mp4、年报gpj.exe：不支持这种类型的文件。',
      ]);
      const names = [...root(form).querySelectorAll('.file .file-name')].map(({textContent}) => textContent);
      expect(names).to.deep.equal(['<img src=x onerror=alert(1)>.log']);
      expect(root(form).querySelector('img[src="x"]') === null).to.equal(true);
    });

    it('beyond the number allowed are refused, and the first ones stay', async () => {
      const form = await openedForm({type: 'question'});
      await choose(form, ...Array.from({length: 11}, (_, index) => log(`${index}.log`, 10)));
      await says(form, '未添加 \u206810.log\u2069：最多只能添加 10 个文件。');
      form.element.lang = 'en';
      await says(form, '\u206810.log\u2069 was not added: there can be at most 10 files.');
      expect(root(form).querySelectorAll('.file').length).to.equal(10);
    });

    it('that are refused by the dozen are told by the reason, three by name and the others in a fold, and said once', async () => {
      const form = await openedForm({type: 'question', lang: 'en'});
      const many = (count: number, name: (n: number) => string) => Array.from({length: count}, (_, n) => log(name(n), 10));
      await choose(form, ...many(8, (n) => `film-${n}.mp4`), ...many(12, (n) => `node-${n}.log`));
      await says(form, 'these file types are not accepted');
      await waitUntil(() => root(form).querySelectorAll('.problem-text').length === 2, 'the reasons are not told apart');
      const lines = [...root(form).querySelectorAll<HTMLElement>('.problem-text')];
      const plain = (text: string | undefined) => text?.replace(/[\u2068\u2069]/g, '').trim();
      expect(lines.map((line) => plain(line.querySelector('summary, span')!.textContent!))).to.deep.equal([
        'film-0.mp4, film-1.mp4, film-2.mp4 and 5 more were not added: these file types are not accepted.',
        'node-10.log, node-11.log were not added: there can be at most 10 files.',
      ]);
      const said = [...root(form).querySelectorAll('[aria-live]')].map(({textContent}) => plain(textContent ?? '')).join('');
      expect(said.split('5 more were not added').length, said).to.equal(2);
      expect(lines[0]!.querySelector('details')!.open).to.equal(false);
      lines[0]!.querySelector('summary')!.click();
      expect([...lines[0]!.querySelectorAll('li')].map(({textContent}) => textContent)).to.deep.equal(
        [3, 4, 5, 6, 7].map((n) => `film-${n}.mp4`),
      );
      await expectAccessible(form.element);
      await choose(form, log('one-more.log', 10));
      await says(form, 'one-more.log');
      expect(root(form).querySelectorAll('.problem-text').length).to.equal(1);
    });

    it('pasted as a screenshot get a name and a picture, dropped ones join them, and text from a table stays text', async () => {
      const form = await openedForm({type: 'question'});
      // What gives names comes with the form's extras.
      await shown(form, '[part="contact"]');
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

    it('that the load keeps back say that they wait, and go on as soon as the backend said', async () => {
      const form = await openedForm({type: 'question'});
      let full = true;
      form.line.transport = async (request) => {
        if (!full || !request.url.includes('/uploads')) return form.gateway.app(request);
        const refused = problem(503, 'unavailable');
        refused.headers.set('Retry-After', '1');
        return refused;
      };
      await choose(form, log());
      await says(form, '等待中，稍后自动继续');
      full = false;
      await says(form, '已上传');
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

    it('can be thrown away at any time, after a question that leaves the focus where nothing is lost', async () => {
      let form = await openedForm();
      await pick(form, 'question');
      await type(form, '标题', '写到一半');
      await choose(form, log());
      await says(form, '已上传');
      const asked: string[] = [];
      form.line.transport = (request) => {
        asked.push(request.method);
        return form.gateway.app(request);
      };
      button(form, '放弃草稿')!.focus();
      await press(form, '放弃草稿');
      expect(root(form).activeElement === button(form, '保留')).to.equal(true);
      await press(form, '放弃');
      await waitUntil(() => root(form).querySelector('[name="type"]:checked') === null);
      await waitUntil(() => asked.includes('DELETE'));
      form = await reload(form);
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
      await waitUntil(() => !leave(), 'lets the page go');
      await press(form, '提交');
      await reference(form);
      expect(leave()).to.equal(true);
    });

    it('is not called saved while the last letters are not', async () => {
      const form = await openedForm();
      const {drafts} = await form.desk.link!.desk();
      await fillQuestion(form);
      await says(form, '草稿已保存在本设备');
      const seen = () => getComputedStyle(root(form).querySelector('.kept')!).visibility === 'visible';
      await waitUntil(seen);
      let saved: (() => void) | undefined;
      drafts.saveRequest = () => new Promise((resolve) => (saved = () => resolve({kept: true})));
      await type(form, '标题', '再改一个字');
      expect(seen()).to.equal(false);
      await waitUntil(() => saved);
      saved!();
      await waitUntil(seen);
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

    it('for want of a sign-in is foreseen from the start, stays in the form, and loses no word once somebody has signed in', async () => {
      const form = await openForm({as: null});
      const asked = oneEvent(form.element, 'aftercare-auth-required');
      await shown(form, '[part="sign-in"]');
      await asked;
      await expectAccessible(form.element);
      await fillQuestion(form, '还没有登录就写的');
      const again = oneEvent(form.element, 'aftercare-auth-required');
      await press(form, '提交');
      await again;
      await waitUntil(() => root(form).activeElement?.matches('[part="sign-in"]'));
      form.desk.auth = {getToken: async () => (await form.gateway.tokenFor('li-wen'))!};
      await says(form, '以李雯（禾木零售集团）的身份提交');
      expect(root(form).querySelector('[part="sign-in"]') === null).to.equal(true);
      expect(control(form, '标题').value).to.equal('还没有登录就写的');
      await press(form, '提交');
      await reference(form);
    });

    it('keeps the focus in the form while it is sent by keys, and puts it on the reason after a refusal', async () => {
      const form = await openedForm();
      await fillQuestion(form);
      let answer: ((response: Response) => void) | undefined;
      meddle(form, () => new Promise((resolve) => (answer = resolve)));
      // What the keys do comes a moment after the form.
      await says(form, '放弃草稿');
      const title = control(form, '标题');
      title.focus();
      title.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, bubbles: true, composed: true, cancelable: true}));
      await waitUntil(() => answer);
      expect(root(form).activeElement === root(form).querySelector('[part="send"]')).to.equal(true);
      answer!(problem(403, 'not-allowed'));
      await says(form, '您填写的内容都还在');
      await waitUntil(() => root(form).activeElement?.textContent?.includes('您没有权限'));
    });

    it('for good, while something else is being written, is not said to go by itself', async () => {
      const form = await openedForm();
      await fillQuestion(form, '先写的');
      meddle(form, () => Promise.reject(new TypeError('Failed to fetch')));
      await press(form, '提交');
      await press(form, '再提交一条');
      await fillQuestion(form, '后写的');
      meddle(form, async () => problem(403, 'not-allowed'));
      await press(form, '查看');
      await press(form, '立即发送');
      await says(form, '没有发出，等您决定');
      await says(form, '服务台没有接受，不会再自动发送');
      expect(shownText(form.element)).not.to.include('后会自动发送');
      await expectAccessible(form.element);
    });

    it('for more than a week is not said to go by itself', async () => {
      let form = await openedForm();
      await fillQuestion(form, '放了很久');
      meddle(form, () => Promise.reject(new TypeError('Failed to fetch')));
      await press(form, '提交');
      await says(form, '尚未发出，正在等待');
      const {now} = Date;
      Date.now = () => now() + 8 * 86_400_000;
      try {
        form = await reload(form);
        await press(form, '查看');
        await says(form, '已在本设备等了一周以上，不会再自动发送');
        expect(shownText(form.element)).not.to.include('后会自动发送');
        await press(form, '立即发送');
        await reference(form);
      } finally {
        Date.now = now;
      }
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
});
