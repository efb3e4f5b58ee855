import { gatherCandidates } from './candidates.ts';
import { loadDocuments, type DocumentRow } from './document-summaries.ts';
import { withOtherNames } from './names.ts';
import { newestDocuments } from './newest.ts';
import type { PreparedQuery } from './query.ts';
import { passagesApart, rank, type RankedDocument } from './ranking.ts';
import { RANKING } from './ranking-weights.ts';
import type { Search } from './search-context.ts';
import type { SearchRequest } from './search-result.ts';
import type { StoreState } from './store-state.ts';
import type { Found as Spoken } from './understanding/spelling-suggestion.ts';
import { bestPassages } from './understanding/spoken-words.ts';

/** What a search found. */
export interface Found {
  /** The query with the other names of the agencies in it. */
  readonly prepared: PreparedQuery;
  readonly ranked: readonly RankedDocument[];
  /** The rows of the ranked documents, by id; it may hold more. */
  readonly documents: ReadonlyMap<string, DocumentRow>;
  readonly complete: boolean;
  readonly spoken: Spoken;
}

/** Finds what answers a query under its filters, best first; without a query the newest documents. */
export async function findDocuments(
  search: Search,
  { query, filters = {}, unit = 'document', sort }: SearchRequest,
  typed: PreparedQuery,
  state: StoreState,
): Promise<Found> {
  if (query.trim() === '' && typed.query.people.length === 0) {
    const ranked = await newestDocuments(search, filters, sort);
    const documents = await loadDocuments(
      search,
      ranked.map(({ document }) => document),
    );
    const spoken = { passages: [], wordsIndexed: state.wordsIndexed };
    return { prepared: typed, ranked, documents, complete: ranked.length < RANKING.newestGathered, spoken };
  }
  const prepared = await withOtherNames(search, typed);
  const candidates = await gatherCandidates(search, prepared, filters, state);
  const { documents, complete, passages } = candidates;
  const ranked = rank(candidates, prepared);
  const spoken = { passages: bestPassages(ranked, passages), wordsIndexed: state.wordsIndexed };
  return {
    prepared,
    ranked: unit === 'passage' ? passagesApart(ranked) : ranked,
    documents,
    complete,
    spoken,
  };
}
