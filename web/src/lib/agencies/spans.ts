import { shortDate } from '../format/dates.ts';
import type { Speech } from '../i18n/speech.ts';

/** The days between which something holds, in words; `to` is the first day on which it holds no more. */
export function spanText(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  { t, language }: Speech,
): string {
  const [begins, ends] = [from, to].map((day) => day && shortDate(day, language));
  if (begins && ends) return t('span.both', { from: begins, to: ends });
  if (begins) return t('span.from', { from: begins });
  return ends ? t('span.to', { to: ends }) : t('span.always');
}

/** The years for the drawing: `1998–2025`, `–2025`, `2025–`. */
export function yearsText({
  from,
  to,
}: {
  readonly from: string | null;
  readonly to: string | null;
}): string {
  return from === null && to === null ? '' : `${from?.slice(0, 4) ?? ''}–${to?.slice(0, 4) ?? ''}`;
}
