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

/** What holds the focus: its name, whether a ring shows it, whether it is in sight. */
interface Stop {
  readonly name: string;
  readonly ring: boolean;
  readonly inSight: boolean;
}

function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: '', ring: false, inSight: false };
    const shows = (one: Element | null) => {
      const style = one && getComputedStyle(one);
      return style !== null && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
    };
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const label = labels ? [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' ') : '';
    return {
      name: (element.getAttribute('aria-label') ?? (label || element.textContent)).trim(),
      ring: shows(element) || shows(element.closest('form')),
      inSight: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    };
  });
}

/** Every stop of the focus on a page by Tab, at most `mostStops`, and whether it stands behind the one before it in the page. */
async function stopsOf(page: Page): Promise<(Stop & { inOrder: boolean })[]> {
  const stops: (Stop & { inOrder: boolean })[] = [];
  for (let count = 0; count < mostStops; count++) {
    await page.keyboard.press('Tab');
    const inOrder = await page.evaluate(() => {
      const now = document.activeElement;
      const before = document.querySelector('[data-stop]');
      before?.removeAttribute('data-stop');
      now?.setAttribute('data-stop', '');
      if (now === document.body) return null;
      return !before || !now || (before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
    });
    if (inOrder === null) break;
    stops.push({ ...(await focused(page)), inOrder });
  }
  return stops;
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

  test.each([
    ['the results', 'hai-dang', resultsOf(query)],
    ['the start page', 'hai-dang', '/'],
    ['the archive work', 'luu-tru', '/archive'],
    ['the administration', 'quan-tri', '/admin/access'],
  ])(
    'on %s every stop of the focus has a name, is in sight, and comes in the order of the page',
    async (_, person, path) => {
      const page = await portal().signIn({}, person, path);
      await isAwake(page);
      const stops = await stopsOf(page);
      expect(stops.length).toBeGreaterThan(8);
      for (const stop of stops) expect(stop).toMatchObject({ ring: true, inSight: true, inOrder: true });
      expect(stops.filter(({ name }) => name === '')).toEqual([]);
      await page.context().close();
    },
  );
}
