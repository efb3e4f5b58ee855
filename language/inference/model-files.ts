import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** The file of weights that is used, by the names that transformers.js gives them. */
type WeightType = 'q8' | 'fp16' | 'fp32';

/** A kind of model: what messages call it, how to do without it, and the error that they are thrown as. */
export interface ModelKind {
  readonly name: string;
  readonly way: string;
  fault(message: string): Error;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** A folder with a whole model in ONNX form. */
export interface ModelFiles {
  readonly path: string;
  /** As `tangthu.json` gives it, else the folder's. */
  readonly name: string;
  /** 12 hexadecimal digits of the SHA-256 of weights and tokenizer. */
  readonly contentHash: string;
  readonly weightType: WeightType;
  /** What `tangthu.json` holds; empty where there is none. */
  readonly settings: JsonObject;
}

const weightFiles: readonly (readonly [string, WeightType])[] = [
  ['model_quantized.onnx', 'q8'],
  ['model.onnx', 'fp32'],
  ['model_fp16.onnx', 'fp16'],
];
const neededFiles = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];

/** Looks a model folder over before anything is loaded. Throws the kind's error where the folder or a file is missing. */
export async function readModelFiles(folder: string, kind: ModelKind): Promise<ModelFiles> {
  const path = resolve(folder);
  const files = await listFolder(path);
  if (files.length === 0) {
    throw kind.fault(
      `The ${kind.name} folder ${path} does not exist or is empty: put a model in ONNX form there, or ${kind.way}.`,
    );
  }
  const missing = neededFiles.filter((file) => !files.includes(file));
  const onnxFiles = await listFolder(join(path, 'onnx'));
  const weights = weightFiles.find(([file]) => onnxFiles.includes(file));
  if (!weights) missing.push('onnx/model_quantized.onnx (or onnx/model.onnx)');
  if (!weights || missing.length > 0) {
    throw kind.fault(
      `The ${kind.name} folder ${path} lacks ${missing.join(', ')}: copy the whole model there.`,
    );
  }
  const [weightFile, weightType] = weights;
  const settings = await readSettings(join(path, 'tangthu.json'), kind);
  const weightParts = onnxFiles.filter((file) => file.startsWith(weightFile)).sort();
  const contentHash = await hashFiles(
    [...weightParts.map((file) => join('onnx', file)), 'tokenizer.json'].map((file) => join(path, file)),
  );
  return { path, name: textOf(settings, 'name') ?? basename(path), contentHash, weightType, settings };
}

/** A JSON object from a file; an empty one where there is no file. Throws the kind's error for anything else. */
export async function readSettings(path: string, kind: ModelKind): Promise<JsonObject> {
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
  throw kind.fault(`${path} is not a JSON object: mend it or remove it.`);
}

/** A setting that is text; undefined where it is missing or anything else. */
export function textOf(settings: JsonObject, key: string): string | undefined {
  const value = settings[key];
  return typeof value === 'string' ? value : undefined;
}

async function listFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch {
    return [];
  }
}

async function hashFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  }
  return hash.digest('hex').slice(0, 12);
}
