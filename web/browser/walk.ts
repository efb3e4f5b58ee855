import type { Page } from '@playwright/test';

/** A search that the official of the tests finds records for. */
export const query = 'bồi thường khi thu hồi đất';

const nothing = 'zzqxv';
const described = 'quyết định của UBND quận Hải Đăng về thu hồi đất năm';

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

/** Every page of the portal as a signed-in person comes by it, each with its name. */
export async function visitEveryPage(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.goto('/');
  await look('start');
  await page.goto(resultsOf(query));
  await look('results');
  await page.goto(resultsOf(nothing));
  await look('nothing found');
  await page.goto(resultsOf(`${described} 1945`));
  await look('understood');
  await page.goto(resultsOf('99999/KH-UBND'));
  await look('missing number');
  await openFirstHit(page);
  await look('document text');
  for (const panel of ['hits', 'about']) {
    await page.goto(`${page.url().replace(/&panel=\w+/, '')}&panel=${panel}`);
    await imageIsThere(page);
    await look(`document ${panel}`);
  }
  await isAwake(page);
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await look('keyboard map');
  await page.goto('/documents/00000000-0000-7000-8000-000000000000');
  await look('not found');
}
