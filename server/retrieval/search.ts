import { asReader, type Reader } from '@tangthu/db/reader';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';
import { gatherCandidates } from './candidates.ts';
import { loadDocuments } from './document-summaries.ts';
import { EXACT_LIMITS } from './gathering.ts';
import { holdingsOf } from './holdings.ts';
import { agenciesOf, facetsOf, monthsOf } from './facets.ts';
import { findDocuments, type Found } from './find-documents.ts';
import { coverageOfFonds } from './fonds-coverage.ts';
import { makeHits } from './hits.ts';
import { knownAgencies } from './known-agencies.ts';
import { inAskedOrder } from './asked-order.ts';
import { withOtherNames } from './names.ts';
import { prepareQuery } from './prepared-query.ts';
import { weighedPassages, type WeighedPassage } from './ranking.ts';
import { readingsOf, rerank } from './reranking.ts';
import type { Reranking, Search, SearchContext } from './search-context.ts';
import type { SearchRequest, SearchResult } from './search-result.ts';
import { readyState, type StoreState } from './store-state.ts';
import type { PreparedQuery } from './query.ts';
import { advise } from './understanding/advice.ts';
import { understand, type UnderstoodRequest } from './understanding/understand.ts';
import { widenedFacets } from './widened-facets.ts';

const USUAL_LIMIT = 20;
const LARGEST_LIMIT = 100;

/**
 * Searches what the reader may read, by number, words and meaning at once; the one search of the product, used by the API
 * and the evals alike. An empty query lists the newest documents. Throws `ModelMismatchError` when the store was embedded
 * by another model.
 */
export async function search(
  context: SearchContext,
  reader: Reader,
  request: SearchRequest,
): Promise<SearchResult> {
  const started = performance.now();
  const { text, people } = typedNumbers(request.query);
  const { request: understood, filters } = await understand(context.store, reader, {
    ...request,
    query: text,
  });
  const prepared = await prepareQuery(context, understood, people);
  const answer = context.reranking
    ? await answerReranked(context, context.reranking, reader, understood, prepared)
    : await inSearch(context, reader, async (search, state) =>
        describe(
          search,
          understood,
          prepared,
          await findDocuments(search, understood, prepared, state),
          state,
        ),
      );
  const milliseconds = Math.round(performance.now() - started);
  return { query: request.query, ...answer, understood: filters, milliseconds };
}

/** What the order of a search is learned from: its found passages with their features. For training and study. */
export async function weigh(
  context: SearchContext,
  reader: Reader,
  request: SearchRequest,
): Promise<WeighedPassage[]> {
  const { request: understood } = await understand(context.store, reader, request);
  const typed = await prepareQuery(context, understood);
  return inSearch(context, reader, async (search, state) => {
    const prepared = await withOtherNames(search, typed);
    return weighedPassages(
      await gatherCandidates(search, prepared, understood.filters ?? {}, state),
      prepared,
    );
  });
}

type Answer = Omit<SearchResult, 'query' | 'understood' | 'milliseconds'>;

/** Works in a transaction of the reader's, with what is ready of the store and how much of it the reader may read. */
export function inSearch<Result>(
  { store, embeddings, limits = EXACT_LIMITS, choose }: SearchContext,
  reader: Reader,
  work: (search: Search, state: StoreState) => Promise<Result>,
): Promise<Result> {
  return asReader(store, reader, async (transaction, current) => {
    const [state, holdings] = await Promise.all([
      readyState(transaction, embeddings),
      holdingsOf(transaction),
    ]);
    const agencies = await knownAgencies(transaction, state.agencies, current.day);
    const search = { transaction, reader: current, kind: store.kind, holdings, limits, choose, agencies };
    return work({ ...search, agencyVersion: state.agencies }, state);
  });
}

/** The cross-encoder takes its time outside of any transaction; the answer is read anew under the reader's rules. */
async function answerReranked(
  context: SearchContext,
  reranking: Reranking,
  reader: Reader,
  request: UnderstoodRequest,
  prepared: PreparedQuery,
): Promise<Answer> {
  const { found, readings } = await inSearch(context, reader, async (search, state) => {
    const found = await findDocuments(search, request, prepared, state);
    return { found, readings: await readingsOf(search, prepared, found.ranked, request.offset) };
  });
  const ranked = await rerank(reranking, prepared.query.text, found.ranked, readings);
  return inSearch(context, reader, async (search, state) => {
    const documents = await loadDocuments(
      search,
      ranked.map(({ document }) => document),
    );
    return describe(search, request, prepared, { ...found, ranked, documents }, state);
  });
}

async function describe(
  search: Search,
  request: UnderstoodRequest,
  typed: PreparedQuery,
  { prepared, ranked, documents, complete, spoken }: Found,
  state: StoreState,
): Promise<Answer> {
  const rows = ranked.flatMap(({ document }) => documents.get(document) ?? []);
  const agencies = await agenciesOf(search, rows);
  const offset = Math.max(0, request.offset ?? 0);
  const limit = Math.min(LARGEST_LIMIT, Math.max(0, request.limit ?? USUAL_LIMIT));
  const shown = inAskedOrder(ranked, documents, request.sort).slice(offset, offset + limit);
  const filters = request.filters ?? {};
  const [hits, fondsCoverage, advice, widened] = await Promise.all([
    makeHits(search, prepared.query, shown, documents, agencies),
    coverageOfFonds(search, rows),
    advise(search, request.typed, typed.query, { ranked, spoken }),
    request.widened
      ? widenedFacets(search, request, typed, state)
      : { widened: {}, months: monthsOf(rows, filters) },
  ]);
  return {
    hits,
    total: rows.length,
    totalIsExact: complete,
    facets: facetsOf(search, rows, agencies),
    ...widened,
    coverage: search.holdings.coverage,
    fondsCoverage,
    ...advice,
  };
}
