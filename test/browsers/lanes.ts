import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {startGateway} from '../../scripts/gateway-process.mjs';
import {newKey} from '../../src/contract/key.js';
import {openFirefox} from './firefox.js';
import {type Browser, type Tab, until} from './tab.js';
import {openVendorSite, type VendorSite} from './vendor-site.js';
import {openWebKit} from './webkit.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Which browsers run, and their programs: told by scripts/test-browsers.mjs. */
const programs = JSON.parse(process.env['BROWSER_PROGRAMS'] ?? '{}') as Record<string, string>;
const engines: [string, (program: string) => Promise<Browser>][] = [
  ['Firefox', openFirefox],
  ['WebKit', openWebKit],
];

let gateway: Awaited<ReturnType<typeof startGateway>>;
let site: VendorSite;
let folder: string;

// What a browser brought along goes with it, also where the run is broken off.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-lane-'));
  writeFileSync(join(folder, '许可证.pdf'), '%PDF-1.7 许可证');
});
after(() => rmSync(folder, {recursive: true, force: true}));

/** What the gateway keeps of a customer; with `sent`, what he does from elsewhere, who saw this `version`. */
async function kept<T>(customer: string, path: string, sent?: object, version = 0): Promise<T> {
  const {token} = (await (await fetch(`${gateway.origin}/demo/token?as=${customer}`)).json()) as {token: string};
  const key = newKey();
  const given = {'Content-Type': 'application/json', 'Idempotency-Key': key, ...(version && {'If-Match': `"${version}"`})};
  const answer = await fetch(`${gateway.origin}/portal/v1/${path}`, {
    headers: {Authorization: `Bearer ${token}`, ...(sent && given)},
    ...(sent && {method: 'POST', body: JSON.stringify({clientRef: key, ...sent})}),
  });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return (await answer.json()) as T;
}

const ticketsTitled = async (customer: string, title: string) =>
  (await kept<{items: {id: string; title: string; reference: string}[]}>(customer, 'tickets?limit=100')).items.filter(
    (one) => one.title === title,
  );

/** A question as a customer writes it, up to the button that sends it. */
async function writeQuestion(tab: Tab, title: string): Promise<void> {
  await tab.click({css: 'label', text: '咨询'});
  await tab.type({css: 'input', label: '标题'}, title);
  await tab.type({css: 'textarea', label: '详细描述'}, '年底到期，想先知道会发生什么。\n两台服务器都一样。');
  await tab.pick({css: 'select', label: '产品'}, 'bi-server');
  await tab.click({css: 'label', text: '许可与版本'});
}

