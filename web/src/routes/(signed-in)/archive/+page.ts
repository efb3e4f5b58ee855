import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readSpan } from '#lib/archive/archive-link.ts';
import type { PageLoad } from './$types';

/** What waits, what came in, how far each agency is, and the fonds of the one that the address opens. */
export const load: PageLoad = async ({ fetch, url }) => {
  const { archive } = portalApi(fetch);
  const span = readSpan(url.searchParams);
  const opened = url.searchParams.get('agency');
  const [overview, { activity }, { fonds }] = await Promise.all([
    demand(archive.overview.$get()),
    demand(archive.activity.$get({ query: { span } })),
    opened
      ? demand(archive.progress[':agency'].$get({ param: { agency: encodeURIComponent(opened) } }))
      : { fonds: [] },
  ]);
  return { overview, activity, span, opened, fonds };
};
