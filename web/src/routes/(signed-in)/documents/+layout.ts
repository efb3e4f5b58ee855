import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readPanel } from '#lib/document/document-link.ts';
import type { LayoutLoad } from './$types';

/** What the open panel shows beyond the document itself; asked for when it is opened, and turning a page does not ask again. */
export const load: LayoutLoad = async ({ fetch, params, url }) => {
  const panel = readPanel(url.searchParams);
  const { id } = params;
  if (id === undefined) return { chain: null, similar: null };
  const { documents } = portalApi(fetch);
  return {
    chain: panel === 'chain' ? await demand(documents[':id'].chain.$get({ param: { id } })) : null,
    similar:
      panel === 'similar' ? (await demand(documents[':id'].similar.$get({ param: { id } }))).hits : null,
  };
};
