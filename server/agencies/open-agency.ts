import { asAdministrator, type Administrator } from '@tangthu/db/administrator';
import type { Store, Transaction } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { AgencyView, DatedName } from './agency-view.ts';
import { LINE } from './list-agencies.ts';
import { successionsAround } from './succession-graph.ts';
import { supervisionOf } from './supervision.ts';

type AgencyRow = Omit<
  AgencyView,
  'names' | 'nodes' | 'successions' | 'moreNodes' | 'supervision' | 'keeps'
> & {
  readonly id: number;
};

/**
 * An administered agency with its names over time, whom it followed and who followed it, who looks into whose records, and how much of
 * what it keeps the administrator reads. Throws `RecordNotFoundError` for any other.
 */
export function openAgency(store: Store, administrator: Administrator, code: string): Promise<AgencyView> {
  return asAdministrator(store, administrator, async (rules, { administered }) => {
    const [row] = await rules.query<AgencyRow>(
      `select a.id, a.bloc, a.end_basis as "endBasis", ${LINE} from agency a where a.code = $1 and a.id = any ($2::int[])`,
      [code, administered],
    );
    if (!row) throw new RecordNotFoundError();
    const { id, ...agency } = row;
    const [names, graph, supervision, keeps] = await Promise.all([
      namesOf(rules, id),
      successionsAround(rules, administered, id),
      supervisionOf(rules, administered, id),
      keptBy(rules, id),
    ]);
    return { ...agency, names, ...graph, supervision, keeps };
  });
}

/** The id of an administered agency. Throws `RecordNotFoundError` for any other, whether it exists or not. */
export async function administeredAgency(
  rules: Transaction,
  { administered }: Administrator,
  code: string,
): Promise<number> {
  const [row] = await rules.query<{ id: number }>(
    'select id from agency where code = $1 and id = any ($2::int[])',
    [code, administered],
  );
  if (!row) throw new RecordNotFoundError();
  return row.id;
}

function namesOf(rules: Transaction, id: number): Promise<DatedName[]> {
  return rules.query<DatedName>(
    `select id, name, valid_from as "from", valid_to as "to" from agency_name where agency = $1
     order by valid_to desc nulls first, valid_from desc nulls last, name`,
    [id],
  );
}

async function keptBy(rules: Transaction, id: number): Promise<AgencyView['keeps']> {
  const [row] = await rules.query<AgencyView['keeps']>(
    `select (select count(*)::int from fonds where custodian = $1) as fonds,
       (select count(*)::int from file where custodian = $1) as files,
       (select count(*)::int from document where custodian = $1) as documents`,
    [id],
  );
  return row ?? { fonds: 0, files: 0, documents: 0 };
}
