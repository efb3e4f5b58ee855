import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { answeredBy, answeredQuestion, refusedQuestion } from '../answered.ts';
import type { OpenPortal } from '../profiles.ts';
import { imageIsThere, isAwake, litIsInSight, query } from '../walk.ts';
import { sideways, type Manner } from './by-hand.ts';

/** An official's day: from a question to the sentence that answers it on the image of its page, and what hangs on that page. */
export function officialReading(portal: () => OpenPortal, ways: readonly Manner[]): void {
  // Of one page a person reports a thing once.
  test.each(ways.map((manner, at) => ({ ...manner, reported: at + 1 })))(
    '$name: the cited sentence of an answer is lit on its page, with its chain, its like, its citation, and a way to report it',
    async ({ options, use, reported }) => {
      const page = await portal().signIn(options);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await isAwake(page);
      await ask(page, refusedQuestion);
      const answer = page.getByRole('region', { name: 'Trả lời từ hồ sơ' });
      await answer.getByText('Chưa tìm thấy câu trả lời trong hồ sơ bạn được xem.').waitFor();
      expect(await answer.innerText()).toMatch(/Đã tìm trong \d+ trang bạn được xem/);

      await ask(page, answeredQuestion);
      await answer.getByText(answeredBy.words).waitFor();
      const source = answer.getByRole('list', { name: 'Nguồn của câu trả lời' }).getByRole('listitem');
      expect(await source.innerText()).toMatch(
        /11\/QĐ-UBND[^]*2022, trang 1[^]*Đã được sửa đổi bởi[^]*12\/10\/2022/,
      );
      expect(await widthOf(source.locator('img'))).toBeGreaterThan(300);
      expect(await source.locator('svg rect.match').count()).toBeGreaterThan(0);
      expect(await sideways(page)).toBe(0);

      await use(answer.getByRole('link', { name: 'Nguồn 1, trang 1' }));
      await page.waitForURL(/\/documents\/.*words=/);
      await imageIsThere(page);
      await expect.poll(() => litIsInSight(page)).toBe(true);
      expect((await page.locator('.text mark').allTextContents()).join(' ')).toContain(answeredBy.words);
      const cited = page.url();

      await use(page.getByRole('link', { name: 'Thông tin', exact: true }));
      await use(page.getByRole('button', { name: 'Sao chép trích dẫn' }));
      await page.getByText('Đã sao chép.').first().waitFor({ state: 'attached' });
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(/^Quyết định số 11\/QĐ-UBND/);
      const permanent = /https?:\/\/\S+\/r\/[\w-]+\/1(?:\/[0-9a-f]{16})?/.exec(copied)?.[0];
      expect(permanent).toBeDefined();

      await use(page.getByRole('link', { name: 'Chuỗi', exact: true }));
      await page
        .locator('aside ol')
        .getByText(/sửa đổi, bổ sung văn bản này/iu)
        .first()
        .waitFor();
      await use(page.locator('figure svg a').first());
      await page.waitForURL((url) => url.pathname !== new URL(cited).pathname);
      await use(page.getByRole('link', { name: 'Tương tự', exact: true }));
      const like = page.locator('aside li h3 a').first();
      const title = await like.innerText();
      await use(like);
      await page.locator('h1', { hasText: title }).waitFor();
      expect(await sideways(page)).toBe(0);

      await page.goto(permanent ?? '');
      await imageIsThere(page);
      const { pathname } = new URL(page.url());
      expect(pathname).toBe(new URL(cited).pathname);
      expect(await page.locator('.text mark').count()).toBeGreaterThan(0);
      await page.goto(`${pathname}?page=${reported}`);
      await isAwake(page);
      await use(page.getByRole('link', { name: /^Báo sai/ }).first());
      await page.getByLabel('Sai ở đâu').selectOption('note');
      await page.getByRole('textbox', { name: /^Ghi chú/ }).fill('Ảnh trang này hơi mờ.');
      await use(page.getByRole('button', { name: 'Gửi báo sai' }));
      await page.getByText('Đã gửi. Cảm ơn bạn.').waitFor();
      await page.close();
    },
  );

  test.each(ways)(
    '$name: every place of a search in a document is led to, and words are looked for in it',
    async ({ options, use }) => {
      const page = await portal().signIn(options);
      await ask(page, query);
      const first = page.locator('article h2 a').first();
      const title = await first.innerText();
      await use(first);
      await page.locator('h1', { hasText: title }).waitFor();
      await imageIsThere(page);
      await use(page.getByRole('link', { name: /^Chỗ khớp \(\d+\)$/ }));
      const hits = page.locator('aside ol a');
      await hits.first().waitFor();
      expect(await hits.count()).toBeGreaterThan(1);
      const last = hits.last();
      await use(last);
      await expect.poll(() => last.getAttribute('aria-current')).toBe('true');
      await imageIsThere(page);
      await expect.poll(() => litIsInSight(page)).toBe(true);

      await use(page.getByRole('link', { name: 'Tìm', exact: true }));
      await page.getByRole('searchbox', { name: 'Tìm trong văn bản này' }).fill('uy ban nhan dan');
      await use(page.locator('form.find button'));
      await page.waitForURL(/find=uy/);
      await page
        .getByText(/^(Hơn )?\d+ chỗ/)
        .first()
        .waitFor();
      await use(page.getByRole('link', { name: /^Chỗ sau/ }).first());
      await page.waitForURL(/at=1/);
      expect(await sideways(page)).toBe(0);
      await page.close();
    },
  );
}

/** Asks by the search box, as one types. */
async function ask(page: Page, words: string): Promise<void> {
  const box = page.getByRole('search').getByRole('combobox').first();
  await box.fill(words);
  await box.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === words);
  await page.locator('.results[aria-busy=false]').waitFor();
}

/** How many pixels a picture that is loaded has. */
function widthOf(picture: ReturnType<Page['locator']>): Promise<number> {
  return picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
}
