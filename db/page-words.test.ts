import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeWords, encodeWordBoxes, wordOffsets } from './page-words.ts';

const A4 = { width: 595.28, height: 841.89 };

test('boxes come back within a tenth of a pixel at 200 dpi, beside the offsets of their words', () => {
  const edge = fc.double({ min: 0, max: 1, noNaN: true });
  const box = fc.tuple(edge, edge, edge, edge).map(([left, top, right, bottom]) => ({
    left: left * A4.width,
    top: top * A4.height,
    right: right * A4.width,
    bottom: bottom * A4.height,
  }));
  fc.assert(
    fc.property(fc.array(box, { maxLength: 30 }), (boxes) => {
      const text = boxes.map((_, index) => `đất${index}`).join('\n');
      const { wordSpans, wordBoxes } = decodeWords(text, encodeWordBoxes(boxes, A4), A4);
      expect(wordSpans).toHaveLength(2 * boxes.length);
      const expected = boxes.flatMap(({ left, top, right, bottom }) => [left, top, right, bottom]);
      wordBoxes.forEach((value, index) =>
        expect(Math.abs(value - (expected[index] ?? NaN))).toBeLessThan(0.036),
      );
    }),
  );
});

test('what juts out of the page ends at its edge, and a page without size has boxes of none', () => {
  const outside = [{ left: -20, top: -1, right: 700, bottom: 900 }];
  const { wordBoxes } = decodeWords('dấu', encodeWordBoxes(outside, A4), A4);
  expect(wordBoxes.map(Math.round)).toEqual([0, 0, 595, 842]);
  const nothing = { width: 0, height: 0 };
  expect(decodeWords('dấu', encodeWordBoxes(outside, nothing), nothing).wordBoxes).toEqual([0, 0, 0, 0]);
});

test('words are parted by spaces and newlines alone: a no-break space stays inside its word', () => {
  expect(wordOffsets('Số\u00a012 về\nđất')).toEqual([0, 5, 6, 8, 9, 12]);
  expect(wordOffsets('')).toEqual([]);
});
