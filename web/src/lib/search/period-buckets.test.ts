import { expect, test } from 'vitest';
import { between, chosenBuckets, daysOf, monthBuckets, yearBuckets } from './period-buckets.ts';

const year = (value: string, count = 1) => ({ value, label: value, count });

test('every year between the first and the last has its bar, empty ones too', () => {
  const bars = yearBuckets([year('2003', 2), year('2001'), year('2005')]);
  expect(bars.map(({ label, count }) => [label, count])).toEqual([
    ['2001', 1],
    ['2002', 0],
    ['2003', 2],
    ['2004', 0],
    ['2005', 1],
  ]);
  expect(yearBuckets([])).toEqual([]);
});

test('many years share bars, and none is lost', () => {
  const bars = yearBuckets([year('1925', 3), year('1999', 4), year('2025', 5)], 20);
  expect(bars[0]).toEqual({ from: '1920-01-01', to: '1929-12-31', label: '1920–1929', count: 3 });
  expect(bars.length).toBeLessThanOrEqual(20);
  expect(bars.reduce((all, { count }) => all + count, 0)).toBe(12);
});

test('months have their last day, in leap years too', () => {
  const bars = monthBuckets([year('2024-02', 7)], '2024');
  expect(bars).toHaveLength(12);
  expect(bars[1]).toEqual({ from: '2024-02-01', to: '2024-02-29', label: '2/2024', count: 7 });
});

test('a range of days is a run of bars, and back; all of them is no filter', () => {
  const bars = yearBuckets([year('2001'), year('2006')]);
  expect(chosenBuckets(bars, { from: '2002-05-01', to: '2004-12-31' })).toEqual({ first: 1, last: 3 });
  expect(chosenBuckets(bars, { from: '', to: '2001-12-31' })).toEqual({ first: 0, last: 0 });
  expect(chosenBuckets(bars, { from: '1990-01-01', to: '1995-01-01' })).toBeUndefined();
  expect(daysOf(bars, between(3, 1))).toEqual({ from: '2002-01-01', to: '2004-12-31' });
  expect(daysOf(bars, between(0, 5))).toEqual({ from: '', to: '' });
});
