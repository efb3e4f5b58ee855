import type { MatchCounts } from '@tangthu/server/exports/export-view';
import { wholeNumber } from '../format/dates.ts';
import type { Speech } from '../i18n/speech.ts';
import { OTHERS, UNKNOWN, type CountsChart } from './counts-chart.ts';
import type { ChartWords } from './counts-drawing.ts';

/** What a drawing of counts says, in the language of the page. */
export function chartWords(
  counts: MatchCounts,
  { step }: Pick<CountsChart, 'step'>,
  { t, language }: Speech,
): ChartWords {
  const others = t('charts.others');
  return {
    title: t(step === 10 ? 'charts.byTypeDecade' : 'charts.byType'),
    agencies: t('charts.byAgency'),
    typeName: (key) =>
      key === OTHERS ? others : key === UNKNOWN ? t('charts.unknownType') : (counts.types[key] ?? key),
    agencyName: (key) => (key === OTHERS ? others : (counts.agencies[key] ?? key)),
    count: (value) => wholeNumber(value, language),
  };
}
