import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { visitEveryPage } from './walk.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

/** No violation of WCAG 2.2 AA on any page, in both themes and both languages. */
export function accessibilityTests(portal: () => Portal): void {
  test.each([
    ['light', 'vi'],
    ['dark', 'en'],
  ] as const)(
    'axe finds nothing wrong in the %s theme, language %s',
    async (theme, language) => {
      const { url } = portal();
      const page = await portal().signIn();
      await page.context().addCookies([
        { name: 'theme', value: theme, url },
        { name: 'language', value: language, url },
      ]);
      const wrong: string[] = [];
      const look = async (name: string) => {
        wrong.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
      };
      await visitEveryPage(page, look);
      await page.goto('/sign-in');
      await look('sign-in');
      expect(wrong).toEqual([]);
      await page.context().close();
    },
    240_000,
  );
}
