import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { faultsOf } from './faults.ts';
import { visitEveryPage } from './pages.ts';
import { overflow, phone } from './phone.ts';
import type { Portal } from './portal.ts';

/** What hangs on the colours of a theme. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** What is alike in a long list after its first few: rows, results, words of a page's text. */
const without = [
  'tbody tr:nth-child(n + 5)',
  'li:nth-child(n + 5):has(article)',
  'li:nth-child(n + 7):not(:has(h2, h3))',
  '.text [data-word]:nth-child(n + 20)',
];

/** The page in the other theme, by what the server writes into a page of that theme. */
async function changeTheme(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset['theme'] = dataset['theme'] === 'dark' ? 'light' : 'dark';
  });
}

/** Notes what a page asks of other hosts, breaks of the security policy, or throws. */
function noteMisdeeds(page: Page, origin: string, note: (misdeed: string) => void): void {
  page.on('request', (request) => {
    const isOwn = /^(data|blob):/.test(request.url()) || new URL(request.url()).origin === origin;
    if (!isOwn) note(`asks ${request.url()}`);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) note(message.text());
  });
  page.on('pageerror', (error) => {
    note(error.message);
  });
}

/**
 * Every page of the portal, and what opens on it: no violation of WCAG 2.2 AA in both themes and both languages, no request of another
 * host, no break of the security policy, nothing that runs out of the screen. A desk speaks Vietnamese, a phone English.
 */
export function everyPageTests(portal: () => Portal): void {
  test.each<[string, BrowserContextOptions, Record<string, string>]>([
    ['a desk', { viewport: { width: 1440, height: 900 } }, { theme: 'light', language: 'vi' }],
    // In whole pixels, for what is asked has nothing to do with the sharpness of the screen, and drawing it has.
    ['a phone', { ...phone, deviceScaleFactor: 1 }, { theme: 'dark', language: 'en', density: 'dense' }],
  ])(
    'every page on %s is as it should be',
    async (_, options, preferences) => {
      const wrong: string[] = [];
      await visitEveryPage(portal(), options, preferences, {
        begin: (page) => {
          noteMisdeeds(page, portal().url, (misdeed) => wrong.push(`${page.url()}: ${misdeed}`));
        },
        look: async (name, page, part) => {
          const wide = await overflow(page);
          if (wide > 0) wrong.push(`${name}: ${wide} px too wide`);
          wrong.push(...(await faultsOf(page, { part, without })).map((fault) => `${name}: ${fault}`));
          await changeTheme(page);
          const inOther = await faultsOf(page, { part, without, rules: ofColours });
          wrong.push(...inOther.map((fault) => `${name}, other theme: ${fault}`));
          await changeTheme(page);
        },
      });
      expect(wrong).toEqual([]);
    },
    600_000,
  );
}
