import { answerOdds, sentenceScore, type AnswerModel } from '@tangthu/server/answers/answer-model';
import { isAbout } from '@tangthu/server/answers/chosen-sentences';
import { Random } from '../quality/random.ts';
import type { JudgedQuestion } from './judged-question.ts';
import { learnAnswers } from './learn-answers.ts';

/** Into so many parts questions are parted; those of one form stay together. */
const PARTS = 5;

/** A question as a model that never saw its form answers it: the log-odds of an answer, and whether the best sentence is right. */
interface HeldOut {
  readonly answerable: boolean;
  readonly odds: number;
  readonly right: boolean;
}

/** How a model does on questions, one by one. */
function judgedBy(model: AnswerModel, judged: readonly JudgedQuestion[]): HeldOut[] {
  return judged.map(({ question, features, right }) => {
    const about = features.flatMap((row, at) =>
      isAbout(row) ? [{ score: sentenceScore(model, row), right: right[at] ?? false }] : [],
    );
    const best = about.reduce<(typeof about)[number] | undefined>(
      (one, other) => (one && one.score >= other.score ? one : other),
      undefined,
    );
    return {
      answerable: question.missing === undefined,
      odds: answerOdds(about.map(({ score }) => score)),
      right: best?.right ?? false,
    };
  });
}

/** Every question answered by a model that was trained on questions of other forms. */
export function heldOutForms(judged: readonly JudgedQuestion[]): HeldOut[] {
  const forms = new Random('forms').shuffled([...new Set(judged.map(({ question }) => question.form))]);
  const partOf = new Map(forms.map((form, at) => [form, at % PARTS]));
  const inPart =
    (part: number) =>
    ({ question }: JudgedQuestion) =>
      partOf.get(question.form) === part;
  return Array.from({ length: PARTS }, (_, part) => {
    const model = learnAnswers(judged.filter((one) => !inPart(part)(one)));
    return judgedBy(model, judged.filter(inPart(part)));
  }).flat();
}

/** The odds from which on there is an answer: the lowest at which so large a share of the unanswerable questions is refused. */
export function leastOdds(outcomes: readonly HeldOut[], refused: number): number {
  const odds = outcomes
    .filter(({ answerable }) => !answerable)
    .map((one) => one.odds)
    .sort((one, two) => one - two);
  return odds[Math.min(odds.length - 1, Math.floor(refused * odds.length))] ?? 0;
}

/** What would come of questions from these odds on: shares of right answers, wrong refusals and right refusals. */
export function sharesFrom(
  outcomes: readonly HeldOut[],
  least: number,
): Record<'right' | 'refusedWrongly' | 'refusedRightly', number> {
  const answerable = outcomes.filter((one) => one.answerable);
  const others = outcomes.filter((one) => !one.answerable);
  const share = (all: readonly HeldOut[], counted: (one: HeldOut) => boolean): number =>
    all.filter(counted).length / Math.max(1, all.length);
  return {
    right: share(answerable, ({ right, odds }) => right && odds >= least),
    refusedWrongly: share(answerable, ({ odds }) => odds < least),
    refusedRightly: share(others, ({ odds }) => odds < least),
  };
}
