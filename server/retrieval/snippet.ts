import type { SnippetPiece } from './search-result.ts';
import type { TextRange } from './text-matches.ts';

const WORDS = 40;
const BEFORE = 6;

/**
 * A window of `most` words (about 40 when left out) of a text, placed where most matches stand, in pieces that joined give it; cut ends show `…`.
 * `ranges` are the matches in the text, in order.
 */
export function snippetOf(text: string, ranges: readonly TextRange[], most = WORDS): SnippetPiece[] {
  const words = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const first = bestStart(words, ranges, most);
  const shown = words.slice(first, first + most);
  const [start, end] = [shown[0]?.start ?? 0, shown.at(-1)?.end ?? 0];
  const pieces: SnippetPiece[] = first > 0 ? [{ text: '… ', lit: false }] : [];
  let at = start;
  for (const range of ranges) {
    if (range.end <= start || range.start >= end) continue;
    pieces.push(
      piece(text, at, Math.max(at, range.start), false),
      piece(text, Math.max(at, range.start), Math.min(end, range.end), true),
    );
    at = Math.min(end, range.end);
  }
  pieces.push(piece(text, at, end, false));
  if (first + most < words.length) pieces.push({ text: ' …', lit: false });
  return pieces.filter((one) => one.text !== '');
}

function piece(text: string, start: number, end: number, lit: boolean): SnippetPiece {
  return { text: text.slice(start, end).replace(/\s+/gu, ' '), lit };
}

/** Index of the word from which on most matched characters stand in the window, with a few words of lead. */
function bestStart(words: readonly TextRange[], ranges: readonly TextRange[], most: number): number {
  if (words.length <= most) return 0;
  let [best, bestStart] = [0, 0];
  let word = 0;
  ranges.forEach((range, index) => {
    while (word < words.length - 1 && (words[word]?.end ?? 0) <= range.start) word++;
    const windowEnd = words[Math.min(word + most - BEFORE, words.length) - 1]?.end ?? 0;
    let matched = 0;
    for (let next = index; next < ranges.length && (ranges[next]?.end ?? 0) <= windowEnd; next++) {
      matched += (ranges[next]?.end ?? 0) - (ranges[next]?.start ?? 0);
    }
    if (matched > best) [best, bestStart] = [matched, word];
  });
  return Math.max(0, Math.min(bestStart - BEFORE, words.length - most));
}
