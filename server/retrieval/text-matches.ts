import { findDocumentNumbers, documentNumberKey } from '@tangthu/language/text/document-number';
import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';
import { isFunctionWord } from './function-words.ts';
import type { Query } from './query.ts';

/** A run of a text, in UTF-16 offsets; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where a query's words stand in a text, and which share (0–1) of its subject words does. */
export interface TextMatches {
  /** In order, none overlapping; neighbouring syllables of one match are joined. */
  readonly ranges: readonly TextRange[];
  readonly coverage: number;
}

interface Spoken extends TextRange {
  readonly text: string;
  readonly folded: string;
}

const longestGap = 4;
/** A syllable that stands without its neighbours of the query counts half: it may well belong to another word. */
const SINGLE = 0.5;

/**
 * Finds a query's words in a text, whatever its tone-mark style. Two neighbouring words of the query count wherever they
 * stand side by side, diacritics or not; a single word counts only where none of its pairs is found, because one
 * syllable alone is rarely a Vietnamese word, and with other diacritics it is another word.
 */
export function findMatches(text: string, query: Query): TextMatches {
  const words = wordsOf(text);
  const lit = new Set<number>();
  const met = new Map<string, number>();
  for (const phrase of query.phrases) markPhrase(words, phrase, lit, met);
  const positions = positionsOf(words);
  for (const wording of query.wordings) markWording(words, positions, wording, lit, met);
  const named = markNumbers(text, words, query.numberKeys, lit);
  return { ranges: joined(words, lit), coverage: named ? 1 : coverageOf(query, met) };
}

/** Whether the text contains the phrase (syllables in a row): as it is spelt, or folded where it bears no diacritics. */
export function containsPhrase(text: string, phrase: readonly string[]): boolean {
  const words = wordsOf(text);
  return phraseStarts(words, phrase).length > 0;
}

// Texts repeat a few thousand syllables; folding each anew took half of the time of lighting.
const knownFolds = new Map<string, string>();
const KNOWN_FOLDS = 50_000;

function foldOf(syllable: string): string {
  const known = knownFolds.get(syllable);
  if (known !== undefined) return known;
  if (knownFolds.size >= KNOWN_FOLDS) knownFolds.clear();
  const folded = fold(syllable);
  knownFolds.set(syllable, folded);
  return folded;
}

function wordsOf(text: string): Spoken[] {
  return syllables(text).map(({ text: form, start, end }) => ({
    text: form,
    start,
    end,
    folded: foldOf(form),
  }));
}

function phraseStarts(words: readonly Spoken[], phrase: readonly string[]): number[] {
  const accented = phrase.some((syllable) => syllable !== foldOf(syllable));
  const starts: number[] = [];
  for (let at = 0; at + phrase.length <= words.length; at++) {
    if (phrase.every((syllable, k) => words[at + k]?.[accented ? 'text' : 'folded'] === syllable))
      starts.push(at);
  }
  return starts;
}

function markPhrase(
  words: readonly Spoken[],
  phrase: readonly string[],
  lit: Set<number>,
  met: Map<string, number>,
): void {
  for (const start of phraseStarts(words, phrase)) {
    phrase.forEach((syllable, k) => {
      lit.add(start + k);
      met.set(syllable, 1);
    });
  }
}

function markWording(
  words: readonly Spoken[],
  positions: ReadonlyMap<string, readonly number[]>,
  wording: readonly string[],
  lit: Set<number>,
  met: Map<string, number>,
): void {
  const paired = new Set<string>();
  for (let k = 1; k < wording.length; k++) {
    const one = wording[k - 1] ?? '';
    const two = wording[k] ?? '';
    if (isFunctionWord(one) && isFunctionWord(two)) continue;
    for (const at of positions.get(foldOf(one)) ?? []) {
      const [first, second] = [words[at], words[at + 1]];
      if (!first || !second || second.start - first.end > longestGap || second.folded !== foldOf(two))
        continue;
      if (!alike(first, one) && !alike(second, two)) continue;
      lit.add(at).add(at + 1);
      paired.add(one).add(two);
    }
  }
  const onlyFunctionWords = wording.every(isFunctionWord);
  for (const syllable of wording) {
    if (paired.has(syllable)) met.set(syllable, 1);
    else if (onlyFunctionWords || !isFunctionWord(syllable)) markSingle(words, positions, syllable, lit, met);
  }
}

function markSingle(
  words: readonly Spoken[],
  positions: ReadonlyMap<string, readonly number[]>,
  syllable: string,
  lit: Set<number>,
  met: Map<string, number>,
): void {
  for (const at of positions.get(foldOf(syllable)) ?? []) {
    const word = words[at];
    if (!word || !alike(word, syllable)) continue;
    lit.add(at);
    met.set(syllable, Math.max(SINGLE, met.get(syllable) ?? 0));
  }
}

/** The same spelling, or one of the two without diacritics. */
function alike(word: Spoken, syllable: string): boolean {
  return word.text === syllable || word.text === word.folded || syllable === foldOf(syllable);
}

function positionsOf(words: readonly Spoken[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  words.forEach(({ folded }, at) => {
    const known = positions.get(folded);
    if (known) known.push(at);
    else positions.set(folded, [at]);
  });
  return positions;
}

function markNumbers(
  text: string,
  words: readonly Spoken[],
  keys: ReadonlySet<string>,
  lit: Set<number>,
): boolean {
  if (keys.size === 0) return false;
  const named = findDocumentNumbers(text).filter(({ number, symbol, year }) =>
    keys.has(documentNumberKey(number, symbol, year)),
  );
  for (const { start, end } of named) {
    words.forEach((word, at) => {
      if (word.start < end && word.end > start) lit.add(at);
    });
  }
  return named.length > 0;
}

function joined(words: readonly Spoken[], lit: ReadonlySet<number>): TextRange[] {
  const ranges: TextRange[] = [];
  let previous: number | undefined;
  for (const at of [...lit].sort((one, two) => one - two)) {
    const word = words[at];
    if (!word) continue;
    const last = ranges.at(-1);
    if (last && previous === at - 1 && word.start - last.end <= longestGap) {
      ranges[ranges.length - 1] = { start: last.start, end: word.end };
    } else ranges.push({ start: word.start, end: word.end });
    previous = at;
  }
  return ranges;
}

/** Over the wording that is met best, so that an abbreviation written out on the page counts as found. */
function coverageOf(query: Query, met: ReadonlyMap<string, number>): number {
  const shares = query.wordings.map((wording) => {
    const subjects = new Set(wording.filter((syllable) => !isFunctionWord(syllable)));
    const wanted = subjects.size > 0 ? subjects : new Set(wording);
    const found = [...wanted].reduce((sum, syllable) => sum + (met.get(syllable) ?? 0), 0);
    return found / wanted.size;
  });
  return Math.max(0, ...shares);
}