for (const [engine, open] of engines.filter(([name]) => programs[name])) {
  describe(engine, () => {
    let browser: Browser;
    let tab: Tab;
    before(async () => {
      gateway = await startGateway({root});
      site = await openVendorSite(join(root, 'dist/cdn'), gateway.origin);
      browser = await open(programs[engine]!);
      process.stdout.write(`${engine}: ${browser.version}\n`);
      tab = await browser.newTab();
    });
    after(async () => {
      await browser?.close();
      site?.close();
      gateway?.stop();
    });

    /** A job of a customer; where it fails, what the page showed is said too. */
    const job = (name: string, walk: () => Promise<void>) =>
      it(name, () =>
        walk().catch(async (error: unknown) => {
          const shown = await tab.value<string>('location.href + " " + shown()').catch(String);
          throw new Error(`${String(error)}\nThe page showed: ${shown}`, {cause: error});
        }),
      );
    const show = (place: string, as = 'li-wen') => tab.open(`${site.url}?as=${as}&at=${encodeURIComponent(place)}#aftercare=${place}`);
    const isSo = (expression: string) => until(expression, async () => (await tab.value<boolean>(expression)) || undefined);
    /** What the page said of itself, and what axe finds. */
    const isSound = async () => {
      assert.deepEqual(await tab.value('window.faults'), []);
      assert.deepEqual(await tab.value('findings()'), []);
    };

    job('shows the portal, ready for use', async () => {
      await show('home');
      await tab.see({css: 'a', text: '提交请求'});
      await isSound();
    });

    job('hands in a request with Chinese words, a file and a picture that is masked, shows it, and what becomes of it', async () => {
      const title = `许可证到期之后，看板还能看吗（${engine}）`;
      await show('submit');
      await writeQuestion(tab, title);
      await tab.choose({css: 'input[type=file]'}, join(folder, '许可证.pdf'));
      await tab.see({css: '[part~=files] li', text: '已上传'});
      await tab.choose({css: 'input[type=file]'}, join(root, 'docs/pictures/portal.png'));
      const bothAreThere =
        "everything(document).filter((one) => one.matches('[part~=files] li') && /已上传/.test(one.textContent)).length === 2";
      await isSo(bothAreThere);
      await tab.click({css: 'button', text: '标注'});
      await tab.click({css: 'dialog[open] button', text: '添加'});
      await tab.see({css: 'dialog[open] [role=status]', text: '遮盖，第 1 个，共 1 个'});
      await isSound();
      await tab.click({css: 'dialog[open] button', text: '使用这张图片'});
      await isSo("!look({css: 'dialog[open]'})");
      await isSo(bothAreThere);
      await isSound();
      await tab.click({css: '[part~=send]'});
      await tab.see({css: 'h2,h3', text: '已收到您的请求'});
      await isSound();
      const [ticket, ...more] = await ticketsTitled('li-wen', title);
      assert.deepEqual(more, []);
      const address = `tickets/${ticket!.id}`;
      const {attachments, description, version} = await kept<{attachments: {name: string}[]; description: string; version: number}>(
        'li-wen',
        address,
      );
      assert.deepEqual(
        attachments.map(({name}) => name),
        ['许可证.pdf', 'portal.png'],
      );
      assert.match(description, /会发生什么。\n两台/);
      await tab.click({css: 'a', text: '查看请求进展'});
      await tab.see({css: 'h2,h3', text: title});
      await tab.see({css: 'h3', text: '处理进度'});
      await kept('li-wen', `${address}/actions`, {action: 'cancel'}, version);
      await tab.see({css: '*', text: '这条请求已取消。'});
      await isSound();
    });

    job('finds an article by two characters, in either script, and shows it', async () => {
      const article = '行级权限：一张看板，各大区只看自己的数据';
      for (const words of ['权限', '權限']) {
        await show('help');
        await tab.type({css: 'input[role=combobox]'}, words);
        await tab.click({css: '[role=option]', text: article});
        await tab.see({css: 'h1,h2,h3', text: article});
        await tab.see({css: '.body p'});
      }
      await isSound();
    });

    job('answers a request, shows the answer, and what is written elsewhere as it comes', async () => {
      const [request] = await ticketsTitled('li-wen', '升级到 6.2.1 后，销售总览看板一直显示“正在加载”');
      await show(`ticket/${request!.id}`);
      await tab.type({css: 'textarea', label: '回复'}, `换了浏览器也一样（${engine}）。`);
      await tab.click({css: 'button', text: '发送回复'});
      await tab.see({css: '[part~=message]', text: `换了浏览器也一样（${engine}）。`});
      await isSo("look({css: 'textarea', label: '回复'}).value === ''");
      await kept('li-wen', `tickets/${request!.id}/messages`, {text: `从另一台电脑补充（${engine}）。`, attachments: []});
      await tab.see({css: '[part~=message]', text: `从另一台电脑补充（${engine}）。`});
      await isSound();
    });

    job('opens the panel of a launcher, finds an article in it, closes it, and gives the focus back', async () => {
      await tab.open(`${site.url}?as=zhou-yan&mode=launcher`);
      await tab.click({css: '.launcher, #painted'});
      await tab.click({css: 'dialog nav a', text: '自助解答'});
      await tab.type({css: 'input[role=combobox]'}, '连接超时');
      await tab.see({css: '[role=option]', text: '超时'});
      await isSound();
      await tab.click({css: '[role=option]', text: '超时'});
      await tab.see({css: '.body p'});
      await tab.click({css: 'dialog .bar button'});
      await isSo("!look({css: 'dialog'})");
      await isSo("focused().matches('.launcher')");
      await isSound();
    });

    job('takes a rating', async () => {
      const {items} = await kept<{items: {id: string; definition: string; state: string}[]}>('li-wen', 'surveys?limit=100');
      const due = items.find(({definition, state}) => definition === 'regular' && state === 'due')!;
      await show(`survey/${due.id}`);
      await tab.see({css: 'label', text: '很满意'});
      const rows = await tab.value<string[]>(
        "everything(document).filter((one) => one.matches('fieldset:has([type=radio])') && /很满意/.test(one.textContent)).map((one) => plain(one.querySelector('legend').textContent))",
      );
      const places = "everything(document).filter((one) => one.matches('.scale')).map((one) => one.offsetTop)";
      const before = await tab.value<number[]>(places);
      for (const group of rows) await tab.click({css: 'label', text: '很满意', group});
      // The way to take a point back has come meanwhile, and moved nothing.
      await tab.see({css: '.scale .button'});
      assert.deepEqual(await tab.value(places), before);
      await isSound();
      await tab.click({css: 'button', text: '提交评价'});
      await tab.see({css: 'h2,h3', text: '评价已收到'});
      await isSound();
      const {scores} = (await kept<{response: {scores: object}}>('li-wen', `surveys/${due.id}`)).response;
      assert.equal(Object.keys(scores).length, rows.length);
    });

    job('stands in the dark, in 320 px and in another language', async () => {
      await show('submit');
      await writeQuestion(tab, '夜里值班时写的问题');
      await tab.value("void Object.assign(look({css: 'aftercare-portal'}), {theme: 'dark'})");
      await isSo("getComputedStyle(look({css: 'aftercare-submit-ticket'}).renderRoot.querySelector('.root')).colorScheme === 'dark'");
      await isSound();
      await tab.value("void (look({css: 'main'}).style.inlineSize = '320px')");
      await isSo('tooWide(look({css: "main"}).getBoundingClientRect().right).length === 0');
      await isSound();
      await tab.value("void (document.documentElement.lang = 'en')");
      await tab.see({css: 'label', text: 'Question'});
      assert.equal(await tab.value("look({css: 'input', label: 'Title'}).value"), '夜里值班时写的问题');
      await tab.value("void (document.documentElement.lang = 'zh-TW')");
      await tab.see({css: 'a', text: '新增客服單'});
      await isSound();
    });

    job('keeps a draft over a reload', async () => {
      await show('submit', 'zhou-yan');
      await tab.click({css: 'label', text: '咨询'});
      await tab.type({css: 'input', label: '标题'}, '导出的 PDF 缺少最后一列');
      await tab.type({css: 'textarea', label: '详细描述'}, '横向打印时，最右边的一列被裁掉了。');
      await tab.see({css: '*', text: '草稿已保存在本设备'});
      await tab.reload();
      await tab.see({css: '*', text: '已恢复'});
      assert.equal(await tab.value("look({css: 'input', label: '标题'}).value"), '导出的 PDF 缺少最后一列');
      assert.equal(await tab.value("look({css: 'textarea', label: '详细描述'}).value"), '横向打印时，最右边的一列被裁掉了。');
      await isSound();
    });

    job('keeps a request while the vendor cannot be reached, also over a reload, and sends it once', async () => {
      const title = `断网时写好的请求（${engine}）`;
      await show('submit', 'leung-ka-man');
      await writeQuestion(tab, title);
      site.cut = true;
      await tab.click({css: '[part~=send]'});
      await tab.see({css: 'h2,h3', text: '尚未发出，正在等待'});
      await tab.reload();
      site.cut = false;
      await tab.value("void dispatchEvent(new Event('online'))");
      const sent = await until(
        'the request',
        async () => {
          const found = await ticketsTitled('leung-ka-man', title);
          return found.length ? found : undefined;
        },
        60_000,
      );
      assert.equal(sent.length, 1);
    });
  });
}
