import { bundledAbbreviations } from '@tangthu/language/text/abbreviations';
import { syllables } from '@tangthu/language/text/syllables';

/** A piece of a text: its own words, or an abbreviation's words with where that stands (`end`) in the text. */
export interface WrittenPiece {
  readonly text: string;
  readonly start: number;
  /** Set where the words stand for an abbreviation. */
  readonly end?: number;
}

/** A text with those of its known abbreviations written out that stand for one thing only: `UBND phường` → `ủy ban nhân dân`, ` phường`. */
export function writtenOut(text: string): WrittenPiece[] {
  const found: { start: number; end: number; words: string }[] = [];
  for (const { pattern, words } of applicable(text)) {
    for (const { 0: written, index: start } of text.matchAll(pattern)) {
      const end = start + written.length;
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ start, end, words });
    }
  }
  const pieces: WrittenPiece[] = [];
  let from = 0;
  for (const { start, end, words } of found.sort((one, two) => one.start - two.start)) {
    pieces.push({ text: text.slice(from, start), start: from }, { text: words, start, end });
    from = end;
  }
  return [...pieces, { text: text.slice(from), start: from }];
}

function applicable(text: string): { pattern: RegExp; words: string }[] {
  const present = new Set(syllables(text).map((syllable) => syllable.text));
  return [...present]
    .flatMap((syllable) => bundledAbbreviations.expansions.get(syllable) ?? [])
    .filter(({ by, syllables: needed }) => by.length === 1 && needed.every((one) => present.has(one)))
    .sort((one, two) => one.rank - two.rank)
    .map(({ pattern, by }) => ({ pattern, words: by[0] ?? '' }));
}
