import {CustomerApi, signInAs, tabTo} from '../support/demo-site.js';
import {expect, test} from '../support/journey.js';
import {allIsNamed, go, hasFocus, listen, press, timesSaid, told} from '../support/keys.js';

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
  expect(await told(page)).toMatchObject({role: 'radio', name: expect.stringMatching(/^咨询/), checked: 'true'});
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
    await expect(form.getByText(/未添加.*录屏\.mp4/)).toBeVisible();
    expect(await timesSaid(page, '未添加')).toBe(1);
    await go(page, form.getByRole('button', {name: '标注或遮盖 报表.png'}), 'Enter');
    const editor = form.getByRole('dialog', {name: '标注 报表.png'});
    await expect(editor).toBeVisible();
    await go(page, editor.getByRole('application', {name: '图片和标记'}), 'Enter', 'ArrowRight', 'Shift+ArrowDown');
    await expect(editor.getByRole('status')).toContainText('遮盖，第 1 个，共 1 个');
    await allIsNamed(page);
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
    expect(await told(page)).toMatchObject({
      role: 'textbox',
      required: true,
      invalid: 'true',
      description: expect.stringMatching(/必填|填写/),
    });
    await allIsNamed(page);
    await page.keyboard.type(title);
    await go(page, form.getByRole('button', {name: '提交', exact: true}), 'Enter');
    await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeFocused();
    expect(await timesSaid(page, '已收到您的请求')).toBe(1);
    const [ticket] = await new CustomerApi(request, 'li-wen').ticketsTitled(title);
    expect(ticket).toBeDefined();
  });
});

test('a request is answered, rejected, confirmed and rated, and the language is changed in the midst of a reply', async ({
  page,
  request,
}) => {
  test.setTimeout(150_000);
  await page.goto('/status.html');
  const status = page.locator('aftercare-ticket-status');
  const name = '每天 8 点的销售日报邮件，从前天起没有人收到';
  await go(page, status.getByRole('searchbox'));
  await page.keyboard.type('销售日报邮件');
  const entry = status.getByRole('heading', {name}).getByRole('link');
  await expect(status.getByRole('heading', {name: /升级到 6\.2\.1 后/})).toHaveCount(0);
  await allIsNamed(page);
  await go(page, entry, 'Enter');
  await expect(status.getByRole('heading', {name})).toBeFocused();

  await test.step('say that it is not solved', async () => {
    await go(page, status.getByRole('button', {name: '没有解决'}), 'Enter');
    await expect(status.getByRole('textbox', {name: '哪里还没有解决？'})).toBeFocused();
    await page.keyboard.type('今天早上还是没有收到。');
    await go(page, status.getByRole('button', {name: '提交说明'}), 'Enter');
    await expect(status.getByText('今天早上还是没有收到。').first()).toBeVisible();
    await hasFocus(page);
    expect(await timesSaid(page, '已反馈没有解决')).toBe(1);
  });

  await test.step('open the form of a link and leave it', async () => {
    const fold = status.locator('[part="share"] summary');
    await go(page, fold, 'Enter');
    expect(await told(page)).toMatchObject({expanded: true});
    await expect(status.getByRole('textbox', {name: '给谁看？'})).toBeVisible();
    await go(page, status.getByRole('button', {name: '生成链接'}), 'Enter');
    await expect(status.getByRole('textbox', {name: '给谁看？'})).toBeFocused();
    await go(page, fold, 'Enter');
    await expect(status.getByRole('textbox', {name: '给谁看？'})).toBeHidden();
  });

  await test.step('reply, in another language from its half on', async () => {
    await go(page, status.getByRole('textbox', {name: '回复'}));
    await page.keyboard.type('日志稍后发上来。');
    await tabTo(page, page.getByRole('combobox', {name: /语言|Language/}));
    await press(page, 'End');
    await expect(page.locator('html')).toHaveAttribute('lang', /en/);
    await expect(status.getByRole('textbox', {name: 'Reply'})).toHaveValue('日志稍后发上来。');
    await hasFocus(page);
    await go(page, status.getByRole('button', {name: 'Send reply'}), 'Enter');
    await expect(status.locator('[part~="message"]').filter({hasText: '日志稍后发上来。'})).toBeVisible();
    await hasFocus(page);
  });

  await test.step('confirm', async () => {
    await expect(status.getByText('Is it solved?')).toBeVisible({timeout: 90_000});
    // What the team does may push the page on; the reader stays where he was.
    expect(await page.evaluate(() => window.seen())).not.toBe('lost');
    await allIsNamed(page);
    await go(page, status.getByRole('button', {name: 'Yes, solved'}), 'Enter');
    await expect(status.getByRole('link', {name: 'Rate the service'})).toBeVisible();
    await hasFocus(page);
    expect(await timesSaid(page, 'Confirmed as solved')).toBe(1);
  });

  await test.step('rate: what is missing is led to, and no key that chooses sends', async () => {
    const survey = page.locator('aftercare-satisfaction-survey');
    await tabTo(page, status.getByRole('link', {name: 'Rate the service'}));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/survey\.html#aftercare=survey\//);
    const send = survey.getByRole('button', {name: 'Send rating'});
    await go(page, send, 'Enter');
    await expect(survey.getByRole('alert')).toContainText('at least one question');
    await expect(survey.getByRole('group', {name: 'Is the problem solved?'}).getByRole('radio').first()).toBeFocused();
    expect(await told(page)).toMatchObject({role: 'radio', name: 'Yes, it is solved'});
    for (const row of ['Speed of response', 'Efficiency', 'Expertise', 'Overall']) {
      const group = survey.getByRole('group', {name: row});
      await go(page, group.getByRole('radio').first(), 'Space');
      // Reasons for a low score come and go while the focus stays in its row.
      if (row === 'Overall') await expect(survey.getByRole('checkbox').first()).toBeVisible();
      await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      expect(await told(page)).toMatchObject({role: 'radio', name: expect.stringMatching(/very good/i), checked: 'true'});
    }
    await allIsNamed(page);
    await go(page, send, 'Enter');
    await expect(survey.getByRole('heading', {name: 'Thank you. Your rating has arrived.'})).toBeFocused();
    expect(await timesSaid(page, 'Your rating has arrived')).toBe(1);
    const api = new CustomerApi(request, 'li-wen');
    const [ticket] = await api.ticketsTitled(name);
    expect((await api.ticket(ticket!.id)).survey?.state).toBe('answered');
  });
});

