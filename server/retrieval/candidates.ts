import { decodeTerms, encodeTerms, type TermCodes } from '@tangthu/language/text/term-codes';
import { chunksByMeaning } from './candidates-by-meaning.ts';
import { documentsByNumber } from './candidates-by-number.ts';
import { chunksByWords } from './candidates-by-words.ts';
import { vectorText, vectorType } from '@tangthu/db/embedding-table';
import { loadDocuments, type DocumentRow } from './document-summaries.ts';
import { Parameters } from './parameters.ts';
import type { PreparedQuery } from './query.ts';
import { GATHERING } from './gathering.ts';
import { everyChunk, scopeOf } from './scope.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';
import type { StoreState } from './store-state.ts';

/** A passage that may answer the query, with what the ranking needs of it. Its document's fields are in `Candidates.documents`. */
export interface Candidate {
  readonly chunk: string;
  readonly document: string;
  readonly ordinal: number;
  /** The heading over the passage, '' without one. Its terms are the first ones of `codes`. */
  readonly heading: string;
  /** The passage's terms in the order of its text; a `TermFinder` finds the query's among them. */
  readonly codes: TermCodes;
  /** How sure the recognition was (0–1); null where the text was not recognised from an image. */
  readonly confidence: number | null;
  /** Given for quoted phrases only. */
  readonly text: string | null;
  /** Cosine of the passage and the query; null without a vector. */
  readonly cosine: number | null;
}

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
  const { query, rankers, gathering } = prepared;
  const phrased = query.phrases.length > 0;
  const vector = state.embedded ? prepared.vector : undefined;
  const [numbers, scope] = await Promise.all([
    rankers.has('number') ? documentsByNumber(search, query, filters) : new Map<string, number>(),
    scopeOf(search, filters),
  ]);
  const limit = phrased ? GATHERING.phrases : GATHERING.words;
  const all = await (search.choose?.(search, prepared) ?? everyChunk(search, scope));
  const [first, byWords, byMeaning] = await Promise.all([
    firstChunks(search, [...numbers.keys()]),
    all ?? (rankers.has('words') ? chunksByWords(search, gathering, scope, limit, state.wordsIndexed) : []),
    !all && vector && !phrased ? chunksByMeaning(search, vector, scope) : [],
  ]);
  const passages = await loadCandidates(
    search,
    new Set([...first, ...byWords, ...byMeaning]),
    vector,
    phrased,
  );
  const named = new Set([...passages.map(({ document }) => document), ...numbers.keys()]);
  return {
    passages,
    documents: await loadDocuments(search, [...named]),
    numbers,
    complete: all
      ? !search.choose || all.length === search.holdings.chunks
      : byWords.length < limit && byMeaning.length < GATHERING.meaning,
  };
}

async function firstChunks(search: Search, documents: readonly string[]): Promise<string[]> {
  if (documents.length === 0) return [];
  const rows = await search.transaction.query<{ id: string }>(
    `select distinct on (document) id from chunk
     where document = any($1::uuid[]) order by document, ordinal`,
    [documents],
  );
  return rows.map(({ id }) => id);
}

/** Each looked up by its id (`offset 0` keeps it so): the planner would rather read all passages of the store, if there are some thousand ids. */
async function loadCandidates(
  search: Search,
  ids: ReadonlySet<string>,
  vector: readonly number[] | undefined,
  withText: boolean,
): Promise<Candidate[]> {
  if (ids.size === 0) return [];
  const parameters = new Parameters();
  const wanted = parameters.add([...ids]);
  const cosine = vector
    ? `1 - (e.embedding <=> ${parameters.add(vectorText(vector))}::${vectorType(search)})`
    : 'null::float8';
  const join = vector
    ? 'left join lateral (select embedding from chunk_embedding where chunk = wanted.id offset 0) e on true'
    : '';
  const rows = await search.transaction.query<CandidateRow>(
    `select c.id as chunk, c.document, c.ordinal, c.heading, encode(c.term_codes, 'base64') as codes,
            case when c.term_codes is null then c.terms end as terms, c.confidence,
            ${withText ? 'c.text' : 'null'} as text, ${cosine} as cosine
     from unnest(${wanted}::uuid[]) as wanted (id)
       cross join lateral (select * from chunk where id = wanted.id offset 0) c ${join}`,
    parameters.values,
  );
  return rows.map(({ terms, codes, ...row }) => ({
    ...row,
    codes: decodeTerms(codes ?? encodeTerms(terms ?? '')),
  }));
}

type CandidateRow = Omit<Candidate, 'codes'> & {
  readonly codes: string | null;
  readonly terms: string | null;
};
