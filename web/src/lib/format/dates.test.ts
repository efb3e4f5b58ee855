import { expect, test } from 'vitest';
import { legalDate, shortDate, wholeNumber } from './dates.ts';

test('legal dates write zeros as the decree says', () => {
  expect(legalDate('2025-06-05')).toBe('ngày 05 tháng 6 năm 2025');
  expect(legalDate('1976-02-10')).toBe('ngày 10 tháng 02 năm 1976');
  expect(legalDate('2024-12-31')).toBe('ngày 31 tháng 12 năm 2024');
});

test('dates of lists follow the language', () => {
  expect(shortDate('2025-06-05', 'vi')).toBe('05/06/2025');
  expect(shortDate('2025-06-05', 'en')).toBe('5 June 2025');
});

test('what is no date is shown as it is', () => {
  expect(shortDate('1975', 'vi')).toBe('1975');
  expect(legalDate('')).toBe('');
});

test('thousands are marked', () => {
  expect(wholeNumber(94_000_000, 'vi')).toBe('94.000.000');
  expect(wholeNumber(94_000_000, 'en')).toBe('94,000,000');
});
