import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readFind } from '#lib/document/document-link.ts';
import { NO_UNMASKING, unmaskingOf } from '#lib/document/unmasking.ts';
import type { LayoutLoad } from './$types';

/** The document, when it was found by a query all its passages that match, and where words stand that are looked for in it. Turning a page does not ask again. */
export const load: LayoutLoad = async ({ fetch, params: { id }, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim();
  const { find } = readFind(url.searchParams);
  const { documents, purpose } = portalApi(fetch);
  const [document, { hits }, found] = await Promise.all([
    demand(documents[':id'].$get({ param: { id } })),
    query === '' ? { hits: [] } : demand(documents[':id'].hits.$get({ param: { id }, query: { q: query } })),
    find === ''
      ? { places: [], more: false }
      : demand(documents[':id'].find.$get({ param: { id }, query: { words: find } })),
  ]);
  const unmasking =
    document.personalNumbers === 'none' ? NO_UNMASKING : unmaskingOf(await demand(purpose.$get()), id);
  return { document, hits, query, found, unmasking };
};
