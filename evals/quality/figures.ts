import type { Results } from '../report.ts';
import { RANKERS, type Answer, type Answers, type RankerName } from './answers.ts';
import {
  bootstrapInterval,
  meanOf,
  MEASURES,
  percentile,
  type Interval,
  type MeasureName,
} from './metrics.ts';

/** Means over questions with their 95% intervals, and the latency of the search in milliseconds. */
export interface Figures {
  readonly questions: number;
  readonly means: Readonly<Record<MeasureName, number>>;
  readonly intervals: Readonly<Record<MeasureName, Interval>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** The figures of some answers. */
export function figuresOf(answers: readonly Answer[]): Figures {
  const measures = answers.map((answer) => answer.measures);
  const times = answers.map(({ milliseconds }) => milliseconds);
  const intervalOf = (name: MeasureName): Interval => bootstrapInterval(measures.map((one) => one[name]));
  return {
    questions: answers.length,
    means: meanOf(measures),
    intervals: {
      ndcg10: intervalOf('ndcg10'),
      mrr10: intervalOf('mrr10'),
      recall10: intervalOf('recall10'),
      recall100: intervalOf('recall100'),
    },
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
  };
}

/** The answers to questions of these kinds alone. */
export function ofKinds(answers: Answers, kinds: readonly string[]): Answers {
  const some = (all: readonly Answer[]): Answer[] =>
    all.filter(({ question }) => kinds.includes(question.kind ?? ''));
  return { words: some(answers.words), meaning: some(answers.meaning), fused: some(answers.fused) };
}

/**
 * Figures by dotted name: `fused.ndcg10`, its interval `fused.ndcg10Low` and `…High`, `fused.p95Ms`; with a kind, the
 * means alone, as `fused.ndcg10.<kind>`.
 */
export function resultsOf(answers: Answers, kind?: string): Results {
  const results: Results = { [kind ? `questions.${kind}` : 'questions']: answers.fused.length };
  for (const ranker of Object.keys(RANKERS) as RankerName[]) {
    const { means, intervals, p50Ms, p95Ms } = figuresOf(answers[ranker]);
    for (const name of MEASURES) {
      results[`${ranker}.${name}${kind ? `.${kind}` : ''}`] = means[name];
      if (kind) continue;
      results[`${ranker}.${name}Low`] = intervals[name].low;
      results[`${ranker}.${name}High`] = intervals[name].high;
    }
    if (!kind) Object.assign(results, { [`${ranker}.p50Ms`]: p50Ms, [`${ranker}.p95Ms`]: p95Ms });
  }
  return results;
}
