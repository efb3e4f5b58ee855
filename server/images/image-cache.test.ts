import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ImageCache } from './image-cache.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-cache-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (count: number): Promise<Uint8Array<ArrayBuffer>> =>
  Promise.resolve(new Uint8Array(count).fill(7));
const refuse = (): never => {
  throw new Error('made again');
};
const gone = (name: string): Promise<void> =>
  expect.poll(() => existsSync(join(folder, name)), { timeout: 5000 }).toBe(false);

test('an image is made once, also for many who ask at once, and is there after a restart', async () => {
  const cache = await ImageCache.open(folder, 1000);
  let made = 0;
  const make = (): Promise<Uint8Array<ArrayBuffer>> => {
    made++;
    return bytes(10);
  };
  const images = await Promise.all(Array.from({ length: 20 }, () => cache.get('ab/one.jpg', make)));
  expect([made, images.every((image) => image.length === 10)]).toEqual([1, true]);
  const reopened = await ImageCache.open(folder, 1000);
  expect(await reopened.get('ab/one.jpg', refuse)).toHaveLength(10);
});

test('the images not asked for the longest go when the folder is full', async () => {
  const cache = await ImageCache.open(folder, 100);
  for (const name of ['a/one', 'a/two', 'a/three']) await cache.get(name, () => bytes(30));
  await cache.get('a/one', refuse);
  await cache.get('a/four', () => bytes(30));
  await gone('a/two');
  expect(await readdir(join(folder, 'a'))).toEqual(['four', 'one', 'three']);
});

test('a smaller bound holds for what an earlier run left: the oldest go', async () => {
  await mkdir(join(folder, 'a'));
  for (const [index, name] of ['a/old', 'a/older', 'a/oldest'].entries()) {
    await writeFile(join(folder, name), new Uint8Array(40));
    const at = new Date(Date.now() - (index + 1) * 60_000);
    await utimes(join(folder, name), at, at);
  }
  await ImageCache.open(folder, 100);
  await gone('a/oldest');
  expect((await readdir(join(folder, 'a'))).sort()).toEqual(['old', 'older']);
});

test('what a crash left unfinished or empty is swept away and made again', async () => {
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a/one.jpg'), '');
  await writeFile(join(folder, 'a/two.jpg.1234.part'), 'half');
  const cache = await ImageCache.open(folder, 1000);
  expect(await readdir(join(folder, 'a'))).toEqual([]);
  expect(await cache.get('a/one.jpg', () => bytes(5))).toHaveLength(5);
});

test('an image that somebody removed is made again', async () => {
  const cache = await ImageCache.open(folder, 1000);
  await cache.get('a/one', () => bytes(10));
  await rm(join(folder, 'a/one'));
  expect(await cache.get('a/one', () => bytes(12))).toHaveLength(12);
});

test('an image that could not be made is tried again, and one larger than the whole cache is still given', async () => {
  const cache = await ImageCache.open(folder, 100);
  await expect(cache.get('a/one', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await cache.get('a/one', () => bytes(500))).toHaveLength(500);
  await gone('a/one');
});
