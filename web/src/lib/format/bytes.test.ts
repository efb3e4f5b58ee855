import { expect, test } from 'vitest';
import { byteSize } from './bytes.ts';

test('sizes are said in the unit that fits them', () => {
  expect([0, 999, 54_000, 1_234_567, 5e12, 7e16].map((bytes) => byteSize(bytes, 'vi'))).toEqual([
    '0 B',
    '999 B',
    '54 kB',
    '1,2 MB',
    '5 TB',
    '70.000 TB',
  ]);
});
