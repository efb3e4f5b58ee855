import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { BLANK, official } from './profiles.ts';
import { isAwake, query, resultsOf } from './walk.ts';

const scripts = '**/_app/immutable/**/*.js';

/** Opens a page whose scripts come only when the given function is called, which resolves once the page listens. */
async function openAsleep(page: Page, path: string): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<undefined>();
  await page.route(scripts, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  return async () => {
    expect(await page.locator('#svelte-announcer').count()).toBe(0);
    held.resolve(undefined);
    await isAwake(page);
    await page.unroute(scripts);
  };
}

/** On a slow line people type before the scripts come; nothing of that may be lost. */
export function earlyTypingTests(portal: () => Portal): void {
  test.each(['/', resultsOf('quyết định')])(
    'what is typed on %s before its scripts come is searched',
    async (path) => {
      const page = await portal().signIn({}, official, BLANK);
      const wake = await openAsleep(page, path);
      const box = page.getByRole('search').getByRole('combobox');
      await box.fill('');
      await box.pressSequentially(`${query} xa`);
      await box.press('ArrowLeft');
      await wake();
      expect(await box.inputValue()).toBe(`${query} xa`);
      // The caret stands where it stood: what is typed now goes in before the last letter.
      await page.keyboard.type('ã');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.get('q') === `${query} xã`);
      await page.close();
    },
  );

  test('the search box shows the query of the address as a person goes on and back', async () => {
    const page = await portal().signIn({}, official, BLANK);
    const wake = await openAsleep(page, resultsOf('quyết định'));
    const box = page.getByRole('search').getByRole('combobox');
    await box.fill(query);
    await wake();
    await box.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === query);
    expect(await box.inputValue()).toBe(query);
    await page.goBack();
    await expect.poll(() => box.inputValue()).toBe('quyết định');
    await page.goForward();
    await expect.poll(() => box.inputValue()).toBe(query);
    await page.close();
  });

  test('dates that are typed before the scripts come are filtered by', async () => {
    const page = await portal().signIn({}, official, BLANK);
    const wake = await openAsleep(page, resultsOf(query));
    await page.locator('summary:visible', { hasText: 'Nhập ngày chính xác' }).click();
    await page.locator('input[name=from]:visible').fill('2015-01-31');
    await wake();
    await page.locator('input[name=from]:visible').press('Enter');
    await page.waitForURL((url) => url.searchParams.get('from') === '2015-01-31');
    await page.close();
  });

  test('an order that is chosen before the scripts come is put, and back leads to the former', async () => {
    const page = await portal().signIn({}, official, BLANK);
    const wake = await openAsleep(page, resultsOf(query));
    const order = page.locator('select[name=sort]:visible');
    await order.selectOption('newest');
    await wake();
    await page.waitForURL((url) => url.searchParams.get('sort') === 'newest');
    expect(await order.inputValue()).toBe('newest');
    await page.goBack();
    await expect.poll(() => order.inputValue(), { timeout: 20_000 }).toBe('relevance');
    await page.close();
  });
}
