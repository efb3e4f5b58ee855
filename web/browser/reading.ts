import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { BLANK, official } from './profiles.ts';
import { imageIsThere, litIsInSight, openFirstHit, query, resultsOf } from './walk.ts';

/** Coming to a page, its links, and the way back. */
export function readingTests(portal: () => Portal): void {
  test.each([
    ['a desk', { width: 1440, height: 900 }],
    ['a phone', { width: 390, height: 844 }],
  ])('on %s the document opens with a lit word in sight', async (_, viewport) => {
    const page = await portal().signIn({ viewport }, official, BLANK);
    await openFirstHit(page);
    await expect.poll(() => litIsInSight(page)).toBe(true);
    await page.close();
  });

  test('a permanent link asks a stranger to sign in, then opens the very page and passage', async () => {
    const reader = await portal().signIn({}, official, BLANK);
    await openFirstHit(reader);
    await reader.goto(`${reader.url()}&panel=about`);
    const link = await reader.locator('.link a').getAttribute('href');
    expect(link).toMatch(/^\/r\/[\w-]+\/\d+\/[0-9a-f]{16}$/);
    await reader.close();

    const stranger = await (await portal().visit()).newPage();
    await stranger.goto(link ?? '');
    expect(new URL(stranger.url()).pathname).toBe('/sign-in');
    await stranger.locator('button[value=hai-dang]').click();
    await stranger.waitForURL(/\/documents\/[\w-]+\?page=\d+&passage=\d+$/);
    await imageIsThere(stranger);
    expect(await stranger.locator('.text mark').count()).toBeGreaterThan(0);
    await stranger.context().close();
  });

  test('back leads to the results with their filters', async () => {
    const page = await portal().signIn({}, official, resultsOf(query));
    await page.locator('aside .column a[href*="type="]').first().click();
    await page.waitForURL(/type=/);
    const filtered = page.url();
    await page.locator('article h2 a').first().click();
    await page.waitForURL(/\/documents\//);
    await page.locator('.bar .back').click();
    await page.waitForURL(filtered);
    await page.close();
  });

  test('signing out closes the portal', async () => {
    const page = await portal().signInAnew();
    await page.locator('header summary[aria-label^="Tài khoản"]').click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL('/sign-in');
    await page.goto(resultsOf(query));
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.close();
  });
}
