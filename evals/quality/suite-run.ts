import type { Results } from '../report.ts';
import { RANKERS, type Answer, type Answers, type RankerName } from './answers.ts';
import { questionHash } from './parts.ts';

/** A question that was not answered at the first place, and the rank of the first right document by each ranker. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  readonly ndcg10: number;
  readonly ranks: Readonly<Record<RankerName, number | null>>;
}

/** nDCG@10 of each question by its hash, in the order words, meaning, fused. */
export type Scores = Readonly<Record<string, readonly number[]>>;

/** All that one run of a suite gives. */
export interface SuiteRun {
  readonly model: string;
  readonly results: Results;
  /** Blocks of lines to print. */
  readonly tables: readonly (readonly string[])[];
  /** Plain sentences that belong with the figures. */
  readonly notes: readonly string[];
  /** Of the questions that the headline is made of. */
  readonly scores: Scores;
  /** Worst first. */
  readonly cases: readonly Case[];
}

/** The score of each question, under a hash: what a later run is compared with. */
export function scoresOf(answers: Answers): Scores {
  return Object.fromEntries(
    answers.fused.map(({ question }, index) => [
      questionHash(question.text),
      Object.keys(RANKERS).map((ranker) => rounded(answers[ranker as RankerName][index])),
    ]),
  );
}

/** The questions whose answers are not perfect, worst first. */
export function casesOf(answers: Answers): Case[] {
  return answers.fused
    .map(({ question, measures, rank }, index) => ({
      id: question.id,
      kind: question.kind ?? '',
      ndcg10: measures.ndcg10,
      ranks: {
        words: answers.words[index]?.rank ?? null,
        meaning: answers.meaning[index]?.rank ?? null,
        fused: rank,
      },
    }))
    .filter(({ ndcg10 }) => ndcg10 < 1)
    .sort((one, two) => one.ndcg10 - two.ndcg10 || one.id.localeCompare(two.id));
}

function rounded(answer: Answer | undefined): number {
  return Math.round((answer?.measures.ndcg10 ?? 0) * 1000) / 1000;
}
