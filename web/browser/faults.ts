import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** WCAG 2.2 AA, and what axe advises beyond it. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What of a page axe looks at: all of it, unless selectors say what to look into and what to leave out; by these rules, else by all of WCAG 2.2 AA. */
interface Looked {
  readonly part?: string | undefined;
  readonly without?: readonly string[];
  readonly rules?: readonly string[];
}

/**
 * What axe finds on a page, a sentence each. axe is put into a page once, however often it is asked, and describes nothing but what is
 * wrong: @axe-core/playwright puts it in twice an asking, and has each element that passes described too, which costs more than looking.
 */
export async function faultsOf(page: Page, { part, without = [], rules }: Looked = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${source};undefined`);
  return page.evaluate(
    async ({ include, exclude, only }) => {
      const context = { exclude: [...exclude], ...(include === undefined ? {} : { include: [include] }) };
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(context, {
        runOnly: { ...only, values: [...only.values] },
        resultTypes: ['violations'],
        preload: false,
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
      );
    },
    {
      include: part,
      exclude: without,
      only: rules ? ({ type: 'rule', values: rules } as const) : ({ type: 'tag', values: wcag } as const),
    },
  );
}
