import { demand, portalApi } from '#lib/api/portal-api.ts';
import { chartWords } from '#lib/charts/chart-words.ts';
import { countsChart } from '#lib/charts/counts-chart.ts';
import { countsDrawing } from '#lib/charts/counts-drawing.ts';
import { FILE_FONT } from '#lib/charts/file-font.ts';
import { svgFile } from '#lib/charts/svg-file.ts';
import { matchQuestion } from '#lib/exports/matches.ts';
import { moment } from '#lib/format/moments.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { readSearchState } from '#lib/search/search-state.ts';
import type { RequestHandler } from './$types';

/** The charts of a search as an SVG file, which says what it shows, when, and for whom it was counted. */
export const GET: RequestHandler = async ({ fetch, url, locals }) => {
  const { language } = locals;
  const t = await translatorFor(language);
  const state = readSearchState(url.searchParams);
  const api = portalApi(fetch);
  const [counts, person] = await Promise.all([
    demand(api.counts.$get({ query: matchQuestion(state) })),
    demand(api.me.$get()),
  ]);
  const chart = countsChart(counts);
  const words = chartWords(counts, chart, { t, language });
  const drawing = countsDrawing(
    chart,
    {
      ...words,
      lead: `${t('charts.ofQuery', { query: state.query || t('export.everything') })} – ${t('table.count', { count: counts.total })}`,
      foot: t('charts.source', {
        moment: moment(new Date().toISOString(), language),
        name: person.displayName,
      }),
    },
    1000,
  );
  return new Response(svgFile(drawing, words.title, FILE_FONT), {
    headers: {
      'content-type': 'image/svg+xml',
      'content-disposition': 'attachment; filename="tang-thu-bieu-do.svg"',
      'cache-control': 'no-store',
    },
  });
};
