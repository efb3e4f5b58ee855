import type { Language } from '../preferences/preferences.ts';

const zone = 'Asia/Ho_Chi_Minh';

/** A moment (ISO) on the clock of Vietnam: `14:05 05/06/2025`, in English `5 June 2025, 14:05`. */
export function moment(iso: string, language: Language): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: zone, ...options }).format(
      new Date(iso),
    );
  const time = part({ hour: '2-digit', minute: '2-digit', hour12: false });
  return language === 'vi'
    ? `${time} ${part({ day: '2-digit', month: '2-digit', year: 'numeric' })}`
    : `${part({ day: 'numeric', month: 'long', year: 'numeric' })}, ${time}`;
}

/** A moment (ISO) to the second on the clock of Vietnam: `14:05:09 05/06/2025`, in English `5 Jun 2025, 14:05:09`. */
export function exactMoment(iso: string, language: Language): string {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: zone, ...options }).format(
      new Date(iso),
    );
  const time = part({ hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  return language === 'vi'
    ? `${time} ${part({ day: '2-digit', month: '2-digit', year: 'numeric' })}`
    : `${part({ day: 'numeric', month: 'short', year: 'numeric' })}, ${time}`;
}

/** The begin of a stretch of a chart, as short as its span allows: `14:00`, `05/06`, `06/2025`. */
export function stretchLabel(iso: string, span: 'day' | 'month' | 'year'): string {
  const options: Record<typeof span, Intl.DateTimeFormatOptions> = {
    day: { hour: '2-digit', minute: '2-digit', hour12: false },
    month: { day: '2-digit', month: '2-digit' },
    year: { month: '2-digit', year: 'numeric' },
  };
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options[span] }).format(new Date(iso));
}

/** The unit in which a length of time is said, and how many of it: minutes below two hours, hours below two days, else days. */
export function roughTime(seconds: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 120) return { unit: 'minutes', count: minutes };
  const hours = Math.round(minutes / 60);
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.round(hours / 24) };
}
