import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { answeredQuestion } from './answered.ts';
import type { Portal } from './portal.ts';
import { official } from './profiles.ts';
import { imageIsThere, isAwake, query, resultsOf } from './walk.ts';

const mostStops = 60;
/** The search that shows one document, whose first link is followed. */
const amended = resultsOf('11/QĐ-UBND');

/** Presses Tab until the focus is on what `selector` names; fails when it never comes there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < mostStops; stop++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

/** What holds the focus: its name, whether a ring shows it, whether it is in sight, and whether it stands behind the one before it. */
interface Stop {
  readonly name: string;
  readonly ring: boolean;
  readonly inSight: boolean;
  readonly inOrder: boolean;
}

/** What holds the focus now; null when the focus has left the page. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const before = document.querySelector('[data-stop]');
    before?.removeAttribute('data-stop');
    if (!element || element === document.body) return null;
    element.setAttribute('data-stop', '');
    const shows = (one: Element | null) => {
      const style = one && getComputedStyle(one);
      return style !== null && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
    };
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const named = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id));
    const names = [...labels, ...named]
      .map((one) => one?.textContent ?? '')
      .join(' ')
      .trim();
    return {
      name: (element.getAttribute('aria-label') ?? (names || element.textContent)).trim(),
      ring: shows(element) || shows(element.closest('form')),
      inSight: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
      // A field of a date has a stop for each of its parts.
      inOrder:
        !before ||
        before === element ||
        (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) > 0,
    };
  });
}

/** Every stop of the focus by Tab after the link that leads over the header, at most `mostStops`. */
async function stopsOf(page: Page): Promise<Stop[]> {
  await page.locator('a.skip').focus();
  const stops: Stop[] = [];
  while (stops.length < mostStops) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

/** A working day without a mouse. */
export function keyboardTests(portal: () => Portal): void {
  test('from sign-in to the next page of a document by keyboard alone', async () => {
    const page = await (await portal().visit()).newPage();
    await page.goto('/sign-in');
    await page.keyboard.press('Tab');
    expect((await focused(page))?.name).toMatch(/nội dung chính/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'button[value=hai-dang]');
    expect((await focused(page))?.ring).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL('/');

    await isAwake(page);
    await page.keyboard.press('/');
    await page.keyboard.type(query);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    await page.locator('article').first().waitFor();
    await tabTo(page, 'article h2 a');
    expect((await focused(page))?.ring).toBe(true);
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

    const back = page.getByRole('link', { name: 'Tương tự', exact: true });
    await back.focus();
    await page.keyboard.press('?');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    expect(await dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Tab');
    expect(await back.evaluate((one) => one === document.activeElement)).toBe(false);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await back.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.context().close();
  });

  test.each([
    ['the results', official, resultsOf(query)],
    ['an answer', official, resultsOf(answeredQuestion)],
    ['the start page', official, '/'],
    ['a document', official, amended],
    ['the table', 'thanh-pho', `${resultsOf('thu hồi đất')}&view=table`],
    ['a new export', 'thanh-pho', '/exports/new?q=*'],
    ['the saved searches', 'thanh-pho', '/saved'],
    ['the desk', 'mot-cua', '/desk'],
    ['the archive work', 'luu-tru', '/archive'],
    ['the review queue', 'luu-tru', '/archive/review'],
    ['the administration', 'quan-tri', '/admin/access'],
    ['the audit log', 'thanh-tra', '/audit'],
  ])(
    'on %s every stop of the focus has a name, is in sight, and comes in the order of the page',
    async (_, person, path) => {
      const page = await portal().signIn({}, person, path);
      if (path === amended) {
        const document = await page.locator('article h2 a').first().getAttribute('href');
        await page.goto(document ?? '');
        await imageIsThere(page);
      }
      await isAwake(page);
      const stops = await stopsOf(page);
      expect(stops.length).toBeGreaterThan(8);
      for (const stop of stops) expect(stop).toMatchObject({ ring: true, inSight: true, inOrder: true });
      expect(stops.filter(({ name }) => name === '')).toEqual([]);
      await page.close();
    },
  );
}
