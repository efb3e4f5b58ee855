import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import type { Reranking } from '@tangthu/server/retrieval/search-context';
import { rerankingOfRun } from './reranking.ts';

/** The models that a run searches with. */
export interface Models {
  readonly embeddings: LocalEmbeddings;
  readonly reranking?: Reranking | undefined;
}

/** The models that `EMBEDDING_MODEL` and `RERANKER_MODEL` name: the bundled one, and none. */
export async function loadModels(): Promise<Models> {
  return {
    embeddings: await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined),
    reranking: await rerankingOfRun(),
  };
}

/** What the models are called in reports. */
export function modelName({ embeddings, reranking }: Models): string {
  return [embeddings.modelId, ...(reranking ? [reranking.reranker.modelId] : [])].join(' + ');
}
