import type { FondsCoverage } from '@tangthu/server/retrieval/search-result';
import { wholeNumber } from '../format/dates.ts';
import type { Speech } from '../i18n/speech.ts';

/** How far a fonds has come, in a sentence: of what was promised where that is known, else what was read; what is hard to read last. */
export function coverageSentence(fonds: FondsCoverage, { t, language }: Speech): string {
  const { pages, unread, lowQuality, promised } = fonds;
  const figure = (number: number) => wholeNumber(number, language);
  // More may come than was promised.
  const percent = promised ? Math.min(100, Math.floor((100 * pages) / promised)) : undefined;
  const parts = [
    percent === undefined
      ? t('coverage.pages', { count: pages, figure: figure(pages) })
      : t('coverage.promised', { percent, pages: figure(pages), promised: figure(promised ?? 0) }),
    ...(unread > 0 ? [t('coverage.unread', { count: unread, figure: figure(unread) })] : []),
    ...(lowQuality > 0 ? [t('coverage.lowQuality', { count: lowQuality, figure: figure(lowQuality) })] : []),
  ];
  return `${parts.join('; ')}.`;
}
