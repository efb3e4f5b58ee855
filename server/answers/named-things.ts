import {
  documentNumberKey,
  documentNumberKeys,
  findDocumentNumbers,
} from '@tangthu/language/text/document-number';
import { syllables } from '@tangthu/language/text/syllables';
import { fold } from '@tangthu/language/text/fold';

/** Something that a question names and that its answer must be about: a year, another number, a name, a document number. */
export interface NamedThing {
  readonly kind: 'year' | 'number' | 'name' | 'document-number';
  /** Its syllables, folded, in their order. */
  readonly syllables: readonly string[];
  /** Its canonical key, of document numbers. */
  readonly key?: string;
}

const YEAR = /^(?:1[89]|20)\d{2}$/u;
const longestNameGap = 1;

// «Cháu Trần Diệu Yến …» is asked about Trần Diệu Yến.
const addressed = new Set('ong ba anh chi em co chu bac chau tre be nguoi ho nha con dong gia'.split(' '));

/** The things that a question names. Names are known by their capitals: a question typed in small letters names none. */
export function namedThings(question: string): NamedThing[] {
  const text = question.normalize('NFC');
  const numbers = findDocumentNumbers(text).map(({ number, symbol, year }) => ({
    kind: 'document-number' as const,
    syllables: [],
    key: documentNumberKey(number, symbol, year),
  }));
  const words = syllables(text).map((syllable) => ({
    ...syllable,
    written: text.slice(syllable.start, syllable.end),
  }));
  const things: NamedThing[] = [...numbers];
  let name: string[] = [];
  let nameEnd = -1;
  const closeName = (): void => {
    if (name.length >= 2) things.push({ kind: 'name', syllables: name });
    name = [];
  };
  words.forEach(({ written, start, end, text: form }, at) => {
    const before = words[at - 1];
    const isFigure = /^\d/u.test(written);
    const isCapital = /^\p{Lu}/u.test(written) && !isFigure;
    if (!isCapital || start - nameEnd > longestNameGap) closeName();
    // Of «bão số 5» and «khu phố 5» the five alone says nothing.
    const counted = before && start - before.end === 1 ? [fold(before.text)] : [];
    if (isFigure && numbers.length === 0)
      things.push(
        YEAR.test(written)
          ? { kind: 'year', syllables: [fold(form)] }
          : { kind: 'number', syllables: [...counted, fold(form)] },
      );
    // The first word of a question is written large whatever it is.
    const begins = at > 0 || (/^\p{Lu}/u.test(words[1]?.written ?? '') && !addressed.has(fold(form)));
    if (isCapital && begins) name.push(fold(form));
    nameEnd = end;
  });
  closeName();
  return things;
}

/** A text in which named things are looked for: made once, asked often. */
export class NamedIn {
  readonly #folded: string;
  readonly #numbers: ReadonlySet<string>;

  constructor(text: string) {
    this.#folded = ` ${syllables(text)
      .map((one) => fold(one.text))
      .join(' ')} `;
    this.#numbers = new Set(documentNumberKeys(text));
  }

  /** Which share (0–1) of a thing stands here: all of a year or number, a name or the longest beginning or end of it. */
  share({ kind, key, syllables: parts }: NamedThing): number {
    if (kind === 'document-number') return this.#numbers.has(key ?? '') ? 1 : 0;
    if (this.#folded.includes(` ${parts.join(' ')} `)) return 1;
    if (kind !== 'name') return 0;
    for (let length = parts.length - 1; length >= 2; length--) {
      for (let from = 0; from + length <= parts.length; from++) {
        if (this.#folded.includes(` ${parts.slice(from, from + length).join(' ')} `))
          return length / parts.length;
      }
    }
    return 0;
  }
}

/** A text without the names and figures in it: what it says of whomever. */
export function withoutNamed(text: string): string {
  const bare = text
    .normalize('NFC')
    .replace(/(?<=[\p{L}\p{M},;:] )\p{Lu}[\p{L}\p{M}]*(?: \p{Lu}[\p{L}\p{M}]*)*/gu, '')
    .replace(/\d[\d.,/:-]*/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return bare === '' ? text : bare;
}
