import {expect, type FrameLocator, type Locator, type Page} from '@playwright/test';

/** Whole jobs by mouse and keys on a page of four elements or the portal, Chinese, signed in as li-wen. */
export type Place = Page | FrameLocator;

/** Fills a question about a licence, up to sending it. */
export async function writeQuestion(on: Place, title: string): Promise<Locator> {
  const form = on.locator('aftercare-submit-ticket');
  await form.getByRole('radio', {name: /^咨询/}).check();
  await form.getByLabel('标题').pressSequentially(title);
  await form.getByLabel('详细描述').fill('年底到期，想先知道会发生什么。');
  await form.getByLabel('产品', {exact: true}).selectOption({index: 1});
  await form.getByRole('radiogroup', {name: '关于'}).getByRole('radio').first().check();
  return form;
}

/** Hands in a question; gives its reference. */
export async function askQuestion(on: Place, title: string): Promise<string> {
  const form = await writeQuestion(on, title);
  await form.getByRole('button', {name: '提交', exact: true}).click();
  await expect(form.getByRole('heading', {name: '已收到您的请求'})).toBeVisible();
  return form.getByText(/^AC-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
}

/** Finds a request in the list and reads it, thread and all. */
export async function readRequest(on: Place, name: string | RegExp): Promise<Locator> {
  const status = on.locator('aftercare-ticket-status');
  await status.getByRole('link', {name}).first().click();
  await expect(status.getByRole('heading', {name})).toBeVisible();
  await expect(status.locator('[part~="message"]').first()).toBeVisible();
  return status;
}

/** Searches for an article by typing and reads it. */
export async function findArticle(on: Place): Promise<Locator> {
  const help = on.locator('aftercare-knowledge-base');
  await help.getByRole('combobox', {name: '搜索帮助文章'}).pressSequentially('权限');
  await help.locator('.finding, [role="option"]').filter({hasText: '行级权限：一张看板'}).first().click();
  await expect(help.getByRole('heading', {name: /行级权限：一张看板/})).toBeVisible();
  await expect(help.locator('.body p').first()).toBeVisible();
  return help;
}

/** Gives the best score to all that is asked of a survey that is open, and sends it. */
export async function rateAll(on: Place): Promise<void> {
  const survey = on.locator('aftercare-satisfaction-survey');
  const best = survey.getByRole('radio', {name: '很满意', exact: true});
  await expect(best.first()).toBeVisible();
  for (const point of await best.all()) await point.check();
  const solved = survey.getByRole('radio', {name: /^已解决/});
  if (await solved.count()) await solved.first().check();
  await survey.getByRole('button', {name: '提交评价'}).click();
  await expect(survey.getByRole('heading', {name: /评价已收到/})).toBeVisible();
}
