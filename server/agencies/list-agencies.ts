import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import type { Store } from '@tangthu/db/store';
import { PRESENT_NAME } from './agency-labels.ts';
import type { AgencyLine } from './agency-view.ts';

/** The columns of a line, of the agency `a` of a query. */
export const LINE = `a.code, a.area, a.level, a.valid_from as "from", a.valid_to as "to", ${PRESENT_NAME} as name,
  array(select n.name from agency_name n where n.agency = a.id and n.name <> ${PRESENT_NAME}
    group by n.name order by max(n.valid_to) desc, n.name) as earlier`;

const FOUND = `a.id = any ($1::int[]) and ($2 = '' or starts_with(lower(a.code), lower($2))
  or exists (select from agency_name n where n.agency = a.id and strpos(' ' || n.name_key, ' ' || agency_key($2)) > 0))`;

/**
 * The administered agencies that bear or bore a name, or whose code begins so; all of them for an empty query. Those that exist come
 * first. Names are compared without diacritics.
 */
export function listAgencies(
  store: Store,
  administrator: Administrator,
  { query, limit, offset }: { readonly query: string; readonly limit: number; readonly offset: number },
): Promise<{ agencies: AgencyLine[]; total: number }> {
  return asAdministrator(store, administrator, async (rules, { administered }) => {
    const found = [administered, query.trim()];
    const [agencies, [count]] = await Promise.all([
      rules.query<AgencyLine>(
        `select ${LINE} from agency a where ${FOUND} order by a.valid_to is not null, name, a.code limit $3 offset $4`,
        [...found, limit, offset],
      ),
      rules.query<{ n: number }>(`select count(*)::int as n from agency a where ${FOUND}`, found),
    ]);
    return { agencies, total: count?.n ?? 0 };
  });
}
