interface Place {
  /** Equal for equal words and facts, however they are written. */
  readonly key: string;
  /** UTF-16 offsets into the text's `plainForm`; of words of an abbreviation, those of the abbreviation. */
  readonly start: number;
  readonly end: number;
  /** Counts the clauses of the text: what stands between two marks of punctuation. */
  readonly clause: number;
}

/** A word (one syllable) or a fact of a text. */
export type Token = Place &
  (
    | { readonly kind: 'word'; readonly capital: boolean }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'date'; readonly year?: number; readonly month?: number; readonly day?: number }
    | {
        readonly kind: 'document-number';
        readonly number: string;
        readonly symbol: string;
        readonly year?: number;
      }
    | { readonly kind: 'code' }
  );
