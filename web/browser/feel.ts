import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { BLANK, official } from './profiles.ts';
import { isAwake, query, resultsOf } from './walk.ts';

/** Back asks the API for the results again. */
const patience = { timeout: 15_000 };

/** Which link has the focus, and how far the page is scrolled. */
const place = (page: Page): Promise<{ href: string | null; scrolled: boolean }> =>
  page.evaluate(() => ({
    href: document.activeElement?.getAttribute('href') ?? null,
    scrolled: scrollY > 300,
  }));

/** That the portal behaves as people expect of a page, whatever happens around it. */
export function feelTests(portal: () => Portal): void {
  test('back leads to the very link and scroll that the person left, and so does reload', async () => {
    const page = await portal().signIn({}, official, resultsOf(query));
    const hit = page.locator('article h2 a').nth(4);
    await hit.focus();
    const left = { href: await hit.getAttribute('href'), scrolled: true };
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documents\//);
    await page.goBack();
    await page.waitForURL(/\/search/);
    await expect.poll(() => place(page), patience).toEqual(left);
    await page.reload();
    await isAwake(page);
    await expect.poll(() => place(page), patience).toEqual(left);
    await page.close();
  });

  test('without a network the open page stays, says so, and goes on to what was wanted when it is back', async () => {
    const page = await portal().signIn({}, official, BLANK);
    await page.goto(resultsOf(query), { waitUntil: 'networkidle' });
    await isAwake(page);
    await page.context().setOffline(true);
    await page.getByText('Máy này đang mất mạng').waitFor();
    await page.locator('article h2 a').first().click();
    expect(await page.locator('article').count()).toBeGreaterThan(0);
    expect(page.url()).toContain('/search');
    await page.context().setOffline(false);
    await page.waitForURL(/\/documents\//);
    expect(await page.getByText('Máy này đang mất mạng').count()).toBe(0);
    await page.close();
  });

  test('the address of a form, opened as a page, leads to the start; other ways of asking get a sentence', async () => {
    const { url } = portal();
    for (const path of ['/purpose', '/preferences', '/sign-out', '/sign-in/account']) {
      const answer = await fetch(`${url}${path}`, { redirect: 'manual' });
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 303, '/']);
    }
    const refused = await fetch(`${url}/purpose`, { method: 'DELETE', headers: { origin: url } });
    expect(refused.status).toBe(405);
    expect(await refused.text()).toContain('chỉ nhận biểu mẫu');
  });

  test('menus of the header open, close by Escape and by turning away, and work by keyboard', async () => {
    const page = await portal().signIn();
    const account = page.locator('header summary[aria-label^="Tài khoản"]');
    const opened = page.locator('header details[open]');
    await account.focus();
    await page.keyboard.press('Enter');
    expect(await opened.count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await opened.count()).toBe(0);
    expect(await account.evaluate((element) => element === document.activeElement)).toBe(true);
    await account.click();
    await page.locator('main').click({ position: { x: 5, y: 5 } });
    expect(await opened.count()).toBe(0);
    await account.click();
    await page.getByRole('button', { name: 'Hàng sát' }).click();
    await page.locator('html[data-density=dense]').waitFor();
    await page.close();
  });
}
