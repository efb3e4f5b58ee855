import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { loadAgencies, typeLabel } from '../retrieval/document-summaries.ts';
import { Parameters } from '../retrieval/parameters.ts';
import type { MatchCounts } from './export-view.ts';
import { matchingDocuments } from './match-condition.ts';
import type { ReadQuestion } from './matching.ts';

interface GroupRow {
  year: string | null;
  type: string | null;
  custodian: number;
  count: number;
}

/** All documents that match, counted by year, type and keeping agency: complete, and of what the reader may read alone. */
export function matchCounts(store: Store, reader: Reader, question: ReadQuestion): Promise<MatchCounts> {
  return asReader(store, reader, async (transaction, current) => {
    const parameters = new Parameters();
    const rows = await transaction.query<GroupRow>(
      `select extract(year from d.issued_date)::int::text as year, d.type, d.custodian, count(*)::int as count
       ${matchingDocuments(question, current, parameters)} group by 1, 2, 3 order by 1, 2, 3`,
      parameters.values,
    );
    const agencies = await loadAgencies({ transaction }, [
      ...new Set(rows.map(({ custodian }) => custodian)),
    ]);
    const types = [...new Set(rows.flatMap(({ type }) => type ?? []))];
    return {
      total: rows.reduce((sum, { count }) => sum + count, 0),
      groups: rows.map(({ custodian, ...group }) => ({
        ...group,
        agency: agencies.get(custodian)?.code ?? '',
      })),
      types: Object.fromEntries(types.map((type) => [type, typeLabel(type)])),
      agencies: Object.fromEntries([...agencies.values()].map(({ code, name }) => [code, name])),
    };
  });
}
