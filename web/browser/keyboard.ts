import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { imageIsThere, isAwake, query, resultsOf } from './walk.ts';

const mostStops = 60;

/** Presses Tab until the focus is on what `selector` names; fails when it never comes there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

/** What holds the focus: whether a ring shows it, and its name. */
function focused(page: Page): Promise<{ ring: boolean; name: string }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const style = element ? getComputedStyle(element) : undefined;
    const ring = style !== undefined && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
    const form = element?.closest('form');
    const around = form !== null && form !== undefined && getComputedStyle(form).boxShadow !== 'none';
    return {
      ring: ring || around,
      name: element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '',
    };
  });
}

/** A working day without a mouse. */
export function keyboardTests(portal: () => Portal): void {
  test('from sign-in to the next page of a document by keyboard alone', async () => {
    const page = await (await portal().visit()).newPage();
    await page.goto('/sign-in');
    await page.keyboard.press('Tab');
    expect((await focused(page)).name).toMatch(/nội dung chính/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'button[value=hai-dang]');
    expect((await focused(page)).ring).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('/');

    await isAwake(page);
    await page.keyboard.press('/');
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    await page.locator('article').first().waitFor();
    await tabTo(page, 'article h2 a');
    expect((await focused(page)).ring).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documents\//);
    await imageIsThere(page);

    const hit = () => new URL(page.url()).searchParams.get('passage');
    const first = hit();
    const isLast = (await page.getByRole('link', { name: 'Chỗ khớp sau (n)', disabled: true }).count()) > 0;
    await page.keyboard.press(isLast ? 'p' : 'n');
    await expect.poll(hit).not.toBe(first);
    await page.keyboard.press(isLast ? 'n' : 'p');
    await expect.poll(hit).toBe(first);

    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  });

  test('no focus is lost or hidden on the way through the results', async () => {
    const page = await portal().signIn();
    await page.goto(resultsOf(query));
    for (let stop = 0; stop < 25; stop++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      const { ring, name } = await focused(page);
      expect([name, ring]).toEqual([name, true]);
    }
    await page.context().close();
  });
}
