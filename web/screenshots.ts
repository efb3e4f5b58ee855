import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { visitEveryPage } from './browser/pages.ts';
import { phone } from './browser/phone.ts';
import { launchChromium } from './browser/chromium.ts';
import { openPortal } from './browser/profiles.ts';

const [url = 'http://127.0.0.1:8080'] = process.argv.slice(2);
const folder = fileURLToPath(new URL('screenshots/', import.meta.url));
const screens = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { ...phone, deviceScaleFactor: 1 },
};
const themes = ['light', 'dark'] as const;
const views = Object.keys(screens).flatMap((screen) => themes.map((theme) => `${screen}-${theme}`));

/** The contact sheet: a row for each page, a column for each view. */
function contactSheet(names: readonly string[]): string {
  const rows = names.map(
    (name) =>
      `<tr><th>${name}</th>${views
        .map(
          (view) =>
            `<td><a href="${name}.${view}.png"><img src="${name}.${view}.png" loading="lazy" alt="${name}, ${view}"></a></td>`,
        )
        .join('')}</tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tàng Thư: every page</title>
<style>body{font:14px sans-serif;margin:1rem}th{text-align:left;padding-right:1rem}td{vertical-align:top;padding:4px}
img{height:270px;border:1px solid #999}</style>
<table><tr><th>page</th>${views
    .map((view) => `<th>${view}</th>`)
    .join('')}</tr>${rows.join('\n')}</table></html>\n`;
}

const names = new Set<string>();
const browser = await launchChromium();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
try {
  for (const [screen, options] of Object.entries(screens)) {
    const look = async (name: string, page: Page): Promise<void> => {
      // A page that listens for news is never idle.
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
      for (const theme of themes) {
        await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme);
        await page.screenshot({ path: `${folder}${name}.${screen}-${theme}.png` });
      }
      names.add(name);
    };
    await visitEveryPage(openPortal(url, browser), options, { language: 'vi' }, { look });
    console.log(`${screen}: ${names.size} pages`);
  }
} finally {
  await browser.close();
  await writeFile(`${folder}index.html`, contactSheet([...names]));
}
console.log(`${folder}index.html`);
