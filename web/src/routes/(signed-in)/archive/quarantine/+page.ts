import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** The files that are set aside as secret. */
export const load: PageLoad = ({ fetch }) => demand(portalApi(fetch).archive.quarantine.$get());
