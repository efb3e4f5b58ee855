import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** An administered agency, what it keeps to pick parts from, and which succession's part the address wants to name. */
export const load: PageLoad = async ({ fetch, params: { code }, url }) => {
  const { agencies } = portalApi(fetch);
  const [agency, kept] = await Promise.all([
    demand(agencies[':code'].$get({ param: { code } })),
    demand(
      agencies[':code'].kept.$get({ param: { code }, query: { query: url.searchParams.get('kept') ?? '' } }),
    ),
  ]);
  return {
    agency,
    kept: [...kept.fonds, ...kept.files],
    naming: agency.successions.find(({ id }) => id === url.searchParams.get('parts')),
    done: url.searchParams.has('done'),
  };
};
