import type { Language } from '../preferences/preferences.ts';

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A `yyyy-mm-dd` date for lists: `05/06/2025`, or `5 June 2025` in English. Anything else is given back as it is. */
export function shortDate(date: string, language: Language): string {
  const [, year, month, day] = isoDate.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return date;
  if (language === 'vi') return `${day}/${month}/${year}`;
  const moment = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}

/**
 * A `yyyy-mm-dd` date as Vietnamese documents write it: `ngày 05 tháng 6 năm 2025`. Days below 10 and the months
 * 1 and 2 take a zero (Decree 30/2020/NĐ-CP, appendix I).
 */
export function legalDate(date: string): string {
  const [, year, month, day] = isoDate.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return date;
  const monthNumber = Number(month);
  return `ngày ${day} tháng ${monthNumber <= 2 ? month : monthNumber} năm ${year}`;
}

/** A whole number with the thousands mark of the language: `1.234` or `1,234`. */
export function wholeNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(value);
}
