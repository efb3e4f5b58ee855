import type { Query } from '../query.ts';
import type { RankedDocument } from '../ranking.ts';
import type { Search } from '../search-context.ts';
import type { SearchResult } from '../search-result.ts';
import { missingNumber } from './missing-number.ts';
import { spellingSuggestion, type Found } from './spelling-suggestion.ts';

/** What to tell a reader beside the hits: of a number that no document bears, or of a better spelling of the query as typed. */
export async function advise(
  search: Search,
  typed: string,
  query: Query,
  found: { readonly ranked: readonly RankedDocument[]; readonly spoken: Found },
): Promise<Pick<SearchResult, 'missingNumber' | 'suggestion'>> {
  const byNumber = found.ranked.some(({ passages }) => passages[0]?.foundBy.includes('number'));
  const missing = byNumber ? null : await missingNumber(search, query);
  const spoken = byNumber || missing !== null || typed.trim() === '';
  return {
    missingNumber: missing,
    suggestion: spoken ? null : await spellingSuggestion(search, typed, found.spoken),
  };
}
