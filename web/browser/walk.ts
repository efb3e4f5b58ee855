import type { Page } from '@playwright/test';

/** A search that the official of the tests finds records for. */
export const query = 'bồi thường khi thu hồi đất';

/** The address of the results of a search. */
export function resultsOf(words: string): string {
  return `/search?q=${encodeURIComponent(words)}`;
}

/** Opens the first hit of the search and waits until the page image is all there. */
export async function openFirstHit(page: Page): Promise<void> {
  await page.goto(resultsOf(query));
  await page.locator('article h2 a').first().click();
  await imageIsThere(page);
}

/** Waits until the portal listens to keys: SvelteKit puts its announcer on the page when it does. */
export async function isAwake(page: Page): Promise<void> {
  await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}

/** Waits until the page image is drawn to its last tile. */
export async function imageIsThere(page: Page): Promise<void> {
  await page.locator('[data-ready=true]').waitFor();
}
