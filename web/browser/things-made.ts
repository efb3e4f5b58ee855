import type { Page } from '@playwright/test';
import type { PortalPage } from './page-ways.ts';
import { query } from './walk.ts';

/** An export may have to wait for its turn. */
const patience = { timeout: 60_000 };

/** Sends what a form of the portal would send, unless the person has such a thing already. */
async function make(
  page: Page,
  { list, path, body }: { list: string; path: string; body: object | string },
): Promise<void> {
  const { origin } = new URL(page.url());
  const has = (await (await page.request.get(`/api/${list}`)).json()) as Record<string, readonly unknown[]>;
  if ((has[list === 'saved' ? 'searches' : list]?.length ?? 0) > 0) return;
  const headers = { origin, ...(typeof body === 'string' ? { 'content-type': 'text/csv' } : {}) };
  const answer = await page.request.post(path, { data: body, headers });
  if (!answer.ok()) throw new Error(`${path} answered with status ${answer.status()}.`);
}

/** The list of saved searches with one on it. */
export const aSavedSearch: PortalPage = {
  name: 'saved',
  open: async (page) => {
    await make(page, { list: 'saved', path: '/api/saved', body: { name: 'Bồi thường', q: query } });
    await page.goto('/saved');
    await page.locator('main li summary').first().click();
  },
};

/** A list of queries that was searched to its end. */
export const aQueryList: PortalPage = {
  name: 'batch',
  open: async (page) => {
    const path = `/api/batches?name=${encodeURIComponent('Tra cứu')}&hits=3`;
    await make(page, { list: 'batches', path, body: `truy vấn\n${query}\nzzqxv\n` });
    await page.goto('/batches');
    await page.locator('main li h2 a').first().click();
    await page.locator('main tbody tr').nth(1).waitFor(patience);
  },
};

/** The list of exports with a finished one. */
export const anExport: PortalPage = {
  name: 'exports',
  open: async (page) => {
    await make(page, { list: 'exports', path: '/api/exports', body: { q: query, format: 'csv' } });
    await page.goto('/exports');
    await page.locator('article a.strong').first().waitFor(patience);
  },
};
