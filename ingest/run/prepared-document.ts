import type { IdentifierKind } from '@tangthu/language/text/identifiers';
import type { DocumentMetadata } from '../understand/metadata.ts';

/** A page as it is stored: flat arrays of two offsets (UTF-16) and four edges (points) a word. */
export interface PreparedPage {
  readonly text: string;
  readonly wordSpans: readonly number[];
  readonly wordBoxes: readonly number[];
  readonly width: number;
  readonly height: number;
  /** What the file's own text layer is worth; only a usable one lends its words. */
  readonly verdict: 'usable' | 'none' | 'stamp-only' | 'garbled';
}

/** A chunk as it is stored: text, heading, BM25 terms, and the runs of words (inclusive indexes) it stands on. */
export interface PreparedChunk {
  readonly ordinal: number;
  readonly heading: string;
  readonly text: string;
  readonly terms: string;
  readonly spans: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

/** An identifier that stands in a document, with the first page (from 1) that bears it. */
export interface PreparedIdentifier {
  readonly kind: IdentifierKind;
  readonly key: string;
  readonly page: number;
}

/** Everything that is read from one PDF before it is embedded and stored. */
export interface PreparedDocument {
  readonly pages: readonly PreparedPage[];
  readonly metadata: DocumentMetadata;
  readonly chunks: readonly PreparedChunk[];
  readonly identifiers: readonly PreparedIdentifier[];
  readonly links: readonly {
    readonly relation: 'cites' | 'amends' | 'replaces' | 'repeals';
    readonly citedNumber: string;
    readonly citedKey: string;
  }[];
}

/** A file that does not go in: the archivist's sentence, and whether it was set aside for a secrecy stamp. */
export interface Refusal {
  readonly outcome: 'refused' | 'quarantined';
  readonly reason: string;
}
