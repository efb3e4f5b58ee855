import { expect, test } from 'vitest';
import { barChart, isNamed } from './bar-chart.ts';

test('the scale ends at a round number over the highest bar, with marks evenly apart', () => {
  for (const values of [[3, 870, 12], [1], [99_999_999], [7, 0, 0, 1203]]) {
    const { bars, marks } = barChart(values);
    const top = marks.at(-1) ?? 0;
    expect(top).toBeGreaterThanOrEqual(Math.max(...values));
    expect(marks[0]).toBe(0);
    const steps = marks.slice(1).map((mark, index) => mark - (marks[index] ?? 0));
    expect(new Set(steps.map((step) => step.toFixed(6))).size).toBe(1);
    for (const { y, height } of bars) expect(y + height).toBeCloseTo(1);
  }
});

test('nothing has no bar, and little beside much still has one', () => {
  const { bars } = barChart([0, 1, 1_000_000]);
  expect(bars[0]?.height).toBe(0);
  expect(bars[1]?.height).toBeGreaterThan(0.01);
  expect(barChart([]).marks).toContain(1);
  expect(barChart([0, 0]).bars.every(({ height }) => height === 0)).toBe(true);
});

test('about six stretches are named, the last one always', () => {
  for (const count of [1, 12, 24, 30]) {
    const named = Array.from({ length: count }, (_, index) => isNamed(index, count));
    expect(named.at(-1)).toBe(true);
    expect(named.filter(Boolean).length).toBeLessThanOrEqual(6);
    const few = named.map((_, index) => isNamed(index, count, 3));
    expect(few.filter(Boolean).length).toBeLessThanOrEqual(3);
    for (const [index, isOne] of few.entries()) if (isOne) expect(named[index]).toBe(true);
  }
});
