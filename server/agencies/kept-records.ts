import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import type { Store } from '@tangthu/db/store';
import type { NamedPart } from './agency-view.ts';
import { administeredAgency } from './open-agency.ts';

const MOST = 50;

/**
 * Fonds and files that an administered agency keeps, or one that it followed wholly, and that the administrator may read: those whose
 * code or title holds the words, 50 of each at most. What a part of a succession can name.
 */
export function keptRecords(
  store: Store,
  administrator: Administrator,
  code: string,
  query: string,
): Promise<{ fonds: NamedPart[]; files: NamedPart[] }> {
  return asAdministrator(store, administrator, async (rules, current) => {
    const agency = await administeredAgency(rules, current, code);
    const kept = (table: 'fonds' | 'file'): Promise<NamedPart[]> =>
      rules.query<NamedPart>(
        `with recursive keeper (agency) as (
           select $1::int union
           select s.predecessor from succession s join keeper k on k.agency = s.successor where s.extent = 'whole')
         select '${table}' as kind, id, code, title from ${table}
         where custodian in (select agency from keeper)
           and ($2 = '' or starts_with(lower(code), lower($2)) or strpos(agency_key(title), agency_key($2)) > 0)
         order by code limit ${MOST}`,
        [agency, query.trim()],
      );
    const [fonds, files] = await Promise.all([kept('fonds'), kept('file')]);
    return { fonds, files };
  });
}
