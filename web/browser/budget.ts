import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { startPortal } from './portal.ts';
import type { OpenPortal } from './profiles.ts';

/** Figures by dotted name. */
type Figures = Record<string, number>;

const visitCount = 5;
const queries = [
  'bồi thường khi thu hồi đất',
  'quyết định thành lập tổ công tác',
  'cấp giấy phép xây dựng',
  'kế hoạch phòng chống lụt bão',
  '155/KH-UBND',
  'dân số và hộ tịch',
  'thu gom rác thải',
  'tái định cư',
  'biên bản bàn giao',
  'sửa chữa đường',
];

/**
 * The built portal over the sample archive, in a real browser with an empty cache: of start page, results and document the JavaScript
 * (`.scriptKb`, kB of gzip), the largest contentful paint (`.lcpMs`) and the layout shift (`.cls`); the wait from Enter to new results
 * (`wait.p50Ms`), and the API's own time for the same questions beside it (`api.p95Ms`).
 */
export async function measurePortal(): Promise<Figures> {
  const portal = await startPortal();
  try {
    return { ...(await measurePages(portal)), ...(await measureWaits(portal)) };
  } finally {
    await portal.close();
  }
}

async function measurePages(portal: OpenPortal): Promise<Figures> {
  const [first = ''] = queries;
  const results = `/search?q=${encodeURIComponent(first)}`;
  const page = await portal.signInAnew();
  await page.goto(results);
  const document = (await page.locator('article h2 a').first().getAttribute('href')) ?? '/';
  await page.context().close();
  return {
    ...(await measurePage(portal, 'start', '/')),
    ...(await measurePage(portal, 'results', results)),
    ...(await measurePage(portal, 'document', document)),
  };
}

/** Medians over some visits, each with an empty cache. */
async function measurePage(portal: OpenPortal, name: string, path: string): Promise<Figures> {
  const visits: { scriptKb: number; lcpMs: number; cls: number }[] = [];
  for (let visit = 0; visit < visitCount; visit++) {
    const page = await portal.signInAnew({ viewport: { width: 1440, height: 900 } });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto(path, { waitUntil: 'networkidle' });
    visits.push({ ...(await paintsOf(page)), scriptKb: await scriptKb(page) });
    await page.context().close();
  }
  return {
    [`${name}.scriptKb`]: median(visits.map(({ scriptKb: kb }) => kb)),
    [`${name}.lcpMs`]: median(visits.map(({ lcpMs }) => lcpMs)),
    [`${name}.cls`]: Math.max(...visits.map(({ cls }) => cls)),
  };
}

/** Largest contentful paint, in ms since the navigation, and the sum of layout shifts that nobody asked for. */
function paintsOf(page: Page): Promise<{ lcpMs: number; cls: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let lcpMs = 0;
        let cls = 0;
        const paints = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) lcpMs = Math.max(lcpMs, entry.startTime);
        });
        const shifts = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[])
            if (!entry.hadRecentInput) cls += entry.value;
        });
        paints.observe({ type: 'largest-contentful-paint', buffered: true });
        shifts.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          resolve({ lcpMs, cls });
        }, 200);
      }),
  );
}

/** JavaScript that the page loaded, in kB as gzip sends it. */
async function scriptKb(page: Page): Promise<number> {
  const urls = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => new URL(name).pathname.endsWith('.js')),
  );
  const sizes = await Promise.all(urls.map(async (url) => gzipSync(await (await fetch(url)).bytes()).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** From Enter to the new results on the screen, and how long the API took for the same questions, in ms. */
async function measureWaits(portal: OpenPortal): Promise<Figures> {
  const page = await portal.signInAnew({ viewport: { width: 1440, height: 900 } });
  await page.goto('/search?q=', { waitUntil: 'networkidle' });
  const waits: number[] = [];
  const answers: number[] = [];
  for (const query of [...queries, ...queries]) {
    await page.locator('#search-box').fill(query);
    waits.push(await waitFor(page, query));
    answers.push(await answerTime(page, query));
  }
  await page.context().close();
  return {
    'wait.p50Ms': median(waits),
    'wait.p95Ms': share(waits, 0.95),
    'api.p50Ms': median(answers),
    'api.p95Ms': share(answers, 0.95),
  };
}

function waitFor(page: Page, query: string): Promise<number> {
  return page.evaluate(
    (words) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          if (document.title.startsWith(words)) resolve(performance.now() - began);
          else requestAnimationFrame(look);
        };
        document.querySelector<HTMLInputElement>('#search-box')?.form?.requestSubmit();
        look();
      }),
    query,
  );
}

function answerTime(page: Page, query: string): Promise<number> {
  return page.evaluate(async (words) => {
    const began = performance.now();
    await (await fetch(`/api/search?q=${encodeURIComponent(words)}`)).json();
    return performance.now() - began;
  }, query);
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

const median = (values: readonly number[]): number => share(values, 0.5);
