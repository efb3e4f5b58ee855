import type { DocumentSummary } from '../retrieval/search-result.ts';
import type { PageView } from '../records/record-view.ts';

/**
 * Why a person has to look: the value is uncertain, left blank, differs from the delivery's; the page or the split is in doubt; a reader
 * reported it.
 */
export const reviewKinds = ['doubtful', 'blank', 'differs', 'unreadable', 'split', 'reported'] as const;

/** One of `reviewKinds`. */
export type ReviewKind = (typeof reviewKinds)[number];

/** Who decided, when (ISO time), and for what; `value` is null where the field stays empty or there is none. */
export interface ReviewDecision {
  readonly by: string;
  readonly at: string;
  readonly state: 'settled' | 'dismissed';
  readonly value: string | null;
  /** Why a report was declined. */
  readonly reason: string | null;
}

/** Something of a document that an archivist decides. */
export interface ReviewItem {
  readonly id: string;
  readonly kind: ReviewKind;
  /** `documentNumber`, `issuer`, …; `text` for words of the page, `note` for a remark; empty where the whole page or document is meant. */
  readonly field: string;
  /** Whether the field can be set right here; else the item is only acknowledged or dismissed. */
  readonly editable: boolean;
  /** Page of the document, from 1. */
  readonly page: number;
  /** Who reported it, when (ISO time), and what is to be said about it; `value` is what is said to be right. */
  readonly report: { readonly by: string; readonly at: string; readonly remark: string | null } | null;
  /** What was read from the page, and the first of its words there (by its place in `page.words`). */
  readonly value: string | null;
  readonly word: number | null;
  /** What came with the delivery. */
  readonly sidecarValue: string | null;
  /** 0–1; null where the reading gives none. */
  readonly confidence: number | null;
  /** What the document says now. */
  readonly current: string | null;
  readonly decision: ReviewDecision | null;
}

/** A document of the queue with how many of its items wait, and the first of them. */
export interface QueuedDocument {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly custodian: string;
  readonly open: number;
  readonly firstItem: string;
}

/** A place in the review queue: one document with all its items, one of them in hand. */
export interface ReviewPlace {
  readonly document: DocumentSummary & { readonly fileCode: string | null };
  readonly items: readonly ReviewItem[];
  /** Id of the item in hand. */
  readonly item: string;
  /** The page of that item, with the words of the field lit. */
  readonly page: PageView;
}

/** The review queue as one archivist sees it. Counts stop at 10,000. */
export interface ReviewView {
  readonly open: number;
  /** How many open items come before the one in hand. */
  readonly before: number;
  /** Decided by this person since midnight in Vietnam. */
  readonly decidedToday: number;
  readonly place: ReviewPlace | null;
  readonly previous: string | null;
  readonly next: string | null;
  /** The documents from the one in hand on, in the order of the queue. */
  readonly queue: readonly QueuedDocument[];
  readonly filters: ReviewFilterValues;
}

/** The values that the queue can be filtered by, each with its open items. */
export interface ReviewFilterValues {
  readonly agency: readonly { readonly value: string; readonly label: string; readonly count: number }[];
  readonly kind: readonly { readonly value: ReviewKind; readonly count: number }[];
}

/** A correction that was made: what stood there, what stands there, who and when (ISO time). */
export interface CorrectionView {
  readonly id: string;
  readonly document: { readonly id: string; readonly title: string; readonly documentNumber: string | null };
  readonly field: string;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly by: string;
  readonly at: string;
  readonly reviewItem: string | null;
  /** Whether it takes an earlier one back, and whether it was itself taken back. */
  readonly undoes: boolean;
  readonly undone: boolean;
}
