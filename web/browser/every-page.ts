import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { visitEveryPage } from './pages.ts';
import { overflow, phone } from './phone.ts';
import type { Portal } from './portal.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What hangs on the colours of a theme. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** What is alike in a long list after its first few: rows, results, words of a page's text. */
const more = [
  'tbody tr:nth-child(n + 5)',
  'li:nth-child(n + 5):has(article)',
  'li:nth-child(n + 7):not(:has(h2, h3))',
  '.text [data-word]:nth-child(n + 20)',
];

/**
 * What axe finds on a page, or on the part of it that opened just now. Legacy mode, for a page has no frames and is asked twice: axe then
 * needs no tab of its own.
 */
async function violations(page: Page, part: string | undefined, only?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ preload: false });
  if (part) axe.include(part);
  for (const alike of more) axe.exclude(alike);
  const { violations: found } = await (only ? axe.withRules(only) : axe.withTags(rules)).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

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
    ['a phone', phone, { theme: 'dark', language: 'en', density: 'dense' }],
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
          wrong.push(...(await violations(page, part)).map((violation) => `${name}: ${violation}`));
          await changeTheme(page);
          const inOther = await violations(page, part, ofColours);
          wrong.push(...inOther.map((violation) => `${name}, other theme: ${violation}`));
          await changeTheme(page);
        },
      });
      expect(wrong).toEqual([]);
    },
    600_000,
  );
}
