import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { official } from './profiles.ts';
import { query, resultsOf } from './walk.ts';

/** Search, results and the text of a document need no JavaScript. */
export function withoutJavaScriptTests(portal: () => Portal): void {
  test('signing in, searching, filtering and reading work without JavaScript', async () => {
    const page = await (await portal().visit({ javaScriptEnabled: false })).newPage();
    await page.goto('/sign-in');
    await page.locator('button[value=hai-dang]').click();
    await page.locator('input[name=q]').fill(query);
    await page.locator('input[name=q]').press('Enter');
    await page.waitForURL(/\/search\?q=/);
    const all = await page.locator('article').count();
    expect(all).toBeGreaterThan(0);

    await page.locator('aside .column a[href*="type="]').first().click();
    await page.waitForURL(/type=/);
    await page.getByRole('link', { name: /^Bỏ lọc/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('type'));
    expect(await page.locator('article').count()).toBe(all);

    await page.locator('article h2 a').first().click();
    await page.waitForURL(/\/documents\//);
    expect(await page.locator('.text mark').count()).toBeGreaterThan(0);
    const picture = page.locator('.stage figure img');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    expect(await page.locator('.stage figure rect.match').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Thông tin' }).click();
    expect(await page.locator('dl').first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('language and theme are kept without JavaScript, and the page says which language it speaks', async () => {
    const page = await portal().signIn({ javaScriptEnabled: false }, official, resultsOf(query));
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(page.url()).toContain(resultsOf(query).split('?')[0]);
    await page.getByRole('button', { name: /switch to light/ }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.close();
  });
}
