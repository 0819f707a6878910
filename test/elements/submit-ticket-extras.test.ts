import {expect, nextFrame, oneEvent} from '@open-wc/testing';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  bentDesk,
  button,
  choose,
  control,
  fillIncident,
  fillQuestion,
  log,
  meddle,
  named,
  openForm,
  openedForm,
  pick,
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

describe('aftercare-submit-ticket, beyond its main way', () => {
  describe('the promise before sending', () => {
    /** A Friday evening in Beijing, by the backend's clock; what the device's says does not count. */
    const friday = Date.parse('2026-11-20T19:30+08:00');

    it('tells by when an answer comes and a solution is due, from when time counts and by which plan', async () => {
      const form = await openedForm({now: () => friday, type: 'incident'});
      await says(form, '选好上面的影响程度');
      await pick(form, 'few', 'stopped', 'sound');
      await says(form, '11月23日周一 14:00 前');
      await says(form, '11月26日周四 18:00');
      await says(form, '您的服务：B 级服务。服务台现在休息，11月23日周一 09:00 开始计时。');
      await expectAccessible(form.element);
      await pick(form, 'department');
      // Whoever is stopped altogether is helped at night, too.
      await says(form, '11月20日周五 20:30 前');
      await says(form, '从现在开始计时');
    });

    const unknown = {code: 'not-found', title: 'not-found', status: 404, type: 'about:blank', retryable: false};
    const nothingBought = {timeZone: 'Asia/Shanghai', phases: [], extensions: [], entitlements: [], people: []};
    for (const [what, body, status] of [
      ['is known', unknown, 404],
      ['was bought', nothingBought, 200],
    ] as const) {
      it(`goes by the backend’s clock where no plan ${what}, too`, async () => {
        const form = await openForm({now: () => friday, type: 'question'});
        const {transport} = form.line;
        form.line.transport = (request) =>
          new URL(request.url).pathname.endsWith('/plan') ? Promise.resolve(Response.json(body, {status})) : transport(request);
        await shown(form, '[part="promise"] dl');
        await says(form, '11月23日周一');
        await says(form, '服务台现在休息');
        expect(root(form).querySelector('[part="cost"]')).to.equal(null);
      });
    }

    it('is repeated on the receipt as the backend made it, with the hours it counts in', async () => {
      const form = await openedForm({now: () => friday});
      await fillQuestion(form);
      await shown(form, '[part="promise"] dl');
      await press(form, '提交');
      await shown(form, '[part="received"] [part="promise"]');
      const {textContent} = root(form).querySelector('[part="received"] [part="promise"]')!;
      expect(textContent).to.match(/我们承诺的时间[^]*首次回复[^]*11月23日周一 14:00 前[^]*服务时间：工作日 9:00–18:00[^]*B 级服务/);
      await expectAccessible(form.element);
    });

    it('tells what a request costs before anything is typed, in any language', async () => {
      const form = await openedForm({now: () => friday, lang: 'en'});
      await pick(form, 'question');
      await says(form, 'No charge');
      await says(form, 'Questions a month:');
      await says(form, 'of 5 used this month');
      await pick(form, 'visit');
      await says(form, 'Charged at cost');
      await pick(form, 'change');
      await says(form, 'You get a quote first');
      await pick(form, 'incident');
      await pick(form, 'everyone', 'stopped', 'lost');
      await says(form, 'No charge');
      expect(shownText(form.element), 'what is free is not settled afterwards').not.to.include('We help first');
      await pick(form, 'complaint');
      expect(root(form).querySelector('[part="cost"]'), 'nobody asks what a complaint costs').to.equal(null);
      await pick(form, 'incident');
      await expectAccessible(form.element);
    });

    it('moves nothing on the page when the cost comes late', async () => {
      const form = await openForm({now: () => friday, type: 'question'});
      let letGo!: () => void;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      form.line.transport = async (request) => {
        if (new URL(request.url).pathname.endsWith('/plan')) await held;
        return form.gateway.app(request);
      };
      await shown(form, '[part="contact"]');
      await shown(form, '[part="promise"] dl');
      form.element.scrollIntoView();
      await nextFrame();
      let moved = 0;
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved += (entry as PerformanceEntry & {value: number}).value;
      });
      observer.observe({type: 'layout-shift'});
      const title = control(form, '标题').getBoundingClientRect().top;
      letGo();
      await shown(form, '[part="cost"]');
      await nextFrame();
      await nextFrame();
      observer.disconnect();
      expect(moved).to.equal(0);
      expect(control(form, '标题').getBoundingClientRect().top).to.equal(title);
    });

    it('folds what need not be answered, names it, and opens it for an answer that is there', async () => {
      const form = await openedForm({type: 'incident'});
      const fold = (await shown(form, '[data-at="/fields/tried"]')).closest('details')!;
      expect(fold.open).to.equal(false);
      expect(fold.querySelector('summary')!.textContent).to.include('什么时候开始的 · 已经试过什么');
      expect(root(form).querySelector('[data-at="/fields/product"]')!.closest('details')).to.equal(null);
      fold.querySelector('summary')!.click();
      await type(form, '已经试过什么', '重启过');
      await type(form, '已经试过什么', '');
      expect(fold.open).to.equal(true);
      await type(form, '已经试过什么', '重启过');
      fold.open = false;
      await form.element.updateComplete;
      expect(fold.open).to.equal(false);
      await expectAccessible(form.element);
    });

    it('says that holidays are not announced where a time lies beyond those that are, and nothing of costs to somebody unknown', async () => {
      const form = await openedForm({now: () => Date.parse('2026-12-31T15:00+08:00'), type: 'question'});
      await says(form, '节假日安排尚未公布');
      const unknown = await openedForm({as: null, now: () => friday, type: 'question'});
      await shown(unknown, '[part="promise"] dl');
      // By the backend's clock for him, too.
      await says(unknown, '11月23日周一');
      expect(root(unknown).querySelector('[part="cost"]')).to.equal(null);
    });

    it('says nothing where the backend’s calendars cannot be counted by', async () => {
      const form = await openForm({now: () => friday, type: 'question'});
      form.line.transport = bentDesk(form, ({calendars}) => calendars.forEach((calendar) => (calendar.timeZone = 'Mars/Olympus')));
      await shown(form, '[part="cost"]');
      expect(root(form).querySelector('[part="promise"]')).to.equal(null);
    });
  });

  describe('articles that may help', () => {
    it('are found while the title is written, read in the form, and make a request unnecessary with a way back', async () => {
      const form = await openedForm({type: 'question'});
      await shown(form, '[part="contact"]');
      await type(form, '标题', '行级权限');
      const first = await shown(form, '[part="suggestions"] summary');
      await expectAccessible(form.element);
      const opened = oneEvent(form.element, 'aftercare-article-opened');
      first.click();
      await opened;
      await shown(form, '[part="suggestions"] .body p');
      await expectAccessible(form.element);
      const told = oneEvent(form.element, 'aftercare-deflected');
      await press(form, '这篇解决了我的问题');
      expect((await told).detail.article).to.be.a('string');
      await waitUntil(() => root(form).activeElement?.textContent?.includes('您写的内容还在'));
      expect(control(form, '标题').value).to.equal('行级权限');
      await press(form, '撤销');
      await shown(form, '[part="suggestions"] summary');
      await waitUntil(() => root(form).activeElement === control(form, '标题'));
    });

    it('are not looked for while a word is composed', async () => {
      const form = await openedForm({type: 'question'});
      await shown(form, '[part="contact"]');
      const title = control(form, '标题');
      title.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true, composed: true}));
      let asked = 0;
      const desk = await form.desk.link!.desk();
      const {search} = desk;
      desk.search = (...args) => ((asked += 1), search.apply(desk, args));
      await type(form, '标题', 'hang ji quan xian');
      await type(form, '标题', '行级权限');
      expect(asked).to.equal(0);
      title.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, composed: true}));
      await shown(form, '[part="suggestions"]');
      expect(asked).to.equal(1);
    });

    it('stay away without a word where they cannot be looked for', async () => {
      const form = await openedForm({type: 'question'});
      await shown(form, '[part="contact"]');
      const tried: string[] = [];
      form.line.transport = (request) => {
        tried.push(request.url);
        return Promise.reject(new TypeError('no network'));
      };
      await type(form, '标题', '行级权限');
      await waitUntil(() => tried.some((url) => url.includes('/articles/index')));
      expect(root(form).querySelector('[part="suggestions"], [part="problem"]') === null).to.equal(true);
    });
  });

  describe('a desk that takes no requests', () => {
    it('says by what other ways it can be reached', async () => {
      const form = await openForm();
      form.line.transport = bentDesk(form, (settings) => (settings.requestTypes = []));
      await says(form, '您可以通过以下方式联系我们');
      expect(shownText(form.element)).to.include('010-0000-6180');
      await expectAccessible(form.element);
    });
  });

  describe('secrets in what is written', () => {
    it('are pointed out quietly, covered when asked, come back by undo, and never hold the request back', async () => {
      const form = await openedForm();
      await fillQuestion(form, '数据源连不上');
      await shown(form, '[part="contact"]');
      const said = (what: string) => says(form, what);
      await type(form, '详细描述', '账号 sa，密码：Hm#2026!，请打 13800138000。\n忘记密码：点了没有反应');
      await said('这里像是有密码、电话号码');
      await expectAccessible(form.element);
      await press(form, '遮盖');
      await waitUntil(() => control(form, '详细描述').value === '账号 sa，密码：[password-1]，请打 [phone-1]。\n忘记密码：点了没有反应');
      await said('敏感信息已遮盖');
      await type(form, '详细描述', `${control(form, '详细描述').value}\ntoken=abcdef123456`);
      await said('这里像是有令牌与密钥');
      await press(form, '遮盖');
      await waitUntil(() => control(form, '详细描述').value.endsWith('token=[token-1]'));
      await press(form, '撤销');
      await waitUntil(
        () =>
          control(form, '详细描述').value.includes('Hm#2026!，请打 13800138000') &&
          control(form, '详细描述').value.endsWith('token=abcdef123456'),
      );
      await waitUntil(() => !root(form).querySelector('[part="private"]'));
      await press(form, '提交');
      await reference(form);
    });

    it('are left where the customer says so, until another one is written', async () => {
      const form = await openedForm({type: 'question'});
      await shown(form, '[part="contact"]');
      await type(form, '标题', '口令为 abc12345');
      await says(form, '这里像是有密码');
      await press(form, '不用遮盖');
      await waitUntil(() => !root(form).querySelector('[part="private"]'));
      await type(form, '标题', '口令为 abc12345，电话 13800138000');
      await says(form, '这里像是有电话号码');
    });
  });

  describe('drafts', () => {
    it('of several requests are kept side by side, to go on with or to throw away after a question', async () => {
      let form = await openedForm();
      await fillQuestion(form, '第一份');
      await says(form, '草稿已保存');
      form = await reload(form);
      await press(form, '另写一份');
      await waitUntil(() => root(form).querySelector('[name="type"]:checked') === null);
      await pick(form, 'suggestion');
      await type(form, '标题', '第二份');
      await says(form, '草稿已保存');
      form = await reload(form);
      expect(control(form, '标题').value).to.equal('第二份');
      (await shown(form, '[part="drafts"] summary')).click();
      await says(form, '还有 1 份草稿');
      await expectAccessible(form.element);
      (await named(form, '继续填写 第一份')).click();
      await waitUntil(() => control(form, '标题').value === '第一份');
      expect(root(form).querySelector<HTMLInputElement>('[value="permission"]')!.checked).to.equal(true);
      (await named(form, '放弃 第二份')).click();
      await says(form, '确定吗');
      (await named(form, '放弃 第二份')).click();
      await waitUntil(() => !root(form).querySelector('[part="drafts"]'));
      form = await reload(form);
      expect(control(form, '标题').value).to.equal('第一份');
      expect(root(form).querySelector('[part="drafts"]') === null).to.equal(true);
    });

    it('in which nothing was said yet open as they are, without a word about it', async () => {
      let form = await openForm();
      await pick(form, 'question');
      await says(form, '草稿已保存');
      form = await reload(form);
      await shown(form, '[part="contact"]');
      expect(root(form).querySelector<HTMLInputElement>('[value="question"]')!.checked).to.equal(true);
      expect(root(form).querySelector('[part="draft"]') === null).to.equal(true);
    });

    it('are told of where they are read, also when the page comes back to the middle of the form', async () => {
      const form = await openedForm();
      await fillQuestion(form, '写到一半');
      await says(form, '草稿已保存');
      // As a browser does that comes back to where it was: before anybody looks.
      const atFoot = new Promise<Element>((done) => {
        const look = () => {
          const notice = document.querySelector('aftercare-submit-ticket')?.shadowRoot?.querySelector('[part="draft"]');
          if (notice) scrollTo(0, document.documentElement.scrollHeight);
          if (notice && notice.getBoundingClientRect().bottom < 0) done(notice);
          else requestAnimationFrame(look);
        };
        look();
      });
      const [notice] = await Promise.all([atFoot, reload(form)]);
      await waitUntil(() => notice.getBoundingClientRect().top >= 0, 'the notice stays out of sight');
    });

    it('of another kind than the page asks for are put aside, not opened in its place', async () => {
      let form = await openedForm();
      await fillQuestion(form, '一个咨询');
      await says(form, '草稿已保存');
      form = await reload(form, {type: 'complaint'});
      expect(control(form, '标题').value).to.equal('');
      await says(form, '还有 1 份草稿');
    });
  });

  describe('a complaint', () => {
    afterEach(() => history.replaceState(null, '', location.pathname));

    it('that a request leads to names that request in the field for it', async () => {
      location.hash = `#aftercare=submit/complaint?title=${encodeURIComponent('关于 AC-3HWN-2650：')}`;
      const form = await openForm();
      await shown(form, '[data-at="/fields/earlier"]');
      await waitUntil(() => control(form, '相关的请求编号').value === 'AC-3HWN-2650');
      expect(control(form, '标题').value).to.equal('关于 AC-3HWN-2650：');
      expect(control(form, '相关的请求编号').closest('details')?.open, 'out of sight').not.to.equal(false);
      await pick(form, 'service');
      await type(form, '详细描述', '两次都没有按约定的时间回复。');
      await press(form, '提交');
      await says(form, '经手过它的同事看不到这条投诉');
      expect(root(form).querySelector('[part="received"]')!.textContent).not.to.include('工程师');
    });

    it('that begins by itself may name one, whatever it is about', async () => {
      const form = await openedForm({type: 'complaint'});
      await pick(form, 'contract');
      expect(control(form, '相关的请求编号').value).to.equal('');
      expect(control(form, '相关的请求编号').required).to.equal(false);
    });
  });

  it('names the emergency line before anything is chosen, and whether somebody is there', async () => {
    const form = await openForm();
    await shown(form, '[part="urgent"] a');
    const line = root(form).querySelector('[part="urgent"]')!;
    expect(line.querySelector('a')!.getAttribute('href')).to.equal('tel:+861000006199');
    expect(line.textContent).to.include('现在就能打通');
    await expectAccessible(form.element);
    await pick(form, 'question');
    await waitUntil(() => !root(form).querySelector('[part="urgent"]'));
  });

  describe('what waits on this device', () => {
    it('can be taken back into the form and sent changed, once', async () => {
      const form = await openedForm();
      await fillQuestion(form, '还没发出');
      meddle(form, async () => problem(503, 'unavailable'));
      await press(form, '提交');
      await says(form, '尚未发出，正在等待');
      await press(form, '修改');
      await waitUntil(() => root(form).querySelector('form') && control(form, '标题').value === '还没发出');
      await type(form, '标题', '改过再发');
      form.line.transport = (request) => form.gateway.app(request);
      await press(form, '提交');
      await reference(form);
      const titles = (await tickets(form)).map(({title}) => title);
      expect(titles.filter((title) => title === '改过再发').length).to.equal(1);
      expect(titles).not.to.include('还没发出');
    });
  });

  describe('how to be reached', () => {
    it('is asked without obligation, with a number where one is needed, and goes along', async () => {
      const form = await openedForm();
      await fillQuestion(form, '请打电话');
      await shown(form, '[part="contact"]');
      await pick(form, 'phone');
      await press(form, '提交');
      await waitUntil(() => root(form).activeElement === control(form, '电话号码'));
      expect(control(form, '电话号码').getAttribute('aria-invalid')).to.equal('true');
      await expectAccessible(form.element);
      await type(form, '电话号码', '010-0000-0000');
      await press(form, '提交');
      const ref = await reference(form);
      const ticket = (await tickets(form)).find((one) => one.reference === ref)!;
      expect(ticket.contact).to.deep.equal({by: 'phone', value: '010-0000-0000'});
    });
  });

  describe('before a long request is sent', () => {
    it('everything is read once more, each line leads back to its field, and then it goes', async () => {
      const form = await openedForm();
      await shown(form, 'form');
      await fillIncident(form, '升级到 6.2.1 后销售看板一直在加载', '今天早上打开销售看板，一直停在加载中，换浏览器也一样，报错 504。');
      await type(form, '补丁', 'HT-6.2.1-P3');
      await type(form, '已经试过什么', '重启过服务。');
      await shown(form, '[part="contact"]');
      await choose(form, log());
      await says(form, '已上传');
      await press(form, '提交');
      await shown(form, '[part="review"]');
      await waitUntil(() => root(form).activeElement?.textContent === '提交前再看一遍');
      const text = shownText(form.element);
      for (const said of [
        '升级到 6.2.1 后销售看板',
        '海图 BI 企业版（本地部署）',
        'HT-6.2.1-P3',
        '生产',
        '全公司或全部用户',
        'bi-server.log',
      ])
        expect(text).to.include(said);
      await expectAccessible(form.element);
      (await named(form, '修改：版本')).click();
      await waitUntil(() => root(form).querySelector('form') && root(form).activeElement === control(form, '版本'));
      await type(form, '版本', '6.2.2');
      await press(form, '提交');
      await says(form, '6.2.2');
      await press(form, '提交');
      const ref = await reference(form);
      const ticket = (await tickets(form)).find((one) => one.reference === ref)!;
      expect(ticket.fields['version']).to.equal('6.2.2');
    });

    it('it says what would help, and takes the focus there; nothing of it is required', async () => {
      const form = await openedForm({type: 'incident'});
      await shown(form, '[part="contact"]');
      await type(form, '标题', '看板打不开');
      await says(form, '补充以下内容能更快找到原因');
      await press(form, '已经试过什么');
      await waitUntil(() => root(form).activeElement === control(form, '已经试过什么'));
      await type(form, '已经试过什么', '重启');
      expect(button(form, '已经试过什么')).to.equal(undefined);
    });
  });
});
