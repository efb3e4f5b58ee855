import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readAuditQuery } from '#lib/audit/audit-link.ts';
import type { PageLoad } from './$types';

/** The events of the log that the address asks for, the newest first. */
export const load: PageLoad = async ({ fetch, url }) => {
  const query = readAuditQuery(url.searchParams);
  const { audit } = portalApi(fetch);
  const [scope, found] = await Promise.all([
    demand(audit.auditor.$get()),
    demand(audit.events.$get({ query })),
  ]);
  return { query, ...scope, ...found };
};
