import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { imageIsThere, resultsOf } from './walk.ts';

/** The archivist of the sample, to whom a package with slips in its list was handed over. */
const archivist = 'luu-tru';

/** A decision is answered by the server before the page goes on. */
const patience = { timeout: 20_000 };

/** Where in the queue the page is: `{index: 2, count: 5}`. */
async function position(page: Page): Promise<{ index: number; count: number }> {
  const label = await page.locator('.bar [role=group]').first().getAttribute('aria-label');
  const [, index, count] = /(\d+)\/(\d+)/.exec(label ?? '') ?? [];
  return { index: Number(index), count: Number(count) };
}

/** Presses a key of the queue and waits until it has led to a place. */
async function pressTo(
  page: Page,
  key: string,
  expected: Partial<{ index: number; count: number }>,
): Promise<void> {
  await page.keyboard.press(key);
  await expect.poll(() => position(page), patience).toMatchObject(expected);
}

/** Goes by `k` and `j` to the item of a field. */
async function comeTo(page: Page, field: string): Promise<void> {
  for (let { index } = await position(page); index > 1; index--)
    await pressTo(page, 'k', { index: index - 1 });
  const inHand = page.locator('article.current h3 a');
  const { count } = await position(page);
  for (let index = 2; (await inHand.textContent()) !== field && index <= count; index++)
    await pressTo(page, 'j', { index });
  expect(await inHand.textContent()).toBe(field);
}

/** The pages for archivists. */
export function archiveTests(portal: () => Portal): void {
  const signIn = (options: BrowserContextOptions, path: string) => portal().signIn(options, archivist, path);

  test('a review run by keyboard alone; search uses each decision at once, and each can be taken back', async () => {
    const page = await signIn({}, '/');
    await page.locator('.sections a[href="/archive"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('/archive');
    await page.getByRole('link', { name: 'Duyệt', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('/archive/review');
    await imageIsThere(page);
    expect(await position(page)).toEqual({ index: 1, count: 5 });
    expect(await page.locator('.stage .zoom rect.match').count()).toBeGreaterThan(0);

    await comeTo(page, 'Số, ký hiệu');
    await pressTo(page, 's', { count: 4 });
    await page.getByText('Đã ghi: 10/QĐ-UB').waitFor({ state: 'attached' });
    await comeTo(page, 'Ngày ban hành');
    await pressTo(page, 'Enter', { count: 3 });
    await comeTo(page, 'Loại');
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('e');
    await page.locator('#review-value:focus').waitFor();
    await page.keyboard.type('Công điện');
    expect(await page.locator('#review-value').inputValue()).toBe('Công điện');
    await pressTo(page, 'Enter', { count: 2 });
    await comeTo(page, 'Trích yếu');
    await pressTo(page, 'd', { count: 1 });

    const reader = await page.context().newPage();
    await reader.goto(resultsOf('10/QĐ-UB'));
    expect(await reader.locator('article h2').first().textContent()).toContain(
      'Hợp tác xã dệt chiếu Gò Lưới',
    );
    await reader.goto('/archive/corrections');
    expect(await reader.locator('tbody').textContent()).toMatch(/Công điện.*Mạc Thị Hoài Thư/s);
    await reader.close();

    for (const count of [2, 3, 4, 5]) await pressTo(page, 'u', { count });
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').textContent()).toContain('Nhận theo danh mục gửi kèm');
    await page.close();
  }, 120_000);

  test('of two archivists the second is told who decided, and nothing is changed twice', async () => {
    const [first, second] = [await signIn({}, '/archive/review'), await signIn({}, '/archive/review')];
    await pressTo(first, 's', { count: 4 });
    await second.keyboard.press('d');
    await second.getByText(/^Mạc Thị Hoài Thư đã quyết định mục này lúc/).waitFor({ state: 'attached' });
    await pressTo(first, 'u', { count: 5 });
    await first.close();
    await second.close();
  });

  test('an official finds no way there, and nothing at the address', async () => {
    const page = await portal().signIn();
    expect(await page.locator('a[href^="/archive"]').count()).toBe(0);
    for (const path of ['/archive', '/archive/review', '/archive/runs', '/archive/corrections']) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      expect(await page.locator('main').textContent()).toContain('Không tìm thấy');
    }
    await page.close();
  });

  test('everything can be read without JavaScript', async () => {
    const page = await signIn({ javaScriptEnabled: false }, '/archive?agency=H97.90');
    expect(await page.locator('#fonds').count()).toBe(1);
    expect(await page.locator('svg rect title').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: '24 giờ' }).click();
    await page.waitForURL(/span=day/);
    await page.goto('/archive/review');
    expect(await page.locator('.choice .value').allTextContents()).toHaveLength(2);
    expect(await page.locator('.stage figure rect.match').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: /^Mục sau/ }).click();
    await page.waitForURL(/item=/);
    await page.close();
  });
}
