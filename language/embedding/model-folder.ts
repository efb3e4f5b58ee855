import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readModelFiles, readSettings, textOf } from '../inference/model-files.ts';
import type { ModelFiles, ModelKind } from '../inference/model-files.ts';

/** How token vectors become one vector: their mean, or the first token's. A model that pools itself ignores it. */
export type Pooling = 'mean' | 'cls';

/** What a model folder says of itself: read from `tangthu.json` and the files that sentence-transformers writes. */
export interface ModelFolder extends Pick<ModelFiles, 'path' | 'weightType'> {
  /** Name and content hash: vectors of equal ids may be compared. */
  readonly modelId: string;
  readonly pooling: Pooling;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
}

/** A model folder that is missing, incomplete or of a kind that can't be used; the message says what to do. */
export class EmbeddingModelError extends Error {
  override readonly name = 'EmbeddingModelError';
}

const embeddingModel: ModelKind = {
  name: 'embedding model',
  way: 'unset EMBEDDING_MODEL to use the bundled one',
  fault: (message) => new EmbeddingModelError(message),
};

function choosePooling(named: string | undefined, pooledByFirst: boolean): Pooling {
  if (named === 'cls' || named === 'mean') return named;
  if (named !== undefined) {
    throw new EmbeddingModelError(`tangthu.json names the pooling "${named}": use "mean" or "cls".`);
  }
  return pooledByFirst ? 'cls' : 'mean';
}

/**
 * Looks a model folder over before anything is loaded: which weights, which pooling, which prefixes.
 * @throws EmbeddingModelError where the folder or one of its files is missing.
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const { path, name, contentHash, weightType, settings } = await readModelFiles(folder, embeddingModel);
  const written = await readSettings(join(path, '1_Pooling', 'config.json'), embeddingModel);
  const pooling = choosePooling(textOf(settings, 'pooling'), written['pooling_mode_cls_token'] === true);
  const queryPrefix = textOf(settings, 'queryPrefix') ?? '';
  const passagePrefix = textOf(settings, 'passagePrefix') ?? '';
  const choices = createHash('sha256').update(JSON.stringify([pooling, queryPrefix, passagePrefix]));
  const modelId = `${name}-${contentHash}${choices.digest('hex').slice(0, 4)}`;
  return { path, modelId, weightType, pooling, queryPrefix, passagePrefix };
}
