import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { describeStores } from '@tangthu/db/testing/stores';
import { INK, makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

describeStores('page images', (open) => {
  let world: PortalWorld;
  let page: string;
  beforeAll(async () => {
    world = await makePortalWorld(await open());
    page = `/iiif/${world.documents.plan}/1`;
  });
  afterAll(() => world.close());

  const metadata = async (path: string): Promise<{ format: string; width: number; height: number }> => {
    const answer = await world.get(path, 'an');
    expect(answer.status, path).toBe(200);
    const { format, width, height } = await sharp(await answer.arrayBuffer()).metadata();
    return { format, width, height };
  };

  test('info.json says what a viewer needs, under the address it was asked at', async () => {
    expect(await (await world.get(`${page}/info.json`, 'an')).json()).toMatchObject({
      '@context': 'http://iiif.io/api/image/3/context.json',
      id: `http://localhost${page}`,
      type: 'ImageService3',
      profile: 'level1',
      width: 1653,
      height: 2339,
      tiles: [{ width: 1024, height: 1024, scaleFactors: [1, 2, 4, 8] }],
    });
  });

  test('whole images and cuts come in the size and format asked for', async () => {
    const sizes: [string, object][] = [
      ['full/max/0/default.jpg', { format: 'jpeg', width: 1653, height: 2339 }],
      ['full/400,/0/default.webp', { format: 'webp', width: 400, height: 566 }],
      ['full/,566/0/default.jpg', { format: 'jpeg', width: 400, height: 566 }],
      ['full/!300,300/0/default.jpg', { format: 'jpeg', width: 212, height: 300 }],
      ['square/100,100/0/default.jpg', { format: 'jpeg', width: 100, height: 100 }],
      ['0,0,1024,1024/1024,1024/0/default.webp', { format: 'webp', width: 1024, height: 1024 }],
      ['1024,2048,1024,1024/max/0/default.webp', { format: 'webp', width: 629, height: 291 }],
    ];
    for (const [path, expected] of sizes) expect(await metadata(`${page}/${path}`), path).toEqual(expected);
    const thumbnail = await metadata(`/api/documents/${world.documents.plan}/pages/2/thumbnail`);
    expect(thumbnail).toEqual({ format: 'webp', width: 240, height: 340 });
  });

  test('what stands on the page stands there on the image', async () => {
    const answer = await world.get(`${page}/full/max/0/default.jpg`, 'an');
    const { data, info } = await sharp(await answer.arrayBuffer())
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const brightness = (x: number, y: number): number =>
      data[Math.round(y * info.height) * info.width + Math.round(x * info.width)] ?? -1;
    const inside = 0.005;
    for (const [x, y] of [
      [INK.left + inside, INK.top + inside],
      [INK.right - inside, INK.bottom - inside],
    ] as const) {
      expect(brightness(x, y)).toBeLessThan(40);
    }
    for (const [x, y] of [
      [INK.left - inside, INK.top - inside],
      [INK.right + inside, INK.bottom + inside],
      [0.02, 0.02],
    ] as const) {
      expect(brightness(x, y)).toBeGreaterThan(215);
    }
  });

  test('a request that IIIF or this server does not know is a 400', async () => {
    const bad = [
      'all/max/0/default.jpg',
      '0,0,0,10/max/0/default.jpg',
      '5000,0,10,10/max/0/default.jpg',
      '0,0,10/max/0/default.jpg',
      '-1,0,10,10/max/0/default.jpg',
      'full/0,/0/default.jpg',
      'full/,/0/default.jpg',
      'full/9999,/0/default.jpg',
      'full/^max/0/default.jpg',
      'full/pct:50/0/default.jpg',
      'full/max/90/default.jpg',
      'full/max/0/default.png',
      'full/max/0/gray.jpg',
      'full/max/0/default',
      '1e3,0,10,10/max/0/default.jpg',
    ];
    for (const path of bad) {
      const answer = await world.get(`${page}/${path}`, 'an');
      expect(answer.status, path).toBe(400);
      expect(await answer.json(), path).toHaveProperty('error.messageEn');
    }
  });

  test('an image from the cache still asks for the right to see it', async () => {
    const path = `${page}/full/333,/0/default.jpg`;
    expect((await world.get(path, 'an')).status).toBe(200);
    expect((await world.get(path, 'binh')).status).toBe(404);
    expect((await world.get(path)).status).toBe(401);
  });
});
