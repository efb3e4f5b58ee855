import type { RunSummary } from '@tangthu/server/archive/work-view';
import { roughTime } from '#lib/format/moments.ts';
import type { Speech } from '#lib/i18n/speech.ts';

/** A run's pace in words, `12,3 trang/giây`; empty where nothing can be said. */
export function paceText({ pagesPerSecond }: RunSummary, { t, language }: Speech): string {
  if (pagesPerSecond === null) return '';
  const pace = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: pagesPerSecond < 10 ? 1 : 0,
  }).format(pagesPerSecond);
  return t('run.pagesPerSecond', { pace });
}

/** The time that a run still takes, in words; empty where it is not known. */
export function timeLeftText({ secondsLeft, files }: RunSummary, { t }: Speech): string {
  if (secondsLeft === null || files.waiting === 0) return '';
  const { unit, count } = roughTime(secondsLeft);
  return t('run.left', { time: t(`run.${unit}`, { count }) });
}
