/**
 * What the search box proposes while somebody types. `number` and `subject` name a document, `procedure` the code of one;
 * `words` is how the typed words may go on; `agency` is a filter, with the words typed before its name left in `rest`.
 */
export type Suggestion =
  | (NamedDocument & { readonly kind: 'number' | 'subject' })
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'agency';
      readonly name: string;
      /** Codes to filter by: the agency's own, those of its predecessors and of its successors. */
      readonly codes: readonly string[];
      readonly rest: string;
    }
  | { readonly kind: 'procedure'; readonly code: string; readonly title: string };

/** A document as a suggestion names it. The day is `yyyy-mm-dd`. */
interface NamedDocument {
  readonly document: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuedDate: string | null;
}

/** The answer to one typing: the best first, each kind together. */
export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
}
