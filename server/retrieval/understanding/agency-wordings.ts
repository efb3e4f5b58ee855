import { expandAbbreviations } from '@tangthu/language/text/abbreviations';
import { LRUCache } from 'lru-cache';
import { typedWords, type TypedWord } from './typed-words.ts';

/** What is typed in one go, one word or several that are joined by `&` (`TN&MT`), and the ways to read it. */
export interface Unit {
  readonly first: number;
  /** The index of the word after it. */
  readonly end: number;
  readonly words: readonly TypedWord[];
  /** As typed, and with its abbreviation written out. */
  readonly wordings: readonly (readonly TypedWord[])[];
}

/** Kinds of places by the letters that stand for them. */
const places = new Map([
  ['p', 'phường'],
  ['f', 'phường'],
  ['q', 'quận'],
  ['h', 'huyện'],
  ['x', 'xã'],
  ['t', 'tỉnh'],
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
  ['tt', 'thị trấn'],
]);

/** The units of a query. */
export function unitsOf(query: string, words: readonly TypedWord[]): Unit[] {
  const units: Unit[] = [];
  for (let first = 0; first < words.length;) {
    let end = first + 1;
    while (end < words.length && query.slice(words[end - 1]?.end, words[end]?.start) === '&') end++;
    const spoken = words.slice(first, end);
    const stop = words[end - 1]?.end ?? 0;
    const written = query.slice(words[first]?.start, stop);
    const wordings = [spoken, ...writtenOut(written, spoken[0]?.folded ?? '', query[stop] === '.')];
    units.push({ first, end, words: spoken, wordings });
    first = end;
  }
  return units;
}

/** Whether syllables name a place: its kind and its name. */
export function isPlace(syllables: readonly string[]): boolean {
  const [one = '', two = ''] = syllables;
  return [...places.values()].some((kind) => {
    const length = kind.split(' ').length;
    return syllables.length > length && (length === 1 ? one : `${one} ${two}`) === kind;
  });
}

const known = new LRUCache<string, TypedWord[][]>({ max: 2_000 });

/** Readings of an abbreviation; that of one letter is known by the full stop after it. */
function writtenOut(written: string, folded: string, stopped: boolean): TypedWord[][] {
  const kind = places.get(folded);
  if (kind !== undefined && (stopped || folded.length > 1)) return [typedWords(kind)];
  const numbered = /^([pqf])(\d{1,2})$/.exec(folded);
  if (numbered) return [typedWords(`${places.get(numbered[1] ?? '') ?? ''} ${numbered[2] ?? ''}`)];
  if (!isAbbreviated(written)) return [];
  const before = known.get(written);
  if (before) return before;
  const expanded = expandAbbreviations(written).map((text) =>
    typedWords(text).filter((word) => word.text !== 'và'),
  );
  known.set(written, expanded);
  return expanded;
}

/** Capitals, an ampersand, or consonants that no Vietnamese syllable has. */
function isAbbreviated(written: string): boolean {
  return (
    /^\p{Lu}{2,}$|&/u.test(written) || /[bcdđghklmnpqrstvx]{3}/.test(written.toLowerCase().replace('ngh', ''))
  );
}
