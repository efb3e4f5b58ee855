import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from '../portal.ts';
import { isAwake, resultsOf } from '../walk.ts';
import { byHand, byKeyboard, sideways, type Use } from './by-hand.ts';

const analyst = 'thanh-pho';
const agency = 'H97';
const words = 'lọc nước mặn';
/** A decision that comes in while the analyst is away. */
const arriving = { number: '77/QĐ-UBND', subject: 'trang bị máy lọc nước mặn cho trạm y tế xã đảo Cồn Ngao' };
const decision = `<p>ỦY BAN NHÂN DÂN THÀNH PHỐ TÂN GIANG</p><p>Số: ${arriving.number}</p>
  <p>Tân Giang, ngày 14 tháng 3 năm 2025</p><p>QUYẾT ĐỊNH</p><p>Về việc ${arriving.subject}</p>
  <p>Điều 1. Trang bị 03 máy lọc nước mặn cho trạm y tế xã đảo Cồn Ngao, mỗi máy lọc 20 m³ một ngày.</p>
  <p>Điều 2. Sở Y tế chịu trách nhiệm thi hành Quyết định này.</p>`;

/** An analyst's day: what was saved and exported, and what became of it when a document came in. */
export function analystNews(portal: () => Portal): void {
  test('a search is saved, an export replayed; a document that comes in is told of in the portal and the feed, and the replay finds it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tangthu-news-'));
    const page = await portal().signIn(byKeyboard.options, analyst, resultsOf(words));
    const feed = await saveWithFeed(page, byKeyboard.use);
    const manifest = join(folder, 'manifest.json');
    await takeManifest(page, byKeyboard.use, manifest);
    await page.setContent(`<html lang="vi"><body>${decision}</body></html>`);
    await page.pdf({ path: join(folder, 'decision.pdf'), format: 'A4' });

    const [before, taken, after] = await portal().whileStopped(async (run) => [
      await run('server/exports/command.ts', 'replay', manifest),
      await run('ingest/run/command.ts', join(folder, 'decision.pdf'), '--agency', agency),
      await run('server/exports/command.ts', 'replay', manifest),
    ]);
    expect(before).toMatchObject({ code: 0, said: expect.stringContaining('The same today') as string });
    expect(taken).toMatchObject({ code: 0 });
    expect(after).toMatchObject({ code: 2, said: expect.stringContaining('1 added') as string });

    await page.goto('/');
    const section = page.locator('.sections').getByRole('link', { name: /1 văn bản mới chưa xem/ });
    await expect.poll(() => reloadedCount(page, section), { timeout: 60_000 }).toBe(1);
    await byKeyboard.use(section);
    await byKeyboard.use(page.locator('main li a.unread'));
    await page.getByRole('heading', { name: new RegExp(arriving.subject, 'i') }).waitFor();
    const atom = await (await page.request.get(feed)).text();
    expect(atom).toContain(arriving.number);
    await page.close();

    const phone = await portal().signIn(byHand.options, analyst, '/saved');
    await byHand.use(phone.locator('main li a.unread'));
    await byHand.use(phone.getByRole('link', { name: new RegExp(arriving.subject, 'i') }));
    await phone.waitForURL(/\/documents\//);
    await phone.getByText(arriving.number).first().waitFor();
    expect(await sideways(phone)).toBe(0);
    await phone.goto('/saved');
    await isAwake(phone);
    await byHand.use(phone.locator('main li a.news'));
    await byHand.use(phone.getByRole('button', { name: /^Đánh dấu đã xem/ }).first());
    await phone.getByRole('button', { name: /^Đánh dấu chưa xem/ }).waitFor();
    await phone.close();
    await rm(folder, { recursive: true, force: true });
  }, 240_000);
}

/** Saves the search whose results are open, and gives the path of the person's new feed. */
async function saveWithFeed(page: Page, use: Use): Promise<string> {
  await isAwake(page);
  await use(page.getByRole('link', { name: 'Lưu tìm kiếm' }));
  await page.getByLabel('Tên').fill('Nước mặn');
  await use(page.getByRole('button', { name: 'Lưu tìm kiếm' }));
  await page.waitForURL('/saved');
  await page.getByText('Chưa có văn bản mới').waitFor();
  await isAwake(page);
  await use(page.getByRole('button', { name: 'Tạo địa chỉ' }));
  return new URL(await page.getByLabel('Địa chỉ nguồn tin của bạn').inputValue()).pathname;
}

/** Exports what the words find, and keeps the manifest. */
async function takeManifest(page: Page, use: Use, path: string): Promise<void> {
  await page.goto(`/exports/new?q=${encodeURIComponent(words)}`);
  await isAwake(page);
  await use(page.getByRole('button', { name: 'Bắt đầu xuất' }));
  await page.waitForURL('/exports');
  const first = page.locator('article').first();
  await first.getByText('Đã xong').waitFor({ timeout: 60_000 });
  const href = await first.getByRole('link', { name: 'Tải tờ khai' }).getAttribute('href');
  await writeFile(path, await (await page.request.get(href ?? '')).body());
  await use(first.getByRole('button', { name: /^Xóa bản xuất/ }));
  await first.waitFor({ state: 'detached' });
}

/** Opens the page anew and counts: what comes in is compared by the server in its own time. */
async function reloadedCount(page: Page, target: ReturnType<Page['locator']>): Promise<number> {
  await page.reload();
  await isAwake(page);
  await page.waitForLoadState('networkidle');
  return target.count();
}
