import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { IngestError } from '../run/ingest-error.ts';
import { plainFault, unknownAgency, writeGraph, type AgencyGraph } from './agency-graph.ts';
import type { AgencyList } from './agency-list.ts';

/**
 * Writes a list of agencies into the store, all or nothing. What is there already (by code, or by the edge's key) stays,
 * so that the same list can be loaded again, with names and parts that it lacked. Throws `IngestError` when a code is named that the
 * list does not describe, and for what the store refuses.
 *
 * People get accounts that nobody can sign in to until a code is issued (`npm run accounts`). Only those of a `demonstration`, whose
 * agencies are made up, are let in without a password.
 */
export function loadAgencies(
  store: Store,
  list: AgencyList,
  { demonstration = false }: { readonly demonstration?: boolean } = {},
): Promise<void> {
  return asWriter(store, async (writer) => {
    await writeGraph(writer, graphOf(list), { demonstration });
    const ids = await agencyIds(writer);
    await addFonds(writer, list, ids);
    await addParts(writer, list);
    await addAccounts(writer, list, ids, demonstration);
  });
}

/** What the list says of agencies and of the edges between them. */
function graphOf({ agencies, successions, supervision }: AgencyList): AgencyGraph {
  return {
    agencies,
    names: agencies.flatMap(({ code, name, names, from, to }) =>
      (names?.length ? names : [{ name, from, to }]).map((one) => ({ agency: code, ...one })),
    ),
    successions: successions.map(({ parts, extent = parts.length > 0 ? 'part' : 'whole', ...edge }) => ({
      ...edge,
      extent,
    })),
    supervision,
  };
}

const FIND_PART = `select s.id as succession, f.id as fonds, h.id as file
  from succession s join agency older on older.id = s.predecessor join agency newer on newer.id = s.successor
    join agency keeper on keeper.code = $4 join fonds f on f.custodian = keeper.id and f.code = $5
    left join file h on h.fonds = f.id and h.code = $6
  where older.code = $1 and newer.code = $2 and s.effective = $3`;

interface FoundPart {
  readonly succession: string;
  readonly fonds: string;
  readonly file: string | null;
}

async function addParts(writer: Transaction, { successions }: AgencyList): Promise<void> {
  for (const { predecessor, successor, date, parts } of successions) {
    for (const { fonds, file, keeper = predecessor } of parts) {
      const [found] = await writer.query<FoundPart>(FIND_PART, [
        ...[predecessor, successor, date, keeper, fonds],
        file ?? null,
      ]);
      if (!found || (file !== undefined && !found.file)) throw unknownPart(keeper, fonds, file);
      await writer
        .query(
          'insert into succession_part (succession, fonds, file) values ($1, $2, $3) on conflict do nothing',
          [found.succession, found.file ? null : found.fonds, found.file],
        )
        .catch((error: unknown) => {
          throw plainFault(error);
        });
    }
  }
}

function unknownPart(keeper: string, fonds: string, file: string | undefined): IngestError {
  const what = file === undefined ? `the fonds ${fonds}` : `the file ${file} of the fonds ${fonds}`;
  return new IngestError(
    `A succession names ${what}, which ${keeper} does not keep. Add it under "fonds", load its records first, or say its "keeper".`,
  );
}

async function addFonds(writer: Transaction, list: AgencyList, ids: Map<string, number>): Promise<void> {
  for (const fonds of list.fonds) {
    const custodian = fonds.custody.at(-1)?.agency ?? fonds.agency;
    await writer.query(
      `insert into fonds (custodian, code, title, closed_on) values ($1, $2, $3, $4) on conflict do nothing`,
      [known(ids, custodian), fonds.code, fonds.name, fonds.closed ?? null],
    );
  }
}

async function addAccounts(
  writer: Transaction,
  list: AgencyList,
  ids: Map<string, number>,
  demonstration: boolean,
): Promise<void> {
  for (const user of list.users) {
    const [row] = await writer.query<{ id: string }>(
      `insert into account (sign_in_name, display_name, demonstration) values ($1, $2, $3)
       on conflict (sign_in_name) do nothing returning id`,
      [user.id, user.name, demonstration],
    );
    if (!row) continue;
    for (const agency of user.agencies) {
      await writer.query('insert into membership (account, agency, role, modes) values ($1, $2, $3, $4)', [
        row.id,
        known(ids, agency),
        user.role,
        user.modes,
      ]);
    }
  }
}

async function agencyIds(writer: Transaction): Promise<Map<string, number>> {
  const rows = await writer.query<{ id: number; code: string }>('select id, code from agency');
  return new Map(rows.map(({ id, code }) => [code, id]));
}

function known(ids: Map<string, number>, code: string): number {
  const id = ids.get(code);
  if (id === undefined) throw unknownAgency(code);
  return id;
}
