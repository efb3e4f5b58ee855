import { candidatesOf, everyCandidate, type Candidate, type Wanted } from './candidate-rows.ts';
import { chunksByMeaning, type ChunkPlace } from './candidates-by-meaning.ts';
import { documentsByNumber } from './candidates-by-number.ts';
import { chunksByWords } from './candidates-by-words.ts';
import { loadDocuments, type DocumentRow } from './document-summaries.ts';
import { GATHERING } from './gathering.ts';
import type { PreparedQuery } from './query.ts';
import { scopeOf, type Scope } from './scope.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';
import type { StoreState } from './store-state.ts';

/** Everything gathered for one query. */
export interface Candidates {
  readonly passages: readonly Candidate[];
  /** The rows of the passages' documents, by id. */
  readonly documents: ReadonlyMap<string, DocumentRow>;
  /** How well the numbers of documents fit the typed one, by document. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Whether nothing was left out. */
  readonly complete: boolean;
}

/** Gathers the passages that may answer a query, each ranker under the reader's rules and the filters. */
export async function gatherCandidates(
  search: Search,
  prepared: PreparedQuery,
  filters: SearchFilters,
  state: StoreState,
): Promise<Candidates> {
  const { query, rankers } = prepared;
  const wanted = { vector: state.embedded ? prepared.vector : undefined, text: query.phrases.length > 0 };
  const [numbers, scope] = await Promise.all([
    rankers.has('number') ? documentsByNumber(search, query, filters) : new Map<string, number>(),
    scopeOf(search, filters),
  ]);
  const chosen = await search.choose?.(search, prepared);
  const all = chosen
    ? await candidatesOf(search, chosen, wanted)
    : await everyCandidate(search, scope, wanted);
  const gathered = all
    ? { passages: all, near: [], complete: !chosen || chosen.length === search.holdings.chunks }
    : await byRankers(search, prepared, scope, state, wanted);
  const first = await firstChunks(search, [...numbers.keys()]);
  const there = new Set(gathered.passages.map(({ chunk }) => chunk));
  const missing = [...first, ...gathered.near].filter(({ id }) => !there.has(id));
  const named = [...gathered.passages, ...missing].map(({ document }) => document);
  const [others, documents] = await Promise.all([
    candidatesOf(search, [...new Set(missing.map(({ id }) => id))], wanted),
    loadDocuments(search, [...new Set([...named, ...numbers.keys()])]),
  ]);
  return { passages: [...gathered.passages, ...others], documents, numbers, complete: gathered.complete };
}

interface Gathered {
  readonly passages: readonly Candidate[];
  /** Those that are near in meaning, of which only the place is known. */
  readonly near: readonly ChunkPlace[];
  readonly complete: boolean;
}

/** Words come with all that is needed of them: they are read while the database still looks for what is near in meaning. */
async function byRankers(
  search: Search,
  prepared: PreparedQuery,
  scope: Scope,
  { wordsIndexed }: StoreState,
  wanted: Wanted,
): Promise<Gathered> {
  const { rankers } = prepared;
  const limit = wanted.text ? GATHERING.phrases : GATHERING.words;
  const [byWords, near] = await Promise.all([
    rankers.has('words') ? chunksByWords(search, prepared, scope, limit, wordsIndexed, wanted) : [],
    wanted.vector && !wanted.text ? chunksByMeaning(search, wanted.vector, scope) : [],
  ]);
  return {
    passages: byWords,
    near,
    complete: byWords.length < limit && near.length < GATHERING.meaning,
  };
}

async function firstChunks(search: Search, documents: readonly string[]): Promise<ChunkPlace[]> {
  if (documents.length === 0) return [];
  return search.transaction.query<ChunkPlace>(
    `select distinct on (document) id, document from chunk
     where document = any($1::uuid[]) order by document, ordinal`,
    [documents],
  );
}
