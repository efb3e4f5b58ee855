import { demand, portalApi } from '#lib/api/portal-api.ts';
import { NO_UNMASKING, unmaskingOf } from '#lib/document/unmasking.ts';
import type { LayoutLoad } from './$types';

/** The document and, when it was found by a query, all its passages that match. Turning a page does not ask again. */
export const load: LayoutLoad = async ({ fetch, params: { id }, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim();
  const { documents, purpose } = portalApi(fetch);
  const [document, { hits }] = await Promise.all([
    demand(documents[':id'].$get({ param: { id } })),
    query === '' ? { hits: [] } : demand(documents[':id'].hits.$get({ param: { id }, query: { q: query } })),
  ]);
  const unmasking =
    document.personalNumbers === 'none' ? NO_UNMASKING : unmaskingOf(await demand(purpose.$get()), id);
  return { document, hits, query, unmasking };
};
