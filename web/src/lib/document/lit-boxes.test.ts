import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameAround, litRectangles, readableRegion } from './lit-boxes.ts';

const a4 = { width: 595, height: 842 };
const wide = { width: 900, height: 700 };
const phone = { width: 390, height: 420 };
const match = { left: 0.6, top: 0.7, right: 0.7, bottom: 0.72, kind: 'match' } as const;
const passage = { left: 0.1, top: 0.1, right: 0.9, bottom: 0.2, kind: 'passage' } as const;

test('matches are drawn over passages', () => {
  expect(litRectangles([match, passage]).map(({ kind }) => kind)).toEqual(['passage', 'match']);
});

test('a rectangle covers its box, a little wider, and stays on the page', () => {
  const [rectangle] = litRectangles([{ left: 0, top: 0, right: 1, bottom: 0.1, kind: 'match' }]);
  expect(rectangle).toMatchObject({ x: 0, y: 0, width: 1, kind: 'match' });
  expect(rectangle?.height).toBeCloseTo(0.112);
});

test('words side by side are one rectangle; the next line, a far word and a passage are not', () => {
  const word = (left: number, top: number, kind: 'match' | 'passage' = 'match') => ({
    left,
    top,
    right: left + 0.05,
    bottom: top + 0.015,
    kind,
  });
  const boxes = [
    word(0.1, 0.1),
    word(0.155, 0.101),
    word(0.4, 0.1),
    word(0.1, 0.12),
    word(0.21, 0.1, 'passage'),
  ];
  const drawn = litRectangles(boxes);
  expect(drawn.map(({ kind }) => kind)).toEqual(['passage', 'match', 'match', 'match']);
  expect(drawn[1]?.x).toBeLessThan(0.1);
  expect((drawn[1]?.x ?? 0) + (drawn[1]?.width ?? 0)).toBeGreaterThan(0.205);
});

test('a wide frame opens on the whole width of the page, a phone on a readable part', () => {
  expect(readableRegion(undefined, a4, wide)).toMatchObject({ x: 0, y: 0, width: 1 });
  expect(readableRegion(undefined, a4, phone).width).toBeCloseTo(390 / 760);
});

test('the word is always inside the region, which never leaves the page sideways', () => {
  const share = fc.double({ min: 0, max: 0.95, noNaN: true });
  const frame = fc.record({
    width: fc.integer({ min: 200, max: 2000 }),
    height: fc.integer({ min: 200, max: 1500 }),
  });
  fc.assert(
    fc.property(share, share, frame, (left, top, size) => {
      const region = readableRegion([left, top, left + 0.04, top + 0.02], a4, size);
      const middle = { x: left + 0.02, y: (top + 0.01) * (a4.height / a4.width) };
      expect(region.x).toBeGreaterThanOrEqual(0);
      expect(region.x + region.width).toBeLessThanOrEqual(1 + 1e-9);
      expect(middle.x >= region.x && middle.x <= region.x + region.width).toBe(true);
      expect(middle.y >= region.y && middle.y <= region.y + region.height).toBe(true);
    }),
  );
});

test('the frame around a word encloses it', () => {
  const frame = frameAround([0.1, 0.2, 0.15, 0.21]);
  expect(frame.x).toBeLessThan(0.1);
  expect(frame.y).toBeLessThan(0.2);
  expect(frame.x + frame.width).toBeGreaterThan(0.15);
  expect(frame.y + frame.height).toBeGreaterThan(0.21);
});
