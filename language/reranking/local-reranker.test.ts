import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeTinyCrossEncoder, type TinyCrossEncoder } from '../testing/tiny-cross-encoder.ts';
import { loadReranker, type Reranker } from './local-reranker.ts';

const words = ['thu', 'hồi', 'đất', 'hòa', 'giải', 'Huế', 'huế', 'văn', 'bản', 'điều'];
const root = await mkdtemp(join(tmpdir(), 'reranker-'));
afterAll(() => rm(root, { recursive: true }));

async function folderWith(name: string, model: Partial<TinyCrossEncoder> = {}): Promise<string> {
  const folder = join(root, name);
  await writeTinyCrossEncoder(folder, { words, family: 'xlm-roberta', ...model });
  return folder;
}

/** The score that the tiny model is made to give. */
const scoreOf = (common: number, tokens: number): number => 1 / (1 + Math.exp(1 + 0.01 * tokens - common));

describe.each([
  { family: 'xlm-roberta', labels: 1, frame: 4 },
  { family: 'xlm-roberta', labels: 2, frame: 4 },
  { family: 'bert', labels: 1, frame: 3 },
] as const)('a $family cross-encoder of $labels logits', async ({ family, labels, frame }) => {
  const reranker = await loadReranker(await folderWith(`${family}-${labels}`, { family, labels }));

  test('scores each passage by what it has in common with the query, from 0 to 1', async () => {
    const scores = await reranker.score('thu hồi đất', ['thu hồi đất', 'hòa giải', 'đất', 'x thu y hồi']);
    [scoreOf(3, frame + 6), scoreOf(0, frame + 5), scoreOf(1, frame + 4), scoreOf(2, frame + 7)].forEach(
      (expected, index) => expect(scores[index]).toBeCloseTo(expected, 5),
    );
  });

  test('a passage gets the same score alone and in any batch', async () => {
    const lengths = [400, 1, 30, 0, 120, 7, 60, 2, 350, 15, 4, 90];
    const passages = lengths.map((length, index) => `${words[index % 10] ?? ''} ${'thu '.repeat(length)}`);
    const together = await reranker.score('thu hồi đất điều', passages);
    for (const [index, passage] of passages.entries()) {
      const [alone = NaN] = await reranker.score('thu hồi đất điều', [passage]);
      expect(together[index]).toBeCloseTo(alone, 5);
    }
  });

  test('a long passage is cut at its end, the query stays whole', async () => {
    const asked = `${'x '.repeat(200)}đất`;
    const longest = 512;
    const room = longest - frame - 201;
    const [inside, outside] = await reranker.score(asked, [
      `${'y '.repeat(room - 1)}đất ${'y '.repeat(3_000)}`,
      `${'y '.repeat(room)}đất`,
    ]);
    expect(inside).toBeCloseTo(scoreOf(1, longest), 5);
    expect(outside).toBeCloseTo(scoreOf(0, longest), 5);
  });

  test('a query of endless length leaves half of the pair to the passage', async () => {
    const [first, last] = await reranker.score(`đất ${'x '.repeat(5_000)}`, [
      `${'y '.repeat(250)}đất`,
      `${'y '.repeat(300)}đất`,
    ]);
    expect(first).toBeGreaterThan(last ?? 1);
  });

  test('empty passages, an empty query and no passages are answered', async () => {
    const scores = await reranker.score('đất', ['', '   ', 'đất']);
    expect(scores[0]).toBeCloseTo(scoreOf(0, frame + 1), 5);
    expect(scores[1]).toBe(scores[0]);
    expect(scores[2]).toBeGreaterThan(scores[0] ?? 1);
    expect((await reranker.score('', ['đất']))[0]).toBeCloseTo(scoreOf(0, frame + 1), 5);
    expect(await reranker.score('đất', [])).toEqual([]);
  });

  test('text in NFD is that in NFC, and its capitals are kept', async () => {
    const composed = await reranker.score('hòa giải Huế', ['hòa giải Huế', 'hòa giải huế']);
    const [query, ...passages] = ['hòa giải Huế', 'hòa giải Huế', 'hòa giải huế'].map((text) =>
      text.normalize('NFD'),
    );
    expect(await reranker.score(query ?? '', passages)).toEqual(composed);
    expect(composed[0]).toBeGreaterThan(composed[1] ?? 1);
  });

  test('queries at the same time get each their own scores', async () => {
    const alone: number[][] = [];
    for (const word of words) alone.push(await reranker.score(word, words));
    expect(await Promise.all(words.map((word) => reranker.score(word, words)))).toEqual(alone);
  });
});

