import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { imageDistance, imageHash } from './image-hash.ts';
import { imageKeys } from './image-keys.ts';
import { drawing, HEIGHT, WIDTH } from './testing/drawing.ts';

async function hashOf(image: Sharp): Promise<Uint8Array | undefined> {
  const { data, info } = await sharp(await image.jpeg({ quality: 30 }).toBuffer())
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return imageHash({ data: new Uint8Array(data), width: info.width, height: info.height, dotsPerInch: 75 });
}

test('a drawing scanned again, askew, smaller, on its side or upside down, looks the same and shares keys; another does not', async () => {
  const plain = (await hashOf(sharp(drawing(7)))) as Uint8Array;
  const keys = new Set(imageKeys([plain]));
  const again = [
    sharp(drawing(7)).rotate(2, { background: '#c8c8c8' }).blur(1),
    sharp(drawing(7)).resize(500),
    sharp(drawing(7)).rotate(90),
    sharp(drawing(7)).rotate(180).modulate({ brightness: 0.9 }),
  ];
  for (const image of again) {
    const hash = (await hashOf(image)) as Uint8Array;
    expect(imageDistance(plain, hash)).toBeLessThan(0.15);
    expect(imageKeys([hash]).filter((key) => keys.has(key)).length).toBeGreaterThan(4);
  }
  for (const seed of [8, 9, 10, 11]) {
    expect(imageDistance(plain, (await hashOf(sharp(drawing(seed)))) as Uint8Array)).toBeGreaterThan(0.25);
  }
});

test('a blank page, and a speck, look like nothing', async () => {
  const blank = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#f4efe0' } });
  expect(await hashOf(blank.clone())).toBeUndefined();
  expect(imageHash({ data: new Uint8Array([0]), width: 1, height: 1, dotsPerInch: 75 })).toBeUndefined();
  expect(imageHash({ data: new Uint8Array(), width: 0, height: 0, dotsPerInch: 75 })).toBeUndefined();
});
