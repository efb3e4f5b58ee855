import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** What re-hashing the originals found. */
export const load: PageLoad = ({ fetch }) => demand(portalApi(fetch).archive.fixity.$get());
