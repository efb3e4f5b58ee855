import { expect, test } from 'vitest';
import { overviewHref, readListPage, readOutcome, readSpan, runHref } from './archive-link.ts';

const read = (query: string) => new URLSearchParams(query);

test('what the address asks for is read, and anything else is the default', () => {
  expect(readSpan(read('span=year'))).toBe('year');
  expect(readSpan(read('span=century'))).toBe('month');
  expect(readOutcome(read('outcome=set-aside'))).toBe('set-aside');
  expect(readOutcome(read('outcome=__proto__'))).toBeUndefined();
  expect([readListPage(read('page=3')), readListPage(read('page=0')), readListPage(read('page=x'))]).toEqual([
    3, 1, 1,
  ]);
});

test('addresses leave out what is at its default', () => {
  expect(overviewHref('month', null)).toBe('/archive');
  expect(overviewHref('day', 'H97.21')).toBe('/archive?span=day&agency=H97.21');
  expect(runHref('r/1')).toBe('/archive/runs/r%2F1');
  expect(runHref('r', { outcome: 'refused', after: 'x' })).toBe(
    '/archive/runs/r?outcome=refused&after=x#ledger',
  );
});
