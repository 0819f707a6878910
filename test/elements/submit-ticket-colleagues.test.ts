import {expect} from '@open-wc/testing';
import type {Me} from '../../src/contract/person.js';
import type {Ticket} from '../../src/contract/ticket.js';
import {expectAccessible, shownText} from '../support/counter.js';
import {
  control,
  fillIncident,
  fillQuestion,
  meddle,
  named,
  openForm,
  openedForm,
  pick,
  press,
  reference,
  reload,
  root,
  says,
  shown,
  tickets,
  type,
  type Form,
} from '../support/request-form.js';
import {waitUntil} from '../support/wait-until.js';

describe('colleagues who follow along with a request', () => {
  const inFold = (form: Form) => [...root(form).querySelectorAll<HTMLLabelElement>('[part="colleagues"] label.choice')];
  const person = async (form: Form, name: string) => {
    await waitUntil(() => inFold(form).some((one) => one.textContent!.includes(name)), `no ${name}`);
    return inFold(form).find((one) => one.textContent!.includes(name))!;
  };
  const unfold = async (form: Form) => (await shown(form, '[part="colleagues"] summary')).click();
  const submitted = async (form: Form) => {
    const ref = await reference(form);
    return (await tickets(form)).find((one) => one.reference === ref)!;
  };
  const names = ({cc}: Ticket) => cc?.map(({person: {name}}) => name);
  /** Keeps the addresses of what is asked about people, and answers it by `answer`. */
  const overhear = (form: Form, answer?: () => unknown): URL[] => {
    const asked: URL[] = [];
    form.line.transport = async (request) => {
      const url = new URL(request.url);
      if (!url.pathname.endsWith('/people')) return form.gateway.app(request);
      asked.push(url);
      const said = await form.gateway.app(request);
      return answer ? Response.json(answer(), {headers: said.headers}) : said;
    };
    return asked;
  };

  it('are chosen by name, kept with the draft over a reload, read once more, and named once it is taken', async () => {
    let form = await openedForm();
    const asked = overhear(form);
    await fillIncident(form, '请王磊一起看', '门店报表从今天早上起没有数据，重启过网关，没有变化。');
    await type(form, '补丁', 'HT-6.2.1-P3');
    await type(form, '已经试过什么', '重启过服务。');
    await shown(form, '[part="colleagues"]');
    expect(asked).to.have.length(0, 'asked for before anybody wanted to know');
    await unfold(form);
    (await person(form, '王磊')).click();
    expect(asked).to.have.length(1);
    expect(shownText(form.element)).not.to.include('徐佳', 'who left is not offered');
    await expectAccessible(form.element);
    await says(form, '草稿已保存');
    form = await reload(form);
    expect((await person(form, '王磊')).querySelector('input')!.checked).to.equal(true);
    await press(form, '提交');
    await shown(form, '[part="review"]');
    await says(form, '王磊');
    (await named(form, '修改：请同事一起跟进')).click();
    (await person(form, '陈国栋')).click();
    await waitUntil(() => inFold(form).every((one) => one.querySelector('input')!.checked));
    await press(form, '提交');
    await press(form, '提交');
    await says(form, '一起跟进的同事：王磊、陈国栋');
    expect(names(await submitted(form))).to.deep.equal(['王磊', '陈国栋']);
  });

  it('whom the page names are shown; one nobody knows is refused at his name, and all else stays', async () => {
    const form = await openForm({type: 'question'});
    form.desk.prefill = {cc: 'gone-away, wang-lei'};
    await shown(form, 'form');
    await fillQuestion(form, '由页面填好的同事');
    await person(form, '王磊');
    await press(form, '提交');
    await says(form, '同事中已经找不到这一位');
    const gone = await person(form, 'gone-away');
    await waitUntil(() => root(form).activeElement === gone.querySelector('input'));
    expect(gone.textContent).to.include('找不到');
    expect((await person(form, '王磊')).textContent).not.to.include('找不到');
    expect(control(form, '标题').value).to.equal('由页面填好的同事');
    await expectAccessible(form.element);
    gone.click();
    await waitUntil(() => !shownText(form.element).includes('找不到'));
    await press(form, '提交');
    expect(names(await submitted(form))).to.deep.equal(['王磊']);
  });

  it('wait with the request on this device, and come back with it into the form', async () => {
    const form = await openedForm();
    await fillQuestion(form, '先留在设备上');
    await unfold(form);
    (await person(form, '王磊')).click();
    meddle(form, () => Promise.reject(new TypeError('Failed to fetch')));
    await press(form, '提交');
    await shown(form, '[part="waiting"]');
    expect((await form.desk.link!.desk()).outbox()[0]!.body['cc']).to.deep.equal(['wang-lei']);
    await press(form, '修改');
    expect((await person(form, '王磊')).querySelector('input')!.checked).to.equal(true);
  });

  it('are not brought in on a complaint, which says so; back at another kind they are', async () => {
    const form = await openedForm();
    await fillQuestion(form, '先选同事，再改成投诉');
    await unfold(form);
    (await person(form, '王磊')).click();
    await pick(form, 'complaint', 'service');
    await says(form, '这里选好的同事不会加入');
    await expectAccessible(form.element);
    await pick(form, 'question');
    await waitUntil(() => !shownText(form.element).includes('不会加入'));
    await pick(form, 'complaint');
    await press(form, '提交');
    expect(names(await submitted(form))).to.equal(undefined);
  });

  it('are looked for where there are many, and how many were found is said', async () => {
    const form = await openedForm();
    const items = Array.from({length: 30}, (_, n) => ({id: `p${n}`, name: `同事${n}`, role: 'requester'}));
    const asked = overhear(form, () => (asked.at(-1)!.searchParams.get('q') ? {items: items.slice(28), more: false} : {items, more: true}));
    await fillQuestion(form);
    await unfold(form);
    await person(form, '同事0');
    (await person(form, '同事1')).click();
    await says(form, '可以按姓名查找');
    await type(form, '按姓名或邮箱查找同事', '同事2');
    await person(form, '同事29');
    expect(asked.map((url) => url.searchParams.get('q'))).to.deep.equal([null, '同事2']);
    expect(inFold(form).map((one) => one.textContent!.trim())).to.deep.equal(['同事1', '同事28', '同事29'], 'whoever is chosen stays');
    await expectAccessible(form.element);
  });

  it('are all there to choose as long as one needs no search for them', async () => {
    const form = await openedForm();
    const items = Array.from({length: 11}, (_, n) => ({id: `p${n}`, name: `同事${n}`, role: 'requester'}));
    overhear(form, () => ({items, more: false}));
    await fillQuestion(form);
    await unfold(form);
    await person(form, '同事0');
    expect(inFold(form)).to.have.length(11);
  });

  it('keep their names where it is known late who the reader is, who is not brought in himself though the page names him', async () => {
    const form = await openForm({type: 'question'});
    form.desk.prefill = {cc: 'li-wen, wang-lei, gone-away'};
    let know = () => {};
    const known = new Promise<void>((resolve) => (know = resolve));
    form.line.transport = async (request) => {
      if (request.url.endsWith('/me')) await known;
      return form.gateway.app(request);
    };
    await shown(form, 'form');
    await person(form, '王磊');
    expect(shownText(form.element)).not.to.include('陈国栋');
    know();
    await person(form, '陈国栋');
    expect(
      inFold(form)
        .filter((one) => one.querySelector('input')!.checked)
        .map((one) => one.textContent!.trim()),
    ).to.deep.equal(['gone-away', '王磊']);
    await fillQuestion(form, '一个固定的小组');
    await press(form, '提交');
    await says(form, '同事中已经找不到这一位');
    const gone = await person(form, 'gone-away');
    expect(gone.textContent).to.include('找不到');
    gone.click();
    await press(form, '提交');
    expect(names(await submitted(form))).to.deep.equal(['王磊']);
  });

  it('are offered to nobody whom the backend does not say to have any', async () => {
    const form = await openForm();
    form.line.transport = async (request) => {
      const said = await form.gateway.app(request);
      if (!request.url.endsWith('/me')) return said;
      const {colleagues: _, ...me} = (await said.json()) as Me;
      return Response.json(me, {headers: said.headers});
    };
    await shown(form, 'form');
    await fillQuestion(form);
    await shown(form, '[part="contact"]');
    expect(root(form).querySelector('[part="colleagues"]')).to.equal(null);
  });
});
