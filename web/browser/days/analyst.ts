import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { streamXlsxRows } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { BLANK, type OpenPortal } from '../profiles.ts';
import { isAwake } from '../walk.ts';
import { byHand, type Manner, type Use } from './by-hand.ts';

/** The analyst of the sample, who reads what the city's departments keep. */
const analyst = 'thanh-pho';
const phone = { viewport: { width: 390, height: 844 } };
/** An export waits for its turn and is then written. */
const patience = { timeout: 60_000 };

/** An analyst's day: all that matches as a table and as charts, and a list of it to take along, by keyboard alone. */
export function analystDay(portal: () => OpenPortal, ways: readonly Manner[]): void {
  test('from a search to a table with chosen columns, sorted, all of it in the address', async () => {
    const page = await portal().signIn({}, analyst, '/search?q=thu hồi đất');
    await press(page.getByRole('link', { name: 'Bảng' }));
    await page.waitForURL(/[?&]view=table/);
    const all = await totalOf(page);
    expect(all).toBeGreaterThan(3);
    await page.locator('summary', { hasText: 'Chọn cột' }).focus();
    await page.keyboard.press('Enter');
    for (const column of ['Loại', 'Cơ quan quản lý']) {
      await page.getByRole('checkbox', { name: column, exact: true }).focus();
      await page.keyboard.press('Space');
    }
    await press(page.getByRole('button', { name: 'Hiện các cột này' }));
    await page.waitForURL(/[?&]columns=/);
    expect(await page.getByRole('columnheader').allInnerTexts()).not.toContain('Loại');
    await press(page.getByRole('link', { name: 'Số, ký hiệu' }));
    await page.waitForURL(/[?&]order=number/);
    expect(await page.locator('th[aria-sort=ascending]').innerText()).toContain('Số, ký hiệu');
    expect(await totalOf(page)).toBe(all);
    const address = page.url();
    const rows = await page.locator('tbody tr').allInnerTexts();
    await press(page.locator('tbody .title a').first());
    await page.waitForURL(/\/documents\//);
    await page.goBack();
    await page.waitForURL(address);
    await page.reload();
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual(rows);
    await page.close();
  }, 120_000);

  test('charts say the same number as the table, and are downloaded as SVG and PNG', async () => {
    const page = await portal().signIn({}, analyst, '/search?q=*&view=table');
    const all = await totalOf(page);
    await isAwake(page);
    await press(page.getByRole('link', { name: 'Biểu đồ' }));
    await page.waitForURL(/[?&]view=charts/);
    expect(await totalOf(page)).toBe(all);
    await press(page.locator('summary', { hasText: 'Số liệu theo năm và loại' }));
    const last = await page
      .getByRole('table', { name: 'Số liệu theo năm và loại' })
      .locator('td:last-child')
      .allInnerTexts();
    expect(last.reduce((sum, text) => sum + Number(text.replaceAll('.', '')), 0)).toBe(all);
    const svg = await readFile(
      await pathOf(page, press, page.getByRole('link', { name: 'Tải SVG' })),
      'utf8',
    );
    expect(svg).toContain('Nguồn: Tàng Thư');
    expect(svg).toContain('@font-face');
    const png = await readFile(await pathOf(page, press, page.getByRole('button', { name: 'Tải PNG' })));
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(png.length).toBeGreaterThan(20_000);
    await page.close();
  }, 120_000);

  test.each(ways)(
    '$name: a list is exported, followed to its end, downloaded in parts and with its manifest, and deleted',
    async ({ options, use }) => {
      const page = await portal().signIn(
        options,
        analyst,
        '/search?q=thu hồi đất&view=table&columns=number,title,date&order=date',
      );
      const all = await totalOf(page);
      await isAwake(page);
      for (const menu of await page.locator('summary[aria-label^="Sắp xếp"]:visible').all()) await use(menu);
      await use(page.getByRole('link', { name: 'Xuất', exact: true }).filter({ visible: true }));
      await page.waitForURL(/\/exports\/new/);
      expect(await page.locator('dd strong').innerText()).toContain(String(all));
      await use(page.getByRole('button', { name: 'Bắt đầu xuất' }));
      await page.waitForURL('/exports');
      const first = page.locator('article').first();
      await first.getByText('Đã xong').waitFor(patience);
      const hash = /[0-9a-f]{64}/.exec(await first.innerText())?.[0];

      const rows: unknown[][] = [];
      const file = await readFile(await pathOf(page, use, first.getByRole('link', { name: 'Tải tệp' })));
      for await (const { values } of streamXlsxRows(file)) rows.push([...values]);
      expect(rows[0]).toEqual(['Số, ký hiệu', 'Ngày ban hành', 'Trích yếu']);
      expect(rows).toHaveLength(all + 1);
      expect(await inTwoParts(page, first.getByRole('link', { name: 'Tải tệp' }))).toEqual(file);
      const days = rows.slice(1).flatMap(([, day]) => (day instanceof Date ? day.getTime() : []));
      expect(days).toEqual(days.toSorted((one, other) => one - other));

      const manifest = JSON.parse(
        await readFile(await pathOf(page, use, first.getByRole('link', { name: 'Tải tờ khai' })), 'utf8'),
      ) as { file: { sha256: string }; rowCount: number; query: string; rows: unknown[] };
      expect(manifest).toMatchObject({ rowCount: all, query: 'thu hồi đất' });
      expect(manifest.file.sha256).toBe(hash);
      expect(manifest.rows).toHaveLength(all);

      const kept = await page.locator('article').count();
      await use(first.getByRole('button', { name: /^Xóa bản xuất/ }));
      await expect.poll(() => page.locator('article').count()).toBe(kept - 1);
      await page.close();
    },
    180_000,
  );

  test('whoever goes on working is told when the list is ready', async () => {
    const page = await portal().signIn({}, analyst, BLANK);
    const made = await page.request.post('/api/exports', {
      data: { q: '*', format: 'csv' },
      headers: { origin: portal().url },
    });
    expect(made.status()).toBe(201);
    await page.goto('/saved');
    await page.getByText('Một bản xuất của bạn đã kết thúc.').waitFor(patience);
    await press(page.getByRole('link', { name: 'Xem', exact: true }));
    await page.waitForURL('/exports');
    await press(page.getByRole('button', { name: /^Xóa bản xuất/ }).first());
    await page.close();
  }, 120_000);

  test.runIf(ways.includes(byHand))(
    'at 390 px nothing scrolls sideways, and another person has no such list',
    async () => {
      const page = await portal().signIn(phone, analyst, BLANK);
      for (const path of [
        '/search?q=*&view=table',
        '/search?q=*&view=charts',
        '/exports/new?q=*',
        '/exports',
      ]) {
        await page.goto(path);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          path,
        ).toBeLessThanOrEqual(0);
      }
      await page.goto('/search?q=*&view=table');
      expect(await page.getByRole('row').count()).toBeGreaterThan(10);
      await page.close();
      const other = await portal().signIn({}, 'so-nnmt', '/exports');
      await other.getByText('Bạn chưa có bản xuất nào.').waitFor();
      await other.close();
    },
    120_000,
  );
}

/** Presses a link or button by the keyboard. */
async function press(target: Locator): Promise<void> {
  await target.focus();
  await target.press('Enter');
}

/** How many documents match, as the page says it. */
async function totalOf(page: Page): Promise<number> {
  const said = await page.locator('section strong[role=status]').innerText();
  return Number(/[\d.]+/.exec(said)?.[0].replaceAll('.', ''));
}

/** Where the file lies that a press downloads. */
async function pathOf(page: Page, use: Use, target: Locator): Promise<string> {
  const waiting: Promise<Download> = page.waitForEvent('download', patience);
  await use(target);
  return (await waiting).path();
}

/** The file behind a link, broken off after some bytes and gone on with from there. */
async function inTwoParts(page: Page, link: Locator): Promise<Buffer> {
  const href = (await link.getAttribute('href')) ?? '';
  const begun = await page.request.get(href, { headers: { range: 'bytes=0-999' } });
  const etag = begun.headers()['etag'] ?? '';
  const rest = await page.request.get(href, { headers: { range: 'bytes=1000-', 'if-range': etag } });
  expect([begun.status(), rest.status()]).toEqual([206, 206]);
  return Buffer.concat([await begun.body(), await rest.body()]);
}
