import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { official } from './profiles.ts';
import { query, resultsOf } from './walk.ts';

/** Holds back what the API answers under a path until the given function is called. */
async function holdBack(page: Page, path: string): Promise<() => void> {
  const held = Promise.withResolvers<undefined>();
  await page.route(`**/api/${path}`, async (route) => {
    await held.promise;
    await route.continue();
  });
  return () => held.resolve(undefined);
}

/** What moved on the page since it came, without what follows at once on a key or click. */
const shift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[])
            if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );

/** What is shown while a person waits. */
export function waitingTests(portal: () => Portal): void {
  test('another search draws the cards that come; nothing moves, and the filter keeps the focus', async () => {
    const page = await portal().signIn({}, official, resultsOf(query));
    const release = await holdBack(page, 'search?*');
    const filter = page.locator('aside .column a[href*="type="]').first();
    await filter.focus();
    await page.keyboard.press('Enter');
    await page.locator('.to-come').waitFor();
    expect(await filter.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(
      await page
        .locator('article')
        .first()
        .evaluate((hit) => hit.closest('ol')?.checkVisibility({ visibilityProperty: true })),
    ).toBe(false);
    release();
    await page.waitForURL(/type=/);
    await page.locator('.to-come').waitFor({ state: 'detached' });
    expect(await page.locator('article').count()).toBeGreaterThan(0);
    expect(await shift(page)).toBeLessThanOrEqual(0.02);
    await page.close();
  });

  test('a document that is long in coming is drawn in its proportions, and so are the results on the way back', async () => {
    const page = await portal().signIn({}, official, resultsOf(query));
    const hit = page.locator('article h2 a').nth(3);
    const left = await hit.getAttribute('href');
    const releaseDocument = await holdBack(page, 'documents/**');
    await hit.focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-awaited=document]').waitFor();
    releaseDocument();
    await page.waitForURL(/\/documents\//);
    await page.locator('[data-awaited]').waitFor({ state: 'detached' });
    expect(await shift(page)).toBeLessThanOrEqual(0.02);
    const releaseResults = await holdBack(page, 'search?*');
    await page.goBack({ waitUntil: 'commit' });
    await page.locator('[data-awaited=results]').waitFor();
    releaseResults();
    await page.waitForURL(/\/search/);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('href')), { timeout: 15_000 })
      .toBe(left);
    await page.close();
  });
}
