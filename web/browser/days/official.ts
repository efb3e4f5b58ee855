import type { Locator, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { official, type OpenPortal } from '../profiles.ts';
import { isAwake } from '../walk.ts';
import { byHand, sideways, type Manner } from './by-hand.ts';

/** A page of the client may take its time on a busy machine. */
const patience = { timeout: 30_000 };

/** An official's day: to find what was decided before, by keyboard alone, and by hand on a phone. */
export function officialDay(portal: () => OpenPortal, ways: readonly Manner[]): void {
  test('finds a decision by suggestion, facet, period and order, opens it, and comes back to the same list', async () => {
    const page = await portal().signIn();
    await suggestionsFor(page, 'ngan sach phu')
      .getByRole('option', { name: /^ngân sách phường(?! Bến)/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(hasParameter('q', 'ngân sách phường'));
    const all = await countOf(page);

    await press(page.locator('aside a:visible', { hasText: 'Quyết định' }).first(), 'Enter');
    await page.waitForURL(hasParameter('type', 'Quyết định'));
    const decisions = await countOf(page);
    expect(decisions).toBeLessThan(all);
    // Other types stay in sight, to be chosen beside it.
    expect(await page.locator('aside a:visible', { hasText: 'Báo cáo' }).count()).toBe(1);

    const first = page.locator('aside:visible').getByRole('slider', { name: 'Từ' }).first();
    await press(first, 'ArrowRight');
    await page.waitForURL(/[?&]from=\d{4}-01-01/);
    expect(await first.evaluate((slider) => slider === document.activeElement)).toBe(true);
    const later = await countOf(page);
    expect(later).toBeLessThanOrEqual(decisions);

    await page.locator('select[name=sort]:visible').focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(hasParameter('sort', 'newest'));
    const titles = await page.locator('article h2').allTextContents();
    const list = page.url();
    await press(page.locator('article h2 a').first(), 'Enter');
    await page.waitForURL(/\/documents\//);
    await page.goBack();
    await expect.poll(() => page.locator('article h2').allTextContents(), patience).toEqual(titles);
    expect(page.url()).toBe(list);
    await page.reload();
    await isAwake(page);
    expect(await page.locator('article h2').allTextContents()).toEqual(titles);

    for (let chips = await chipsOf(page).count(); chips > 0; chips--) {
      await press(chipsOf(page).first(), 'Enter');
      await expect.poll(() => chipsOf(page).count(), patience).toBe(chips - 1);
    }
    expect(await countOf(page)).toBe(all);
    await page.close();
  });

  test('a begun number opens its document; Escape leaves what was typed', async () => {
    const page = await portal().signIn();
    const list = suggestionsFor(page, '15');
    await list.getByRole('option', { name: '15/QĐ-UBND' }).waitFor();
    expect(await page.getByRole('combobox').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await list.isVisible()).toBe(false);
    expect(await page.getByRole('combobox').inputValue()).toBe('15');
    await page.keyboard.type('/q');
    await list.getByRole('option', { name: '15/QĐ-UBND' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documents\//);
    await page.close();
  });

  test('what became of a decision leads to what changed it', async () => {
    const page = await portal().signIn({}, official, '/search?q=&status=amended');
    const hit = page.locator('article').first();
    const by = hit.locator('p', { hasText: 'Đã được sửa đổi' }).getByRole('link').first();
    const number = await by.textContent();
    await press(by, 'Enter');
    await page.waitForURL(/\/documents\//);
    await expect.poll(() => page.locator('main').textContent(), patience).toContain(number?.trim());
    await page.close();
  });

  test.runIf(ways.includes(byHand))(
    'on a phone by hand: a suggestion, a type, a period that is brushed, each taken back',
    async () => {
      const page = await portal().signIn({ viewport: { width: 390, height: 844 }, hasTouch: true });
      await suggestionsFor(page, 'ngan sach phu')
        .getByRole('option', { name: /^ngân sách phường(?! Bến)/ })
        .first()
        .tap();
      await page.waitForURL(hasParameter('q', 'ngân sách phường'));
      const all = await countOf(page);
      await page.locator('aside summary.button').tap();
      await page.locator('aside details a', { hasText: 'Báo cáo' }).first().tap();
      await page.waitForURL(hasParameter('type', 'Báo cáo'));
      const reports = await countOf(page);
      expect(reports).toBeLessThan(all);
      const chart = page
        .locator('aside details')
        .getByRole('group', { name: 'Chọn khoảng năm trên biểu đồ' })
        .locator('svg');
      const box = await chart.boundingBox();
      if (!box) throw new Error('The chart is not on the page.');
      const height = box.y + box.height / 2;
      await page.mouse.move(box.x + 2, height);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width / 2, height, { steps: 4 });
      await page.mouse.up();
      await page.waitForURL(/[?&]to=\d{4}-12-31/);
      expect(await countOf(page)).toBeLessThan(reports);
      expect(await sideways(page)).toBe(0);
      await page.getByRole('button', { name: /^Xem \d+ văn bản/ }).tap();
      for (let chips = await chipsOf(page).count(); chips > 0; chips--) {
        await chipsOf(page).first().tap();
        await expect.poll(() => chipsOf(page).count(), patience).toBe(chips - 1);
      }
      expect(await countOf(page)).toBe(all);
      await page.close();
    },
  );

  test.runIf(ways.includes(byHand))(
    'without JavaScript results are narrowed, put in order and paged all the same',
    async () => {
      const page = await portal().signIn({ javaScriptEnabled: false }, official, '/search?q=ngân+sách');
      await page.locator('aside .column a', { hasText: 'Quyết định' }).first().click();
      await page.waitForURL(hasParameter('type', 'Quyết định'));
      await page.locator('select[name=sort]:visible').selectOption('oldest');
      await page.getByRole('button', { name: 'Sắp xếp lại' }).click();
      await page.waitForURL(hasParameter('sort', 'oldest'));
      expect(new URL(page.url()).searchParams.get('type')).toBe('Quyết định');
      await page.close();
    },
  );
}

/** Types into the search box and gives its list of suggestions. */
function suggestionsFor(page: Page, typed: string): Locator {
  void page.getByRole('combobox').pressSequentially(typed);
  return page.getByRole('listbox', { name: 'Gợi ý tìm kiếm' });
}

/** Presses a key on what has the focus once it is given to it. */
async function press(target: Locator, key: string): Promise<void> {
  await target.focus();
  await target.press(key);
}

const chipsOf = (page: Page): Locator => page.getByRole('link', { name: /^Bỏ lọc / });

/** How many documents the page says it found. */
async function countOf(page: Page): Promise<number> {
  const said = await page.locator('.results[aria-busy=false] [role=status] strong').first().textContent();
  return Number(/\d[\d.]*/.exec(said ?? '')?.[0].replaceAll('.', ''));
}

/** Whether an address has a parameter of this value. */
function hasParameter(name: string, value: string): (url: URL) => boolean {
  return (url) => url.searchParams.getAll(name).includes(value);
}
