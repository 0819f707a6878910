import {execFileSync} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import type {Page} from '@playwright/test';
import {rateAll, writeQuestion} from '../support/customer-jobs.js';
import {CustomerApi} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** The files of the one-script build that each element's weight counts, those of all four under `together`, and of the portal with them. */
let counted: Record<string, string[]>;

test.beforeAll(() => {
  counted = JSON.parse(execFileSync(process.execPath, ['scripts/size.mjs', '--json'], {cwd: root, encoding: 'utf8'})) as typeof counted;
});

const four = ['submit-ticket', 'ticket-status', 'knowledge-base', 'satisfaction-survey'];

/** Files that come all the same, and those that are neither given nor refused. */
const given = new Set<string>();
const stuck = new Set<string>();
test.afterEach(() => {
  given.clear();
  stuck.clear();
});

/** A vendor's page with one element, the portal or all four, to which no other file of the build is ever given than those its weight counts. Gives the files it asked for. */
async function openAlone(page: Page, element: string, customer: string, place = ''): Promise<Set<string>> {
  const asked = new Set<string>();
  await page.route('**/vendor/**', async (route) => {
    const {pathname} = new URL(route.request().url());
    const file = pathname.slice('/vendor/'.length);
    if (file === 'index.html') {
      const script = '<script type="module" src="embed.js"></script><script type="module" src="sign-in.js"></script>';
      const elements = (element === 'together' ? four : [element]).map((one) => `<aftercare-${one}></aftercare-${one}>`).join('');
      const body = `<aftercare-desk base-url="/portal/v1">${elements}</aftercare-desk>${script}`;
      return route.fulfill({contentType: 'text/html', body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8">${body}</html>`});
    }
    if (file === 'sign-in.js') {
      const getToken = `async () => (await (await fetch('/demo/token?as=${customer}')).json()).token`;
      return route.fulfill({
        contentType: 'text/javascript',
        body: `document.querySelector('aftercare-desk').auth = {getToken: ${getToken}};`,
      });
    }
    asked.add(file);
    if (stuck.has(file.split('/').at(-1)!)) return;
    // What finds the tags comes once, whatever else does, and has a budget of its own.
    if (file !== 'embed.js' && !counted[element]!.includes(file) && !given.has(file)) return route.abort();
    return route.fulfill({contentType: 'text/javascript', body: await readFile(`${root}dist/cdn/${file}`)});
  });
  await page.goto(`/vendor/index.html${place}`);
  return asked;
}

const missing = (element: string, asked: Set<string>) => counted[element]!.filter((file) => !asked.has(file));

/** An element by itself, on a page with the three others, and in the portal: each time a page to which nothing comes but what is counted for it. */
const ways = (element: string) => [
  {counts: element, whose: 'its own weight', place: ''},
  {counts: 'together', whose: 'the weight of all four', place: ''},
  {counts: 'portal', whose: 'the weight of the portal', place: `#aftercare=${rooms[element]}`},
];
const rooms: Record<string, string> = {'submit-ticket': 'submit', 'ticket-status': 'tickets', 'knowledge-base': 'help'};

for (const {counts, whose, place} of ways('submit-ticket'))
  // A picture or a log waits for what looks for private things in it; any other file goes at once.
  test(`a request with a file is handed in with what ${whose} counts, and nothing less`, async ({page}) => {
    const asked = await openAlone(page, counts, 'li-wen', place);
    const form = await writeQuestion(page, '许可证到期之后，看板还能看吗');
    await form
      .locator('input[type="file"]')
      .setInputFiles({name: 'license.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7')});
    await expect(form.getByText('已上传')).toBeVisible();
    await form.getByRole('button', {name: '提交', exact: true}).click();
    await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeVisible();
    await expect(form.getByText(/^AC-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
    expect(missing(counts, asked)).toEqual([]);
  });

test('a request handed in as the line goes, before what tries again has come, is sent when both are back, once', async ({
  page,
  request,
}) => {
  const title = '断网前写好的请求';
  const asked = await openAlone(page, 'submit-ticket', 'li-wen');
  const form = await writeQuestion(page, title);
  await page.route('**/portal/v1/tickets', (route) => route.abort());
  await form.getByRole('button', {name: '提交', exact: true}).click();
  await expect(form.getByText('已保存在本设备，连上服务台后会自动发送。').first()).toBeVisible();
  const part = [...asked].find((file) => file.endsWith('/later-tries.js'))!;
  given.add(part);
  await page.unroute('**/portal/v1/tickets');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  const arrived = async () => (await new CustomerApi(request, 'li-wen').ticketsTitled(title)).length;
  await expect.poll(arrived).toBe(1);
});

for (const {counts, whose, place} of ways('ticket-status'))
  test(`a request is found and read with what ${whose} counts`, async ({page}) => {
    const asked = await openAlone(page, counts, 'chen-guodong', place);
    const status = page.locator('aftercare-ticket-status');
    await status.getByRole('link', {name: /大区业绩/}).click();
    await expect(status.getByRole('heading', {name: /大区业绩/})).toBeVisible();
    await expect(status.locator('[part~="state"]').first()).toBeVisible();
    await expect(status.locator('[part~="event"]').first()).toBeVisible();
    await expect(status.locator('[part~="message"]').first()).toBeVisible();
    expect(missing(counts, asked)).toEqual([]);
  });

test('a request is read although what is done about it hangs on its way', async ({page}) => {
  stuck.add('answering.js');
  await openAlone(page, 'ticket-status', 'chen-guodong');
  const status = page.locator('aftercare-ticket-status');
  await status.getByRole('link', {name: /大区业绩/}).click();
  await expect(status.locator('[part~="message"]').first()).toBeVisible();
  await expect(status.locator('[part~="clocks"]')).toHaveCount(0);
});

for (const {counts, whose, place} of ways('knowledge-base'))
  test(`an article is searched and read with what ${whose} counts`, async ({page}) => {
    const asked = await openAlone(page, counts, 'li-wen', place);
    const help = page.locator('aftercare-knowledge-base');
    await help.getByRole('combobox').fill('权限');
    await help.locator('.finding, [role="option"]').filter({hasText: '行级权限：一张看板，各大区只看自己的数据'}).first().click();
    await expect(help.getByRole('heading', {name: '行级权限：一张看板，各大区只看自己的数据'})).toBeVisible();
    await expect(help.locator('.body p').first()).toBeVisible();
    expect(missing(counts, asked)).toEqual([]);
  });

const ratings = [
  {customer: 'chen-guodong', definition: 'staff'},
  {customer: 'li-wen', definition: 'regular'},
  {customer: 'leung-ka-man', definition: 'training'},
];
for (const [index, {counts, whose}] of ways('satisfaction-survey').entries())
  test(`a rating is given with what ${whose} counts`, async ({page, request}) => {
    const {customer, definition} = ratings[index]!;
    const due = (await new CustomerApi(request, customer).surveys()).find((survey) => survey.definition === definition)!;
    const asked = await openAlone(page, counts, customer, `#aftercare=survey/${due.id}`);
    await rateAll(page);
    expect(missing(counts, asked)).toEqual([]);
  });
