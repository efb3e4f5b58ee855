import type { Transaction } from '@tangthu/db/store';
import type { AgencyLabel } from './agency-view.ts';

/** The name that the agency `a` of a query bears now, or bore last; its code where it has none. */
export const PRESENT_NAME = 'coalesce(present_name(a.id), a.code)';

/** Codes and present names of agencies, by id. */
export async function labelsOf(
  transaction: Transaction,
  ids: readonly number[],
): Promise<Map<number, AgencyLabel>> {
  const rows = await transaction.query<AgencyLabel & { id: number }>(
    `select a.id, a.code, ${PRESENT_NAME} as name from agency a where a.id = any ($1::int[])`,
    [ids],
  );
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}
