import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { overflow, phone } from './phone.ts';
import type { Portal } from './portal.ts';
import { official, BLANK } from './profiles.ts';
import { isAwake } from './walk.ts';

const administrator = 'quan-tri';
const clerk = 'mot-cua';

/** Grants and restrictions in the portal, and the purpose that a clerk states. */
export function accessTests(portal: () => Portal): void {
  test('an administrator finds a record, asks about a person, grants it, and takes the grant back', async () => {
    const page = await portal().signIn({}, administrator, '/admin/access?asked=155');
    await page.goto(`/admin/access?asked=${encodeURIComponent(await aNumber(page))}`);
    await isAwake(page);
    await page.locator('a[href^="/admin/access/records/"]').first().click();
    await page.locator('input[name=person]').fill('thanh-uy');
    await page.locator('input[name=person]').press('Enter');
    await page.waitForURL(/person=/);
    expect(await page.locator('.answer').textContent()).toContain('không xem được');

    await isAwake(page);
    await page.locator('summary', { hasText: 'Cấp quyền xem' }).click();
    const form = page.locator('form[action="?/grant"]');
    await form.locator('input[name=recipient]').fill('thanh-uy');
    await form.locator('input[name=purpose]').fill('Phối hợp');
    await form.locator('input[name=legalBasis]').fill('Công văn 1');
    await form.locator('input[name=until]').fill('2040-12-31');
    await form.locator('button').click();
    await page.getByText('Đã thực hiện').waitFor();
    expect(await page.locator('article h3').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Ông Thế Khải')]),
    );

    await page.goto('/admin/access');
    await isAwake(page);
    await page.locator('table summary').first().click();
    await page.locator('form[action="?/revoke"] button').first().click();
    await page.getByText('Đã thực hiện').waitFor();
    expect(await page.locator('form[action="?/revoke"]').count()).toBe(0);
    await page.close();
  });

  test('the pages fit a phone, and lead nowhere for an official', async () => {
    const page = await portal().signIn(phone, administrator, '/admin/access');
    expect(await overflow(page)).toBe(0);
    await page.close();
    const reader = await portal().signIn({}, official, BLANK);
    expect((await reader.goto('/admin/access'))?.status()).toBe(404);
    await reader.close();
  });

  test('a clerk is told that residents’ files wait for a purpose, states one, and ends it', async () => {
    const page = await portal().signIn({}, clerk);
    const notice = page.getByText('không nằm trong kết quả khi chưa nêu mục đích');
    await notice.waitFor();
    await page.locator('header summary[aria-label="Chưa nêu mục đích"]').click();
    await page.locator('form[action="/purpose"] input[name=legalBasis]').fill('Phiếu tiếp nhận 12');
    await page.locator('form[action="/purpose"] button.strong').click();
    await page.locator('header summary.stated').waitFor();
    await isAwake(page);
    expect(await notice.count()).toBe(0);
    await page.locator('header summary.stated').click();
    await page.locator('button[name=end]').click();
    await notice.waitFor();
    await page.close();
  });
}

/** The number of some record that the administrator reads. */
async function aNumber(page: Page): Promise<string> {
  await page.goto('/search?q=');
  const texts = await page.locator('article').allTextContents();
  const number = texts.map((text) => /\d+\/(?:QĐ|KH|BC|TB)-UBND/.exec(text)?.[0]).find(Boolean);
  if (!number) throw new Error('No record with a number is listed.');
  return number;
}
