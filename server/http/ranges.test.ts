import { expect, test } from 'vitest';
import { rangeOf } from './ranges.ts';

const tag = '"a"';

test.each([
  [undefined, undefined, 'whole'],
  ['bytes=0-', undefined, { from: 0, to: 99 }],
  ['bytes=40-', tag, { from: 40, to: 99 }],
  ['bytes=40-59', undefined, { from: 40, to: 59 }],
  ['bytes=40-1000', undefined, { from: 40, to: 99 }],
  ['bytes=-10', undefined, { from: 90, to: 99 }],
  ['bytes=-1000', undefined, { from: 0, to: 99 }],
  ['bytes=100-', undefined, 'none'],
  ['bytes=-0', undefined, 'none'],
  ['bytes=40-', '"b"', 'whole'],
  ['bytes=40-', 'W/"a"', 'whole'],
  ['bytes=9-3', undefined, 'whole'],
  ['bytes=1-2,5-6', undefined, 'whole'],
  ['lines=1-2', undefined, 'whole'],
  ['bytes=-', undefined, 'whole'],
  ['bytes=x-y', undefined, 'whole'],
])('the range %s, if it is %s, is %o', (range, ifRange, expected) => {
  expect(rangeOf(range, ifRange, tag, 100)).toEqual(expected);
});

test('an empty file has no part', () => {
  expect(rangeOf('bytes=0-', undefined, tag, 0)).toBe('none');
});
