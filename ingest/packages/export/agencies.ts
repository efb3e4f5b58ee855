import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import type { AgencyList } from '../../agencies/agency-list.ts';
import type { Selection } from './selection.ts';

/** The agencies that a selection's records name (who keeps, made and opens them), as a list that another archive can load. */
export async function exportedAgencies(
  store: Store,
  selection: Selection,
): Promise<Pick<AgencyList, 'agencies'>> {
  const { custodian, fonds = null } = selection;
  const rows = await asWriter(store, (writer) =>
    writer.query<{
      code: string;
      bloc: 'party' | 'government' | 'mass';
      level: 'city' | 'department' | 'district' | 'commune';
      from: string | null;
      to: string | null;
      names: { name: string; from: string | null; to: string | null }[];
    }>(
      `select a.code, a.bloc, a.level, a.valid_from as "from", a.valid_to as "to",
         (select coalesce(json_agg(json_build_object('name', n.name, 'from', n.valid_from, 'to', n.valid_to)
            order by n.valid_from nulls first, n.name), '[]') from agency_name n where n.agency = a.id) as names
       from agency a where a.id = $1 or exists (
         select from document d where d.custodian = $1 and ($2::uuid is null or d.fonds = $2)
           and (d.creator = a.id or d.access_authority = a.id))
       order by a.code collate "C"`,
      [custodian, fonds],
    ),
  );
  return {
    agencies: rows.map(({ code, bloc, level, from, to, names }) => ({
      code,
      name: names.at(-1)?.name ?? code,
      names: names.map((name) => ({ name: name.name, ...days(name.from, name.to) })),
      bloc,
      level,
      ...days(from, to),
    })),
  };
}

function days(from: string | null, to: string | null): { from?: string; to?: string } {
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}
