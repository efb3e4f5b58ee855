import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import sharp from 'sharp';
import { OriginalMissingError } from '@tangthu/db/originals';
import { openOriginals } from '@tangthu/db/open-originals';
import { keepOriginal, makePdf } from '../testing/portal-world.ts';
import { ImageCache } from './image-cache.ts';
import { PageImages, type PageSource } from './page-images.ts';
import { RenderError } from './page-renderer.ts';

const DATA = join(process.env['TANGTHU_DATA'] ?? '../shared/data', 'records');
const A4 = { width: 595, height: 842 };

let folder: string;
let images: PageImages;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-images-'));
  images = new PageImages(
    openOriginals({ folder }),
    await ImageCache.open(join(folder, 'cache'), 100_000_000),
  );
});
afterEach(async () => {
  await images.close();
  await rm(folder, { recursive: true, force: true });
});

const keep = async (pdf: Uint8Array, page: Partial<PageSource> = {}): Promise<PageSource> => ({
  contentHash: (await keepOriginal(folder, pdf)).toString('hex'),
  number: 1,
  ...A4,
  ...page,
});
const small = { region: { left: 0, top: 0, width: 1653, height: 2339 }, size: { width: 165, height: 234 } };

test('a damaged PDF, a page that it lacks and a missing original fail alone; the next page is drawn', async () => {
  const good = await keep(await makePdf(2));
  const broken = await keep(Buffer.from('%PDF-1.7 nothing more'));
  await expect(images.thumbnail(broken)).rejects.toThrow(RenderError);
  await expect(images.thumbnail({ ...good, number: 9 })).rejects.toThrow(RenderError);
  await expect(images.thumbnail({ ...good, contentHash: '0'.repeat(64) })).rejects.toThrow(
    OriginalMissingError,
  );
  await expect(images.thumbnail({ ...good, contentHash: '../../etc/passwd' })).rejects.toThrow(
    OriginalMissingError,
  );
  expect((await images.thumbnail({ ...good, number: 2 })).length).toBeGreaterThan(100);
});

test('two documents that alternate are each drawn from their own bytes', async () => {
  const [one, two] = [await keep(await makePdf(1, 'one')), await keep(await makePdf(3, 'two'))];
  const drawn = await Promise.all(
    [1, 2, 3].flatMap((number) => [
      images.image({ ...two, number }, { ...small, format: 'webp' }),
      images.thumbnail(one),
    ]),
  );
  expect(drawn.every((image) => image.length > 100)).toBe(true);
});

test('a sheet of any size stays within the bound of pixels, a thumbnail within its frame', async () => {
  expect(images.size({ ...A4, contentHash: '', number: 1 })).toEqual({ width: 1653, height: 2339 });
  const huge = images.size({ width: 14_400, height: 14_400, contentHash: '', number: 1 });
  expect(huge.width * huge.height).toBeLessThan(33_000_000);
  const strip = await keep(await makePdf(1), { width: 20, height: 14_400 });
  const { width, height } = await sharp(await images.thumbnail(strip)).metadata();
  expect([width, height]).toEqual([1, 720]);
});

const scans = join(DATA, 'scanned');
test.skipIf(!existsSync(scans))(
  'real scans and gazettes are drawn, signatures and stamps included',
  async () => {
    const files = ['scanned', 'text-layer', 'letter-spaced'].flatMap((kind) =>
      readdirSync(join(DATA, kind))
        .filter((name) => name.endsWith('.pdf'))
        .slice(0, 2)
        .map((name) => join(DATA, kind, name)),
    );
    for (const file of files) {
      const page = await keep(readFileSync(file));
      const { channels } = await sharp(await images.thumbnail(page)).stats();
      const darkest = Math.min(...channels.map(({ min }) => min));
      const paper = Math.min(...channels.map(({ mean }) => mean));
      expect({ file, isDrawn: darkest < 130 && paper > 130 }).toEqual({ file, isDrawn: true });
    }
  },
);

test('an image tells nothing but the page: two people get the same bytes', async () => {
  const page = await keep(await makePdf(1));
  const hash = (image: Uint8Array): string => createHash('sha256').update(image).digest('hex');
  const first = hash(await images.image(page, { ...small, format: 'jpg' }));
  expect(hash(await images.image(page, { ...small, format: 'jpg' }))).toBe(first);
});

test('a thumbnail tells nothing of what else was drawn of the page', async () => {
  const page = await keep(await makePdf(1));
  const again = new PageImages(
    openOriginals({ folder }),
    await ImageCache.open(join(folder, 'again'), 100_000_000),
  );
  await again.image(page, { ...small, format: 'jpg' });
  expect(Buffer.compare(await again.thumbnail(page), await images.thumbnail(page))).toBe(0);
  await again.close();
});

test('what is covered is black in whole images, tiles and thumbnails, and never stands for what is not', async () => {
  const whole = await keep(await makePdf(1));
  const covered = { ...whole, covered: [{ left: 0.1, top: 0.2, right: 0.3, bottom: 0.25 }] };
  const elsewhere = { ...whole, covered: [{ left: 0.6, top: 0.2, right: 0.8, bottom: 0.25 }] };
  const full = {
    region: { left: 0, top: 0, width: 1653, height: 2339 },
    size: { width: 1653, height: 2339 },
  };
  const tile = { region: { left: 0, top: 0, width: 1024, height: 1024 }, size: { width: 512, height: 512 } };
  const drawn = async (page: PageSource): Promise<Uint8Array[]> => [
    await images.image(page, { ...full, format: 'jpg' }),
    await images.image(page, { ...tile, format: 'webp' }),
    await images.thumbnail(page),
  ];
  const share = [1, 1024 / 1653, 1];
  /** Whether the middle of the box and its four corners are black, and what lies just outside is not. */
  const isBlack = async (image: Uint8Array, scale: number, left: number): Promise<boolean[]> => {
    const { data, info } = await sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true });
    const ratio = scale === 1 ? 1 : 1024 / 2339;
    const dark = (x: number, y: number): boolean =>
      (data[Math.round((y / ratio) * info.height) * info.width + Math.round((x / scale) * info.width)] ??
        255) < 50;
    return [
      dark(left + 0.1, 0.225),
      dark(left + 0.01, 0.21),
      dark(left + 0.19, 0.24),
      dark(left - 0.03, 0.225),
    ];
  };
  for (const page of [whole, covered, elsewhere, whole, covered]) {
    for (const [at, image] of (await drawn(page)).entries())
      expect(await isBlack(image, share[at] ?? 1, 0.1), `image ${at}`).toEqual(
        page === covered ? [true, true, true, false] : [false, false, false, false],
      );
  }
});
