import type { AgencyLabel, DocumentSummary, LitBox } from '../retrieval/search-result.ts';
import type { Role } from './duplicate-roles.ts';

/** A document opened: its summary and everything the portal shows of its metadata. */
export interface DocumentView extends DocumentSummary {
  readonly custodianNames: CustodianNames;
  readonly subject: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly place: string | null;
  readonly signer: string | null;
  readonly signingCapacity: string | null;
  /** By what the reader may read of later documents; unknown where they say nothing of it. */
  readonly status: 'unknown' | 'amended' | 'replaced' | 'repealed';
  readonly fonds: { readonly code: string; readonly title: string } | null;
  readonly file: { readonly code: string; readonly title: string; readonly retention: string } | null;
  readonly originalName: string;
  /** Whether numbers of people stand in it, and whether this reader sees them in full. */
  readonly personalNumbers: 'none' | 'masked' | 'shown';
  /** Whether the original may be taken as it is: not where it shows what is masked, nor where documents share it that are hidden. */
  readonly original: 'open' | 'masked' | 'shared';
  /** SHA-256 of the original, hexadecimal. */
  readonly contentHash: string;
  readonly links: readonly DocumentLink[];
  readonly changes: readonly LegalChange[];
  /** Other scans, copies and drafts of it that this reader may read. */
  readonly versions: readonly DocumentVersion[];
  /** One entry a page, in order. Sizes in points. */
  readonly pages: readonly {
    readonly number: number;
    readonly width: number;
    readonly height: number;
    readonly needsOcr: boolean;
  }[];
}

/** A document that is one with the opened one, and what it is among those. */
export interface DocumentVersion {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  readonly custodian: AgencyLabel;
}

/**
 * What the custodian of a document was called when the document was issued, where that is another name, and who follows the custodian
 * today, where it is one agency whose records this reader reads.
 */
export interface CustodianNames {
  readonly then: string | null;
  readonly now: string | null;
}

/** A document that this one names. `document` is given when it is in the archive and this reader may read it. */
export interface DocumentLink {
  readonly relation: 'cites' | 'amends' | 'replaces' | 'repeals';
  readonly citedNumber: string;
  readonly document: { readonly id: string; readonly title: string } | null;
}

/** What a later document, which this reader may read, did to this one. `since` is that document's date, `yyyy-mm-dd`. */
export interface LegalChange {
  readonly relation: 'amends' | 'replaces' | 'repeals';
  readonly since: string | null;
  readonly document: { readonly id: string; readonly title: string };
}

/** One page opened: its text, the box of every word, and the boxes lit for a query or a passage. */
export interface PageView {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** UTF-16 offsets into `text` and the word's box as shares (0–1) of the page. */
  readonly words: readonly PageWord[];
  readonly lit: readonly LitBox[];
  /** UTF-16 ranges of `text` that are lit, in order, none overlapping. */
  readonly litText: readonly {
    readonly start: number;
    readonly end: number;
    readonly kind: LitBox['kind'];
  }[];
  /** UTF-16 ranges of `text` that hold a person's number of which all digits but the last four are masked. */
  readonly masked: readonly {
    readonly start: number;
    readonly end: number;
    readonly kind: 'citizen-number' | 'old-id-number' | 'phone-number';
  }[];
  /** The mark of the passage that was asked for, by which it is found again after the document is read anew. */
  readonly mark: string | null;
  readonly needsOcr: boolean;
  readonly confidence: number | null;
}

/** A word of a page: where it stands in the text and on the image. */
export interface PageWord {
  readonly start: number;
  readonly end: number;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}
