import type { Embeddings } from '@langchain/core/embeddings';
import type { VectorType, EmbeddingModel } from '@tangthu/db/embedding-table';
import type { Originals } from '@tangthu/db/originals';
import type { Store, Transaction } from '@tangthu/db/store';
import { inContext } from '@tangthu/language/embedding/context';
import { embeddedText } from '@tangthu/language/text/passage-text';
import type { DeliveredSidecar } from '../packages/delivered-file.ts';
import type { Placement } from './placement.ts';
import type { PreparedFile } from './prepared-document.ts';
import { storeDocument } from './store-document.ts';

/** What storing needs: the store, the place of the originals and the model. */
export interface StoringContext {
  readonly store: Store;
  readonly originals: Originals;
  readonly embeddings: Embeddings & EmbeddingModel;
}

/** A file that was read and is to be stored. */
export interface FileToStore {
  readonly placement: Placement;
  readonly contentHash: Uint8Array;
  readonly originalName: string;
  readonly byteSize: number;
  readonly prepared: PreparedFile;
  /** The vectors of each document, one a chunk. */
  readonly vectors: readonly (readonly (readonly number[])[])[];
  /** What came with its documents, by the page each begins on. */
  readonly sidecars?: readonly DeliveredSidecar[] | undefined;
}

/** The vectors of each document of a file, one a chunk, each leaning to its document's others. */
export async function embedFile(embeddings: Embeddings, prepared: PreparedFile): Promise<number[][][]> {
  const vectors: number[][][] = [];
  for (const { chunks } of prepared.documents) {
    vectors.push(inContext(await embeddings.embedDocuments(chunks.map(embeddedText))));
  }
  return vectors;
}

/**
 * Stores the documents of a file within the caller's transaction, so that no file is half in. Its original is kept before.
 * Returns the id of the first, or undefined when this custodian holds the bytes already.
 */
export async function storeFile(
  writer: Transaction,
  file: FileToStore,
  vector: VectorType,
): Promise<string | undefined> {
  const ids: (string | undefined)[] = [];
  for (const [index, prepared] of file.prepared.documents.entries()) {
    const { placement, contentHash, originalName, byteSize } = file;
    const sidecar = file.sidecars?.find(({ firstPage }) => firstPage === prepared.firstPage)?.sidecar;
    const given = { placement, contentHash, originalName, byteSize, prepared, sidecar };
    ids.push(await storeDocument(writer, { ...given, vectors: file.vectors[index] ?? [] }, vector));
  }
  return ids[0];
}
