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

/** Whether a lit rectangle on the image, or the beginning of one longer than a word, stands inside the frame that the person sees. */
export function litIsInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const frame = document.querySelector('.stage')?.getBoundingClientRect();
    const lit = [...document.querySelectorAll('.stage .zoom rect.match')].map((rect) =>
      rect.getBoundingClientRect(),
    );
    if (!frame) return false;
    return lit.some(
      ({ left, top, right, bottom }) =>
        left >= frame.left - 1 &&
        Math.min(right, left + 120) <= frame.right + 1 &&
        top >= frame.top - 1 &&
        bottom <= frame.bottom + 1,
    );
  });
}
