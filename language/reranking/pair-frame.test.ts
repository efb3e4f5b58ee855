import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { afterAll, describe, expect, test } from 'vitest';
import { writeTinyCrossEncoder } from '../testing/tiny-cross-encoder.ts';
import { PairFrame } from './pair-frame.ts';

const root = await mkdtemp(join(tmpdir(), 'pair-frame-'));
afterAll(() => rm(root, { recursive: true }));

describe.each(['xlm-roberta', 'bert'] as const)('pairs of a %s tokenizer', async (family) => {
  const folder = join(root, family);
  await writeTinyCrossEncoder(folder, { words: ['thu', 'hồi', 'đất', 'a', '##b'], family });
  env.allowRemoteModels = false;
  const tokenizer = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });
  const whole = (query: string, passage: string): unknown => {
    const options = { text_pair: passage, return_tensor: false, return_token_type_ids: true } as const;
    const { input_ids: ids, token_type_ids: types } = tokenizer(query, options);
    return { ids, types: types as unknown };
  };

  test.each([
    ['thu hồi', 'đất'],
    ['a', 'a'],
    ['ab ab', 'a thu b'],
    ['', 'đất lạ'],
  ])('are those of transformers.js: %j, %j', (query, passage) => {
    expect(new PairFrame(tokenizer, 512).pairs(query, [passage])).toEqual([whole(query, passage)]);
  });

  test('keep both parts when one is empty, where transformers.js would take the query for a single text', () => {
    const [empty] = new PairFrame(tokenizer, 512).pairs('đất', ['']);
    const [full] = new PairFrame(tokenizer, 512).pairs('đất', ['thu']);
    expect(empty?.ids).toEqual(full?.ids.filter((id) => id !== tokenizer.encode('thu')[1]));
  });

  test('that are too long keep the frame, half of the room for the query, and the beginning of the passage', () => {
    const frame = new PairFrame(tokenizer, 14);
    for (const { ids, types } of frame.pairs('thu '.repeat(20), ['hồi '.repeat(20)])) {
      expect(ids).toHaveLength(14);
      expect(types).toHaveLength(14);
      expect(ids.filter((id) => id === tokenizer.encode('thu')[1])).toHaveLength(5);
      expect(ids.at(-1)).toBe(2);
    }
  });
});
