import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { search, weigh } from '@tangthu/server/retrieval/search';
import { recognizedKinds, type SearchHit, type SearchRequest } from '@tangthu/server/retrieval/search-result';
import type { Results } from '../report.ts';
import { onPglite, onPostgres } from './bench-stores.ts';
import { ExactChoice, readTerms, type Terms } from './exact-choice.ts';
import { filteredReaders, sharedFonds } from './filtered-readers.ts';
import { fillScaledArchive } from './scaled-archive.ts';
import { named, times, variedQueries } from './search.ts';

const CHUNKS = 200_000;
const COMPARED = 40;
const TIMED = 120;
/** How many of the best count. */
const DEPTH = 10;
/** Below these marks a passage is not found, however good the others are. */
const LEAST = { words: 0.1, meaning: 0.2 };
const ROUNDING = 1e-6;

/**
 * Search for people who may read 100%, 10%, 1%, 0.1% and 10 records of 200,000 chunks, on both stores: recall of the best ten by
 * meaning, by words and together, against an exact search of what the person may read; p50 and p95.
 */
export async function benchFiltered(chunks = CHUNKS): Promise<Results> {
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL']);
  return {
    ...(await onPostgres((store) => measure('postgres', store, embeddings, chunks))),
    ...(await onPglite((store) => measure('pglite', store, embeddings, chunks))),
  };
}

async function measure(
  kind: string,
  store: Store,
  embeddings: LocalEmbeddings,
  chunks: number,
): Promise<Results> {
  const archive = await fillScaledArchive(store, embeddings, chunks, sharedFonds);
  const readers = await filteredReaders(store, archive.agencies);
  const queries = variedQueries(archive.questions);
  const everyone = readers[0];
  if (!everyone) return {};
  const terms = await readTerms(store, everyone.reader);
  const results: Results = { [`${kind}.chunks`]: archive.chunks };
  for (const { name, reader } of readers) {
    const prefix = `${kind}.filtered.${name}`;
    const recall = await recallOf(store, embeddings, reader, everySome(queries, COMPARED), terms);
    const timed = await times(store, embeddings, reader, everySome(queries, TIMED));
    Object.assign(results, prefixed(prefix, recall), named(prefix, timed));
  }
  const unfiltered = results[`${kind}.filtered.share100.p95Ms`] ?? 1;
  for (const { name } of readers) {
    const p95 = results[`${kind}.filtered.${name}.p95Ms`] ?? 0;
    results[`${kind}.filtered.${name}.timesUnfilteredP95`] = p95 / unfiltered;
  }
  return results;
}

/** Mean recall of the best ten over queries that have any; readable chunks beside it. */
async function recallOf(
  store: Store,
  embeddings: LocalEmbeddings,
  reader: Reader,
  queries: readonly string[],
  terms: Terms,
): Promise<Results> {
  const exact = new ExactChoice(terms);
  const shares = { words: [] as number[], meaning: [] as number[], fused: [] as number[] };
  for (const query of queries) {
    const request: SearchRequest = { query, limit: DEPTH, plain: recognizedKinds };
    const right = await search({ store, embeddings, choose: exact.choose }, reader, request);
    const given = await search({ store, embeddings }, reader, request);
    const weighed = await weigh({ store, embeddings }, reader, request);
    share(
      shares.fused,
      right.hits.map((hit) => isGiven(hit, given.hits)),
    );
    for (const by of ['words', 'meaning'] as const) {
      const best = exact.marks[by].slice(0, DEPTH).filter((mark) => mark >= LEAST[by] + ROUNDING);
      const reached = weighed.filter(({ features }) => features[by] >= (best.at(-1) ?? 1) - ROUNDING).length;
      share(
        shares[by],
        best.map((_, index) => index < reached),
      );
    }
  }
  return {
    recall10: mean(shares.fused),
    'meaning.recall10': mean(shares.meaning),
    'words.recall10': mean(shares.words),
    compared: shares.fused.length,
    readableChunks: exact.readableChunks,
  };
}

/** Whether a right hit was given, or another that ranks no lower: a scaled archive is full of papers that are all but one. */
function isGiven({ document, score }: SearchHit, given: readonly SearchHit[]): boolean {
  const last = given.length < DEPTH ? -Infinity : (given.at(-1)?.score ?? -Infinity);
  return given.some((hit) => hit.document.id === document.id) || score <= last + ROUNDING;
}

function share(shares: number[], hits: readonly boolean[]): void {
  if (hits.length > 0) shares.push(hits.filter(Boolean).length / hits.length);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function everySome(queries: readonly string[], count: number): string[] {
  const step = Math.max(1, Math.floor(queries.length / count));
  return queries.filter((_, index) => index % step === 0).slice(0, count);
}

function prefixed(prefix: string, results: Results): Results {
  return Object.fromEntries(Object.entries(results).map(([name, value]) => [`${prefix}.${name}`, value]));
}
