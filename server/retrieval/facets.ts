import { asAgencyTree } from './agency-tree.ts';
import type { Search } from './search-context.ts';
import { legalStatus, typeLabel, type DocumentRow } from './document-summaries.ts';
import type { KnownAgency } from './known-agencies.ts';
import type { FacetKind, FacetValue, SearchFilters } from './search-result.ts';

/** The custodians and creators of some documents. */
export function agenciesOf(
  { transaction, agencies }: Search,
  documents: readonly DocumentRow[],
): Promise<Map<number, KnownAgency>> {
  return agencies.named(
    transaction,
    documents.flatMap(({ custodian, creator }) => [custodian, creator ?? custodian]),
  );
}

/** Counts the given documents by agency (custodian or creator, as the filter reads it), type, status, year, fonds and file. */
export function facetsOf(
  search: Search,
  documents: readonly DocumentRow[],
  agencies: ReadonlyMap<number, KnownAgency>,
): Record<FacetKind, FacetValue[]> {
  const names = new Map([...agencies.values()].map(({ code, name }) => [code, name]));
  const codeOf = (id: number | null): string | undefined =>
    id === null ? undefined : agencies.get(id)?.code;
  const counted = count(
    documents,
    ({ custodian, creator }) =>
      custodian === creator ? [codeOf(custodian)] : [codeOf(custodian), codeOf(creator)],
    (code) => names.get(code) ?? code,
  );
  return {
    agency: asAgencyTree(search, counted, documents, agencies),
    type: count(documents, ({ type }) => [type], typeLabel),
    status: count(documents, ({ changes }) => [legalStatus(changes)]),
    year: count(documents, ({ issued_date }) => [issued_date?.slice(0, 4)]),
    fonds: count(
      documents,
      ({ fonds_code }) => [fonds_code],
      (code, { fonds_title }) => fonds_title ?? code,
    ),
    file: count(
      documents,
      ({ file_code }) => [file_code],
      (code, { file_title }) => file_title || code,
    ),
  };
}

/** Where the filters leave one year or part of one: the months of that year, the earliest first. */
export function monthsOf(documents: readonly DocumentRow[], { from, to }: SearchFilters): FacetValue[] {
  if (!from || !to || from.slice(0, 4) !== to.slice(0, 4)) return [];
  const year = from.slice(0, 4);
  return count(documents, ({ issued_date }) => {
    const month = issued_date?.slice(0, 7);
    return [month?.startsWith(year) ? month : undefined];
  }).sort(({ value: one }, { value: other }) => (one < other ? -1 : 1));
}

/** Most frequent first; equal counts by value, so that the order is the same each time. A value is called what its first document calls it. */
function count(
  documents: readonly DocumentRow[],
  valuesOf: (row: DocumentRow) => readonly (string | null | undefined)[],
  labelOf: (value: string, row: DocumentRow) => string = (value) => value,
): FacetValue[] {
  const counts = new Map<string, { readonly value: string; readonly label: string; count: number }>();
  for (const row of documents) {
    for (const value of valuesOf(row)) {
      if (value === null || value === undefined) continue;
      const counted = counts.get(value);
      if (counted) counted.count++;
      else counts.set(value, { value, label: labelOf(value, row), count: 1 });
    }
  }
  return [...counts.values()].sort((one, two) => two.count - one.count || (one.value < two.value ? -1 : 1));
}
