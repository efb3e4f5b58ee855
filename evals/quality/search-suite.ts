import { search } from '@tangthu/server/retrieval/search';
import type { SearchContext } from '@tangthu/server/retrieval/search-context';
import type { Ranker } from '@tangthu/server/retrieval/search-result';
import type { Results } from '../report.ts';
import type { Question } from './question.ts';
import type { Suite } from './suites.ts';
import { bootstrapInterval, meanOf, measure, percentile, type Measures } from './metrics.ts';

const RANKERS: Record<string, readonly Ranker[]> = {
  words: ['words'],
  meaning: ['meaning'],
  fused: ['number', 'words', 'meaning'],
};

/**
 * Asks every question of the very function that serves the API, with each ranker alone and with all, and measures the
 * documents that come back by name. Results are named `fused.ndcg10`, `meaning.recall100`, `fused.p95Ms` and so on, and
 * `fused.ndcg10.<kind>` where questions are of several kinds.
 */
export async function measureSearch(context: SearchContext, suite: Suite): Promise<Results> {
  const results: Results = { questions: suite.questions.length };
  for (const [name, rankers] of Object.entries(RANKERS)) {
    const answered = await ask(context, suite, rankers);
    const mean = meanOf(answered.map(({ measures }) => measures));
    for (const [measureName, value] of Object.entries<number>({ ...mean })) {
      results[`${name}.${measureName}`] = value;
    }
    const { low, high } = bootstrapInterval(answered.map(({ measures }) => measures.ndcg10));
    results[`${name}.ndcg10Low`] = low;
    results[`${name}.ndcg10High`] = high;
    const times = answered.map(({ milliseconds }) => milliseconds);
    results[`${name}.p50Ms`] = percentile(times, 0.5);
    results[`${name}.p95Ms`] = percentile(times, 0.95);
    for (const kind of new Set(answered.map(({ question }) => question.kind))) {
      const ofKind = answered.filter(({ question }) => question.kind === kind);
      if (!kind) continue;
      const { ndcg10, recall10, recall100 } = meanOf(ofKind.map(({ measures }) => measures));
      Object.assign(results, {
        [`${name}.ndcg10.${kind}`]: ndcg10,
        [`${name}.recall10.${kind}`]: recall10,
        [`${name}.recall100.${kind}`]: recall100,
      });
    }
  }
  return results;
}

interface Answered {
  readonly question: Question;
  readonly measures: Measures;
  readonly milliseconds: number;
}

async function ask(context: SearchContext, suite: Suite, rankers: readonly Ranker[]): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const question of suite.questions) {
    const started = performance.now();
    const { hits } = await search(context, suite.reader, { query: question.text, rankers, limit: 100 });
    const milliseconds = performance.now() - started;
    const ranked = [...new Set(hits.map(({ document }) => suite.nameOf.get(document.id) ?? document.id))];
    answered.push({ question, milliseconds, measures: measure(ranked, new Set(question.relevant)) });
  }
  return answered;
}
