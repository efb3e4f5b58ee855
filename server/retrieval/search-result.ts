/** Where a lit place lies on a page, as shares (0–1) of the page's width and height from its top left corner. */
export interface LitBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** `match`: a word of the query stands here; `passage`: part of the passage that was found by its meaning. */
  readonly kind: 'match' | 'passage';
}

/** A piece of a snippet; `lit` pieces are words of the query. Joined, the texts give the snippet. */
export interface SnippetPiece {
  readonly text: string;
  readonly lit: boolean;
}

/** The rankers that can find a passage. */
export type Ranker = 'number' | 'words' | 'meaning';

/** An agency as it is named today, with its name on the document's date where that differs. */
export interface AgencyLabel {
  readonly code: string;
  readonly name: string;
}

/** What a list shows of a document. Fields that the page does not give are null. */
export interface DocumentSummary {
  readonly id: string;
  readonly title: string;
  readonly type: string | null;
  readonly documentNumber: string | null;
  /** `yyyy-mm-dd` */
  readonly issuedDate: string | null;
  readonly issuer: string | null;
  readonly custodian: AgencyLabel;
  readonly mode: '01' | '02';
  readonly pageCount: number;
}

/** Another passage of a found document, as the best one is shown but for its place on the image. */
export interface FurtherPassage {
  readonly passage: number;
  readonly page: number;
  readonly heading: string;
  readonly snippet: readonly SnippetPiece[];
}

/** What a later document did to one: its name, and from which day (`yyyy-mm-dd`). */
interface DocumentChange {
  readonly relation: 'amends' | 'replaces' | 'repeals';
  readonly document: { readonly id: string; readonly title: string; readonly documentNumber: string | null };
  readonly since: string | null;
}

/** A document that answers the query, with its best passage. A search gives one hit a document. */
export interface SearchHit {
  readonly document: DocumentSummary;
  /** Stable name of the passage inside its document: the link `/documents/{id}?page={page}&passage={ordinal}` opens it. */
  readonly passage: number;
  readonly heading: string;
  /** 1-based page on which the passage (or its first lit word) stands. */
  readonly page: number;
  readonly snippet: readonly SnippetPiece[];
  readonly boxes: readonly LitBox[];
  /** How sure the recognition of the passage was (0–1); null where its text was not recognised from an image. */
  readonly confidence: number | null;
  /** Further passages of the same document that answer too, best first. */
  readonly more: readonly FurtherPassage[];
  readonly status: LegalStatus;
  /** What later documents that this reader may read did to it, the earliest first. */
  readonly changedBy: readonly DocumentChange[];
  /** Who follows the custodian today as a whole, where the reader reads that agency's records; else null. */
  readonly holder: string | null;
  /** How many other versions of the document the reader may read. */
  readonly copies: number;
  readonly foundBy: readonly Ranker[];
  readonly score: number;
}

/** One value of a facet and how many documents among the candidates have it. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  /** Of agencies alone: their bloc, the agency of the list that follows them, and the documents of it and all under it. */
  readonly bloc?: 'party' | 'government' | 'mass' | undefined;
  readonly under?: string | null;
  readonly within?: number;
}

/** What documents are counted by. The label of a status is its value: what it is called is the portal's to say. */
export const facetKinds = ['agency', 'type', 'status', 'year', 'fonds', 'file'] as const;

/** One of `facetKinds`. */
export type FacetKind = (typeof facetKinds)[number];

/** What filters that a query states in plain words are about. */
export const recognizedKinds = ['type', 'agency', 'date', 'fonds'] as const;

/** One of `recognizedKinds`. */
export type RecognizedKind = (typeof recognizedKinds)[number];

/**
 * A filter that was read out of the query's own words. `applied` ones narrow the search, and their words were not searched.
 * Others say `why` not: it would leave `nothing`; it is `unsure` whether the words describe the record; or the request asks
 * for the words as `plain` words.
 */
export interface RecognizedFilter {
  readonly kind: RecognizedKind;
  /** The words of the query, as typed. */
  readonly words: string;
  /** The value's name; of a date, the words. */
  readonly label: string;
  /** The same filter as a request gives it. */
  readonly filters: SearchFilters;
  readonly applied: boolean;
  readonly why?: 'nothing' | 'unsure' | 'plain';
}

/** How far a fonds has come, as far as the reader may read it, in pages; `promised`: how many there are to be, where that is known. */
export interface FondsCoverage {
  readonly code: string;
  readonly title: string;
  readonly pages: number;
  readonly unread: number;
  readonly lowQuality: number;
  readonly promised: number | null;
}

/** The answer of a search: hits in order, facets and counts over documents that this reader may read. */
export interface SearchResult {
  readonly query: string;
  readonly hits: readonly SearchHit[];
  /** Documents among the gathered candidates; a lower bound when `totalIsExact` is false. */
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly facets: Readonly<Record<FacetKind, readonly FacetValue[]>>;
  /** Where the filters leave one year or part of one: its months (`yyyy-mm`), the earliest first; widened like the years. */
  readonly months: readonly FacetValue[];
  /** Of each kind that the filters narrow its values as they would be without the filters of that kind, when asked for. */
  readonly widened: Partial<Readonly<Record<FacetKind, readonly FacetValue[]>>>;
  /** Pages that this reader may read, and how many of them still lack usable text: "no result" is not "not indexed". */
  readonly coverage: { readonly pages: number; readonly pagesNeedingOcr: number };
  /** The same of the fonds in which most of the documents lie. */
  readonly fondsCoverage: readonly FondsCoverage[];
  /** Filters that the query states in plain words. */
  readonly understood: readonly RecognizedFilter[];
  /** A better spelling of the whole query, of words that this reader may read; the query itself was searched. */
  readonly suggestion: string | null;
  /** The document number in the query, as typed, where no document that this reader may read bears it. */
  readonly missingNumber: string | null;
  readonly milliseconds: number;
}

/** In which order hits come: the best, the newest or the oldest first, or by their numbers. */
export const searchOrders = ['relevance', 'newest', 'oldest', 'number'] as const;

/** One of `searchOrders`. */
export type SearchOrder = (typeof searchOrders)[number];

/**
 * What became of a document by the documents that this reader may read. Nothing known is `unchanged`: whether it is in force
 * nobody can tell from digitized records alone.
 */
export const legalStatuses = ['unchanged', 'amended', 'replaced', 'repealed'] as const;

/** One of `legalStatuses`. */
export type LegalStatus = (typeof legalStatuses)[number];

/** What narrows a search. Dates are `yyyy-mm-dd`, inclusive. */
export interface SearchFilters {
  readonly agency?: readonly string[];
  readonly type?: readonly string[];
  readonly status?: readonly LegalStatus[];
  readonly fonds?: readonly string[];
  readonly file?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** A search as the API and the evals ask it: `limit` hits after skipping `offset`. */
export interface SearchRequest {
  readonly query: string;
  readonly filters?: SearchFilters;
  /** Kinds of filters that are not to be read out of the query's words, and kinds that are to be, though it is unsure. */
  readonly plain?: readonly RecognizedKind[];
  readonly sure?: readonly RecognizedKind[];
  /** `relevance` when left out. */
  readonly sort?: SearchOrder;
  /** Whether `widened` facets are wanted: each kind of filters in force takes about as long as the search itself. */
  readonly widened?: boolean;
  readonly limit?: number;
  readonly offset?: number;
  /** What a hit is: a document with its best passage (when left out), or each passage by itself. */
  readonly unit?: 'document' | 'passage';
  /** Rankers to use; all when left out. The evals measure each alone. */
  readonly rankers?: readonly Ranker[];
}
