import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** What the person reported, and what became of it. */
export const load: PageLoad = ({ fetch }) => demand(portalApi(fetch).reports.$get({ query: {} }));
