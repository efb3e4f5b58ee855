import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { visitEveryPage } from './pages.ts';
import { overflow, phone } from './phone.ts';
import type { Portal } from './portal.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
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
 * Every page of the portal: no violation of WCAG 2.2 AA, no request of another host, no break of the security policy, nothing that
 * runs out of the screen. A desk in one theme and language, a phone in the others: colours hang on the theme alone, names on the language.
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
        look: async (name, page) => {
          const wide = await overflow(page);
          if (wide > 0) wrong.push(`${name}: ${wide} px too wide`);
          wrong.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
        },
      });
      expect(wrong).toEqual([]);
    },
    300_000,
  );
}
