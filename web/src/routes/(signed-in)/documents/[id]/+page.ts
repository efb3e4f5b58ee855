import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readPage, readPassage } from '#lib/document/document-link.ts';
import type { PageLoad } from './$types';

/** The page that the address names, with what is lit on it. */
export const load: PageLoad = async ({ fetch, params: { id }, url }) => {
  const number = readPage(url.searchParams);
  const passage = readPassage(url.searchParams);
  const query = (url.searchParams.get('q') ?? '').trim();
  const page = await demand(
    portalApi(fetch).documents[':id'].pages[':number'].$get({
      param: { id, number: String(number) },
      query: { q: query, ...(passage === null ? {} : { passage: String(passage) }) },
    }),
  );
  return { page, passage };
};
