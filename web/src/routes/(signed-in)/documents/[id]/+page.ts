import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readLook, readPage, readPanel, readPassage, readWords } from '#lib/document/document-link.ts';
import type { PageLoad } from './$types';

/** The page that the address names, with what is lit on it, the page beside it, and the own reports where they are shown. */
export const load: PageLoad = async ({ fetch, params: { id }, url, parent }) => {
  const number = readPage(url.searchParams);
  const passage = readPassage(url.searchParams);
  const words = readWords(url.searchParams);
  const query = (url.searchParams.get('q') ?? '').trim();
  const { documents, reports } = portalApi(fetch);
  const pages = documents[':id'].pages[':number'];
  const hasSecond = readLook(url.searchParams).two && number < (await parent()).document.pageCount;
  const [page, second, own] = await Promise.all([
    demand(
      pages.$get({
        param: { id, number: String(number) },
        query: {
          q: query,
          ...(passage === null ? {} : { passage: String(passage) }),
          ...(words === '' ? {} : { words }),
        },
      }),
    ),
    hasSecond
      ? demand(pages.$get({ param: { id, number: String(number + 1) }, query: { q: query } }))
      : undefined,
    readPanel(url.searchParams) === 'report'
      ? demand(reports.$get({ query: { document: id } }))
      : { reports: [] },
  ]);
  return { page, second, passage, words, reports: own.reports };
};
