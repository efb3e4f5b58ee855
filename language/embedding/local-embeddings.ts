import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';
import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import { Embeddings } from '@langchain/core/embeddings';
import { attentionMask, batchesByLength, paddedTensor } from '../inference/batches.ts';
import { SESSION_OPTIONS } from '../inference/session-options.ts';
import { toIndexForm } from '../text/fold.ts';
import { EmbeddingModelError, readModelFolder } from './model-folder.ts';
import type { ModelFolder } from './model-folder.ts';
import { PieceTokenizer } from './piece-tokenizer.ts';
import type { UnigramFile } from './piece-tokenizer.ts';
import { poolVectors } from './pooling.ts';

export { EmbeddingModelError };

const bundledModel = join(import.meta.dirname, '..', 'model');
// Texts are sorted by length within a window, so that little of a batch is padding.
const windowSize = 2048;
const batchLimits = { rows: 64, tokens: 8192 };
const longestText = 512;

/** Token ids of each text, at most `longestText` a text. */
type Tokenize = (texts: readonly string[]) => readonly (readonly number[])[];

/** A LangChain embedder over a model in a local folder, run by transformers.js. Vectors have length 1. */
export class LocalEmbeddings extends Embeddings {
  readonly modelId: string;
  readonly dimensions: number;
  private readonly folder: ModelFolder;
  private readonly model: PreTrainedModel;
  private readonly tokenize: Tokenize;
  private readonly padding: number;

  constructor(
    folder: ModelFolder,
    model: PreTrainedModel,
    tokenize: Tokenize,
    padding: number,
    dimensions: number,
  ) {
    super({});
    this.modelId = folder.modelId;
    this.dimensions = dimensions;
    this.folder = folder;
    this.model = model;
    this.tokenize = tokenize;
    this.padding = padding;
  }

  /** Vectors of passages, in the order of the texts. A text without letters or digits may get a vector of zeros. */
  override embedDocuments(documents: string[]): Promise<number[][]> {
    return this.embed(documents, this.folder.passagePrefix);
  }

  /** The vector of one question, to be compared with those of passages by cosine or inner product. */
  override async embedQuery(query: string): Promise<number[]> {
    const [vector] = await this.embed([query], this.folder.queryPrefix);
    return vector ?? [];
  }

  private async embed(texts: readonly string[], prefix: string): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let start = 0; start < texts.length; start += windowSize) {
      const window = texts.slice(start, start + windowSize);
      vectors.push(...(await this.embedWindow(window.map((text) => prefix + toIndexForm(text)))));
    }
    return vectors;
  }

  private async embedWindow(texts: readonly string[]): Promise<number[][]> {
    const ids = this.tokenize(texts);
    const vectors: number[][] = texts.map(() => []);
    for (const batch of batchesByLength(ids, batchLimits)) {
      const found = await this.run(batch.map((text) => ids[text] ?? []));
      batch.forEach((text, row) => (vectors[text] = found[row] ?? []));
    }
    return vectors;
  }

  private async run(rows: readonly (readonly number[])[]): Promise<number[][]> {
    const inputs = { input_ids: paddedTensor(rows, this.padding), attention_mask: attentionMask(rows) };
    const outputs = (await this.model(inputs)) as Record<string, Tensor>;
    return poolVectors(outputs, rows, this.folder.pooling);
  }
}

async function makeTokenize(folder: ModelFolder, tokenizer: PreTrainedTokenizer): Promise<Tokenize> {
  const file = JSON.parse(await readFile(join(folder.path, 'tokenizer.json'), 'utf8')) as UnigramFile;
  if (PieceTokenizer.reads(file)) {
    const pieces = new PieceTokenizer(file);
    return (texts) => texts.map((text) => pieces.encode(text).slice(0, longestText));
  }
  return (texts) => {
    const options = { truncation: true, max_length: longestText, return_tensor: false } as const;
    return tokenizer([...texts], options).input_ids;
  };
}

/**
 * Loads a model from a folder: the bundled one, or any encoder in ONNX form (`EMBEDDING_MODEL`). Nothing is fetched.
 * @throws EmbeddingModelError with a sentence that says what is missing.
 */
export async function loadEmbeddings(folderPath: string = bundledModel): Promise<LocalEmbeddings> {
  const folder = await readModelFolder(folderPath);
  env.allowRemoteModels = false;
  const tokenizer = await AutoTokenizer.from_pretrained(folder.path, { local_files_only: true });
  const model = await AutoModel.from_pretrained(folder.path, {
    local_files_only: true,
    dtype: folder.weightType,
    device: 'cpu',
    session_options: SESSION_OPTIONS,
  });
  const tokenize = await makeTokenize(folder, tokenizer);
  const padding = tokenizer.pad_token_id;
  const probe = new LocalEmbeddings(folder, model, tokenize, padding, 0);
  const { length } = await probe.embedQuery('văn bản');
  return new LocalEmbeddings(folder, model, tokenize, padding, length);
}
