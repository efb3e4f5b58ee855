import { fold } from '../../text/fold.ts';
import { syllables } from '../../text/syllables.ts';

/** Draws whole numbers below `limit`, the same ones in every run. */
export type Draw = (limit: number) => number;

/** One way in which a query goes wrong; undefined where the query gives no occasion. */
export type Slip = (query: string, draw: Draw) => string | undefined;

/** A source of numbers that repeats itself from the same seed (mulberry32). */
export function drawing(seed: number): Draw {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const telexMarks: readonly (readonly [string, string])[] = [
  ['\u0301', 's'],
  ['\u0300', 'f'],
  ['\u0309', 'r'],
  ['\u0303', 'x'],
  ['\u0323', 'j'],
];

/** The keys of Telex for a syllable: `quyết` → `quyeets`. */
export function telexKeys(syllable: string): string {
  let keys = syllable.normalize('NFD').replaceAll('đ', 'dd');
  let tone = '';
  for (const [mark, key] of telexMarks) {
    if (keys.includes(mark)) tone = key;
    keys = keys.replace(mark, '');
  }
  return keys.replace(/(.)\u0302/g, '$1$1').replace(/[\u031b\u0306]/g, 'w') + tone;
}

/** Changes up to `most` of the syllables that fit. */
function changing(
  most: number,
  fits: (word: string) => boolean,
  change: (word: string, draw: Draw) => string,
): Slip {
  return (query, draw) => {
    const places = syllables(query).filter(({ start, end }) => fits(query.slice(start, end)));
    if (places.length === 0) return undefined;
    const chosen = new Set(Array.from({ length: most }, () => places[draw(places.length)]));
    let text = query;
    for (const place of [...chosen].sort((one, two) => (two?.start ?? 0) - (one?.start ?? 0))) {
      if (!place) continue;
      text =
        text.slice(0, place.start) +
        change(query.slice(place.start, place.end), draw) +
        text.slice(place.end);
    }
    return text === query ? undefined : text;
  };
}

const isWord = (word: string): boolean => /^\p{Ll}{3,}$/u.test(word);
const isMarked = (word: string): boolean => /^\p{Ll}{2,}$/u.test(word) && fold(word) !== word;

function mistype(word: string, draw: Draw): string {
  const at = draw(word.length);
  const letter = word.charAt(at);
  const kinds = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + 'abcdeghiklmnopqrstuvxy'.charAt(draw(22)) + word.slice(at + 1),
    () => word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2),
  ];
  return kinds[draw(kinds.length)]?.() ?? word;
}

function otherTone(word: string, draw: Draw): string {
  const tones = telexMarks.map(([mark]) => mark);
  const parts = word.normalize('NFD');
  return parts.replace(/[\u0301\u0300\u0309\u0303\u0323]/, tones[draw(tones.length)] ?? '').normalize('NFC');
}

function runTogether(query: string, draw: Draw): string | undefined {
  const gaps = [...query.matchAll(/(?<=\p{Ll}) (?=\p{Ll})/gu)].map(({ index }) => index);
  const at = gaps[draw(Math.max(1, gaps.length))];
  return at === undefined ? undefined : query.slice(0, at) + query.slice(at + 1);
}

function parted(word: string, draw: Draw): string {
  const at = 1 + draw(word.length - 1);
  return `${word.slice(0, at)} ${word.slice(at)}`;
}

/** The ways in which the spelling of queries is tried, by name. */
export const slips: Readonly<Record<string, Slip>> = {
  'one letter': changing(1, isWord, mistype),
  'one or two syllables without marks': changing(2, isMarked, fold),
  'one wrong tone': changing(1, isMarked, otherTone),
  'keys of Telex': changing(2, isMarked, telexKeys),
  'two syllables run together': runTogether,
  'one syllable parted': changing(1, isWord, parted),
  'no marks at all': (query) => fold(query),
};
