import { expect, test } from 'vitest';
import type { OpenPortal } from './profiles.ts';
import { isAwake, resultsOf } from './walk.ts';

const analyst = 'thanh-pho';
/** A decision of the sample that was replaced, and by what. */
const replaced = '11/2002/QĐ-UBND';
const replacedBy = '01/2014/QĐ-UBND';
const phone = { viewport: { width: 390, height: 844 } };

/** Saved searches, the feed, chains of documents, what is similar. */
export function savedTests(portal: () => OpenPortal): void {
  test('a search is saved from its results, run again, renamed and removed, without JavaScript too', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await portal().signIn(
        { javaScriptEnabled },
        analyst,
        `${resultsOf('thu hồi đất')}&from=2000-01-01`,
      );
      await page.getByRole('link', { name: 'Lưu tìm kiếm' }).click();
      await page.getByLabel('Tên').fill('Đất đai');
      await page.getByRole('button', { name: 'Lưu tìm kiếm' }).click();
      await page.waitForURL('/saved');
      if (javaScriptEnabled) await isAwake(page);
      await page.locator('summary', { hasText: 'Sửa, xóa' }).click();
      await page.getByLabel('Tên').fill('Thu hồi đất');
      await page.getByRole('button', { name: 'Đổi tên' }).click();
      await page.getByRole('link', { name: 'Thu hồi đất', exact: true }).click();
      await page.waitForURL(/\/search\?.*from=2000/);
      await page.locator('article').first().waitFor();
      await page.goto('/saved');
      if (javaScriptEnabled) await isAwake(page);
      await page.locator('summary', { hasText: 'Sửa, xóa' }).click();
      await page.getByRole('button', { name: 'Xóa', exact: true }).click();
      await page.getByText('Bạn chưa lưu tìm kiếm nào.').waitFor();
      await page.close();
    }
  }, 120_000);

  test('the feed has a secret address that a reader without a session opens, until it is ended', async () => {
    const page = await portal().signIn({}, analyst, '/saved');
    await page.getByRole('button', { name: 'Tạo địa chỉ' }).click();
    const address = await page.getByLabel('Địa chỉ nguồn tin của bạn').inputValue();
    const stranger = await portal().visit();
    const feed = await stranger.request.get(new URL(address).pathname);
    expect([feed.status(), feed.headers()['content-type']]).toEqual([
      200,
      'application/atom+xml; charset=utf-8',
    ]);
    await page.getByRole('button', { name: 'Hủy địa chỉ', exact: true }).click();
    await page.getByRole('button', { name: 'Tạo địa chỉ', exact: true }).waitFor();
    expect((await stranger.request.get(new URL(address).pathname)).status()).toBe(404);
    await stranger.close();
    await page.close();
  }, 60_000);

  test('the chain of a decision is drawn and listed, each document a link that the keyboard reaches, on a phone too', async () => {
    for (const options of [{}, phone]) {
      const page = await portal().signIn(options, analyst, resultsOf(replaced));
      await page.locator('article h2 a').first().click();
      await page.waitForURL(/\/documents\//);
      await page.getByRole('link', { name: 'Chuỗi', exact: true }).click();
      const drawn = page.locator('figure svg a', { hasText: replacedBy });
      expect(await drawn.getAttribute('aria-label')).toBe(`${replacedBy}, 01/07/2014 · Đã bị thay thế`);
      expect(await page.locator('aside ol').innerText()).toMatch(/thay thế văn bản này/iu);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      const before = page.url();
      await drawn.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.href !== before && url.searchParams.get('panel') === 'chain');
      expect(await page.locator('h1').first().innerText()).toContain('quản lý tài liệu lưu trữ');
      await page.getByRole('link', { name: 'Tương tự', exact: true }).click();
      await page.locator('aside li h3 a').first().waitFor();
      expect(await page.locator('aside li').first().innerText()).toContain('tài liệu lưu trữ');
      await page.close();
    }
  }, 120_000);
}
