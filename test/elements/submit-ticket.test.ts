import {expect, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  bentDesk,
  button,
  choose,
  control,
  fillIncident,
  fillQuestion,
  isSubmission,
  log,
  meddle,
  openForm,
  openedForm,
  pick,
  png,
  press,
  problem,
  reference,
  root,
  says,
  select,
  shown,
  tickets,
  type,
  type Form,
} from '../support/request-form.js';
import {waitUntil} from '../support/wait-until.js';

describe('aftercare-submit-ticket', () => {
  describe('from a sentence to a reference', () => {
    it('hands in an incident typed in Chinese, with the fields, impact and files of its kind', async () => {
      const form = await openedForm();
      await says(form, '以李雯（禾木零售集团）的身份提交');
      await fillIncident(form, '升级到 6.2.1 后，销售看板一直停在“加载中”', '换浏览器也一样。\n其他看板正常。');
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

    it('puts a value where the kind of request that is asked for offers it, whatever another kind asks under that name', async () => {
      const form = await openForm({type: 'incident', lang: 'en'});
      form.line.transport = bentDesk(form, ({impact, requestTypes}) => {
        const [first] = impact.questions;
        const options = [{id: 'rows', label: {en: 'Some rows'}}];
        Object.assign(
          requestTypes.find(({id}) => id === 'question')!,
          {
            asksImpact: true,
            impact: {questions: [{...first!, options}], matrix: [], otherwise: 'low'},
          },
        );
      });
      form.desk.prefill = {scope: 'everyone'};
      expect(((await shown(form, '[name="/impact/scope"]:checked')) as HTMLInputElement).value).to.equal('everyone');
    });

    it('says that the answer cannot be read where a kind of request asks its own impact in another shape', async () => {
      const form = await openForm({type: 'incident', lang: 'en'});
      form.line.transport = bentDesk(form, ({requestTypes}) => {
        Object.assign(requestTypes[0]!, {impact: {questions: 'three'}});
      });
      await says(form, 'sent an answer we could not read');
      form.line.transport = (request) => form.gateway.app(request);
      await press(form, 'Try again');
      await shown(form, 'form');
    });

    it('hides what the page answers and shows what it locks as text; both are sent, over what a kept draft says', async () => {
      const open = async (from?: Form) => {
        const form = await openForm(from && {baseUrl: from.baseUrl, gateway: from.gateway});
        Object.assign(form.element, {type: 'question', hiddenFields: 'product, type', lockedFields: 'topic'});
        form.desk.prefill = {product: 'bi-server', topic: '账号与权限'};
        await shown(form, '[part="locked"]');
        return form;
      };
      let form = await open();
      await says(form, '账号与权限');
      expect(root(form).querySelector('[part="types"], select, [name="/fields/topic"]') === null).to.equal(true);
      await expectAccessible(form.element);
      await type(form, '标题', '由页面填好的');
      await says(form, '草稿已保存');
      const {drafts} = await form.desk.link!.desk();
      await drafts.saveRequest({...(await drafts.request())!, fields: {product: 'gateway', topic: 'usage'}});
      form.desk.parentElement!.remove();
      form.desk.link!.close();
      form = await open(form);
      expect(control(form, '标题').value).to.equal('由页面填好的');
      await type(form, '详细描述', '其余由客户填写。');
      await press(form, '提交');
      await reference(form);
      const ticket = (await tickets(form)).find(({title}) => title === '由页面填好的')!;
      expect(ticket.fields).to.deep.equal({product: 'bi-server', topic: 'permission'});
    });

    it('puts in what the page answers by the ids of whichever kind is chosen, also of the next one', async () => {
      const form = await openForm();
      form.line.transport = bentDesk(form, ({requestTypes}) => {
        const options = (id: string) => [{id, label: {en: 'Haitu BI', 'zh-Hans': '海图 BI'}}];
        for (const [at, id] of [
          [0, 'bi'],
          [1, 'haitu-bi'],
        ] as const) {
          const field = requestTypes[at]!.fields.find((one) => one.id === 'product')!;
          Object.assign(field, {options: options(id)});
        }
      });
      Object.assign(form.element, {product: 'Haitu BI', hiddenFields: 'product'});
      await shown(form, 'form');
      const [first, second] = (await (await form.desk.link!.desk()).settings()).requestTypes;
      await pick(form, first!.id);
      await pick(form, second!.id);
      await type(form, '标题', '换了类别');
      await says(form, '草稿已保存');
      const {drafts} = await form.desk.link!.desk();
      expect((await drafts.request())!.fields['product']).to.equal('haitu-bi');
    });

    it('asks all the same what must be answered and the page hides without an answer', async () => {
      const form = await openForm({type: 'question'});
      form.element.hiddenFields = 'product,title';
      await shown(form, 'form');
      expect(control(form, '产品').tagName).to.equal('SELECT');
      expect(control(form, '标题').tagName).to.equal('INPUT');
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
      await says(form, '请选择一项。');
      await waitUntil(() => root(form).activeElement === control(form, '产品'));
      expect(control(form, '标题').value).to.equal('同一张看板怎样让各大区只看自己的数据');
      expect(shownText(form.element)).to.include('bi-server.log');
      await select(form, '产品', 'bi-server');
      expect(shownText(form.element)).not.to.include('请选择一项。');
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
      title.focus();
      await sendKeys({press: 'Enter'});
      title.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true, composed: true}));
      root(form)
        .querySelector<HTMLElement>('[name="type"]:checked')!
        .dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
      expect(sent).to.equal(0);
      await says(form, '放弃草稿');
      title.focus();
      await sendKeys({press: 'Control+Enter'});
      await reference(form);
      expect(sent).to.equal(1);
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
