import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { BLANK, official } from './profiles.ts';
import { query, resultsOf } from './walk.ts';

/** What the browser asks for, and whom. */
export function networkTests(portal: () => Portal): void {
  test('pages come with a policy that allows no inline script and no inline style by itself', async () => {
    const response = await fetch(`${portal().url}/sign-in`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain("frame-ancestors 'none'");
  });

  // A question loads the panel of its answer too.
  test.each([
    { words: query, budget: 106 },
    { words: 'Ai phê duyệt phương án bồi thường bến phà?', budget: 111 },
  ])(
    'the results of «$words» load at most $budget kB of JavaScript, and no deep zoom',
    async ({ words, budget }) => {
      const page = await portal().signInAnew({}, official, BLANK);
      await page.goto(resultsOf(words), { waitUntil: 'networkidle' });
      const scripts = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => name.endsWith('.js')),
      );
      const bodies = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()));
      const total = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
      expect(scripts.length).toBeGreaterThan(3);
      expect(bodies.some((body) => body.includes('openseadragon-canvas'))).toBe(false);
      expect(total / 1024).toBeLessThan(budget);
      await page.close();
    },
  );

  test('a form of another site changes nothing', async () => {
    const forged = await fetch(`${portal().url}/preferences`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'theme=dark&back=/',
      redirect: 'manual',
    });
    expect(forged.status).toBe(403);
    expect(forged.headers.getSetCookie()).toEqual([]);
  });
}
