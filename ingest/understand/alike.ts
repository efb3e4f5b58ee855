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
  // Row by row of the edit distance, an occurrence beginning anywhere.
  let row = Array.from({ length: wanted.length + 1 }, (_, index) => ({ edits: index, from: 0 }));
  let best: { edits: number; from: number; to: number } | undefined;
  for (let to = 1; to <= letters.length; to++) {
    const next = [{ edits: 0, from: to }];
    for (let index = 1; index <= wanted.length; index++) {
      const same = letters[to - 1] === wanted[index - 1] ? 0 : 1;
      next.push(least(raised(row[index - 1], same), raised(row[index], 1), raised(next[index - 1], 1)));
    }
    row = next;
    const last = row[wanted.length];
    if (last && last.edits <= most && (!best || last.edits < best.edits)) best = { ...last, to };
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
  const length = lettersOnly(phrase).length;
  const letters = lettersOnly(text.slice(0, 3 * length + 8));
  for (let cut = length - most; cut <= length + most; cut++) {
    if (cut <= letters.length && lettersApart(letters.slice(0, cut), phrase) <= most) return true;
  }
  return false;
}

function lettersOf(text: string): Letters {
  let letters = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text[index] ?? '';
    const folded = fold(char)[0] ?? '';
    const letter = READ_AS[folded] ?? folded;
    if (!/[a-z0-9]/.test(letter)) continue;
    letters += letter;
    at.push(index);
  }
  return { letters, at };
}

interface Partial {
  readonly edits: number;
  readonly from: number;
}

function raised(partial: Partial | undefined, by: number): Partial {
  return { edits: (partial?.edits ?? Infinity) + by, from: partial?.from ?? 0 };
}

function least(...partials: readonly [Partial, ...Partial[]]): Partial {
  return partials.reduce((best, other) => (other.edits < best.edits ? other : best));
}
