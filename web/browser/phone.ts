import { devices, type Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { BLANK, official } from './profiles.ts';
import { openFirstHit, query, resultsOf } from './walk.ts';

const { userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 5'];

/** A phone, 390 pixels wide. */
export const phone = {
  userAgent,
  deviceScaleFactor,
  isMobile,
  hasTouch,
  viewport: { width: 390, height: 844 },
};

/** By how many pixels a page is wider than its screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The portal at 390 pixels. */
export function phoneTests(portal: () => Portal): void {
  test('the filters unfold, and a filter narrows the list', async () => {
    const page = await portal().signIn(phone, official, resultsOf(query));
    await page.locator('aside summary.button').tap();
    await page.locator('aside details a[href*="type="]').first().tap();
    await page.waitForURL(/type=/);
    expect(await page.locator('article').count()).toBeGreaterThan(0);
    await page.close();
  });

  test('in a document the image comes first, then the text; a tapped word moves the image', async () => {
    const page = await portal().signIn(phone, official, BLANK);
    await openFirstHit(page);
    const image = await page.locator('.stage').boundingBox();
    const text = await page.locator('.text').boundingBox();
    expect(image?.y ?? 0).toBeLessThan(text?.y ?? 0);
    await page.locator('[data-word]').last().tap();
    await expect.poll(() => page.locator('rect.pointed').count()).toBe(1);
    await page.close();
  });
}
