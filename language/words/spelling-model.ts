import { documentFrequency } from './bm25.ts';
import { lexiconCounts } from './lexicon-file.ts';
import type { Candidate } from './spelling-candidates.ts';

// Tuned on half of the questions of the shared data with made slips: see the room's README. Scores are natural logarithms.
const costs = {
  change: 3,
  distance: 6,
  unmarked: 3,
  name: 7,
  restored: 0,
  together: 5,
  parted: 5,
};
const backoff = Math.log(0.15);
// Two rare names side by side must not lose to common syllables merely because they are rare.
const rarityShare = 0.8;
const unseenCount = 0.05;
// What people say in questions, and texts of law hardly ever.
const spokenWords =
  'đâu ạ à nhé sao gì ai mấy tôi em anh chị con bố mẹ ba má chồng vợ mình bạn nó vậy thưa xa'.split(' ');
const spokenCount = 10_000;

let scores: ReadonlyMap<string, number> | undefined;

/** How likely a syllable (lower-cased index form), or another word such as `karaoke`, is by itself. */
export function syllableScore(syllable: string): number {
  scores ??= syllableScores();
  return scores.get(syllable) ?? otherWordScore(syllable);
}

function otherWordScore(word: string): number {
  return Math.log((documentFrequency(word) ?? unseenCount) / lexiconCounts().total);
}

function syllableScores(): ReadonlyMap<string, number> {
  const { total, syllables } = lexiconCounts();
  const counts = new Map(syllables);
  for (const word of spokenWords) counts.set(word, Math.max(spokenCount, counts.get(word) ?? 0));
  return new Map([...counts].map(([syllable, count]) => [syllable, Math.log(count / total)]));
}

/** How likely a syllable is after another one. */
export function neighbourScore(previous: string | undefined, syllable: string): number {
  if (previous === undefined) return syllableScore(syllable);
  const alone = backoff + rarityShare * syllableScore(syllable);
  const { pairs, syllables } = lexiconCounts();
  const together = pairs.get(previous)?.get(syllable);
  if (together === undefined) return alone;
  return Math.max(alone, Math.log(together / (syllables.get(previous) ?? together)));
}

/** What is known of a typed syllable that may be wrong. */
export interface Circumstances {
  /** Whether the whole query bears no mark. */
  readonly unaccented: boolean;
  /** Whether it has a capital inside the query, as names do. */
  readonly name: boolean;
}

/** How likely it is that this candidate was meant where another syllable was typed. */
export function changeScore({ distance, unmarked }: Candidate, typed: Circumstances): number {
  const name = typed.name ? costs.name : 0;
  if (unmarked) return -(typed.unaccented ? costs.restored : costs.unmarked + name);
  return -(costs.change + name + costs.distance * distance);
}

/** How likely it is that syllables were run together by a slip. */
export const togetherScore = -costs.together;
/** How likely it is that one syllable was parted by a slip. */
export const partedScore = -costs.parted;
