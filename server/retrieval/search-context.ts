import type { EmbeddingModel } from '@tangthu/db/embedding-table';
import type { Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import type { Abbreviations } from '@tangthu/language/text/abbreviations';
import type { Reranker } from '@tangthu/language/reranking/local-reranker';
import type { KnownAgencies } from './known-agencies.ts';
import type { PreparedQuery } from './query.ts';
import type { SearchResult } from './search-result.ts';

/** The embedder of queries: a model's identity and its one method that searching needs. */
export interface QueryEmbeddings extends EmbeddingModel {
  embedQuery(text: string): Promise<number[]>;
}

/** A cross-encoder, how long a search waits for it, and who is told when the first order had to stand. */
export interface Reranking {
  readonly reranker: Reranker;
  readonly milliseconds: number;
  readonly onFailure: (error: unknown) => void;
}

/** What a search works with; made once at the start of the server. */
export interface SearchContext {
  readonly store: Store;
  readonly embeddings: QueryEmbeddings;
  /** The abbreviations that queries may use; the bundled ones when left out. */
  readonly abbreviations?: Abbreviations | undefined;
  /** A cross-encoder that reads the best documents again; none when left out. */
  readonly reranking?: Reranking | undefined;
  /** Up to how many allowed passages no index is asked; `EXACT_LIMITS` when left out. */
  readonly limits?: ExactLimits | undefined;
  /** Chooses the passages (ids) that are ranked, in the place of the indexes: for measuring these against an exact choice. */
  readonly choose?: Choice | undefined;
}

/** Names passages that may answer a query, of those that the reader may read. */
export type Choice = (search: Search, prepared: PreparedQuery) => Promise<string[]>;

/** What the reader may read: pages, those among them that lack usable text, and passages. */
export interface Holdings {
  readonly coverage: SearchResult['coverage'];
  readonly chunks: number;
}

/** Up to how many allowed passages a search does without indexes. */
export interface ExactLimits {
  /** Every passage is read and ranked. */
  readonly everyRead: number;
  /** Every passage is compared with a vector. */
  readonly compared: number;
}

/** One search under way: the reader's transaction and who reads. */
export interface Search {
  readonly transaction: Transaction;
  readonly reader: Reader;
  readonly kind: Store['kind'];
  /** What the reader may read in all. */
  readonly holdings: Holdings;
  readonly limits: ExactLimits;
  readonly choose?: Choice | undefined;
  readonly agencies: KnownAgencies;
  /** In which version of the agencies it searches. */
  readonly agencyVersion: string;
}
