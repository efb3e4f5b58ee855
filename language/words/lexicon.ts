import { lexiconCounts } from './lexicon-file.ts';

const longestWord = 4;

/** How often a word of two to four syllables (lower-cased index forms) stands in the lexicon's corpus; 0 for no word. */
export function wordCount(syllables: readonly string[]): number {
  return lexiconCounts().words.get(syllables.join(' ')) ?? 0;
}

/** Whether a run of syllables (lower-cased index forms) is a word of several syllables: `quyết`, `định`. */
export function isWord(syllables: readonly string[]): boolean {
  return wordCount(syllables) > 0;
}

/**
 * The syllables (lower-cased index forms) of a text as the likeliest row of words, each of one to four syllables:
 * `[['thu', 'hồi', 'đất'], ['quận'], ['ba', 'đình']]`. Joined again they are the same syllables.
 */
export function wordsOf(syllables: readonly string[]): string[][] {
  const best = [{ score: 0, from: 0 }];
  for (let end = 1; end <= syllables.length; end++) {
    let choice = { score: -Infinity, from: end - 1 };
    for (let from = Math.max(0, end - longestWord); from < end; from++) {
      const score = (best[from]?.score ?? 0) + logProbability(syllables.slice(from, end));
      if (score > choice.score) choice = { score, from };
    }
    best.push(choice);
  }
  const words: string[][] = [];
  for (let end = syllables.length; end > 0; end = best[end]?.from ?? 0) {
    words.unshift(syllables.slice(best[end]?.from, end));
  }
  return words;
}

// A syllable that the corpus lacks still costs something, or the sum would depend on how many there are.
const unseen = 0.5;

function logProbability(word: readonly string[]): number {
  const { total, syllables } = lexiconCounts();
  const count = word.length === 1 ? (syllables.get(word[0] ?? '') ?? unseen) : wordCount(word);
  return Math.log(count / total);
}
