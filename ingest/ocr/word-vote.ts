import type { OcrWord } from './ocr-engine.ts';
import { isSound } from './reading-quality.ts';

/** Two words stand in one place if they share so much of the width that both take. */
const SAME_PLACE = 0.6;
/** What the first reading says counts so much more: the others are made of an image that was changed. */
const FIRST_COUNTS = 1.3;
/** A word that may stand on a page counts so much more than one that may not. */
const SOUND_COUNTS = 1.5;
/** Figures on which fewer of the votes agree are worth no more than this confidence. */
const AGREED = 0.5;
const DISPUTED = 60;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * One line out of several readings of it: the words of the reading that has most sure letters, each spelled as most
 * confidence says of the words in its place. The first reading is that of the whole page.
 */
export function votedWords(...readings: readonly (readonly OcrWord[])[]): readonly OcrWord[] {
  const [first = []] = readings;
  const frame = readings.reduce(
    (best, other) => (sureLetters(other) > sureLetters(best) ? other : best),
    first,
  );
  return frame.map((word) => {
    const votes = readings.flatMap((reading) => {
      const there = reading === frame ? [word] : reading.filter((other) => share(word, other) > 0);
      const [vote] = there;
      if (!vote || there.length > 1 || share(word, vote) < SAME_PLACE) return [];
      return [{ word: vote, weight: weightOf(vote) * (reading === first ? FIRST_COUNTS : 1) }];
    });
    return elected(votes);
  });
}

/** Whether two readings of a line have the same words, signs at their edges aside. */
export function saysTheSame(one: readonly OcrWord[], other: readonly OcrWord[]): boolean {
  return (
    one.length === other.length && one.every(({ text }, at) => bare(text) === bare(other[at]?.text ?? ''))
  );
}

function bare(text: string): string {
  return text.replace(EDGES, '');
}

interface Vote {
  readonly word: OcrWord;
  readonly weight: number;
}

function elected(votes: readonly Vote[]): OcrWord {
  const parties = [...Map.groupBy(votes, ({ word }) => bare(word.text)).values()].sort(
    (one, other) => sum(other) - sum(one),
  );
  const [winner = votes] = parties;
  const { word } = winner.reduce((best, other) =>
    other.word.confidence > best.word.confidence ? other : best,
  );
  const isDisputed = /\d/.test(word.text) && sum(winner) <= AGREED * sum(votes);
  return isDisputed ? { ...word, confidence: Math.min(word.confidence, DISPUTED) } : word;
}

function sum(votes: readonly Vote[]): number {
  return votes.reduce((all, { weight }) => all + weight, 0);
}

function weightOf({ text, confidence }: OcrWord): number {
  return (1 + confidence) * (isSound(text) ? SOUND_COUNTS : 1);
}

function sureLetters(words: readonly OcrWord[]): number {
  return words.reduce((all, { text, confidence }) => all + (isSound(text) ? text.length * confidence : 0), 0);
}

/** The part of the width that two words take together which both take. */
function share(one: OcrWord, other: OcrWord): number {
  const common = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return Math.max(0, common) / (Math.max(one.right, other.right) - Math.min(one.left, other.left));
}
