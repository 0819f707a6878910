import type {Locator, Page} from '@playwright/test';
import {CustomerApi, signInAs, tabTo} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';

declare global {
  interface Window {
    /** What live regions said, in every shadow root, in order. */
    spoken: string[];
  }
}

/** Writes down what live regions say from the first moment on. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.spoken = [];
    const heard = new MutationObserver((changes) => {
      const regions = new Set(
        changes.map(({target}) => (target instanceof Element ? target : target.parentElement)?.closest('[aria-live="polite"].unseen')),
      );
      for (const region of regions) if (region?.textContent) window.spoken.push(region.textContent.replace(/\s+/g, ' ').trim());
    });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      heard.observe(root, {subtree: true, childList: true, characterData: true});
      return root;
    };
  });
}

/** How often something was said that has these words in it. */
const timesSaid = (page: Page, words: string) => page.evaluate((part) => window.spoken.filter((text) => text.includes(part)).length, words);

/** What has the focus, through every shadow root; what of it cannot be seen. */
const focus = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return 'lost';
    // A heading that was gone to is no control: where the page begins to be read is seen by itself.
    if (!(at instanceof HTMLElement) || at.tabIndex < 0) return 'seen';
    const drawn = (element: Element, pseudo?: string) => {
      const {outlineStyle, outlineWidth} = getComputedStyle(element, pseudo);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    };
    const around = [at, at.closest('label'), at.parentElement].filter((one) => one !== null);
    const {top, bottom, left, right} = (at.matches('input') ? (at.closest('label') ?? at) : at).getBoundingClientRect();
    const name = `${at.localName} ${at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40)}`;
    if (!around.some((one) => drawn(one) || drawn(one, '::after'))) return `${name}: no ring`;
    return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth ? 'seen' : `${name}: off the screen`;
  });

