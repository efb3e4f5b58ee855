import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { BLANK, official } from './profiles.ts';
import { resultsOf } from './walk.ts';

const described = 'quyết định của UBND quận Hải Đăng từ năm 1998 đến 2024 về thu hồi đất';

const chips = (page: Page) => page.locator('.understood a.close');
const count = (page: Page) => page.locator('article').count();

/** What the portal shows of a query that it understood: filters that can be taken away, a better spelling, a missing number. */
export function understandingTests(portal: () => Portal): void {
  test('filters read out of the words are shown, and go by a click and by the keyboard', async () => {
    const page = await portal().signIn({}, official, resultsOf(described));
    expect(await chips(page).count()).toBe(3);
    expect(await chips(page).first().innerText()).toContain('Quyết định');
    const narrow = await count(page);
    expect(narrow).toBeGreaterThan(0);
    expect(await page.locator('aside .column [aria-current=true]').count()).toBeGreaterThan(0);

    await chips(page).filter({ hasText: 'Thời gian' }).click();
    await page.waitForURL(/plain=date/);
    await expect.poll(() => chips(page).count()).toBe(2);
    expect(await page.locator('#search-box').inputValue()).toBe(described);

    await chips(page).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/plain=type/);
    await expect.poll(() => chips(page).count()).toBe(1);

    await page.locator('.understood a.plus').filter({ hasText: 'Loại' }).click();
    await page.waitForURL(/sure=type/);
    await expect.poll(() => chips(page).count()).toBe(2);
    await page.goBack();
    await expect.poll(() => chips(page).count()).toBe(1);
    await page.close();
  });

  test('they go without JavaScript, and in English', async () => {
    const page = await portal().signIn({ javaScriptEnabled: false }, official, BLANK);
    await page.context().addCookies([{ name: 'language', value: 'en', url: portal().url }]);
    await page.goto(resultsOf(described));
    expect(await page.locator('.understood').innerText()).toContain('Read from your words');
    await chips(page).first().click();
    await page.waitForURL(/plain=type/);
    expect(await chips(page).count()).toBe(2);
    await page.close();
  });

  test('a better spelling is a link; until it is followed the typed words are searched', async () => {
    const page = await portal().signIn({}, official, resultsOf('quyet dinh thu hoi dat'));
    expect(await page.locator('#search-box').inputValue()).toBe('quyet dinh thu hoi dat');
    expect(await count(page)).toBeGreaterThan(0);
    await page.locator('a.suggestion').click();
    await page.waitForURL((url) => url.searchParams.get('q') === 'quyết định thu hồi đất');
    await expect.poll(() => page.locator('a.suggestion').count()).toBe(0);
    await page.close();
  });

  test('a number that no document bears is named, on a phone too', async () => {
    const page = await portal().signIn(
      { viewport: { width: 390, height: 844 } },
      official,
      resultsOf('99999/KH-UBND'),
    );
    const name = 'Không tìm thấy văn bản số 99999/KH-UBND trong những hồ sơ bạn được xem.';
    expect(await page.getByRole('heading', { level: 2, name }).isVisible()).toBe(true);
    await page.goto(resultsOf(described));
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(sideways).toBe(false);
    await page.close();
  });
}
