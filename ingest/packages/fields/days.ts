/** A day of a list: `yyyy-mm-dd`, `partial` where only month or year is given, `none` without any figure, else not understood. */
export type DeliveredDay = { readonly day: string } | 'partial' | 'none' | undefined;

/** Reads a day as lists write it: DD/MM/YYYY (also with . or -), YYYY-MM-DD, YYYYMMDD, or an ISO time. */
export function dayOf(text: string): DeliveredDay {
  const written = text.trim();
  if (!/\d/.test(written)) return 'none';
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?$/.exec(written);
  if (vietnamese) return realDay(vietnamese[3], vietnamese[2], vietnamese[1]);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/.exec(written);
  if (iso) return realDay(iso[1], iso[2], iso[3]);
  const compact = /^((?:1[89]|20)\d{2})(\d{2})(\d{2})$/.exec(written);
  if (compact) return realDay(compact[1], compact[2], compact[3]);
  return /^(?:(?:0?0[/.-])?(0?0|\d{1,2})[/.-])?(1[0-9]|20)\d{2}$/.test(written) ? 'partial' : undefined;
}

/** Undefined for a day that no calendar has; a zero for day or month says that it is not known. */
export function realDay(year = '', month = '', day = ''): DeliveredDay {
  if (Number(day) === 0 || Number(month) === 0) return 'partial';
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real ? { day: date.toISOString().slice(0, 10) } : undefined;
}
