import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { launchChromium } from './browser/chromium.ts';

const [
  base = 'http://127.0.0.1:8080',
  query = 'bồi thường khi thu hồi đất',
  person = 'hai-dang',
  archivist = 'luu-tru',
] = process.argv.slice(2);
const folder = fileURLToPath(new URL('screenshots', import.meta.url));
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** The pages for archivists, by what stands behind `/archive`. */
const archivePages = [
  '',
  '/runs',
  '/packages',
  '/quarantine',
  '/fixity',
  '/review',
  '/duplicates',
  '/corrections',
];

/** Photographs one page after another as a person would come by them. */
async function walk(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await page.goto(`${base}/sign-in`);
  await shoot('1-sign-in');
  await page.locator(`button[value=${person}]`).click();
  await page.waitForURL(`${base}/`);
  await shoot('2-start');
  await page.goto(`${base}/search?q=${encodeURIComponent(query)}`);
  await shoot('3-results');
  await page.locator('article h2 a').first().click();
  await page.locator('[data-ready=true]').waitFor();
  await shoot('4-document');
  await page.goto(`${page.url()}&panel=about`);
  await page.locator('[data-ready=true]').waitFor();
  await shoot('5-about');
  await page.goto(`${base}/search?q=${encodeURIComponent('zzqxv')}`);
  await shoot('6-nothing-found');
  await page.goto(`${base}/documents/00000000-0000-7000-8000-000000000000`);
  await shoot('7-not-found');
}

/** Photographs the pages for archivists. */
async function walkArchive(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await page.context().clearCookies({ name: /session/i });
  await page.goto(`${base}/sign-in`);
  await page.locator(`button[value=${archivist}]`).click();
  await page.waitForURL(`${base}/`);
  for (const [index, path] of archivePages.entries()) {
    await page.goto(`${base}/archive${path}`);
    await shoot(`8-archive-${index + 1}${path.replace('/', '-')}`);
  }
}

async function photograph(
  browser: Browser,
  size: keyof typeof sizes,
  theme: 'light' | 'dark',
  language: string,
) {
  const context = await browser.newContext({ viewport: sizes[size], reducedMotion: 'reduce' });
  await context.addCookies([
    { name: 'theme', value: theme, url: base },
    { name: 'language', value: language, url: base },
  ]);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`${page.url()}: ${message.text()}`);
  });
  const shoot = async (name: string): Promise<void> => {
    await page.waitForLoadState('networkidle');
    const path = `${folder}/${name}.${size}.${theme}.${language}.png`;
    await page.screenshot({ path });
    console.log(path);
  };
  await walk(page, shoot);
  await walkArchive(page, shoot);
  await context.close();
}

await mkdir(folder, { recursive: true });
const browser = await launchChromium();
try {
  for (const size of ['desktop', 'phone'] as const) {
    for (const theme of ['light', 'dark'] as const) await photograph(browser, size, theme, 'vi');
  }
  await photograph(browser, 'desktop', 'light', 'en');
} finally {
  await browser.close();
}
