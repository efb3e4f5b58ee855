import { expect, test } from 'vitest';
import { nextTheme, readDensity, readLanguage, readTheme } from './preferences.ts';

test('an unknown language or theme falls back to Vietnamese and the machine', () => {
  expect(readLanguage('en')).toBe('en');
  expect(readLanguage('fr')).toBe('vi');
  expect(readLanguage(undefined)).toBe('vi');
  expect(readTheme('dark')).toBe('dark');
  expect(readTheme('"><script>')).toBe('auto');
  expect(readDensity('dense')).toBe('dense');
  expect(readDensity('" onload')).toBe('airy');
});

test('the theme switch goes round', () => {
  expect([nextTheme('auto'), nextTheme('light'), nextTheme('dark')]).toEqual(['light', 'dark', 'auto']);
});
