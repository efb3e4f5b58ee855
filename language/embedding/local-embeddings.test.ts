import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEmbeddings } from './local-embeddings.ts';

const bundled = join(import.meta.dirname, '..', 'model');
const embeddings = await loadEmbeddings();

const passages = [
  'Thủ tục cấp giấy chứng nhận quyền sử dụng đất lần đầu tại Ủy ban nhân dân cấp xã.',
  'Mức phạt tiền đối với người điều khiển xe máy không đội mũ bảo hiểm.',
  'Chế độ bảo quản và tiêu hủy tài liệu lưu trữ hết giá trị.',
  'Điều kiện hưởng chế độ thai sản của lao động nữ.',
];

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, value, at) => sum + value * (second[at] ?? 0), 0);
}

async function withCopy(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'model-'));
  try {
    await cp(bundled, folder, { recursive: true });
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a vector has the stated dimensions and length 1', async () => {
  const vectors = await embeddings.embedDocuments(passages);
  for (const vector of vectors) {
    expect(vector).toHaveLength(embeddings.dimensions);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  }
});

test('each question is nearest to the passage that answers it', async () => {
  const vectors = await embeddings.embedDocuments(passages);
  const questions = [
    'làm sổ đỏ lần đầu cần giấy chứng nhận gì',
    'đi xe máy không đội mũ bảo hiểm bị phạt bao nhiêu',
    'khi nào được tiêu hủy tài liệu lưu trữ',
    'lao động nữ nghỉ thai sản cần điều kiện gì',
  ];
  for (const [index, question] of questions.entries()) {
    const asked = await embeddings.embedQuery(question);
    const similarities = vectors.map((vector) => dot(asked, vector));
    expect(similarities.indexOf(Math.max(...similarities))).toBe(index);
  }
});

test('composed and decomposed text, both tone styles and both cases give one vector', async () => {
  const written = 'Ủy ban hòa giải cơ sở, thủy lợi';
  const others = [written.normalize('NFD'), 'Uỷ ban hoà giải cơ sở, thuỷ lợi', written.toUpperCase()];
  const vector = await embeddings.embedQuery(written);
  for (const other of others) expect(dot(vector, await embeddings.embedQuery(other))).toBeCloseTo(1, 6);
});

test('a text gets the same vector alone and in any batch', async () => {
  const long = Array.from({ length: 400 }, (_, index) => `điều ${index}`).join(' ');
  const batch = Array.from(
    { length: 150 },
    (_, index) => `Quyết định số ${index} ${passages[index % 4] ?? ''}`,
  );
  const mixed = await embeddings.embedDocuments([long, ...batch, '', ...passages]);
  expect(mixed).toHaveLength(batch.length + passages.length + 2);
  for (const [index, passage] of passages.entries()) {
    const alone = await embeddings.embedQuery(passage);
    expect(dot(alone, mixed[batch.length + 2 + index] ?? [])).toBeCloseTo(1, 6);
  }
});

test('texts without a word, unknown letters and very long texts give finite numbers', async () => {
  const vectors = await embeddings.embedDocuments([
    '',
    ' …—!',
    '漢字 ﷽ 🏛',
    'a'.repeat(50_000),
    'đất '.repeat(20_000),
  ]);
  for (const vector of vectors) {
    expect(vector).toHaveLength(embeddings.dimensions);
    expect(vector.every(Number.isFinite)).toBe(true);
  }
});

test('no texts give no vectors', async () => {
  expect(await embeddings.embedDocuments([])).toEqual([]);
});

test('a missing folder is named in the error', async () => {
  await expect(loadEmbeddings('/no/such/model')).rejects.toThrow(
    /\/no\/such\/model does not exist or is empty/,
  );
});

test('an incomplete folder names the missing file', async () => {
  await withCopy(async (folder) => {
    await rm(join(folder, 'tokenizer.json'));
    await expect(loadEmbeddings(folder)).rejects.toThrow(/lacks tokenizer\.json/);
    await rm(join(folder, 'onnx'), { recursive: true });
    await expect(loadEmbeddings(folder)).rejects.toThrow(/tokenizer\.json, onnx\/model_quantized\.onnx/);
  });
});

test('the model id follows the content, not the folder, and changes with the settings', async () => {
  await withCopy(async (folder) => {
    expect((await loadEmbeddings(folder)).modelId).toBe(embeddings.modelId);
    await writeFile(
      join(folder, 'tangthu.json'),
      JSON.stringify({ name: 'tangthu-static-vi', queryPrefix: 'query: ' }),
    );
    expect((await loadEmbeddings(folder)).modelId).not.toBe(embeddings.modelId);
  });
});

test('a query prefix is put before queries only', async () => {
  await withCopy(async (folder) => {
    await writeFile(join(folder, 'tangthu.json'), JSON.stringify({ queryPrefix: 'lưu trữ ' }));
    const prefixed = await loadEmbeddings(folder);
    const asked = await prefixed.embedQuery('tiêu hủy');
    const [written, plain] = await prefixed.embedDocuments(['lưu trữ tiêu hủy', 'tiêu hủy']);
    expect(dot(asked, written ?? [])).toBeCloseTo(1, 6);
    expect(dot(asked, plain ?? [])).toBeLessThan(0.999);
  });
});

test('settings that are no JSON object are refused by name', async () => {
  await withCopy(async (folder) => {
    await writeFile(join(folder, 'tangthu.json'), '[broken');
    await expect(loadEmbeddings(folder)).rejects.toThrow(/tangthu\.json is not a JSON object/);
  });
});

test('a folder with another tokenizer goes through the tokenizer of transformers.js, with the same result', async () => {
  await withCopy(async (folder) => {
    const path = join(folder, 'tokenizer.json');
    const file = JSON.parse(await readFile(path, 'utf8')) as { pre_tokenizer: { split?: boolean } };
    delete file.pre_tokenizer.split;
    await writeFile(path, JSON.stringify(file));
    const texts = [...passages, '', 'tài liệu '.repeat(2000)];
    const [expected, actual] = await Promise.all([
      embeddings.embedDocuments(texts),
      (await loadEmbeddings(folder)).embedDocuments(texts),
    ]);
    for (const [index, vector] of actual.entries()) {
      for (const [at, value] of vector.entries()) expect(value).toBeCloseTo(expected[index]?.[at] ?? NaN, 6);
    }
  });
});
