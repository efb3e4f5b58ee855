import type { Embeddings } from '@langchain/core/embeddings';
import { vectorType, type EmbeddingModel } from '@tangthu/db/embedding-table';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { inContext } from '@tangthu/language/embedding/context';
import { keepOriginal } from '../originals/originals.ts';
import type { Placement } from './placement.ts';
import { embeddedText } from './prepare.ts';
import type { PreparedFile } from './prepared-document.ts';
import { storeDocument } from './store-document.ts';

/** What storing needs: the store, the folder of originals and the model. */
export interface StoringContext {
  readonly store: Store;
  readonly originals: string;
  readonly embeddings: Embeddings & EmbeddingModel;
}

/** A file that was read and is to be stored. */
export interface FileToStore {
  readonly placement: Placement;
  readonly contentHash: Uint8Array;
  readonly originalName: string;
  readonly bytes: Uint8Array;
  readonly prepared: PreparedFile;
}

/**
 * Embeds the documents of a file, keeps its original, and stores them all in one transaction, so that no document lacks its
 * original and no file is half in. Returns the id of the first, or undefined when this custodian holds the bytes already.
 */
export async function storeFile(context: StoringContext, file: FileToStore): Promise<string | undefined> {
  const { store, embeddings } = context;
  const vectors: number[][][] = [];
  for (const { chunks } of file.prepared.documents) {
    vectors.push(inContext(await embeddings.embedDocuments(chunks.map(embeddedText))));
  }
  await keepOriginal(context.originals, file.contentHash, file.bytes);
  return asWriter(store, async (writer) => {
    const ids: (string | undefined)[] = [];
    for (const [index, prepared] of file.prepared.documents.entries()) {
      const { placement, contentHash, originalName, bytes } = file;
      const given = { placement, contentHash, originalName, byteSize: bytes.length, prepared };
      ids.push(await storeDocument(writer, { ...given, vectors: vectors[index] ?? [] }, vectorType(store)));
    }
    return ids[0];
  });
}
