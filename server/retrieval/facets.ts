import { asAgencyTree } from './agency-tree.ts';
import type { Search } from './search-context.ts';
import { legalStatus, typeLabel, type DocumentRow } from './document-summaries.ts';
import type { AgencyLabel, FacetKind, FacetValue, SearchFilters } from './search-result.ts';

/** Counts the given documents by agency (custodian or creator, as the filter reads it), type, status, year, fonds and file. */
export async function facetsIn(
  search: Search,
  documents: readonly DocumentRow[],
  agencies: ReadonlyMap<number, AgencyLabel>,
): Promise<Record<FacetKind, FacetValue[]>> {
  const facets = facetsOf(documents, agencies);
  return { ...facets, agency: await asAgencyTree(search, facets.agency, documents, agencies) };
}

function facetsOf(
  documents: readonly DocumentRow[],
  agencies: ReadonlyMap<number, AgencyLabel>,
): Record<FacetKind, FacetValue[]> {
  return {
    agency: count(documents, (row) =>
      [...new Set([row.custodian, row.creator])].map((id) => agencyValue(id, agencies)),
    ),
    type: count(documents, ({ type }) => [
      type === null ? undefined : { value: type, label: typeLabel(type) },
    ]),
    status: count(documents, ({ changes }) => [{ value: legalStatus(changes), label: legalStatus(changes) }]),
    year: count(documents, ({ issued_date }) => {
      const year = issued_date?.slice(0, 4);
      return [year === undefined ? undefined : { value: year, label: year }];
    }),
    fonds: count(documents, ({ fonds_code, fonds_title }) => [
      fonds_code === null ? undefined : { value: fonds_code, label: fonds_title ?? fonds_code },
    ]),
    file: count(documents, ({ file_code, file_title }) => [
      file_code === null ? undefined : { value: file_code, label: file_title || file_code },
    ]),
  };
}

/** Where the filters leave one year or part of one: the months of that year, the earliest first. */
export function monthsOf(documents: readonly DocumentRow[], { from, to }: SearchFilters): FacetValue[] {
  if (!from || !to || from.slice(0, 4) !== to.slice(0, 4)) return [];
  const year = from.slice(0, 4);
  return count(documents, ({ issued_date }) => {
    const month = issued_date?.slice(0, 7) ?? '';
    return [month.startsWith(year) ? { value: month, label: month } : undefined];
  }).sort(({ value: one }, { value: other }) => (one < other ? -1 : 1));
}

type Value = Omit<FacetValue, 'count'>;

function agencyValue(id: number | null, agencies: ReadonlyMap<number, AgencyLabel>): Value | undefined {
  const agency = id === null ? undefined : agencies.get(id);
  return agency && { value: agency.code, label: agency.name };
}

/** Most frequent first; equal counts by value, so that the order is the same each time. */
function count(
  documents: readonly DocumentRow[],
  valuesOf: (row: DocumentRow) => readonly (Value | undefined)[],
): FacetValue[] {
  const counts = new Map<string, { label: string; count: number }>();
  for (const value of documents.flatMap(valuesOf)) {
    if (!value) continue;
    const counted = counts.get(value.value);
    if (counted) counted.count++;
    else counts.set(value.value, { label: value.label, count: 1 });
  }
  return [...counts]
    .map(([value, { label, count }]) => ({ value, label, count }))
    .sort((one, two) => two.count - one.count || (one.value < two.value ? -1 : 1));
}
