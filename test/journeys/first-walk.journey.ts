import type {Page} from '@playwright/test';
import {CustomerApi, isAccessible, pasteFile, sha256, signInAs, writeIncident} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';

const megabyte = 1024 * 1024;

/** A log as a server writes it, of exactly so many bytes. */
function logOf(bytes: number): Buffer {
  const line = '2026-03-02 09:14:53.702 WARN  [http-8080-21] c.h.push.Handshake - 连接被拒绝 upgrade refused\n';
  return Buffer.alloc(bytes, line);
}

test('a request in Chinese with a screenshot and a log is handed in and watched until it is solved, while a manual and a film are looked at', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, 'li-wen');
  const api = new CustomerApi(request, 'li-wen');
  const title = '升级之后，“门店日报”看板打开就是空白';

  await page.goto('/index.html');
  const screenshot = await page.screenshot();
  const log = logOf(5 * megabyte);

  await test.step('write it down, paste the screenshot, choose the log', async () => {
    await page.getByRole('link', {name: '联系服务团队'}).click();
    await writeIncident(page, {title, description: '昨晚升级到 6.2.1，今天早上打开看板只有标题，没有图。\n换了浏览器也一样。'});
    const form = page.locator('aftercare-submit-ticket');
    await pasteFile(form.locator('form'), {name: 'image.png', type: 'image/png', bytes: screenshot});
    await form.locator('input[type="file"]').setInputFiles({name: 'haitu-web.log', mimeType: 'text/plain', buffer: log});
    await expect(form.getByText('已上传')).toHaveCount(2);
  });

  const reference = await test.step('hand it in and get a reference', async () => {
    const form = page.locator('aftercare-submit-ticket');
    await form.getByRole('button', {name: '提交', exact: true}).click();
    await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeFocused();
    const shown = await form.getByText(/^AC-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent();
    return shown ?? '';
  });

  await test.step('both files are with the vendor, byte for byte', async () => {
    const tickets = await api.ticketsTitled(title);
    expect(tickets.map((ticket) => ticket.reference)).toEqual([reference]);
    const {id, attachments, priority} = await api.ticket(tickets[0]!.id);
    expect(priority).toBe('P1');
    const originals = [sha256(screenshot), sha256(log)];
    expect(attachments.map((file) => file.sha256).sort()).toEqual([...originals].sort());
    const downloaded = await Promise.all(attachments.map((file) => api.downloadedHash(id, file.id)));
    expect(downloaded.sort()).toEqual([...originals].sort());
  });

  const status = page.locator('aftercare-ticket-status');
  await test.step('watch it from received to resolved, without a reload', async () => {
    await page.getByRole('link', {name: '查看请求进展'}).click();
    await expect(page).toHaveURL(/status\.html#aftercare=ticket\//);
    await expect(status.getByRole('heading', {name: title})).toBeVisible();
    await expect(status.getByText(reference, {exact: true})).toBeVisible();
    // The team works meanwhile.
    await readManualAndFilm(await context.newPage());
    for (const said of [/确定了问题类型/, /负责|接手处理/, /开始处理/, /给出了解决方案/]) {
      await expect(status.locator('[part~="event"]').filter({hasText: said}).first()).toBeVisible({timeout: 60_000});
    }
    await expect(status.getByText('问题解决了吗？')).toBeVisible();
  });

  await test.step('confirm', async () => {
    await status.getByRole('button', {name: '已解决', exact: true}).click();
    await expect(status.getByRole('link', {name: '评价这次服务'})).toBeVisible();
  });
});

/** What somebody reads while he waits. */
async function readManualAndFilm(page: Page): Promise<void> {
  const help = page.locator('aftercare-knowledge-base');
  await page.goto('/help.html#aftercare=article/haituctl-manual');
  const contents = help.getByRole('navigation', {name: '本文内容'});
  const chapter = await contents.getByRole('link').last().innerText();
  await contents.getByRole('link').last().press('Enter');
  await expect(help.getByRole('heading', {name: chapter, exact: true})).toBeInViewport();

  await page.goto('/help.html#aftercare=article/video-look-back');
  const film = help.locator('video');
  const address = await film.getAttribute('src');
  expect((await page.request.get(address!)).headers()['content-type']).toBe('video/mp4');
  await expect(film).toHaveJSProperty('controls', true);
  await expect(help.getByRole('heading', {name: '画面里讲了什么'})).toBeVisible();
  await isAccessible(page);
}
