import {expect, type APIRequestContext, type APIResponse, type Locator, type Page} from '@playwright/test';
import {newKey} from '../../src/contract/key.js';

/** Opens the staff side of the journeys' gateway. */
export const staffKey = 'the-key-of-the-journeys-32-letters';

/** Goes to a place of the team's page and lets somebody in there, by the team's key. */
export async function openTeamPage(page: Page, agent: string, place = ''): Promise<void> {
  await page.goto(`/staff.html${place}`);
  await enterKey(page, staffKey);
  await comeInAs(page, agent);
}

export async function enterKey(page: Page, key: string): Promise<void> {
  await page.getByLabel('服务台密钥').fill(key);
  await page.keyboard.press('Enter');
}

/** Says who works here, once the key has opened. */
export async function comeInAs(page: Page, agent: string): Promise<void> {
  await page.getByLabel('您是哪位').selectOption(agent);
  await page.getByRole('button', {name: '进入'}).press('Enter');
}

/** Looks for requests by a reference or words of the title. */
export async function lookFor(page: Page, words: string): Promise<void> {
  await page.getByLabel('查找').fill(words);
  await page.keyboard.press('Enter');
}

/** Looks for a request and opens it. */
export async function openRequest(page: Page, words: string): Promise<void> {
  await lookFor(page, words);
  const opened = page.locator('.ticket').first();
  // The list is drawn anew when what was looked for has come, and takes the focus along from a link that is just being pressed.
  await expect(async () => {
    if (!(await opened.isVisible())) await page.getByRole('link', {name: words}).first().press('Enter', {timeout: 2_000});
    await expect(opened).toBeVisible({timeout: 2_000});
  }).toPass({timeout: 20_000});
}

/** Opens a step's form by the keyboard alone. */
export async function openStep(page: Page, name: string): Promise<Locator> {
  const step = page.locator('.steps details').filter({has: page.getByText(name, {exact: true})});
  await step.locator('summary').press('Enter');
  return step;
}

/** Takes a step of the team on a request, at the version that was seen, without their page. */
export function teamStep(request: APIRequestContext, id: string, version: number, step: string, data: object): Promise<APIResponse> {
  const clientRef = newKey();
  const headers = {Authorization: `Bearer ${staffKey}`, 'Idempotency-Key': clientRef, 'If-Match': `"${version}"`};
  return request.post(`/staff/v1/tickets/${id}/${step}`, {headers, data: {...data, clientRef}});
}
