import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {CustomerApi, signInAs, writeIncident} from '../support/demo-site.js';
import {hostGateway} from '../support/gateway-host.js';
import {expect, test} from '../support/journey.js';

test('a request is handed in while the gateway is down, and goes on after it was killed in the middle of the work', async ({
  browser,
  playwright,
}) => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-'));
  const host = await hostGateway({DATA_DIR: folder, TEAM_SPEED: '2'}, {simulate: true});
  await host.start();
  const context = await browser.newContext({baseURL: host.origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai'});
  const request = await playwright.request.newContext({baseURL: host.origin});
  try {
    const page = await context.newPage();
    await signInAs(page, 'li-wen');
    const api = new CustomerApi(request, 'li-wen');
    const title = '网关重启之后，“门店日报”看板打不开';
    const form = page.locator('aftercare-submit-ticket');

    const before = await test.step('write it down, and hand it in to nobody', async () => {
      await page.goto('/submit.html');
      await writeIncident(page, {title, description: '昨晚升级到 6.2.1，今天早上打开看板只有标题。'});
      const surveys = await api.surveys();
      await host.end('SIGKILL');
      await form.getByRole('button', {name: '提交', exact: true}).click();
      await expect(form.getByRole('heading', {name: '尚未发出，正在等待'})).toBeVisible();
      return surveys.map(({id}) => id);
    });

    await test.step('it is received once the gateway is back, which knows everybody’s surveys as before', async () => {
      await host.start();
      await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeVisible({timeout: 60_000});
      expect((await api.ticketsTitled(title)).length).toBe(1);
      expect((await api.surveys()).map(({id}) => id)).toEqual(before);
    });

    const status = page.locator('aftercare-ticket-status');
    await test.step('the team goes on with it after another kill, and the page that shows it follows', async () => {
      await page.getByRole('link', {name: '查看请求进展'}).click();
      await expect(status.getByRole('heading', {name: title})).toBeVisible();
      await expect(status.locator('[part~="event"]').filter({hasText: /确定了问题类型/})).toBeVisible({timeout: 60_000});
      await host.end('SIGKILL');
      await host.start();
      // The team asks for the log that an incident came without.
      await expect
        .poll(async () => (await api.ticketsTitled(title)).map(({state}) => state), {timeout: 60_000})
        .toEqual(['waiting-for-customer']);
      await expect(
        status
          .locator('[part~="event"]')
          .filter({hasText: /开始处理/})
          .first(),
      ).toBeVisible({timeout: 60_000});
    });
  } finally {
    await context.close();
    await request.dispose();
    await host.end('SIGKILL');
    await rm(folder, {recursive: true, force: true});
  }
});
