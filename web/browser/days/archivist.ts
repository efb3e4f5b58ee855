import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { official, BLANK, type OpenPortal } from '../profiles.ts';
import { imageIsThere, isAwake, resultsOf } from '../walk.ts';
import { byHand, sideways, type Manner } from './by-hand.ts';

/** Who keeps the archive of the official's agency, and of the agencies that it follows. */
const archivist = 'quan-tri';

/** A paper of a predecessor of the official's agency. */
const number = '92/TB-UBND';

/** An archivist's day: what a reader reports is decided, and the archive says it at once. */
export function archivistDay(portal: () => OpenPortal, ways: readonly Manner[]): void {
  test('by keyboard alone: a reader reports wrong words, the archivist accepts them, search finds what is right', async () => {
    const reader = await portal().signIn({}, official, BLANK);
    await openByNumber(reader);
    await reader.keyboard.press('b');
    await reader.locator('#report-field:focus').waitFor();
    await reader.keyboard.press('Home');
    await reader.keyboard.press('Tab');
    await reader.keyboard.type('Tự do - Hạnh phúc');
    await reader.keyboard.press('Tab');
    await reader.keyboard.type('Tự do – Hạnh phúc trọn vẹn bền lâu');
    await reader.keyboard.press('Tab');
    await reader.keyboard.type('Máy đọc sót một dòng.');
    await reader.keyboard.press('Tab');
    await reader.keyboard.press('Enter');
    await reader.getByText('Đã gửi. Cảm ơn bạn.').waitFor();
    await reader.getByText('Chờ quyết định').waitFor();

    const page = await portal().signIn({}, archivist, BLANK);
    expect(await found(page, 'hạnh phúc trọn vẹn bền lâu')).not.toContain(number);
    await page.goto('/archive/review?kind=reported');
    await isAwake(page);
    await imageIsThere(page);
    expect(await page.locator('.stage .zoom rect.match').count()).toBeGreaterThan(0);
    const inHand = page.locator('article.current');
    await inHand.getByText('«Máy đọc sót một dòng.»').waitFor();
    await inHand.getByText('Người đọc đề nghị').waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Đã ghi: Tự do – Hạnh phúc/)
      .first()
      .waitFor({ state: 'attached' });
    expect(await found(page, 'hạnh phúc trọn vẹn bền lâu')).toContain(number);
    await page.close();

    await reader.goto('/reports');
    await reader.getByText('Đã sửa').first().waitFor();
    await reader.close();
  });

  test.runIf(ways.includes(byHand))(
    'on a phone: words are selected and reported; declined, the reader learns why',
    async () => {
      const viewport = { width: 390, height: 844 };
      const reader = await portal().signIn({ viewport }, official, BLANK);
      await openByNumber(reader);
      await selectWords(reader, 0, 3);
      await reader.getByRole('link', { name: 'Báo các từ đang bôi đen là sai' }).click();
      await reader.waitForURL(/panel=report/);
      await reader.getByLabel('Đúng ra là').fill('Uỷ ban nhân dân quận');
      expect(await sideways(reader)).toBe(0);
      await reader.getByRole('button', { name: 'Gửi báo sai' }).click();
      await reader.getByText('Đã gửi. Cảm ơn bạn.').waitFor();

      const page = await portal().signIn({ viewport }, archivist, '/archive/review?kind=reported');
      await imageIsThere(page);
      await page.keyboard.press('d');
      await page.locator('#review-value:focus').waitFor();
      await page.keyboard.type('Bản gốc viết như vậy.');
      expect(await sideways(page)).toBe(0);
      await page.keyboard.press('Enter');
      await page.getByText('Đã bỏ qua').first().waitFor({ state: 'attached' });
      await page.close();

      await reader.goto('/reports');
      await reader.getByText('Bản gốc viết như vậy.').waitFor();
      await reader.close();
    },
  );

  test('the reader of a document: found words are stepped through, two pages, a turn, a permanent address, all kept in the address', async () => {
    const page = await portal().signIn({}, official, BLANK);
    await openByNumber(page);
    await page.keyboard.press('f');
    await page.locator('#find-words:focus').waitFor();
    await page.keyboard.type('thu hoi dat');
    await page.keyboard.press('Enter');
    await page.waitForURL(/find=thu/);
    await expect.poll(() => page.locator('.stage .zoom rect.match').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await page.waitForURL(/at=1/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('n');
    await page.waitForURL(/at=2/);
    await page.keyboard.press('r');
    await page.waitForURL(/turn=90/);
    await page.keyboard.press('t');
    await page.waitForURL(/over=1/);
    await page.locator('.zoom [data-text-over] text').first().waitFor();
    await page.reload();
    await imageIsThere(page);
    await page.locator('.zoom [data-text-over] text').first().waitFor();
    expect(await page.locator('#find-words').inputValue()).toBe('thu hoi dat');

    const [document = ''] = /\/documents\/([\w-]+)/.exec(page.url())?.slice(1) ?? [];
    await page.goto(`/r/${document}/1/0123456789abcdef`);
    await page.getByText('không còn thấy đoạn').waitFor();
    await page.close();
  });
}

/** Opens the paper from the results of its number. */
async function openByNumber(page: Page): Promise<void> {
  await page.goto(resultsOf(number));
  await isAwake(page);
  await page.locator('article h2 a').first().press('Enter');
  await page.waitForURL(/\/documents\//);
  await imageIsThere(page);
}

/** The numbers of the documents that a search finds. */
async function found(page: Page, words: string): Promise<string> {
  await page.goto(resultsOf(`"${words}"`));
  await page.locator('main h1, main [role=status]').first().waitFor();
  return (await page.locator('main').textContent()) ?? '';
}

/** Selects words of the page's text, by their places, as a finger does. */
async function selectWords(page: Page, from: number, to: number): Promise<void> {
  await page.evaluate(
    ([first, last]) => {
      const word = (place: number | undefined): Element => {
        const element = document.querySelector(`.text [data-word="${place}"]`);
        if (!element) throw new Error('There is no such word.');
        return element;
      };
      const range = document.createRange();
      range.setStart(word(first), 0);
      range.setEndAfter(word(last));
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [from, to],
  );
}
