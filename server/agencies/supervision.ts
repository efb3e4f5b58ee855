import type { Transaction } from '@tangthu/db/store';
import { labelsOf } from './agency-labels.ts';
import type { SupervisionView } from './agency-view.ts';

interface SupervisionRow extends Omit<SupervisionView, 'supervisor' | 'supervised'> {
  readonly supervisor: number;
  readonly supervised: number;
}

const MOST = 200;

/** Who looks into an agency's records, and into whose it looks, those in force first. */
export async function supervisionOf(
  rules: Transaction,
  administered: readonly number[],
  agency: number,
): Promise<SupervisionView[]> {
  const rows = await rules.query<SupervisionRow>(
    `select id, supervisor, supervised, modes, valid_from as "from", valid_to as "to", legal_basis as "legalBasis",
       supervisor = any ($2::int[]) and supervised = any ($2::int[]) as changeable
     from supervision where supervisor = $1 or supervised = $1
     order by valid_to desc nulls first, valid_from desc, id limit ${MOST}`,
    [agency, administered],
  );
  const labels = await labelsOf(
    rules,
    rows.flatMap(({ supervisor, supervised }) => [supervisor, supervised]),
  );
  const label = (id: number) => labels.get(id) ?? { code: '', name: '' };
  return rows.map((row) => ({
    ...row,
    supervisor: label(row.supervisor),
    supervised: label(row.supervised),
  }));
}
