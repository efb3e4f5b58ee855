import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { fold } from '@tangthu/language/text/fold';
import { matchCounts } from '@tangthu/server/exports/match-counts';
import { matchTable } from '@tangthu/server/exports/match-table';
import { readQuestion } from '@tangthu/server/exports/matching';
import { search } from '@tangthu/server/retrieval/search';
import type { Results } from '../report.ts';
import { onPglite, onPostgres } from './bench-stores.ts';
import { fillScaledArchive } from './scaled-archive.ts';

const CHUNKS = 100_000;
const QUERIES = 240;
const WARM_UP = 20;
/** Questions whose every match is listed and counted. */
const TABLES = 40;

/**
 * The speed of hybrid search over 100,000 chunks of the generated archive, on PostgreSQL and on the embedded store: the
 * whole of `search()`, one query at a time, for a reader of every agency and a reader of the one that keeps least; and of a page of the
 * table of all that match, and the counts for charts, for the first of these.
 */
export async function benchSearch(chunks = CHUNKS): Promise<Results> {
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL']);
  return {
    ...(await onPostgres((store) => measure('postgres', store, embeddings, chunks))),
    ...(await onPglite((store) => measure('pglite', store, embeddings, chunks))),
  };
}

async function measure(
  name: string,
  store: Store,
  embeddings: LocalEmbeddings,
  chunks: number,
): Promise<Results> {
  const started = performance.now();
  const archive = await fillScaledArchive(store, embeddings, chunks);
  const fillSeconds = (performance.now() - started) / 1000;
  const queries = variedQueries(archive.questions);
  const ids = archive.agencies.map(({ id }) => id);
  const everything = await readerOfAgencies(store, ids, ids);
  const least = archive.agencies.reduce((one, two) => (two.chunks < one.chunks ? two : one));
  return {
    [`${name}.chunks`]: archive.chunks,
    [`${name}.fillSeconds`]: fillSeconds,
    ...named(`${name}.search`, await times(store, embeddings, everything, queries)),
    ...(await matchTimes(name, store, everything, queries.slice(0, TABLES))),
    [`${name}.oneAgency.chunks`]: least.chunks,
    ...named(
      `${name}.oneAgency`,
      await times(store, embeddings, await readerOfAgencies(store, [least.id], [least.id]), queries),
    ),
  };
}

async function matchTimes(
  name: string,
  store: Store,
  reader: Reader,
  queries: readonly string[],
): Promise<Results> {
  const [tables, counts]: [number[], number[]] = [[], []];
  for (const query of ['*', ...queries]) {
    const question = await readQuestion(store, reader, { query, filters: {} });
    const started = performance.now();
    await matchTable(store, reader, question, { order: '-date', limit: 50, offset: 0 });
    const between = performance.now();
    await matchCounts(store, reader, question);
    tables.push(between - started);
    counts.push(performance.now() - between);
  }
  const ascending = (one: number, two: number): number => one - two;
  return {
    ...named(`${name}.table`, tables.sort(ascending)),
    ...named(`${name}.counts`, counts.sort(ascending)),
  };
}

/** Milliseconds of each search, in ascending order. */
export async function times(
  store: Store,
  embeddings: LocalEmbeddings,
  reader: Reader,
  queries: readonly string[],
): Promise<number[]> {
  for (const query of queries.slice(0, WARM_UP)) await search({ store, embeddings }, reader, { query });
  const measured: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    await search({ store, embeddings }, reader, { query });
    measured.push(performance.now() - started);
  }
  return measured.sort((one, two) => one - two);
}

/** Questions from all over the archive; every fourth without diacritics, every fifth cut to a few words. */
export function variedQueries(questions: readonly string[]): string[] {
  const distinct = [...new Set(questions)];
  const step = Math.max(1, Math.floor(distinct.length / QUERIES));
  return distinct
    .filter((_, index) => index % step === 0)
    .slice(0, QUERIES)
    .map((question, index) => (index % 4 === 3 ? fold(question) : question))
    .map((question, index) => (index % 5 === 4 ? question.split(' ').slice(0, 4).join(' ') : question));
}

/** The median, the 95th percentile and the count of sorted times, under a prefix. */
export function named(prefix: string, sorted: readonly number[]): Results {
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    [`${prefix}.p50Ms`]: at(0.5),
    [`${prefix}.p95Ms`]: at(0.95),
    [`${prefix}.queries`]: sorted.length,
  };
}
