import {expect, type Page} from '@playwright/test';

/** Portal and element are there for somebody, and the page hears of what they do. */
export async function isAlive(page: Page): Promise<void> {
  await expect(page.getByRole('status').first()).toHaveText('aftercare-portal is ready.');
  await expect(page.locator('aftercare-portal').getByRole('heading', {level: 2}).first()).toBeVisible();
  await expect(page.locator('aftercare-desk > aftercare-ticket-status').getByRole('listitem').first()).toBeVisible();
  await page.locator('aftercare-portal').evaluate((portal) => {
    const detail = {queued: false, ticket: {reference: 'HT-1'}};
    portal.shadowRoot!.dispatchEvent(new CustomEvent('aftercare-ticket-submitted', {detail, bubbles: true, composed: true}));
  });
  await expect(page.getByText('Thank you. Your request is HT-1.')).toBeVisible();
}

/** What the browser complains of, warnings too. */
export function complaintsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', ({message}) => faults.push(message));
  page.on('console', (message) => void (['error', 'warning'].includes(message.type()) && faults.push(message.text())));
  return faults;
}
