import type { Reader } from '@tangthu/db/reader';
import { search } from '@tangthu/server/retrieval/search';
import type { SearchContext } from '@tangthu/server/retrieval/search-context';
import type { Ranker } from '@tangthu/server/retrieval/search-result';
import type { Results } from '../report.ts';
import { bootstrapInterval, meanOf, measure, percentile, type Measures } from './metrics.ts';

/** A question and the ids of the texts that answer it. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly relevant: readonly string[];
}

const RANKERS: Record<string, readonly Ranker[]> = {
  words: ['words'],
  meaning: ['meaning'],
  fused: ['number', 'words', 'meaning'],
};

/**
 * Asks every question of the very function that serves the API, with each ranker alone and with all, and measures the
 * documents that come back by name. Results are named `fused.ndcg10`, `meaning.recall100`, `fused.p95Ms` and so on.
 */
export async function measureSearch(
  context: SearchContext,
  reader: Reader,
  questions: readonly Question[],
  nameOf: ReadonlyMap<string, string>,
): Promise<Results> {
  const results: Results = { questions: questions.length };
  for (const [name, rankers] of Object.entries(RANKERS)) {
    const measures: Measures[] = [];
    const times: number[] = [];
    for (const { text, relevant } of questions) {
      const started = performance.now();
      const { hits } = await search(context, reader, { query: text, rankers, limit: 100 });
      times.push(performance.now() - started);
      const ranked = [...new Set(hits.map(({ document }) => nameOf.get(document.id) ?? document.id))];
      measures.push(measure(ranked, new Set(relevant)));
    }
    const mean = meanOf(measures);
    for (const [measureName, value] of Object.entries<number>({ ...mean }))
      results[`${name}.${measureName}`] = value;
    const { low, high } = bootstrapInterval(measures.map(({ ndcg10 }) => ndcg10));
    results[`${name}.ndcg10Low`] = low;
    results[`${name}.ndcg10High`] = high;
    results[`${name}.p50Ms`] = percentile(times, 0.5);
    results[`${name}.p95Ms`] = percentile(times, 0.95);
  }
  return results;
}
