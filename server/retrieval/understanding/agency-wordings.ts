import { expandAbbreviations } from '@tangthu/language/text/abbreviations';
import { LRUCache } from 'lru-cache';
import { typedWords, type TypedWord } from './typed-words.ts';

/** What is typed in one go: one word, or several that are joined by `&` (`TN&MT`). `end` is the index of the word after it. */
export interface Unit {
  readonly written: string;
  readonly words: readonly TypedWord[];
  readonly end: number;
  /** Whether a full stop follows, as after an abbreviation. */
  readonly stopped: boolean;
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

const LONGEST_NAME = 24;

/** The units of a query from a word on, as many as a name can have. */
export function unitsOf(query: string, words: readonly TypedWord[], at: number): Unit[] {
  const units: Unit[] = [];
  for (let first = at; first < words.length && units.length < LONGEST_NAME;) {
    let end = first + 1;
    while (end < words.length && query.slice(words[end - 1]?.end, words[end]?.start) === '&') end++;
    const [start, stop] = [words[first]?.start ?? 0, words[end - 1]?.end ?? 0];
    units.push({
      written: query.slice(start, stop),
      words: words.slice(first, end),
      end,
      stopped: query[stop] === '.',
    });
    first = end;
  }
  return units;
}

/** The ways to read a unit: as typed, and with its abbreviation written out. */
export function wordingsOfUnit(unit: Unit | undefined): (readonly TypedWord[])[] {
  if (!unit) return [];
  return [unit.words, ...writtenOut(unit)];
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

function writtenOut({ written, words, stopped }: Unit): TypedWord[][] {
  const folded = words[0]?.folded ?? '';
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
