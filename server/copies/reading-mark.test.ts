import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawMark, sentenceOf } from './reading-mark.ts';

const mark = {
  agency: 'Ủy ban nhân dân phường Hải Đăng',
  person: 'Nguyễn Thị Ngọc Ánh',
  at: '2026-11-22T18:05:00Z',
  request: '0198aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee',
};

test('the mark names agency, person and the moment in Vietnam', () => {
  expect(sentenceOf(mark)).toMatch(
    /^BẢN ĐỌC · Ủy ban nhân dân phường Hải Đăng · Nguyễn Thị Ngọc Ánh · 01:05 23\/11\/2026 · mã 0198aaaa/,
  );
});

test('it is drawn into the pixels, at the edge and across the page, on a page of any size', async () => {
  for (const [width, height] of [
    [1240, 1754],
    [300, 200],
    [2000, 400],
  ] as const) {
    const blank = await sharp({ create: { width, height, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const { image, ...size } = await drawMark(blank, mark);
    expect(size).toEqual({ width, height });
    const { data } = await sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true });
    const darkest = (from: number, to: number): number =>
      data.subarray(from * width, to * width).reduce((least, grey) => Math.min(least, grey), 255);
    const band = Math.max(10, width * 0.017) * 1.9;
    expect(darkest(Math.floor(height - band), height)).toBeLessThan(140);
    expect(darkest(0, Math.floor(height - band - 4))).toBeLessThan(252);
    expect(darkest(0, Math.floor(height - band - 4))).toBeGreaterThan(200);
  }
});
