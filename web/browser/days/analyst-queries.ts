import { expect, test } from 'vitest';
import type { OpenPortal } from '../profiles.ts';
import { sideways, type Manner } from './by-hand.ts';

const analyst = 'thanh-pho';
const number = '11/2002/QĐ-UBND';

/** A file as a spreadsheet saves it: UTF-16, with tabs. */
const file = (text: string) => ({
  name: 'tra cứu.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${text}`, 'utf16le'),
});

/** An analyst's day: many queries at once. */
export function analystQueries(portal: () => OpenPortal, ways: readonly Manner[]): void {
  test.each(ways)(
    '$name: a list of queries is searched while the page waits, and its results are taken along as a file',
    async ({ options, use }) => {
      const page = await portal().signIn(options, analyst, '/batches');
      const choose = async (text: string): Promise<void> => {
        const choosing = page.waitForEvent('filechooser');
        await use(page.getByLabel('Tệp CSV'));
        await (await choosing).setFiles(file(text));
        await use(page.getByRole('button', { name: 'Bắt đầu' }));
      };
      await choose('truy vấn\n"chưa đóng');
      await page
        .getByRole('alert')
        .filter({ hasText: /^Dòng \d+: dấu ngoặc kép/ })
        .waitFor();
      await choose(`truy vấn\tghi chú\r\n${number}\tx\r\nzzqxv\ty\r\n`);
      await page.waitForURL(/\/batches\/[\w-]{36}$/);
      await page.getByText('Đã xong').waitFor({ timeout: 40_000 });
      expect(await page.locator('tbody tr').first().innerText()).toContain(number);
      expect(await page.locator('tbody tr').nth(1).innerText()).toContain('Không tìm thấy');
      expect(await sideways(page)).toBe(0);
      const results = await page.request.get(
        (await page.getByRole('link', { name: 'Tải kết quả' }).getAttribute('href')) ?? '',
      );
      expect(await results.text()).toContain(`2,${number},1,${number}`);
      await use(page.getByRole('link', { name: 'Tra theo danh sách' }));
      await page.waitForURL('/batches');
      await use(page.getByRole('button', { name: /^Xóa/ }));
      await page.locator('ol').waitFor({ state: 'detached' });
      await page.close();
    },
    120_000,
  );
}
