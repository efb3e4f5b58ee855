import type { HiddenWord } from '@tangthu/db/personal-numbers';
import type { PersonalNumberKind } from '@tangthu/language/text/personal-numbers';
import type { IdentifierKind } from '@tangthu/language/text/identifiers';
import type { CasesOfDocument } from '../cases/store-cases.ts';
import type { Fingerprint } from '../duplicates/fingerprint.ts';
import type { DocumentLink } from '../understand/document-links.ts';
import type { DocumentMetadata } from '../understand/metadata.ts';
import type { PersonalData } from '../understand/personal-data.ts';
import type { LedgerFault } from './ledger-fault.ts';

/** A page as it is stored, people's numbers masked; see the table `page` for what each value means. */
export interface PreparedPage {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly source: 'layer' | 'converted' | 'ocr' | 'none';
  readonly verdict: 'usable' | 'none' | 'stamp-only' | 'garbled' | 'legacy-encoding';
  readonly marks: readonly string[];
  readonly turn: 0 | 90 | 180 | 270;
  readonly needsOcr: boolean;
  /** Base64 of the words' boxes (`db/page-words.ts`) and, of recognised words, of their percents, a byte each. */
  readonly wordBoxes: string;
  readonly wordConfidences?: string | undefined;
  readonly confidence?: number | undefined;
  readonly rawText?: string | undefined;
}

/** A chunk as it is stored: text, heading, BM25 terms, and the runs of words (inclusive indexes) it stands on. */
export interface PreparedChunk {
  readonly ordinal: number;
  readonly heading: string;
  readonly text: string;
  readonly terms: string;
  /** How sure recognition was of its words, 0 to 1; undefined where none was recognised. */
  readonly confidence?: number | undefined;
  readonly spans: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

/** An identifier that stands in a document, with the first page (from 1) that bears it. */
export interface PreparedIdentifier {
  readonly kind: IdentifierKind | PersonalNumberKind;
  readonly key: string;
  readonly page: number;
}

/** What the pages of a document tell, beside their text. */
export interface PreparedUnderstanding extends CasesOfDocument {
  readonly metadata: DocumentMetadata;
  readonly identifiers: readonly PreparedIdentifier[];
  readonly personalData: readonly PersonalData[];
  /** The words of the pages that show their digits masked, as they are written. */
  readonly hidden: readonly HiddenWord[];
  readonly links: readonly DocumentLink[];
  readonly fingerprint: Fingerprint;
}

/** Everything that is read from one document before it is embedded and stored. */
export interface PreparedDocument extends PreparedUnderstanding {
  /** The page (from 1) of its file on which it begins. */
  readonly firstPage: number;
  readonly pages: readonly PreparedPage[];
  readonly chunks: readonly PreparedChunk[];
}

/** A file that was read: one document, or several that were scanned into one PDF. */
export interface PreparedFile {
  readonly pageCount: number;
  readonly documents: readonly PreparedDocument[];
}

/** A file that does not go in: why, as a sentence and as a kind with its facts, and whether it was set aside for a secrecy stamp. */
export interface Refusal {
  readonly outcome: 'refused' | 'quarantined';
  readonly reason: string;
  readonly fault: LedgerFault;
}
