import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { faultsOf } from './faults.ts';
import type { Portal } from './portal.ts';
import { official, BLANK } from './profiles.ts';
import { isAwake } from './walk.ts';

/** Administers the city, its department of agriculture and both communes of the sample. */
const administrator = 'quan-tri';
/** An official of the commune that gains. */
const gains = 'Lưu Thị Mộc Miên';

const day = '2099-01-01';

async function confirm(page: Page): Promise<void> {
  await page.locator('form[action="?/confirm"] button').click();
  await page.waitForURL('**?done');
}

/** The graph of agencies, of which one portal is open: what is made here is of a day far off, and is withdrawn again. */
export function agencyTests(portal: () => Portal): void {
  test('an administrator finds an agency by an old name, previews a succession, confirms it and withdraws it', async () => {
    const page = await portal().signIn(
      {},
      administrator,
      `/admin/agencies?query=${encodeURIComponent('so dia chinh')}`,
    );
    expect(await page.locator('tbody th a').allInnerTexts()).toEqual([
      'Sở Tài nguyên và Môi trường thành phố Tân Giang',
    ]);
    expect(await faultsOf(page, { part: 'main' })).toEqual([]);

    await page.goto('/admin/agencies/H97.42');
    await isAwake(page);
    await page.locator('summary', { hasText: 'Thêm cơ quan kế thừa' }).click();
    const form = page.locator('form', { has: page.locator('[name=how]') });
    await form.locator('[name=successor]').fill('H97.41');
    await form.locator('[name=date]').fill(day);
    await form.locator('[name=legalBasis]').fill('Nghị quyết số 50/2098/NQ-HĐND');
    await form.locator('button.strong').click();
    const preview = page.locator('section', { has: page.locator('#preview') });
    await preview.waitFor();
    expect(await preview.locator('dl').innerText()).toMatch(
      /phường Hải Đăng \(H97\.41\)[^]*sáp nhập[^]*01\/01\/2099[^]*50\/2098/iu,
    );
    expect(await preview.locator('tr', { hasText: gains }).innerText()).toMatch(/\d+ văn bản/u);
    expect(await faultsOf(page, { part: 'main' })).toEqual([]);
    await confirm(page);

    const made = page.locator('tr', { hasText: '50/2098/NQ-HĐND' });
    expect(await made.innerText()).toContain('Sáp nhập, 01/01/2099');
    await made.locator('button').click();
    await preview.waitFor();
    expect(await preview.locator('tr', { hasText: gains }).innerText()).toMatch(/–\s+\d+ văn bản/u);
    await confirm(page);
    expect(await made.count()).toBe(0);
    await page.close();
  });

  test('a part is searched for among fonds and files; what was typed and chosen stays', async () => {
    const page = await portal().signIn({}, administrator, '/admin/agencies/H97.42');
    await page.locator('summary', { hasText: 'Thêm cơ quan kế thừa' }).click();
    const form = page.locator('form', { has: page.locator('[name=how]') });
    const search = form.getByRole('searchbox');
    expect(await search.isVisible()).toBe(false);
    await form.locator('[name=extent]').selectOption('part');
    await form.locator('[name=successor]').fill('H97.41');
    await form.getByRole('checkbox', { name: /P\.H97\.22 / }).check();
    await search.fill('Gò Trầm');
    await search.press('Enter');
    await page.waitForURL(/[?&]kept=/);
    await expect.poll(() => form.getByRole('checkbox').count(), { timeout: 20_000 }).toBe(3);
    expect(await form.getByRole('checkbox', { name: /P\.H97\.22 / }).isChecked()).toBe(true);
    expect(await form.locator('[name=successor]').inputValue()).toBe('H97.41');
    await page.close();
  });

  test('what is refused is said in a sentence, and nothing is made', async () => {
    const page = await portal().signIn({ javaScriptEnabled: false }, administrator, '/admin/agencies/H97.41');
    await page.locator('summary', { hasText: 'Thêm cơ quan kế thừa' }).click();
    const form = page.locator('form', { has: page.locator('[name=how]') });
    await form.locator('[name=successor]').fill('H97.21');
    await form.locator('[name=date]').fill(day);
    await form.locator('[name=legalBasis]').fill('Nghị quyết');
    await form.locator('button.strong').click();
    expect(await page.locator('[role=alert]').innerText()).toContain('kế thừa chính mình');
    expect(await form.locator('[name=legalBasis]').inputValue()).toBe('Nghị quyết');
    await page.close();
  });

  test('for others there is no such page', async () => {
    const page = await portal().signIn({}, official, BLANK);
    for (const path of ['/admin/agencies', '/admin/agencies/H97.41']) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
    }
    await page.close();
  });
}
