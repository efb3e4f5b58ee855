const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/;
const allMarks = /\p{M}+/gu;

/** A syllable taken apart: its letters without the tone (`quyêt`), the same without any mark (`quyet`), and its tone. */
export interface SpelledSyllable {
  readonly letters: string;
  readonly bare: string;
  readonly tone: string;
}

/** Takes a syllable (NFC, lower case) apart. */
export function spelled(syllable: string): SpelledSyllable {
  const parts = syllable.normalize('NFD');
  const tone = toneMarks.exec(parts)?.[0] ?? '';
  const letters = (tone ? parts.replace(tone, '') : parts).normalize('NFC');
  return { letters, bare: bareLetters(letters), tone };
}

function bareLetters(letters: string): string {
  return letters.normalize('NFD').replace(allMarks, '').replaceAll('đ', 'd');
}

// One unit is a letter too many, missing, changed or swapped. A mark that was left out is the likeliest slip.
const missingMark = 0.35;
const wrongMark = 0.6;
const oftenMistaken = new Set(['\u0309\u0303', '\u0303\u0309']);

/** How far two tones are from each other; one of the two tones that many speakers sound alike counts as a missing one. */
export function toneDistance(typed: SpelledSyllable, meant: SpelledSyllable): number {
  if (typed.tone === meant.tone) return 0;
  return typed.tone === '' || oftenMistaken.has(typed.tone + meant.tone) ? missingMark : wrongMark;
}

function letterDistance(typed: SpelledSyllable, at: number, meant: SpelledSyllable, to: number): number {
  const letter = typed.letters.charCodeAt(at);
  if (letter === meant.letters.charCodeAt(to)) return 0;
  const bare = typed.bare.charCodeAt(at);
  if (bare !== meant.bare.charCodeAt(to)) return 1;
  return letter === bare ? missingMark : wrongMark;
}

function swapped(one: string, at: number, two: string, to: number): boolean {
  return (
    at > 0 &&
    to > 0 &&
    one.charCodeAt(at) === two.charCodeAt(to - 1) &&
    one.charCodeAt(at - 1) === two.charCodeAt(to)
  );
}

/**
 * How far a typed syllable is from the one meant: a letter too many, missing, changed or swapped with its neighbour counts
 * 1, a mark of a letter or a tone that is wrong or missing less.
 */
export function spellingDistance(typed: SpelledSyllable, meant: SpelledSyllable): number {
  const width = meant.letters.length;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, index) => index);
  for (let at = 0; at < typed.letters.length; at++) {
    const row = [at + 1];
    for (let to = 0; to < width; to++) {
      let least = (last[to] ?? 0) + letterDistance(typed, at, meant, to);
      least = Math.min(least, (last[to + 1] ?? 0) + 1, (row[to] ?? 0) + 1);
      if (swapped(typed.bare, at, meant.bare, to)) least = Math.min(least, (beforeLast[to - 1] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return (last[width] ?? 0) + toneDistance(typed, meant);
}
