import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Locator, Page } from '@playwright/test';
import { launchChromium } from '@tangthu/web/browser/chromium';
import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharedData } from '../shared-data.ts';
import { startPortal, type RunningPortal } from '../testing/running-portal.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const DATA = sharedData('records');
/** Gazettes with a text layer, and a scan whose layer holds nothing but the stamp of its digital signature. */
const RECORDS = [
  'text-layer/congbao_5320e51702.pdf',
  'text-layer/congbao_2aaadfc6f2.pdf',
  'text-layer/congbao_07f70b3829.pdf',
  'scanned/avg_1b71d6fc87.pdf',
];

const JOURNEYS = [
  {
    // A citizen's words for what the circular calls «thôi hưởng, tạm dừng trợ cấp xã hội hàng tháng».
    question: 'khi nào người già neo đơn ngừng nhận tiền trợ giúp mỗi tháng',
    shown: ['02/2021/TT-BLĐTBXH', 'nghĩa'],
  },
  {
    // What stands on the scanned page.
    question:
      'hạn ngạch thuế quan nhập khẩu đối với mặt hàng gạo và lá thuốc lá khô có xuất xứ từ Vương quốc Campuchia',
    shown: ['Thông tư', 'Campuchia'],
  },
];

const PASSWORD = 'bốn con vịt bơi qua sông';

const AGENCIES = {
  agencies: [{ code: 'CONGBAO', name: 'Văn phòng Công báo', bloc: 'government', level: 'city' }],
  users: [
    { id: 'chuyen-vien', name: 'Trần Thị Công Báo', agencies: ['CONGBAO'], role: 'official', modes: ['01'] },
  ],
};

let scratch: string;
let server: RunningPortal;
/** With which the official sets the password. */
let code: string;
let browser: Browser;

beforeAll(async () => {
  if (!DATA) return;
  scratch = mkdtempSync(join(tmpdir(), 'tangthu-journey-'));
  const data = join(scratch, 'data');
  const inbox = join(scratch, 'inbox');
  mkdirSync(inbox);
  for (const name of RECORDS) copyFileSync(join(DATA, name), join(inbox, basename(name)));
  writeFileSync(join(scratch, 'agencies.json'), JSON.stringify(AGENCIES));
  await command(data, 'ingest/agencies/command.ts', join(scratch, 'agencies.json'));
  await command(data, 'ingest/run/command.ts', inbox, '--agency', 'CONGBAO');
  code = await printedCode(data);
  server = await startPortal({ DATA_FOLDER: data, DEMONSTRATION: 'off' });
  browser = await launchChromium();
}, 180_000);

afterAll(async () => {
  if (!DATA) return;
  await browser.close();
  await server.close();
  rmSync(scratch, { recursive: true });
});

test.skipIf(!DATA).each(JOURNEYS)(
  'from nothing to the lit words on the page image: $question',
  async ({ question, shown }) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 3,
    });
    const page = await context.newPage();
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && /^https?:/.test(request.url()))
        foreign.push(request.url());
    });

    await page.goto(server.url);
    await signIn(page);
    const box = page.getByRole('search').getByRole('combobox');
    await box.fill(question);
    await box.press('Enter');
    await page.waitForURL(/\/search\?(?:.*&)?q=[^&]/u);

    const first = page.getByRole('article').first();
    await first.waitFor();
    for (const words of shown)
      await expect.poll(() => first.textContent(), { timeout: 15_000 }).toContain(words);
    await first.getByRole('heading').getByRole('link').click();

    await page.locator('[data-page-image][data-ready="true"]').waitFor();
    await page.waitForLoadState('networkidle');
    const lit = await litWords(page);
    expect(lit.length).toBeGreaterThan(2);
    await hideTheLight(page);
    const asked = new Set(syllables(question).map(({ text }) => fold(text)));
    const read = await Promise.all(lit.slice(0, 12).map((box) => readBox(page, box)));
    const right = read.filter(
      (text) => syllables(text).length > 0 && syllables(text).every((word) => asked.has(fold(word.text))),
    );
    expect(right.length / read.length, `read in the lit boxes: ${read.join(' | ')}`).toBeGreaterThanOrEqual(
      0.8,
    );
    expect(foreign).toEqual([]);
    await context.close();
  },
  120_000,
);

/** The first time by the code that the operator handed over, which sets the password; then by name and password. */
async function signIn(page: Page): Promise<void> {
  if (code) {
    await page.getByRole('link', { name: 'Có mã đặt mật khẩu?' }).click();
    await page.getByLabel('Mã đặt mật khẩu').fill(code);
    await page.getByLabel('Mật khẩu mới (ít nhất 14 ký tự)').fill(PASSWORD);
    await page.getByLabel('Mật khẩu mới, lần nữa').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
    code = '';
  } else {
    await page.getByLabel('Tên đăng nhập').fill('chuyen-vien');
    await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }
  await page.waitForURL(`${server.url}/`);
}

/** Boxes of the lit words that are whole on the screen, in pixels of the page. */
async function litWords(page: Page): Promise<{ x: number; y: number; width: number; height: number }[]> {
  const stage = await boxOf(page.locator('[data-page-image]'));
  const marks = await page.locator('[data-page-image] .openseadragon-container rect.match').all();
  const boxes = await Promise.all(marks.map(boxOf));
  return boxes.filter(
    ({ x, y, width, height }) =>
      x > stage.x && y > stage.y && x + width < stage.x + stage.width && y + height < stage.y + stage.height,
  );
}

async function boxOf(place: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('A lit box is not on the screen.');
  return box;
}

/** Takes the light off the words, whose frames an OCR program would read as bars. */
function hideTheLight(page: Page): Promise<void> {
  return page.evaluate(
    `for (const light of document.querySelectorAll('[data-page-image] .openseadragon-container svg')) light.setAttribute('display', 'none')`,
  );
}

/** What an OCR program, which knows nothing of our boxes, reads on the screen inside one of them. */
async function readBox(
  page: Page,
  box: { x: number; y: number; width: number; height: number },
): Promise<string> {
  const path = join(scratch, `${Math.round(box.x)}-${Math.round(box.y)}.png`);
  const clip = { x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6 };
  await page.screenshot({ path, clip });
  const { stdout } = await run('tesseract', [path, '-', '-l', 'vie', '--psm', '7', '--dpi', '300']);
  return stdout.trim();
}

/** The code that the operator's command prints for the official. */
async function printedCode(data: string): Promise<string> {
  const script = join(ROOT, 'server/identity/command.ts');
  const { stdout } = await run(process.execPath, [script, 'code', '--name', 'chuyen-vien'], {
    env: { ...process.env, DATA_FOLDER: data, DATABASE_URL: '', EMBEDDING_MODEL: '' },
  });
  return /([A-Z2-9]{5}-)+[A-Z2-9]{5}/.exec(stdout)?.[0] ?? '';
}

/** Runs one of the project's commands on an embedded store; it must end well. */
async function command(data: string, script: string, ...words: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, script), ...words], {
    env: { ...process.env, DATA_FOLDER: data, DATABASE_URL: '', EMBEDDING_MODEL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  expect(code, script).toBe(0);
}
