import type { CountedGroup } from '@tangthu/server/exports/export-view';
import { expect, test } from 'vitest';
import { countsChart, OTHERS, totals } from './counts-chart.ts';

const group = (year: string | null, type: string | null, agency: string, count: number): CountedGroup => ({
  year,
  type,
  agency,
  count,
});

test('years stand without gaps, the most frequent types first, and nothing is lost', () => {
  const chart = countsChart({
    groups: [
      group('2020', 'QĐ', 'A', 3),
      group('2022', 'KH', 'A', 1),
      group('2022', 'QĐ', 'B', 2),
      group(null, null, 'B', 4),
    ],
  });
  expect(chart.years).toEqual([2020, 2021, 2022]);
  expect(chart.series).toEqual([
    { key: 'QĐ', values: [3, 0, 2] },
    { key: '', values: [0, 0, 0] },
    { key: 'KH', values: [0, 0, 1] },
  ]);
  expect(chart.undated).toEqual([0, 4, 0]);
  expect(totals(chart.series)).toEqual([3, 0, 3]);
  expect(chart.agencies.map(({ key, total }) => [key, total])).toEqual([
    ['B', 6],
    ['A', 4],
  ]);
});

test('many years are drawn by tens, many types and agencies leave the rest to others', () => {
  const groups = Array.from({ length: 100 }, (_, at) =>
    group(String(1925 + at), `T${at % 10}`, `A${at % 12}`, 1 + (at % 3)),
  );
  const chart = countsChart({ groups });
  expect([chart.step, chart.years[0], chart.years.at(-1)]).toEqual([10, 1920, 2020]);
  expect([chart.series.length, chart.series.at(-1)?.key]).toEqual([6, OTHERS]);
  expect([chart.agencies.length, chart.agencies.at(-1)?.key]).toEqual([8, OTHERS]);
  const all = groups.reduce((sum, { count }) => sum + count, 0);
  expect(totals(chart.series).reduce((sum, count) => sum + count, 0)).toBe(all);
  expect(chart.agencies.reduce((sum, { total }) => sum + total, 0)).toBe(all);
});

test('nothing gives nothing', () => {
  expect(countsChart({ groups: [] })).toEqual({ years: [], step: 1, series: [], undated: [], agencies: [] });
});
