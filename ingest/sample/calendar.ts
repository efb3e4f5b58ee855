import type { Day } from './agency.ts';

const dayLength = 86_400_000;
const holidays = new Set(['01-01', '04-30', '05-01', '09-02']);

/** The day a number of days after another; it moves on from weekends and fixed holidays. */
export function workday(from: Day, days: number): Day {
  const date = new Date(Date.parse(`${from}T00:00:00Z`) + days * dayLength);
  const weekday = date.getUTCDay();
  if (weekday === 6) date.setUTCDate(date.getUTCDate() + 2);
  if (weekday === 0) date.setUTCDate(date.getUTCDate() + 1);
  const day = date.toISOString().slice(0, 10);
  return holidays.has(day.slice(5)) ? workday(day, 2) : day;
}

/** The same number of years and the given month and day later on. */
export function dayOf(year: number, month: number, day: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A day as records write it in a sentence: «ngày 05 tháng 6 năm 2025» (days below 10 and the months 1 and 2 with a 0). */
export function longDate(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** A day as DD/MM/YYYY. */
export function shortDate(day: Day): string {
  return day.split('-').reverse().join('/');
}

/** The year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
