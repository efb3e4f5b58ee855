import { wordOffsets } from '@tangthu/db/page-words';
import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';

/** Words of a page, by their places on it; `to` exclusive. */
export interface FoundWords {
  readonly from: number;
  readonly to: number;
}

/**
 * Where the words that a person typed stand in the text of a page, in a row, whatever parts them. Typed with diacritics they must be
 * spelled so (NFC and NFD, upper and lower case, `hoà` and `hòa` alike); a syllable typed without any matches every spelling. The last
 * one may be a beginning, unless `whole`.
 */
export function findWords(
  text: string,
  typed: string,
  { whole = false }: { readonly whole?: boolean } = {},
): FoundWords[] {
  const wanted = syllables(typed).map(({ text: syllable }) => ({
    syllable,
    isPlain: fold(syllable) === syllable,
  }));
  if (wanted.length === 0) return [];
  const standing = syllables(text);
  const folded = standing.map(({ text: syllable }) => fold(syllable));
  const matches = (at: number, index: number): boolean => {
    const { syllable, isPlain } = wanted[index] ?? { syllable: '', isPlain: true };
    const stands = (isPlain ? folded[at] : standing[at]?.text) ?? '';
    return index === wanted.length - 1 && !whole ? stands.startsWith(syllable) : stands === syllable;
  };
  const offsets = wordOffsets(text);
  const found: FoundWords[] = [];
  for (let at = 0; at + wanted.length <= standing.length; at++) {
    if (!wanted.every((_, index) => matches(at + index, index))) continue;
    const [first, last] = [standing[at], standing[at + wanted.length - 1]];
    if (!first || !last) continue;
    found.push({ from: wordAt(offsets, first.start), to: wordAt(offsets, last.start) + 1 });
    at += wanted.length - 1;
  }
  return found;
}

/** The word of the page in which an offset lies. */
function wordAt(offsets: readonly number[], offset: number): number {
  let [low, high] = [0, offsets.length / 2 - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[2 * middle + 1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
