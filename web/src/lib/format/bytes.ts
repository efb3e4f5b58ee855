import type { Language } from '../preferences/preferences.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size in the unit in which it has one to three digits before the mark: `54 kB`, `1,2 TB`. */
export function byteSize(bytes: number, language: Language): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  const digits = value < 10 && step > 0 ? 1 : 0;
  const text = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: digits,
  });
  return `${text.format(value)} ${units[step] ?? ''}`;
}
