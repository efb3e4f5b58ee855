import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

/** Only auditors come here: for everybody else the page is not there. */
export const load: PageLoad = async ({ fetch }) => demand(portalApi(fetch).audit.auditor.$get());
