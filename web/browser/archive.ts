import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { overflow, phone } from './phone.ts';
import type { Portal } from './portal.ts';
import { imageIsThere, isAwake, resultsOf } from './walk.ts';

/** The archivist of the sample, to whom a package with slips in its list was handed over. */
const archivist = 'luu-tru';

/** Every page for archivists, each with its name. */
async function visitArchive(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const path of [
    '',
    '?agency=H97.90&span=day',
    '/runs',
    '/packages',
    '/quarantine',
    '/fixity',
    '/corrections',
  ]) {
    await page.goto(`/archive${path}`);
    await look(`archive${path}`);
  }
  await page.goto('/archive/runs');
  await page.locator('tbody th a').first().click();
  await page.locator('#ledger').waitFor();
  await look('run');
  await page.goto('/archive/review');
  await imageIsThere(page);
  await look('review');
  await isAwake(page);
  await page.keyboard.press('e');
  await page.locator('#review-value').waitFor();
  await look('review edit');
  await page.goto('/archive/review?kind=split');
  await look('review done');
}

/** The pages for archivists. */
export function archiveTests(portal: () => Portal): void {
  const signIn = (options?: BrowserContextOptions) => portal().signIn(options, archivist);
  const position = (page: Page) => page.locator('.bar [role=group]').first().getAttribute('aria-label');

  test('a review run by keyboard alone; search uses each decision at once, and each can be taken back', async () => {
    const page = await signIn();
    await isAwake(page);
    await page.locator('a.archive').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('/archive');
    await page.getByRole('link', { name: 'Duyệt', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('/archive/review');
    await imageIsThere(page);
    await expect.poll(() => position(page)).toBe('Mục 1/5');
    expect(await page.locator('.stage .zoom rect.match').count()).toBeGreaterThan(0);

    await page.keyboard.press('j');
    await expect.poll(() => position(page)).toBe('Mục 2/5');
    await page.keyboard.press('k');
    await expect.poll(() => position(page)).toBe('Mục 1/5');

    await page.keyboard.press('s');
    await expect.poll(() => position(page)).toBe('Mục 1/4');
    await page.getByText('Đã ghi: 10/QĐ-UB').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await expect.poll(() => position(page)).toBe('Mục 1/3');
    await page.keyboard.press('e');
    await page.locator('#review-value').waitFor();
    await page.keyboard.type('Công điện');
    await page.keyboard.press('Enter');
    await expect.poll(() => position(page)).toBe('Mục 1/2');
    await page.keyboard.press('d');
    await expect.poll(() => position(page)).toBe('Mục 1/1');

    const reader = await page.context().newPage();
    await reader.goto(resultsOf('10/QĐ-UB'));
    expect(await reader.locator('article h2').first().textContent()).toContain(
      'Hợp tác xã dệt chiếu Gò Lưới',
    );
    await reader.goto('/archive/corrections');
    expect(await reader.locator('tbody').textContent()).toMatch(/Công điện.*Mạc Thị Hoài Thư/s);
    await reader.close();

    for (const left of ['1/2', '1/3', '1/4', '1/5']) {
      await page.keyboard.press('u');
      await expect.poll(() => position(page)).toBe(`Mục ${left}`);
    }
    await page.keyboard.press('?');
    expect(await page.locator('dialog[open]').textContent()).toContain('Nhận theo danh mục gửi kèm');
    await page.context().close();
  }, 120_000);

  test('of two archivists the second is told who decided, and nothing is changed twice', async () => {
    const [first, second] = [await signIn(), await signIn()];
    for (const page of [first, second]) {
      await page.goto('/archive/review');
      await isAwake(page);
    }
    await first.keyboard.press('s');
    await expect.poll(() => position(first)).toBe('Mục 1/4');
    await second.keyboard.press('d');
    await second.getByText(/^Mạc Thị Hoài Thư đã quyết định mục này lúc/).waitFor({ state: 'attached' });
    await first.keyboard.press('u');
    await expect.poll(() => position(first)).toBe('Mục 1/5');
    await first.context().close();
    await second.context().close();
  });

  test('an official finds no way there, and nothing at the address', async () => {
    const page = await portal().signIn();
    expect(await page.locator('a[href^="/archive"]').count()).toBe(0);
    for (const path of ['/archive', '/archive/review', '/archive/runs', '/archive/corrections']) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      expect(await page.locator('main').textContent()).toContain('Không tìm thấy');
    }
    await page.context().close();
  });

  test('everything can be read without JavaScript', async () => {
    const page = await signIn({ javaScriptEnabled: false });
    await page.goto('/archive?agency=H97.90');
    expect(await page.locator('#fonds').count()).toBe(1);
    expect(await page.locator('svg rect title').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: '24 giờ' }).click();
    await page.waitForURL(/span=day/);
    await page.goto('/archive/review');
    expect(await page.locator('.choice .value').allTextContents()).toHaveLength(2);
    expect(await page.locator('.stage figure rect.match').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: /^Mục sau/ }).click();
    await page.waitForURL(/item=/);
    await page.context().close();
  });

  test.each([
    ['light', 'vi'],
    ['dark', 'en'],
  ] as const)(
    'axe finds nothing wrong in the %s theme, language %s, and no security policy is broken',
    async (theme, language) => {
      const { url } = portal();
      const page = await signIn();
      const wrong: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) wrong.push(`${page.url()} ${message.text()}`);
      });
      page.on('pageerror', (error) => wrong.push(`${page.url()} ${error.message}`));
      await page.context().addCookies([
        { name: 'theme', value: theme, url },
        { name: 'language', value: language, url },
      ]);
      await visitArchive(page, async (name) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        wrong.push(
          ...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html).join(' ')}`),
        );
      });
      expect(wrong).toEqual([]);
      await page.context().close();
    },
    240_000,
  );

  test('nothing runs out of the screen of a phone sideways', async () => {
    const page = await signIn(phone);
    const wide: string[] = [];
    await visitArchive(page, async (name) => {
      if ((await overflow(page)) > 0) wide.push(name);
    });
    expect(wide).toEqual([]);
    await page.context().close();
  }, 120_000);
}
