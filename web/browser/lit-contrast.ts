import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { official, BLANK } from './profiles.ts';
import { openFirstHit } from './walk.ts';

/** WCAG 2.2: of the ink of a word, and of the edge that shows where it is lit, against what lies behind. */
const leastContrast = 3;

/** Where the lit words of the page image stand on the screen, in CSS pixels, the whole of each in sight. */
function litPlaces(page: Page): Promise<{ x: number; y: number; width: number; height: number }[]> {
  return page.evaluate(() => {
    const frame = document.querySelector('.stage')?.getBoundingClientRect();
    if (!frame) return [];
    return [...document.querySelectorAll('.stage .zoom rect.match')]
      .map((rect) => rect.getBoundingClientRect())
      .filter(({ top, bottom, left, right }) => {
        return top > frame.top && bottom < frame.bottom && left > frame.left && right < frame.right;
      })
      .map(({ x, y, width, height }) => ({ x, y, width, height }));
  });
}

/**
 * Contrasts within a picture of a lit word with a margin of `margin` pixels around it: its darkest pixels (ink) against its ground, and
 * the darkest line of its edge against the paper outside.
 */
async function contrastsOf(
  page: Page,
  picture: Buffer,
  margin: number,
): Promise<{ ink: number; edge: number }> {
  return page.evaluate(
    async ([data, around]) => {
      const blob = await (await fetch(`data:image/png;base64,${data}`)).blob();
      const image = await createImageBitmap(blob);
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!canvas) throw new Error('This browser draws nothing.');
      canvas.drawImage(image, 0, 0);
      const linear = (byte: number) =>
        byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
      /** Relative luminances of a part of the picture, dark to bright. */
      const luminances = (x: number, y: number, width: number, height: number) => {
        const { data: pixels } = canvas.getImageData(x, y, width, height);
        const found: number[] = [];
        for (let at = 0; at < pixels.length; at += 4) {
          const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
          found.push(0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue));
        }
        return found.sort((a, b) => a - b);
      };
      const ratio = (one: number, other: number) =>
        (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      const share = (sorted: readonly number[], part: number) =>
        sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
      const width = image.width - 2 * around;
      const height = image.height - 2 * around;
      const word = luminances(around + 2, around + 2, width - 4, height - 4);
      const foot = luminances(around + 2, image.height - around - 2, width - 4, 4);
      const paper = luminances(0, 0, image.width, Math.max(1, around - 2));
      return {
        ink: ratio(share(word, 0.02), share(word, 0.8)),
        edge: ratio(share(foot, 0.1), share(paper, 0.8)),
      };
    },
    [picture.toString('base64'), margin] as const,
  );
}

/** Words that are lit on the page image can be read, and seen to be lit. */
export function litContrastTests(portal: () => Portal): void {
  test.each(['light', 'dark'])('lit words stand out on the page image, %s theme', async (theme) => {
    const page = await portal().signIn(
      { viewport: { width: 1440, height: 900 }, bypassCSP: true },
      official,
      BLANK,
    );
    await page.context().addCookies([{ name: 'theme', value: theme, url: portal().url }]);
    await openFirstHit(page);
    await expect.poll(async () => (await litPlaces(page)).length).toBeGreaterThan(0);
    const margin = 4;
    for (const { x, y, width, height } of (await litPlaces(page)).slice(0, 4)) {
      const clip = {
        x: x - margin,
        y: y - margin,
        width: width + 2 * margin,
        height: height + 2 * margin,
      };
      const { ink, edge } = await contrastsOf(page, await page.screenshot({ clip }), margin);
      expect(ink).toBeGreaterThanOrEqual(leastContrast);
      expect(edge).toBeGreaterThanOrEqual(leastContrast);
    }
    await page.close();
  });
}