/** Presses keys one after the other; after each the focus is somewhere, and can be seen. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await expect.poll(() => focus(page), {message: `after ${key}`}).toBe('seen');
  }
}

async function go(page: Page, target: Locator, ...keys: string[]): Promise<void> {
  await tabTo(page, target);
  expect(await focus(page)).toBe('seen');
  await press(page, ...keys);
}

test.beforeEach(async ({page}) => {
  await signInAs(page, 'li-wen');
  await listen(page);
});

test('a request with a picture that is masked is written and handed in', async ({page, request}) => {
  await page.goto('/submit.html');
  const screenshot = await page.screenshot();
  const form = page.locator('aftercare-submit-ticket');
  const title = '只用键盘提交：导出的报表少了一列';
  await tabTo(page, form.getByRole('radiogroup', {name: '需要什么帮助'}).getByRole('radio').first());
  while (!(await form.getByRole('radio', {name: /^咨询/}).isChecked())) await press(page, 'ArrowDown');
  await go(page, form.getByLabel('标题'));
  await page.keyboard.type(title);
  await go(page, form.getByLabel('详细描述'));
  await page.keyboard.type('横向打印时最右边的一列不见了。');
  await go(page, form.getByLabel('产品', {exact: true}), 'ArrowDown');
  await go(page, form.getByRole('radiogroup', {name: '关于'}).getByRole('radio').first(), 'Space');

  await test.step('choose a picture, mask a part of it', async () => {
    const chooser = page.waitForEvent('filechooser');
    await go(page, form.locator('input[type="file"]'), 'Enter');
    await (
      await chooser
    ).setFiles([
      {name: '报表.png', mimeType: 'image/png', buffer: screenshot},
      {name: '录屏.mp4', mimeType: 'video/mp4', buffer: Buffer.from('film')},
    ]);
    await expect(form.getByText('已上传')).toBeVisible();
    await expect(form.getByText(/录屏\.mp4.*未添加/)).toBeVisible();
    expect(await timesSaid(page, '未添加')).toBe(1);
    await go(page, form.getByRole('button', {name: '标注或遮盖 报表.png'}), 'Enter');
    const editor = form.getByRole('dialog', {name: '标注 报表.png'});
    await expect(editor).toBeVisible();
    await go(page, editor.getByRole('application', {name: '图片和标记'}), 'Enter', 'ArrowRight', 'Shift+ArrowDown');
    await expect(editor.getByRole('status')).toContainText('遮盖，第 1 个，共 1 个');
    await go(page, editor.getByRole('button', {name: '使用这张图片'}), 'Enter');
    await expect(editor).toBeHidden();
    await expect(form.getByRole('button', {name: '标注或遮盖 报表.png'})).toBeFocused();
    await expect(form.getByText('已上传')).toBeVisible();
    expect(await timesSaid(page, '已换成标注后的图片')).toBe(1);
  });

  await test.step('what is missing is led to, and nothing is lost on the way', async () => {
    await form.getByLabel('标题').fill('');
    await go(page, form.getByRole('button', {name: '提交', exact: true}), 'Enter');
    await expect(form.getByLabel('标题')).toBeFocused();
    await expect(form.getByLabel('标题')).toHaveAccessibleDescription(/必填|填写/);
    await page.keyboard.type(title);
    await go(page, form.getByRole('button', {name: '提交', exact: true}), 'Enter');
    await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeFocused();
    expect(await timesSaid(page, '已收到您的请求')).toBe(1);
    const [ticket] = await new CustomerApi(request, 'li-wen').ticketsTitled(title);
    expect(ticket).toBeDefined();
  });
});

test('a request is answered, rejected and confirmed', async ({page}) => {
  test.setTimeout(150_000);
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  const name = '每天 8 点的销售日报邮件，从前天起没有人收到';
  await go(page, status.getByRole('searchbox'));
  await page.keyboard.type('销售日报邮件');
  const entry = status.getByRole('heading', {name}).getByRole('link');
  await expect(status.getByRole('heading', {name: /升级到 6\.2\.1 后/})).toHaveCount(0);
  await go(page, entry, 'Enter');
  await expect(status.getByRole('heading', {name})).toBeFocused();

  await go(page, status.getByRole('button', {name: '没有解决'}), 'Enter');
  await expect(status.getByRole('textbox', {name: '哪里还没有解决？'})).toBeFocused();
  await page.keyboard.type('今天早上还是没有收到。');
  await go(page, status.getByRole('button', {name: '提交说明'}), 'Enter');
  await expect(status.getByText('今天早上还是没有收到。').first()).toBeVisible();
  await expect.poll(() => focus(page)).toBe('seen');
  expect(await timesSaid(page, '已反馈没有解决')).toBe(1);

  await go(page, status.getByRole('textbox', {name: '回复'}));
  await page.keyboard.type('日志稍后发上来。');
  await go(page, status.getByRole('button', {name: '发送'}), 'Enter');
  await expect(status.locator('[part~="message"]').filter({hasText: '日志稍后发上来。'})).toBeVisible();
  await expect.poll(() => focus(page)).toBe('seen');

  await expect(status.getByText('问题解决了吗？')).toBeVisible({timeout: 90_000});
  // What the team does may push the page on; the reader stays where he was.
  expect(await focus(page)).not.toBe('lost');
  await go(page, status.getByRole('button', {name: '已解决', exact: true}), 'Enter');
  await expect(status.getByRole('link', {name: '评价这次服务'})).toBeVisible();
  await expect.poll(() => focus(page)).toBe('seen');
  expect(await timesSaid(page, '已确认解决')).toBe(1);
});

test('a share form is opened and left, and the language is changed in the midst of a reply', async ({page}) => {
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  await go(page, status.getByRole('link', {name: /升级到 6\.2\.1 后/}), 'Enter');
  const fold = status.locator('[part="share"] summary');
  await go(page, fold, 'Enter');
  await expect(status.getByRole('textbox', {name: '给谁看？'})).toBeVisible();
  await go(page, status.getByRole('button', {name: '生成链接'}), 'Enter');
  await expect(status.getByRole('textbox', {name: '给谁看？'})).toBeFocused();
  await go(page, fold, 'Enter');
  await expect(status.getByRole('textbox', {name: '给谁看？'})).toBeHidden();
  await go(page, status.getByRole('textbox', {name: '回复'}));
  await page.keyboard.type('只写了一半');
  await tabTo(page, page.getByRole('combobox', {name: /语言|Language/}));
  await press(page, 'End');
  await expect(page.locator('html')).toHaveAttribute('lang', /en/);
  await expect(status.getByRole('textbox', {name: 'Reply'})).toHaveValue('只写了一半');
  await expect.poll(() => focus(page)).toBe('seen');
});

test('an article is found, read, voted on and left again', async ({page}) => {
  await page.goto('/help.html');
  const help = page.locator('aftercare-knowledge-base');
  const box = help.getByRole('combobox', {name: '搜索帮助文章'});
  await go(page, box);
  await page.keyboard.type('权限');
  const found = help.getByRole('option', {name: /行级权限：一张看板/});
  await expect(found).toBeVisible();
  while ((await found.getAttribute('aria-selected')) !== 'true') await press(page, 'ArrowDown');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await press(page, 'Enter');
  await expect(help.getByRole('heading', {name: /行级权限：一张看板/})).toBeFocused();
  await go(page, help.getByRole('button', {name: '没有帮助'}), 'Enter');
  await expect(help.getByRole('heading', {name: /行级权限：一张看板/})).toBeVisible();
  await expect.poll(() => focus(page)).toBe('seen');
  await tabTo(page, help.getByRole('link', {name: /返回|全部文章|搜索结果/}).first());
  await press(page, 'Enter');
  await expect.poll(() => focus(page)).toBe('seen');
});
