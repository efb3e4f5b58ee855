import { loadReranker } from '@tangthu/language/reranking/local-reranker';
import type { Reranking } from '@tangthu/server/retrieval/search-context';

/** A quarter of an hour a question: the evals measure the order and show the time. */
const MILLISECONDS = 900_000;

/** The cross-encoder that `RERANKER_MODEL` names, if any. Its failure ends the run, whose figures would be another order's. */
export async function rerankingOfRun(): Promise<Reranking | undefined> {
  const folder = process.env['RERANKER_MODEL'];
  if (!folder) return undefined;
  return {
    reranker: await loadReranker(folder),
    milliseconds: MILLISECONDS,
    onFailure: (error) => {
      throw error;
    },
  };
}
