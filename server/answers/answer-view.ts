import type { LegalChange } from '../records/record-view.ts';
import type {
  DocumentSummary,
  LitBox,
  RecognizedFilter,
  SearchFilters,
  SearchResult,
} from '../retrieval/search-result.ts';

/** How an answer came about: sentences taken over from the records, or written by a chat model and checked. */
export type AnswerKind = 'extractive' | 'composed';

/** What is asked: a question, or words, with the filters of the search beside it. */
export interface AnswerRequest {
  readonly query: string;
  readonly filters?: SearchFilters;
  readonly plain?: readonly RecognizedFilter['kind'][];
  readonly sure?: readonly RecognizedFilter['kind'][];
}

/** The part of a quotation that stands on one page. */
export interface QuotePlace {
  /** 1-based. */
  readonly page: number;
  /** The page's height as a share of its width, as it is shown. */
  readonly aspect: number;
  /** Runs of the page's words (by index, both ends inclusive) that the quotation is. */
  readonly words: readonly { readonly from: number; readonly to: number }[];
  /** One box a line, in reading order. */
  readonly boxes: readonly LitBox[];
}

/** Where a sentence of an answer stands in the records. */
export interface Citation {
  /** 1-based within the answer; the same words have the same number wherever they are cited. */
  readonly number: number;
  readonly document: DocumentSummary;
  /** The passage's name inside its document. */
  readonly passage: number;
  readonly heading: string;
  /** The page on which the quotation begins, 1-based. */
  readonly page: number;
  /** The very words of the record, its lines joined by spaces. People's numbers in it are masked as everywhere. */
  readonly quote: string;
  /** Where the quotation stands, page by page: two where it runs over a page's end. */
  readonly places: readonly QuotePlace[];
  /** Words of the quotation with digits that were recognised with little confidence: to be looked up on the image. */
  readonly doubtful: readonly string[];
  /** What later documents did to the cited one, the earliest first: it may no longer hold. */
  readonly changes: readonly LegalChange[];
}

/** A sentence of an answer. Extractive ones are their first citation's quotation, to the letter. */
export interface AnswerSentence {
  readonly text: string;
  /** At least one. */
  readonly citations: readonly Citation[];
}

/** Why a sentence of a chat model is not shown. */
export type CutReason =
  | 'no-citation'
  | 'unknown-citation'
  | 'unreadable-citation'
  | 'number'
  | 'date'
  | 'name'
  | 'document-number'
  | 'negation'
  | 'quotation'
  | 'form'
  | 'unsupported';

/**
 * Why a chat model composed no answer: too many ask at once, it could not be reached, refused, was silent for too long, broke off, wrote
 * nothing that is of use, said itself that the passages do not answer, or nothing of what it wrote stood its check.
 */
export type FellBackReason =
  'busy' | 'unreachable' | 'refused' | 'silent' | 'broken' | 'empty' | 'declined' | 'all-cut';

/** A sentence that a chat model wrote and that did not stand its check. Its text is not shown, only that it was cut and why. */
export interface CutSentence {
  readonly why: CutReason;
}

/** What was searched for an answer: all of it is what this person may read, and nothing else. */
export interface Searched {
  /** The question as it was asked. */
  readonly query: string;
  /** The filters in force, those read out of the question's own words among them. */
  readonly filters: SearchFilters;
  readonly understood: readonly RecognizedFilter[];
  /** How many passages, of how many documents, the search found nearest and were read for an answer. */
  readonly read: { readonly passages: number; readonly documents: number };
  /** Pages that this person may read, and how many of them lack usable text. */
  readonly coverage: SearchResult['coverage'];
}

/** Said where the records that this person may read do not answer: never why, for nobody knows what is missing. */
export interface Refusal {
  readonly searched: Searched;
  /** The documents that come nearest, best first; they do not answer. */
  readonly nearest: readonly DocumentSummary[];
}

/** A whole answer, as tests and evals read it. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly sentences: readonly AnswerSentence[];
  readonly cut: readonly CutSentence[];
  readonly refusal: Refusal | null;
  /** Whether a chat model was to compose the answer and could not: then the sentences are extractive. */
  readonly fellBack: boolean;
}

/**
 * What is streamed, in this order: one `started`; then `sentence` and `cut` as they come, or one `refusal`; `fell-back` where a chat
 * model composed nothing that can stand (what it had said is taken back: sentences after it are extractive); one `done`. A query
 * that asks nothing gives `no-question` alone. `failed` ends a stream that broke inside the server: what came before it stands.
 */
export type AnswerEvent =
  | { readonly event: 'no-question' }
  | { readonly event: 'started'; readonly kind: AnswerKind; readonly searched: Searched }
  | { readonly event: 'sentence'; readonly sentence: AnswerSentence }
  | { readonly event: 'cut'; readonly cut: CutSentence }
  | { readonly event: 'fell-back'; readonly why: FellBackReason }
  | { readonly event: 'refusal'; readonly refusal: Refusal }
  | { readonly event: 'failed' }
  | { readonly event: 'done'; readonly milliseconds: number };
