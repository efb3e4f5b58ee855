import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { PackageView } from './work-view.ts';

/** Hand-over packages of the archive's agencies, the newest first. */
export function listPackages(
  store: Store,
  archivist: Archivist,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<PackageView[]> {
  return asArchivist(store, archivist, async (archive) => {
    const rows = await archive.query<Omit<PackageView, 'arrivedAt'> & { arrivedAt: Date }>(
      `select id, masked_numbers(name) as name, form, sender, state, files, bytes, documents,
         masked_numbers(faults::text)::jsonb as faults, masked_numbers(warnings::text)::jsonb as warnings, arrived_at as "arrivedAt",
         receipt is not null as "hasReceipt",
         coalesce(present_name(custodian), '') as agency
       from package where custodian = any ($1::int[]) order by id desc limit $2 offset $3`,
      [archivist.archive, limit, offset],
    );
    return rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }));
  });
}

/** The receipt of a package as it was given, with the package's name. Throws `RecordNotFoundError` where there is none to see. */
export async function openReceipt(
  store: Store,
  archivist: Archivist,
  id: string,
): Promise<{ name: string; receipt: unknown }> {
  const [row] = await asArchivist(store, archivist, (archive) =>
    archive.query<{ name: string; receipt: unknown }>(
      'select name, receipt from package where id = $1 and custodian = any ($2::int[]) and receipt is not null',
      [id, archivist.archive],
    ),
  );
  if (!row) throw new RecordNotFoundError();
  return row;
}
