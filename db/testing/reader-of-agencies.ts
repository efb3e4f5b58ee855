import { today, type Reader } from '../reader.ts';
import type { Store } from '../store.ts';
import { asOwner } from '../writer.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';

/**
 * A reader without an account, who reads what the given agencies (ids) decide on now under access modes 01 and 02. For tests and
 * benchmarks that ask about something else than who may read; ask after the records are stored.
 */
export async function readerOfAgencies(
  store: Store,
  open: readonly number[],
  conditional: readonly number[] = [],
): Promise<Reader> {
  const [row] = await asOwner(store, (owner) =>
    owner.query<{ shelves: number[]; custodians: number[]; version: number }>(
      `select coalesce(array_agg(id order by id), '{}') as shelves, coalesce(array_agg(distinct custodian), '{}') as custodians,
              (select version from rules_version) as version
       from shelf where (mode = '01' and authority = any($1::int[])) or (mode = '02' and authority = any($2::int[]))`,
      [open, conditional],
    ),
  );
  return {
    account: NOBODY,
    session: '',
    day: today(),
    rulesVersion: row?.version ?? 0,
    shelves: row?.shelves ?? [],
    files: [],
    documents: [],
    withheldFiles: [],
    withheldDocuments: [],
    openings: [],
    custodians: row?.custodians ?? [],
    agencies: { '01': open, '02': conditional },
    unmasked: '',
  };
}
