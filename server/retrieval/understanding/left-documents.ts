import { documentConditions } from '../document-filter.ts';
import { Parameters } from '../parameters.ts';
import { readable } from '../readable.ts';
import type { SearchFilters } from '../search-result.ts';
import { merged, type Weighed } from './part-filters.ts';
import type { Reading } from './store-names.ts';

/** Where filters are tried: what the request filters by already, and the numbers of which a document must bear one. */
export interface TrialScope {
  readonly reading: Reading;
  readonly chosen: SearchFilters;
  /** None where the query names no document. */
  readonly numbers: readonly string[];
}

/** Of some filters all that together leave a document which the reader may read, else those that still do, one after the other. */
export async function thatLeaveSomething(
  scope: TrialScope,
  filters: readonly Weighed[],
): Promise<readonly Weighed[]> {
  if (filters.length === 0) return [];
  const [all] = await leaveSomething(scope, [filters]);
  if (all) return filters;
  const kept: Weighed[] = [];
  for (const one of filters) {
    const [some] = await leaveSomething(scope, [[...kept, one]]);
    if (some) kept.push(one);
  }
  return kept;
}

/** Whether each of some sets of filters leaves a document that the reader may read. */
export async function leaveSomething(
  { reading: { transaction, reader }, chosen, numbers }: TrialScope,
  sets: readonly (readonly Weighed[])[],
): Promise<boolean[]> {
  if (sets.length === 0) return [];
  const parameters = new Parameters();
  const own = readable('document', reader, parameters);
  const named = numbers.length > 0 ? ` and d.number_key = any(${parameters.add(numbers)}::text[])` : '';
  const trials = sets.map((set) => {
    const conditions = documentConditions(merged(chosen, set), parameters);
    return `exists (select from document d where ${own}${named}${conditions})`;
  });
  const [row] = await transaction.query<{ left: boolean[] }>(
    `select array[${trials.join(', ')}] as "left"`,
    parameters.values,
  );
  return row?.left ?? [];
}
