/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { fold } from '@tangthu/language/text/fold';

/** The letters and digits of a text as `a`–`z` and, for each, its UTF-16 offset in the text. */
interface Letters {
  readonly letters: string;
  readonly at: readonly number[];
}

/** Where a phrase stands in a text (UTF-16 offsets, `end` exclusive), and how many letters were misread. */
export interface Alike {
  readonly start: number;
  readonly end: number;
  readonly edits: number;
}

/** What OCR reads for letters in capitals: l and 1 for I, 0 for O, 5 for S. */
const READ_AS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', l: 'i', '5': 's', '8': 'b' };

/** The words of a text in lower case without diacritics, marks and doubled spaces: `“Căn. cứ` → `can cu`. */
export function plainWords(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The text's letters without diacritics, spaces and marks, those that OCR takes for each other as one. */
export function lettersOnly(text: string): string {
  return lettersOf(text).letters;
}

/** Where a phrase stands in a text, spelled with at most `most` wrong letters; spaces, marks and diacritics count nothing. */
export function findAlike(text: string, phrase: string, most: number): Alike | undefined {
  const { letters, at } = lettersOf(text);
  const wanted = lettersOnly(phrase);
  // Row by row of the edit distance, an occurrence beginning anywhere; `from` tells where.
  const edits = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  const from = edits.map(() => 0);
  let best: { edits: number; from: number; to: number } | undefined;
  for (let to = 1; to <= letters.length; to++) {
    let [diagonalEdits, diagonalFrom] = [edits[0]!, from[0]!];
    from[0] = to;
    for (let index = 1; index <= wanted.length; index++) {
      const [aboveEdits, aboveFrom] = [edits[index]!, from[index]!];
      edits[index] = diagonalEdits + (letters[to - 1] === wanted[index - 1] ? 0 : 1);
      from[index] = diagonalFrom;
      if (aboveEdits + 1 < edits[index]!) [edits[index], from[index]] = [aboveEdits + 1, aboveFrom];
      if (edits[index - 1]! + 1 < edits[index]!)
        [edits[index], from[index]] = [edits[index - 1]! + 1, from[index - 1]!];
      [diagonalEdits, diagonalFrom] = [aboveEdits, aboveFrom];
    }
    const last = edits[wanted.length]!;
    if (last <= most && (!best || last < best.edits)) best = { edits: last, from: from[wanted.length]!, to };
  }
  if (!best) return undefined;
  const start = at[best.from] ?? 0;
  return { start, end: (at[best.to - 1] ?? start) + 1, edits: best.edits };
}

/** By how many letters two texts differ, diacritics, spaces and marks aside. */
export function lettersApart(one: string, two: string): number {
  const from = lettersOnly(one);
  const to = lettersOnly(two);
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let index = 1; index <= from.length; index++) {
    const next = [index];
    for (let other = 1; other <= to.length; other++) {
      const same = from[index - 1] === to[other - 1] ? 0 : 1;
      next.push(Math.min((row[other - 1] ?? 0) + same, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** Whether a text begins with a phrase, with at most `most` wrong letters. */
export function opensLike(text: string, phrase: string, most: number): boolean {
  const wanted = lettersOnly(phrase);
  const letters = lettersOnly(text.slice(0, 3 * wanted.length + 8));
  // Most lines differ from the first letters on.
  if (letters[0] !== wanted[0] && letters[1] !== wanted[1]) return false;
  for (let cut = wanted.length - most; cut <= wanted.length + most; cut++) {
    if (cut <= letters.length && lettersApart(letters.slice(0, cut), wanted) <= most) return true;
  }
  return false;
}

function lettersOf(text: string): Letters {
  let letters = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const letter = letterOf(text[index]!);
    if (letter === '') continue;
    letters += letter;
    at.push(index);
  }
  return { letters, at };
}

const known = new Map<string, string>();

/** A letter or digit as it is compared; nothing for all other characters. */
function letterOf(char: string): string {
  const found = known.get(char);
  if (found !== undefined) return found;
  const folded = fold(char)[0] ?? '';
  const letter = READ_AS[folded] ?? folded;
  const compared = /[a-z0-9]/.test(letter) ? letter : '';
  known.set(char, compared);
  return compared;
}
