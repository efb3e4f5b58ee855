import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { BLANK, official } from './profiles.ts';
import { resultsOf, isAwake } from './walk.ts';

const auditor = 'thanh-tra';
const number = '079203000999';

/** The audit log in the portal. */
export function auditTests(portal: () => Portal): void {
  test('an auditor finds what an official just did, and who asked for a person’s number, which stands in no address', async () => {
    const searching = await portal().signIn({}, official, resultsOf(`căn cước ${number}`));
    await searching.close();

    const page = await portal().signIn({}, auditor);
    await page.locator('.sections a[href="/audit"]').click();
    await page.waitForURL('/audit');
    await page.locator('select[name=action]').selectOption('search');
    await page.locator('input[name=person]').fill('hai-dang');
    await page.locator('input[name=person]').press('Enter');
    await page.waitForURL(/person=hai-dang/);
    const first = page.locator('tbody tr').first();
    expect(await first.textContent()).toContain('********0999');
    await first.locator('a').click();
    await page.waitForURL(/\/audit\/\d+$/);
    expect(await page.locator('main').textContent()).toContain('Lưu Thị Mộc Miên (hai-dang)');
    expect(await page.locator('#asked ~ dl').innerText()).toMatch(/Tìm\s+căn cước \*{8}0999/);

    await page.goto('/audit/person');
    await isAwake(page);
    await page.locator('input[name=number]').fill('079 203 000 999');
    await page.locator('input[name=number]').press('Enter');
    await page.locator('#viewers').waitFor();
    expect(await page.locator('ul.viewers').textContent()).toContain('Lưu Thị Mộc Miên');
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/audit/person');
    await isAwake(page);
    const table = page.waitForEvent('download');
    await page.locator('button[formaction="/audit/person/table"]').click();
    expect(await readFile(await (await table).path(), 'utf8')).toContain('********0999');
    await page.locator('.ask input[name=number]').fill('12');
    await page.locator('.ask input[name=number]').press('Enter');
    await page.locator('[role=alert]').waitFor();
    await page.close();
  });

  test('the log comes as a table', async () => {
    const page = await portal().signIn({}, auditor, BLANK);
    const answer = await page.request.get('/api/audit/export?action=search');
    expect(answer.headers()['content-disposition']).toContain('nhat-ky.csv');
    expect((await answer.text()).split('\r\n').length).toBeGreaterThan(1);
    await page.close();
  });

  test('the pages lead nowhere for an official', async () => {
    const page = await portal().signIn();
    expect(await page.locator('a[href="/audit"]').count()).toBe(0);
    for (const path of ['/audit', '/audit/1', '/audit/person']) {
      expect((await page.goto(path))?.status(), path).toBe(404);
    }
    await page.close();
  });
}