test('an article is found, read and voted on in the panel of the launcher, which gives the focus back', async ({page}) => {
  await page.goto('/index.html');
  const launcher = page.locator('aftercare-portal').getByRole('button', {name: /^服务支持/});
  await go(page, launcher);
  expect(await told(page)).toMatchObject({role: 'button', hasPopup: 'dialog', expanded: false});
  await press(page, 'Enter');
  const panel = page.getByRole('dialog', {name: '服务支持'});
  await expect(panel).toBeFocused();
  await go(page, panel.getByRole('navigation').getByRole('link', {name: '自助解答'}), 'Enter');
  const help = panel.locator('aftercare-knowledge-base');
  const box = help.getByRole('combobox', {name: '搜索帮助文章'});
  await go(page, box);
  await page.keyboard.type('权限');
  const found = help.getByRole('option', {name: /行级权限：一张看板/});
  await expect(found).toBeVisible();
  while ((await found.getAttribute('aria-selected')) !== 'true') await press(page, 'ArrowDown');
  expect(await told(page)).toMatchObject({role: 'combobox', expanded: true});
  await allIsNamed(page);
  await press(page, 'Enter');
  await expect(help.getByRole('heading', {name: /行级权限：一张看板/})).toBeFocused();
  await go(page, help.getByRole('button', {name: '没有帮助'}), 'Enter');
  await expect(help.getByRole('heading', {name: /行级权限：一张看板/})).toBeVisible();
  await hasFocus(page);
  await go(page, help.getByRole('link', {name: /返回|全部文章|搜索结果/}).first(), 'Enter');
  await expect(box).toBeFocused();

  // In a field that holds words the first is for them.
  await press(page, 'Escape');
  await expect(box).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(launcher).toBeFocused();
  expect(await told(page)).toMatchObject({expanded: false});
});
