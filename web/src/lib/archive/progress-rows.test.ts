import { expect, test } from 'vitest';
import type { Progress } from '@tangthu/server/archive/work-view';
import { allFiles, deliveredPercent, failedFiles, sumOf } from './progress-rows.ts';

const row = (pages: number, promised: Progress['promised']): Progress => ({
  code: 'A',
  name: 'A',
  files: { waiting: 1, stored: 2, 'already-stored': 3, refused: 4, quarantined: 5, 'set-aside': 6 },
  pages: { pages, recognised: 0, converted: 0, unread: 1, blank: 0, damaged: 0, lowQuality: 2 },
  promised,
});

test('files are counted by whether somebody has to look at them', () => {
  const { files } = row(0, null);
  expect(failedFiles(files)).toBe(10);
  expect(allFiles(files)).toBe(21);
});

test('what was delivered is set against what was promised, and never rounded up', () => {
  expect(deliveredPercent(row(999, { metres: 1, pages: 1000 }))).toBe(99);
  expect(deliveredPercent(row(1500, { metres: 1, pages: 1000 }))).toBe(150);
  expect(deliveredPercent(row(1, null))).toBeUndefined();
  expect(deliveredPercent(row(1, { metres: 0, pages: 0 }))).toBeUndefined();
});

test('the sum of rows sums every figure, and promises where one row does', () => {
  expect(sumOf([row(10, { metres: 1.5, pages: 100 }), row(5, null)], 'Σ')).toMatchObject({
    name: 'Σ',
    files: { waiting: 2, 'set-aside': 12 },
    pages: { pages: 15, unread: 2, lowQuality: 4 },
    promised: { metres: 1.5, pages: 100 },
  });
  expect(sumOf([row(1, null)], 'Σ').promised).toBeNull();
});
