import { indexTerms, queryTerms } from '@tangthu/language/text/terms';
import { inverseDocumentFrequency } from '@tangthu/language/words/bm25';
import { isFunctionWord } from '../retrieval/function-words.ts';

/** A term of a question and how much it tells. */
interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/** The terms of a text, as `indexTerms` spells them. */
export type Terms = ReadonlySet<string>;

/** The terms of a text; of several texts, of all. */
export function termsOf(...texts: readonly string[]): Terms {
  return new Set(texts.flatMap((text) => indexTerms(text).split(' ')));
}

// They ask, and stand in no answer.
const askingWords = new Set(
  'ai gi nao sao dau may bao nhieu lau khi gio khong chua the ra a ha vay'.split(' '),
);

/** The words of one wording of a question that an answer, or what stands around it, should have. */
export class QueryWords {
  readonly #terms: readonly WeighedTerm[];
  readonly #whole: number;

  constructor(wording: string) {
    this.#terms = queryTerms(wording)
      .filter(({ kind }) => kind !== 'syllable')
      .filter(
        ({ term }) =>
          !term.split('ˑ').every((part) => part === '' || askingWords.has(part) || isFunctionWord(part)),
      )
      .map(({ term, weight, kind }) => ({
        term,
        weight: (kind === 'pair' ? 1 : 0.5) * weightOf(weight) * inverseDocumentFrequency(term),
      }));
    this.#whole = this.#terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  }

  /** Which share (0–1) of the words, by how telling they are, stands in any of the texts. */
  coverage(...texts: readonly Terms[]): number {
    return this.#share((term) => texts.some((text) => text.has(term)));
  }

  /** Which share stands in the one text and in none of the others. */
  coverageBeyond(text: Terms, others: readonly Terms[]): number {
    return this.#share((term) => text.has(term) && !others.some((other) => other.has(term)));
  }

  /** The same share as `coverage`, words counting more the fewer of the texts have them. */
  telling(texts: readonly Terms[]): number[] {
    const rarity = this.#terms.map(({ term }) => {
      const holding = texts.filter((text) => text.has(term)).length;
      return Math.log((texts.length + 1) / (holding + 0.5));
    });
    const whole = this.#terms.reduce((sum, { weight }, at) => sum + weight * (rarity[at] ?? 0), 0) || 1;
    return texts.map(
      (text) =>
        this.#terms.reduce(
          (sum, { term, weight }, at) => sum + (text.has(term) ? weight * (rarity[at] ?? 0) : 0),
          0,
        ) / whole,
    );
  }

  #share(holds: (term: string) => boolean): number {
    return this.#terms.reduce((sum, { term, weight }) => sum + (holds(term) ? weight : 0), 0) / this.#whole;
  }
}

// Folded syllables of an accented query weigh a fifth among the terms of a search; here they stand for the syllable.
const weightOf = (weight: number): number => (weight < 1 ? 1 : weight);
