import { lexiconCounts } from './lexicon-file.ts';

// Tuned on real questions with made slips: see the room's README. All scores are natural logarithms.
const backoff = Math.log(0.4);
const unseenCount = 0.05;
const perDistance = 7;
const perChange = 3;
const perMissingMarks = 1;

/** How likely a syllable is by itself; `text` is a lower-cased index form. */
export function syllableScore(syllable: string): number {
  const { total, syllables } = lexiconCounts();
  return Math.log((syllables.get(syllable) ?? unseenCount) / total);
}

/** How likely a syllable is after another one. */
export function neighbourScore(previous: string | undefined, syllable: string): number {
  if (previous === undefined) return syllableScore(syllable);
  const { pairs, syllables } = lexiconCounts();
  const together = pairs.get(previous)?.get(syllable);
  const alone = backoff + syllableScore(syllable);
  return together === undefined
    ? alone
    : Math.max(alone, Math.log(together / (syllables.get(previous) ?? together)));
}

/** What it costs to believe that something else was meant, at a distance as of `spellingDistance`. */
export function changeScore(distance: number): number {
  return -perChange - perDistance * distance;
}

/** The same where the whole query was typed without diacritics and only marks are missing. */
export function restoredScore(distance: number): number {
  return -perMissingMarks * distance;
}
