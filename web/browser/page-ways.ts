import type { Page } from '@playwright/test';
import { imageIsThere, isAwake, openFirstHit, query, resultsOf } from './walk.ts';

/** One page of the portal as a person comes by it, or what opens on the page before it. */
export interface PortalPage {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  /** What of the page is new, where the rest was looked at before. */
  readonly part?: string;
  /** The button that opens it; a screen of another width may have none. */
  readonly button?: string;
}

/** A page that is all there when its address has been opened and `ready` is on it. */
export function at(name: string, address: string, ready = 'main h1, main h2'): PortalPage {
  return {
    name,
    open: async (page) => {
      await page.goto(address);
      await page.locator(ready).first().waitFor();
    },
  };
}

/** A panel of the first hit's document, its address with something more. */
export function panel(which: string, name = `document-${which}`, more = ''): PortalPage {
  return {
    name,
    open: async (page) => {
      if (!page.url().includes('/documents/')) await openFirstHit(page);
      const { origin, pathname, searchParams } = new URL(page.url());
      const kept = new URLSearchParams(
        ['q', 'page', 'passage'].flatMap((key) => {
          const value = searchParams.get(key);
          return value === null ? [] : [[key, value]];
        }),
      );
      await page.goto(`${origin}${pathname}?${kept.toString()}&panel=${which}${more}`);
      await imageIsThere(page);
    },
  };
}

/** The page behind the first link of a list. */
export function behind(name: string, address: string, link: string): PortalPage {
  return {
    name,
    open: async (page) => {
      await page.goto(address);
      await page.goto((await page.locator(link).first().getAttribute('href')) ?? '');
      await page.locator('main h1, main h2').first().waitFor();
    },
  };
}

/** What a button of the page before it opens: a menu, a fold. */
export function opened(name: string, button: string, part: string): PortalPage {
  return {
    name,
    part,
    button,
    open: async (page) => {
      await isAwake(page);
      await page.locator(button).filter({ visible: true }).first().click();
      await page.locator(part).first().waitFor();
      // A button that stays in sight lies over nothing at the end.
      await page
        .locator(part)
        .first()
        .evaluate((one) => one.scrollIntoView({ block: 'end' }));
    },
  };
}

/** The suggestions under the search box of the start page. */
export const suggestions: PortalPage = {
  name: 'suggestions',
  part: '.combobox',
  open: async (page) => {
    await isAwake(page);
    await page.getByRole('combobox').pressSequentially('thu hồi');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
  },
};

/** What the keys do, over the results. */
export const keyboardMap: PortalPage = {
  name: 'keyboard-map',
  part: 'dialog[open]',
  open: async (page) => {
    await page.goto(resultsOf(query));
    await isAwake(page);
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
  },
};

/** The form of a review item. */
export const reviewEdit: PortalPage = {
  name: 'review-edit',
  open: async (page) => {
    await page.goto('/archive/review');
    await imageIsThere(page);
    await isAwake(page);
    await page.keyboard.press('e');
    await page.locator('#review-value').waitFor();
  },
};
