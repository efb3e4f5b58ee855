import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { asWriter } from '@tangthu/db/writer';
import { readConfig } from '@tangthu/server/config';
import { startServer } from '@tangthu/server/start-server';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { faultsOf } from './faults.ts';
import { isAwake } from './walk.ts';

const command = fileURLToPath(new URL('../../server/identity/command.ts', import.meta.url));
const password = 'bốn con vịt bơi qua sông';

// A server of its own, and so a file of its own: the built portal asks one server a process.
let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

// A person's first day and the next: the code, the password, the authenticator, sign-out everywhere; all of it without JavaScript.
test('an administrator sets a password, enrols, signs in with both, and signs out everywhere', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-identity-'));
  const variables = { DATA_FOLDER: folder, PORT: '0', DEMONSTRATION: 'off', LOG_LEVEL: 'silent' };
  const code = await makeAdministrator(variables);
  const server = await startServer(readConfig(variables));
  const visit = async (javaScriptEnabled: boolean): Promise<Page> => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
    return context.newPage();
  };
  try {
    const page = await visit(false);
    await page.goto('/sign-in');
    expect(await page.locator('button[name=signInName]').count()).toBe(0);
    await page.getByRole('link', { name: 'Có mã đặt mật khẩu?' }).click();
    await page.getByLabel('Mã đặt mật khẩu').fill(code);
    await page.getByLabel('Mật khẩu mới (ít nhất 14 ký tự)').fill(password);
    await page.getByLabel('Mật khẩu mới, lần nữa').fill(password);
    await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
    await page.waitForURL(/\/sign-in\/enrolment/);

    expect(await page.getByRole('img', { name: /^Mã QR/ }).isVisible()).toBe(true);
    const secret = (await page.locator('code').textContent()) ?? '';
    await page.getByLabel(/^Mã sáu chữ số/).fill(totpOf(secret).generate({ timestamp: Date.now() - 30_000 }));
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    expect(await page.locator('ol code').count()).toBe(10);
    await page.getByRole('link', { name: 'Tôi đã cất các mã' }).click();
    await page.waitForURL('/');

    const other = await visit(true);
    await other.goto('/admin/accounts');
    await other.waitForURL(/\/sign-in\?return=/);
    await isAwake(other);
    await signIn(other, 'không phải mật khẩu này');
    await other.getByRole('alert').waitFor();
    await signIn(other, password);
    await other.waitForURL(/\/sign-in\/second-factor/);
    expect(await faultsOf(other)).toEqual([]);
    await other.getByLabel(/^Mã sáu chữ số/).fill(totpOf(secret).generate());
    await other.getByRole('button', { name: 'Tiếp tục' }).click();
    await other.waitForURL('/admin/accounts');
    expect(await other.getByRole('rowheader').textContent()).toContain('quantri');

    await page.goto('/account');
    expect(await page.locator('li', { hasText: 'máy này' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Đăng xuất mọi nơi, cả ở đây' }).click();
    await page.waitForURL(/\/sign-in\?ended/);
    await other.goto('/account');
    await other.waitForURL(/\/sign-in/);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);

/** Makes a store with one real agency and its first administrator, as an operator does; gives the code. */
async function makeAdministrator(variables: Record<string, string>): Promise<string> {
  const store = await openStore(readConfig(variables).store);
  await migrate(store);
  await asWriter(store, (writer) =>
    writer.query(`insert into agency (code, bloc, level) values ('P1', 'government', 'commune')`),
  );
  await store.close();
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [command, 'add', '--name', 'quantri', '--agency', 'P1', '--role', 'administrator'],
    { env: { ...process.env, DATABASE_URL: '', ...variables }, encoding: 'utf8' },
  );
  const code = /([A-Z2-9]{5}-){4}[A-Z2-9]{5}/.exec(stdout)?.[0];
  if (!code) throw new Error(`No code was printed: ${stdout}${stderr}`);
  return code;
}

async function signIn(page: Page, secret: string): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('quantri');
  await page.getByLabel('Mật khẩu', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

function totpOf(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
}
