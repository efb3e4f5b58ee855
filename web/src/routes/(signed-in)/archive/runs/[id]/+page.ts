import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readOutcome } from '#lib/archive/archive-link.ts';
import type { PageLoad } from './$types';

/** A run and the part of its ledger that the address asks for. */
export const load: PageLoad = async ({ fetch, params: { id }, url, depends }) => {
  depends('archive:run');
  const { runs } = portalApi(fetch).archive;
  const outcome = readOutcome(url.searchParams);
  const after = url.searchParams.get('after') ?? undefined;
  const [run, ledger] = await Promise.all([
    demand(runs[':id'].$get({ param: { id } })),
    demand(
      runs[':id'].ledger.$get({
        param: { id },
        query: { ...(outcome && { outcome }), ...(after && { after }) },
      }),
    ),
  ]);
  return { run, ledger, outcome, after };
};
