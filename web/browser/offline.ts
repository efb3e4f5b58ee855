import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { Portal } from './portal.ts';
import { openPortal } from './profiles.ts';
import { isAwake, query, resultsOf } from './walk.ts';

const kept = ['/offline.html', '/plain.css', '/seal.svg'];

/** A line to the portal that can be cut: to the browser it is the server itself. */
class Line {
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  port = 0;

  constructor(url: string) {
    this.#target = Number(new URL(url).port);
  }

  async open(): Promise<void> {
    this.#server = createServer((near) => {
      const far = connect(this.#target, '127.0.0.1');
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => this.#sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    }).listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.port = (this.#server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
    this.#server = undefined;
  }
}

/** What the browser keeps for the portal outside its HTTP cache, as paths. */
const cached = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths.sort();
  });

/** Waits until the worker that holds the plain page is at work. */
async function isGuarded(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => cached(page)).toEqual(kept);
}

/** What a person sees when the server is stopped. */
export function offlineTests(portal: () => Portal): void {
  test('a stopped server is said in plain words, and the page that was wanted comes when it is back', async () => {
    const line = new Line(portal().url);
    await line.open();
    const through = openPortal(`http://127.0.0.1:${line.port}`, portal().browser);
    const page = await through.signInAnew();
    await isGuarded(page);
    await line.cut();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(through.url)) elsewhere.push(request.url());
    });
    await page.goto(resultsOf(query));
    expect(await page.getByRole('heading').textContent()).toBe('Chưa đến được Tàng Thư');
    expect(await page.locator('p[lang=en]').textContent()).toContain('can’t be reached');
    const seal = page.locator('main img');
    expect(await seal.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    expect(await page.locator('main').evaluate((main) => getComputedStyle(main).display)).toBe('grid');
    expect(elsewhere).toEqual([]);
    await line.open();
    await page.getByRole('link', { name: 'Thử lại' }).click();
    await isAwake(page);
    expect(page.url()).toBe(`${through.url}${resultsOf(query)}`);
    expect(await page.locator('article').count()).toBeGreaterThan(0);
    await page.close();
    await line.cut();
  });

  test('nothing but the plain page is kept: no page, no answer, no script, and nothing after signing out', async () => {
    const page = await portal().signInAnew();
    await isGuarded(page);
    await page.goto(resultsOf(query));
    await page.locator('article h2 a').first().click();
    await page.waitForURL(/\/documents\//);
    expect(await cached(page)).toEqual(kept);
    await page.locator('header summary[aria-label^="Tài khoản"]').click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/\/sign-in/);
    const left = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(left).not.toMatch(/search|documents|q=/);
    expect((await cached(page)).filter((path) => !kept.includes(path))).toEqual([]);
    await page.close();
  });
}