describe('work that is given up', async () => {
  const reranker = await loadReranker(await folderWith('given-up'));
  const reason = new Error('no longer wanted');

  test('ends between two batches with the reason', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const check = signal.throwIfAborted.bind(signal);
    let checks = 0;
    signal.throwIfAborted = () => {
      if (++checks === 3) controller.abort(reason);
      check();
    };
    const long = Array.from({ length: 200 }, () => 'đất '.repeat(400));
    await expect(reranker.score('đất', long, signal)).rejects.toBe(reason);
    expect(checks).toBe(3);
  });

  test('is not begun when its time has passed in the queue, and the next query is served', async () => {
    const given = reranker.score('đất', ['đất'], AbortSignal.abort(reason));
    const next = reranker.score('đất', ['đất']);
    await expect(given).rejects.toBe(reason);
    expect(await next).toHaveLength(1);
  });
});

test('a shorter reach of the tokenizer is kept to', async () => {
  const reranker = await loadReranker(await folderWith('short', { longest: 16 }));
  const [inside, outside] = await reranker.score('đất', ['y '.repeat(10) + 'đất', 'y '.repeat(11) + 'đất']);
  expect(inside).toBeCloseTo(scoreOf(1, 16), 5);
  expect(outside).toBeCloseTo(scoreOf(0, 16), 5);
});

test('weights in a file of their own are found, and missed by name', async () => {
  const folder = await folderWith('apart', { dataApart: true });
  const [score] = await (await loadReranker(folder)).score('đất', ['đất']);
  expect(score).toBeCloseTo(scoreOf(1, 6), 5);
  await rm(join(folder, 'onnx', 'model.onnx_data'));
  await expect(loadReranker(folder)).rejects.toThrow(/model\.onnx_data/);
});

test('the model id names the model and changes with its content', async () => {
  const idOf = async (folder: string): Promise<Reranker['modelId']> => (await loadReranker(folder)).modelId;
  const [one, same] = [await folderWith('one'), await folderWith('same')];
  await writeFile(join(one, 'tangthu.json'), '{"name": "tiny"}');
  await writeFile(join(same, 'tangthu.json'), '{"name": "tiny"}');
  expect(await idOf(one)).toMatch(/^tiny-[0-9a-f]{12}$/);
  expect(await idOf(same)).toBe(await idOf(one));
  await writeTinyCrossEncoder(same, { words: [...words, 'thêm'], family: 'xlm-roberta' });
  expect(await idOf(same)).not.toBe(await idOf(one));
});

describe('a folder that cannot be used', () => {
  test('is named where it is missing', async () => {
    await expect(loadReranker('/no/such/model')).rejects.toThrow(
      /reranking model folder \/no\/such\/model does not exist or is empty.*unset RERANKER_MODEL/,
    );
  });

  test('is told what it lacks', async () => {
    const folder = await folderWith('incomplete');
    await rm(join(folder, 'tokenizer.json'));
    await rm(join(folder, 'onnx'), { recursive: true });
    await expect(loadReranker(folder)).rejects.toThrow(/lacks tokenizer\.json, onnx\/model_quantized\.onnx/);
  });

  test('is refused with a sentence where it holds another kind of model', async () => {
    const embedder = join(import.meta.dirname, '..', 'model');
    await expect(loadReranker(embedder)).rejects.toThrow(/gives no logits/);
    await expect(loadReranker(await folderWith('three', { labels: 3 }))).rejects.toThrow(/gives 3 scores/);
  });

  test.each([
    ['onnx/model.onnx', 'no graph'],
    ['tokenizer.json', '[broken'],
    ['config.json', '{"model_type": "whisper"}'],
  ])('is named where %s is of no use', async (file, content) => {
    const folder = await folderWith(`broken ${file.replace('/', ' ')}`);
    await writeFile(join(folder, file), content);
    const loading = loadReranker(folder);
    await expect(loading).rejects.toThrow(`The reranking model in ${folder} can't be used.`);
    await expect(loading).rejects.toMatchObject({ name: 'RerankerError' });
  });
});
