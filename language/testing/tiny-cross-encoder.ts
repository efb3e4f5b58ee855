import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { floatType, onnxFile, type GraphNode, type GraphValue } from './onnx-file.ts';

/** A cross-encoder for tests. */
export interface TinyCrossEncoder {
  /** The words that it knows, spelt exactly so. */
  readonly words: readonly string[];
  /** Which family's tokens it takes: `<s> A </s></s> B </s>`, or `[CLS] A [SEP] B [SEP]` told apart by token types. */
  readonly family: 'xlm-roberta' | 'bert';
  /** Logits a pair. */
  readonly labels?: number;
  /** How many tokens it can read: more make it fail, as they do with real models. */
  readonly longest?: number;
  /** Whether part of the weights lies in a file of its own, `model.onnx_data`, as with models over 2 GB. */
  readonly dataApart?: boolean;
}

const DATA_FILE = 'model.onnx_data';
const PAD = 1;
const SEPARATOR = 2;
const UNKNOWN = 3;
const SPECIAL = ['<s>', '<pad>', '</s>', '<unk>'];

/**
 * Writes a whole model folder whose logit is the number of pairs of equal known words, one in each text, less 0.01 for
 * each token and less 1. It really is loaded and run by transformers.js; only its knowledge is tiny.
 */
export async function writeTinyCrossEncoder(folder: string, model: TinyCrossEncoder): Promise<void> {
  const { family, longest = 512, dataApart } = model;
  await mkdir(join(folder, 'onnx'), { recursive: true });
  await writeFile(join(folder, 'onnx', 'model.onnx'), graphOf(model));
  if (dataApart) await writeFile(join(folder, 'onnx', DATA_FILE), Float32Array.from(positionCosts(longest)));
  const files = {
    'config.json': { model_type: family },
    'tokenizer.json': tokenizerOf(model),
    'tokenizer_config.json': {
      tokenizer_class: family === 'bert' ? 'BertTokenizer' : 'XLMRobertaTokenizer',
      model_max_length: longest,
      pad_token: SPECIAL[PAD],
      unk_token: SPECIAL[UNKNOWN],
    },
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), JSON.stringify(content));
  }
}

function tokenizerOf({ words, family }: TinyCrossEncoder): object {
  const special = (id: string, type = 0): object => ({ SpecialToken: { id, type_id: type } });
  const text = (id: string, type: number): object => ({ Sequence: { id, type_id: type } });
  const passageType = family === 'bert' ? 1 : 0;
  const between = family === 'bert' ? [special('</s>')] : [special('</s>'), special('</s>')];
  const vocabulary = [...SPECIAL, ...words].map((word, id) => [word, id]);
  return {
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true })),
    normalizer: null,
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('<s>'), text('A', 0), special('</s>')],
      pair: [special('<s>'), text('A', 0), ...between, text('B', passageType), special('</s>', passageType)],
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      unk_token: SPECIAL[UNKNOWN],
      continuing_subword_prefix: '##',
      vocab: Object.fromEntries(vocabulary) as Record<string, number>,
    },
  };
}

const node = (
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): GraphNode => ({ operator, inputs, output, attributes });

/** Which text each token belongs to: as the token types say, or by the separators that stand before it. */
const partNodes = {
  bert: [node('Cast', ['token_type_ids'], 'part', { to: floatType })],
  'xlm-roberta': [
    node('Equal', ['input_ids', 'separator'], 'separates'),
    node('Cast', ['separates'], 'separates_number', { to: floatType }),
    node('CumSum', ['separates_number', 'tokens'], 'separators'),
    node('Min', ['separators', 'one'], 'part'),
  ],
};

const overlapNodes = [
  node('Cast', ['attention_mask'], 'present', { to: floatType }),
  node('Greater', ['input_ids', 'last_special'], 'is_word'),
  node('Cast', ['is_word'], 'word', { to: floatType }),
  node('Mul', ['part', 'word'], 'in_passage'),
  node('Sub', ['word', 'in_passage'], 'in_query'),
  node('Unsqueeze', ['input_ids', 'rows'], 'ids_across'),
  node('Unsqueeze', ['input_ids', 'columns'], 'ids_down'),
  node('Equal', ['ids_across', 'ids_down'], 'same'),
  node('Cast', ['same'], 'same_number', { to: floatType }),
  node('Unsqueeze', ['in_passage', 'rows'], 'passage_across'),
  node('Unsqueeze', ['in_query', 'columns'], 'query_down'),
  node('Mul', ['same_number', 'passage_across'], 'met'),
  node('Mul', ['met', 'query_down'], 'met_by_query'),
  node('ReduceSum', ['met_by_query', 'rows_and_columns'], 'overlap', { keepdims: 0 }),
];

/** A cost for each position: the lookup fails beyond the longest text, and padding that is not masked costs too. */
const lengthNodes = [
  node('CumSum', ['attention_mask', 'tokens'], 'count'),
  node('Sub', ['count', 'first'], 'position'),
  node('Gather', ['position_costs', 'position'], 'costs'),
  node('Mul', ['costs', 'present'], 'own_costs'),
  node('ReduceSum', ['own_costs', 'tokens'], 'cost', { keepdims: 0 }),
  node('Sub', ['overlap', 'cost'], 'fit'),
  node('Sub', ['fit', 'one'], 'logit'),
  node('Unsqueeze', ['logit', 'tokens'], 'logit_column'),
  node('Sub', ['logit_column', 'logit_column'], 'nothing'),
];

const positionCosts = (longest: number): number[] => Array.from({ length: longest }, () => 0.01);

function graphOf({ family, labels = 1, longest = 512, dataApart }: TinyCrossEncoder): Uint8Array {
  const inputs = ['input_ids', 'attention_mask', ...(family === 'bert' ? ['token_type_ids'] : [])];
  const columns = [...Array.from({ length: labels - 1 }, () => 'nothing'), 'logit_column'];
  const constants = {
    last_special: [BigInt(SPECIAL.length - 1)],
    separator: [BigInt(SEPARATOR)],
    first: [1n],
    one: [1],
    tokens: [1n],
    rows: [1n],
    columns: [2n],
    rows_and_columns: [1n, 2n],
    position_costs: dataApart ? { file: DATA_FILE, length: longest } : positionCosts(longest),
  };
  return onnxFile(
    inputs.map((name): GraphValue => ({ name, element: 'int64', shape: ['batch', 'length'] })),
    constants,
    [...partNodes[family], ...overlapNodes, ...lengthNodes, node('Concat', columns, 'logits', { axis: 1 })],
    { name: 'logits', element: 'float', shape: ['batch', labels] },
  );
}
