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
const likelyTones = new Set(['\u0309\u0303', '\u0303\u0309']);

function toneDistance(typed: string, meant: string): number {
  if (typed === meant) return 0;
  if (typed === '') return missingMark;
  return likelyTones.has(typed + meant) ? missingMark : wrongMark;
}

function letterDistance(typed: SpelledSyllable, at: number, meant: SpelledSyllable, to: number): number {
  const one = typed.letters.charAt(at);
  if (one === meant.letters.charAt(to)) return 0;
  if (typed.bare.charAt(at) !== meant.bare.charAt(to)) return 1;
  return one === typed.bare.charAt(at) ? missingMark : wrongMark;
}

/**
 * How far a typed syllable is from the one meant: letters too many, missing, changed or swapped count 1 each, a wrong
 * or missing mark less. Infinite above `most`.
 */
export function spellingDistance(typed: SpelledSyllable, meant: SpelledSyllable, most: number): number {
  const width = meant.letters.length;
  const tone = toneDistance(typed.tone, meant.tone);
  if (Math.abs(typed.letters.length - width) + tone > most) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, index) => index);
  for (let at = 0; at < typed.letters.length; at++) {
    const row = [at + 1];
    for (let to = 0; to < width; to++) {
      const swapped =
        at > 0 &&
        to > 0 &&
        typed.bare.charAt(at) === meant.bare.charAt(to - 1) &&
        typed.bare.charAt(at - 1) === meant.bare.charAt(to);
      row.push(
        Math.min(
          (last[to] ?? 0) + letterDistance(typed, at, meant, to),
          (last[to + 1] ?? 0) + 1,
          (row[to] ?? 0) + 1,
          swapped ? (beforeLast[to - 1] ?? 0) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  const distance = (last[width] ?? 0) + tone;
  return distance > most ? Infinity : distance;
}
