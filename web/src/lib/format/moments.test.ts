import { expect, test } from 'vitest';
import { moment, roughTime, stretchLabel } from './moments.ts';

test('moments are told by the clock of Vietnam', () => {
  expect(moment('2025-06-04T17:05:00.000Z', 'vi')).toBe('00:05 05/06/2025');
  expect(moment('2025-06-04T17:05:00.000Z', 'en')).toBe('5 June 2025, 00:05');
});

test('stretches are named as short as their span allows', () => {
  expect(stretchLabel('2025-06-04T17:00:00.000Z', 'day')).toBe('00:00');
  expect(stretchLabel('2025-06-04T17:00:00.000Z', 'month')).toBe('05/06');
  expect(stretchLabel('2025-05-31T17:00:00.000Z', 'year')).toBe('06/2025');
});

test('the time that is left is said roughly', () => {
  expect(roughTime(3)).toEqual({ unit: 'minutes', count: 1 });
  expect(roughTime(3600)).toEqual({ unit: 'minutes', count: 60 });
  expect(roughTime(10_000)).toEqual({ unit: 'hours', count: 3 });
  expect(roughTime(31 * 86_400)).toEqual({ unit: 'days', count: 31 });
});
