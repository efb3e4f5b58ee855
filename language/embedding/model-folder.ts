import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** How token vectors become one vector: their mean, or the first token's. A model that pools itself ignores it. */
export type Pooling = 'mean' | 'cls';

/** The file of weights that is used, by the names that transformers.js gives them. */
type WeightType = 'q8' | 'fp16' | 'fp32';

/** What a model folder says of itself: read from `tangthu.json` and the files that sentence-transformers writes. */
export interface ModelFolder {
  readonly path: string;
  /** Name and content hash: vectors of equal ids may be compared. */
  readonly modelId: string;
  readonly weightType: WeightType;
  readonly pooling: Pooling;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
}

/** A model folder that is missing, incomplete or of a kind that can't be used; the message says what to do. */
export class EmbeddingModelError extends Error {
  override readonly name = 'EmbeddingModelError';
}

const weightFiles: readonly (readonly [string, WeightType])[] = [
  ['model_quantized.onnx', 'q8'],
  ['model.onnx', 'fp32'],
  ['model_fp16.onnx', 'fp16'],
];
const neededFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

async function listFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch {
    return [];
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

async function readSettings(path: string): Promise<JsonObject> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as JsonObject;
  } catch {
    // Falls through to the same sentence as any other content that is no object.
  }
  throw new EmbeddingModelError(`${path} is not a JSON object: mend it or remove it.`);
}

function textOf(settings: JsonObject, key: string): string | undefined {
  const value = settings[key];
  return typeof value === 'string' ? value : undefined;
}

async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  }
  return hash.digest('hex').slice(0, 12);
}

function choosePooling(own: JsonObject, sentenceTransformers: JsonObject): Pooling {
  const named = textOf(own, 'pooling');
  if (named === 'cls' || named === 'mean') return named;
  if (named !== undefined) {
    throw new EmbeddingModelError(`tangthu.json names the pooling "${named}": use "mean" or "cls".`);
  }
  return sentenceTransformers['pooling_mode_cls_token'] === true ? 'cls' : 'mean';
}

/**
 * Looks a model folder over before anything is loaded: which weights, which pooling, which prefixes.
 * @throws EmbeddingModelError where the folder or one of its files is missing.
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const path = resolve(folder);
  const files = await listFolder(path);
  if (files.length === 0) {
    throw new EmbeddingModelError(
      `The embedding model folder ${path} does not exist or is empty: put a model in ONNX form there, or unset EMBEDDING_MODEL to use the bundled one.`,
    );
  }
  const missing = neededFiles.filter((file) => !files.includes(file));
  const onnxFiles = await listFolder(join(path, 'onnx'));
  const weights = weightFiles.find(([file]) => onnxFiles.includes(file));
  if (!weights) missing.push('onnx/model_quantized.onnx (or onnx/model.onnx)');
  if (!weights || missing.length > 0) {
    throw new EmbeddingModelError(
      `The embedding model folder ${path} lacks ${missing.join(', ')}: copy the whole model there.`,
    );
  }
  const [weightFile, weightType] = weights;
  const own = await readSettings(join(path, 'tangthu.json'));
  const pooling = choosePooling(own, await readSettings(join(path, '1_Pooling', 'config.json')));
  const queryPrefix = textOf(own, 'queryPrefix') ?? '';
  const passagePrefix = textOf(own, 'passagePrefix') ?? '';
  const weightParts = onnxFiles.filter((file) => file.startsWith(weightFile)).sort();
  const content = await hashFiles(
    [...weightParts.map((file) => join('onnx', file)), 'tokenizer.json'].map((file) => join(path, file)),
  );
  const settings = createHash('sha256').update(JSON.stringify([pooling, queryPrefix, passagePrefix]));
  const modelId = `${textOf(own, 'name') ?? basename(path)}-${content}${settings.digest('hex').slice(0, 4)}`;
  return { path, modelId, weightType, pooling, queryPrefix, passagePrefix };
}
