import type { EmbeddingModel } from '@tangthu/db/embedding-table';
import type { Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import type { SearchResult } from './search-result.ts';

/** The embedder of queries: a model's identity and its one method that searching needs. */
export interface QueryEmbeddings extends EmbeddingModel {
  embedQuery(text: string): Promise<number[]>;
}

/** What a search works with; made once at the start of the server. */
export interface SearchContext {
  readonly store: Store;
  readonly embeddings: QueryEmbeddings;
}

/** What the reader may read: pages, those among them that lack usable text, and passages. */
export interface Holdings {
  readonly coverage: SearchResult['coverage'];
  readonly chunks: number;
}

/** One search under way: the reader's transaction and who reads. */
export interface Search {
  readonly transaction: Transaction;
  readonly reader: Reader;
  readonly kind: Store['kind'];
  /** What the reader may read in all. */
  readonly holdings: Holdings;
}
