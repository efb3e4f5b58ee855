import type { BrowserContextOptions, Locator, Page } from '@playwright/test';

/** Uses a link, a button or a fold. */
export type Use = (target: Locator) => Promise<void>;

/** A way to work with the portal: which screen, and how a link or button is used. */
export interface Manner {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly use: Use;
}

/** Gives the focus to a link, a button or a fold, and presses Enter. */
async function press(target: Locator): Promise<void> {
  await target.focus();
  await target.press('Enter');
}

/** At a desk, without a mouse. */
export const byKeyboard: Manner = {
  name: 'by keyboard alone',
  options: { viewport: { width: 1440, height: 900 } },
  use: press,
};

/** On a phone, with fingers. */
export const byHand: Manner = {
  name: 'by hand at 390 px',
  options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  use: (target) => target.tap(),
};

/** The ways in which each day is gone through. */
export const manners: readonly Manner[] = [byKeyboard, byHand];

/** By how much the page is wider than the screen. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
