import { AutoModelForSequenceClassification, AutoTokenizer, env } from '@huggingface/transformers';
import type { PreTrainedModel, Tensor } from '@huggingface/transformers';
import { attentionMask, batchesByLength, paddedTensor } from '../inference/batches.ts';
import { SESSION_OPTIONS } from '../inference/session-options.ts';
import { readModelFiles } from '../inference/model-files.ts';
import type { ModelFiles, ModelKind } from '../inference/model-files.ts';
import { PairFrame, type TypedTokens } from './pair-frame.ts';
import { relevanceOf } from './relevance.ts';
import { RerankerError } from './reranker-error.ts';

export { RerankerError };

/** Says how well passages answer a query by reading each of them together with it. */
export interface Reranker {
  /** Name and content hash: scores of equal ids may be compared. */
  readonly modelId: string;
  /**
   * A score from 0 to 1 for each passage, in their order: the sigmoid of the model's logit. Higher is better; what counts
   * as good differs from model to model. Ends early with the signal's reason when it is given up.
   */
  score(query: string, passages: readonly string[], signal?: AbortSignal): Promise<number[]>;
}

// Small batches: work that is given up ends with the batch under way.
const batchLimits = { rows: 8, tokens: 2048 };
const longestPair = 512;

const rerankingModel: ModelKind = {
  name: 'reranking model',
  way: 'unset RERANKER_MODEL to search without one',
  fault: (message) => new RerankerError(message),
};

class LocalReranker implements Reranker {
  readonly modelId: string;
  private readonly model: PreTrainedModel;
  private readonly frame: PairFrame;
  private readonly padding: number;
  /** Ends with the last work that was asked for, and never fails. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(modelId: string, model: PreTrainedModel, frame: PairFrame, padding: number) {
    this.modelId = modelId;
    this.model = model;
    this.frame = frame;
    this.padding = padding;
  }

  /** One query after another: side by side they would share the same cores, and all of them end late. */
  score(query: string, passages: readonly string[], signal?: AbortSignal): Promise<number[]> {
    const scores = this.queue.then(() => this.scoreNow(query, passages, signal));
    this.queue = scores.catch(() => undefined);
    return scores;
  }

  private async scoreNow(
    query: string,
    passages: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<number[]> {
    signal?.throwIfAborted();
    const pairs = this.frame.pairs(query, passages);
    const scores = passages.map(() => 0);
    for (const batch of batchesByLength(
      pairs.map(({ ids }) => ids),
      batchLimits,
    )) {
      signal?.throwIfAborted();
      const found = await this.run(batch.flatMap((index) => pairs[index] ?? []));
      batch.forEach((index, row) => (scores[index] = found[row] ?? 0));
    }
    return scores;
  }

  private async run(pairs: readonly TypedTokens[]): Promise<number[]> {
    const ids = pairs.map((pair) => pair.ids);
    const outputs = (await this.model({
      input_ids: paddedTensor(ids, this.padding),
      attention_mask: attentionMask(ids),
      token_type_ids: paddedTensor(
        pairs.map((pair) => pair.types),
        0,
      ),
    })) as { logits?: Tensor };
    return relevanceOf(outputs, pairs.length);
  }
}

async function loadFiles({ path, name, contentHash, weightType }: ModelFiles): Promise<LocalReranker> {
  const tokenizer = await AutoTokenizer.from_pretrained(path, { local_files_only: true });
  const model = await AutoModelForSequenceClassification.from_pretrained(path, {
    local_files_only: true,
    dtype: weightType,
    device: 'cpu',
    session_options: SESSION_OPTIONS,
  });
  const frame = new PairFrame(tokenizer, Math.min(longestPair, Number(tokenizer.model_max_length)));
  return new LocalReranker(`${name}-${contentHash}`, model, frame, tokenizer.pad_token_id);
}

/**
 * Loads a cross-encoder in ONNX form (such as bge-reranker-v2-m3) from a folder, and tries it on one pair. Nothing is
 * fetched. Texts are handed to it in NFC and otherwise as they are, for such a model brings its own normalization.
 * @throws RerankerError with a sentence that says what is missing or does not fit.
 */
export async function loadReranker(folder: string): Promise<Reranker> {
  const files = await readModelFiles(folder, rerankingModel);
  env.allowRemoteModels = false;
  try {
    const reranker = await loadFiles(files);
    await reranker.score('văn bản', ['Văn bản của Ủy ban nhân dân.']);
    return reranker;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RerankerError(`The reranking model in ${files.path} can't be used. ${reason}`, {
      cause: error,
    });
  }
}
