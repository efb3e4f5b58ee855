import { readableAgencies } from '@tangthu/db/reader';
import { documentConditions } from './document-filter.ts';
import { Parameters } from './parameters.ts';
import type { Query } from './query.ts';
import { GATHERING } from './gathering.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';

const bareNumber = /^(?:s[ốôo]\s*[:.]?\s*)?0*(\d{1,6}[a-z]?)\s*[/-]?$/iu;

/**
 * Documents whose number is typed in the query, whole (`155/KH-UBND`), cut short (`155/KH`) or alone (`155`), with how
 * well it fits: 1 for the likeliest reading of the query, less for the next ones, 0 for a beginning.
 */
export async function documentsByNumber(
  search: Search,
  query: Query,
  filters: SearchFilters,
): Promise<Map<string, number>> {
  const keys = [...query.numberKeys];
  const bare = bareNumber.exec(query.text)?.[1]?.toLowerCase();
  if (keys.length === 0 && bare === undefined) return new Map();
  const parameters = new Parameters();
  const agencies = parameters.add(readableAgencies(search.reader));
  const wanted = parameters.add(keys);
  const begun = (bare === undefined ? keys : [bare]).map((key) => beginsWith(key, parameters));
  const sameNumber = bare === undefined ? '' : ` and ltrim(lower(d.number), '0') = ${parameters.add(bare)}`;
  const rows = await search.transaction.query<{ id: string; reading: number | null }>(
    `select d.id, array_position(${wanted}::text[], d.number_key) as reading from document d
     where d.custodian = any(${agencies}::int[])
       and (d.number_key = any(${wanted}::text[]) or ((${begun.join(' or ')})${sameNumber}))
       ${documentConditions(filters, parameters)}
     order by reading nulls last, d.issued_date desc nulls last, d.id
     limit ${GATHERING.numbers}`,
    parameters.values,
  );
  return new Map(rows.map(({ id, reading }) => [id, reading ? 1 / reading : 0]));
}

/** Byte by byte, so that the index serves it; keys hold small letters and digits only, and `{` follows `z`. */
function beginsWith(key: string, parameters: Parameters): string {
  return `(d.number_key ~>=~ ${parameters.add(key)} and d.number_key ~<~ ${parameters.add(`${key}{`)})`;
}
