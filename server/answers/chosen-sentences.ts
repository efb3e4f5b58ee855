import { answerModel, answerOdds, sentenceScore, type AnswerModel } from './answer-model.ts';
import type { WeighedSentence } from './judged-evidence.ts';
import type { SentenceFeatures } from './sentence-features.ts';
import { termsOf } from './query-words.ts';

/** A sentence that answers, with its score. */
export interface ChosenSentence extends WeighedSentence {
  readonly score: number;
}

/** How many sentences an answer has at most. */
const MOST_SENTENCES = 3;
/** Further sentences are shown whose score is nearly that of the best. */
const NEARLY = 1;
/** From this share of common words on two sentences are on one matter, or even the same. */
const [ONE_MATTER, SAME] = [0.5, 0.9];

/**
 * The sentences that answer, best first and newer before older ones on the same matter; empty where the evidence is missing.
 */
export function chooseSentences(
  weighed: readonly WeighedSentence[],
  model: AnswerModel = answerModel(),
): ChosenSentence[] {
  const scored = weighed
    .filter(({ features }) => isAbout(features))
    .map((one): ChosenSentence => ({ ...one, score: sentenceScore(model, one.features) }))
    .sort((one, two) => two.score - one.score);
  const odds = answerOdds(scored.map(({ score }) => score));
  if (!(odds >= model.least)) return [];
  const best = scored[0]?.score ?? 0;
  const chosen: ChosenSentence[] = [];
  for (const one of scored) {
    if (chosen.length === MOST_SENTENCES || one.score < best - NEARLY) break;
    if (!chosen.some((other) => likeness(one, other) > SAME)) chosen.push(one);
  }
  return newerFirst(chosen);
}

/**
 * Whether a sentence is about what the question names: its years and figures stand in it or in what its document says of itself, its
 * names at least around it. Another year's figure is no answer, however alike.
 */
export function isAbout({ figureDescribed, nameAround }: SentenceFeatures): boolean {
  return figureDescribed === 1 && nameAround === 1;
}

/** Of two sentences on one matter the one of the newer document comes first, whatever their scores. */
function newerFirst(chosen: readonly ChosenSentence[]): ChosenSentence[] {
  const ordered = [...chosen];
  for (let at = 1; at < ordered.length; at++) {
    for (let back = at; back > 0; back--) {
      const [older, newer] = [ordered[back - 1], ordered[back]];
      if (!older || !newer || !comesBefore(newer, older)) break;
      [ordered[back - 1], ordered[back]] = [newer, older];
    }
  }
  return ordered;
}

function comesBefore(one: ChosenSentence, two: ChosenSentence): boolean {
  if (one.passage.document.id === two.passage.document.id || likeness(one, two) < ONE_MATTER) return false;
  const [day, other] = [one, two].map(({ passage }) => passage.document.issuedDate ?? '');
  return (day ?? '') > (other ?? '');
}

/** The share of common words, figures aside, of two sentences. */
function likeness(one: WeighedSentence, two: WeighedSentence): number {
  const [words, others] = [one, two].map(
    ({ sentence }) => new Set([...termsOf(sentence.text)].filter((term) => !/\d/u.test(term))),
  );
  if (!words || !others || words.size === 0) return 0;
  const common = [...words].filter((term) => others.has(term)).length;
  return common / (words.size + others.size - common);
}
