import { requireModel, type EmbeddingModel } from '@tangthu/db/embedding-table';
import type { Transaction } from '@tangthu/db/store';

/** What of the store is ready to be searched. */
export interface StoreState {
  readonly wordsIndexed: boolean;
  readonly embedded: boolean;
  /** Another one after every change of agencies. */
  readonly agencies: string;
}

/** Looks what is ready. Throws `ModelMismatchError` when the vectors are another model's than the one that asks. */
export async function readyState(transaction: Transaction, model: EmbeddingModel): Promise<StoreState> {
  const [row] = await transaction.query<{ indexed: boolean; model_id: string | null; agencies: string }>(
    `select to_regclass('chunk_terms_idx') is not null as indexed, (select model_id from embedding_model) as model_id,
            (select version from agency_change) as agencies`,
  );
  if (row?.model_id && row.model_id !== model.modelId) await requireModel(transaction, model);
  return {
    wordsIndexed: row?.indexed ?? false,
    embedded: Boolean(row?.model_id),
    agencies: row?.agencies ?? '',
  };
}
