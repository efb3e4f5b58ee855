import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoTokenizer, env } from '@huggingface/transformers';
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { PieceTokenizer } from './piece-tokenizer.ts';
import type { UnigramFile } from './piece-tokenizer.ts';

const folder = join(import.meta.dirname, '..', 'model');
const file = JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8')) as UnigramFile;
const pieces = new PieceTokenizer(file);
env.allowRemoteModels = false;
const reference = await AutoTokenizer.from_pretrained(folder, { local_files_only: true });

function referenceIds(text: string): readonly number[] {
  return reference(text, { return_tensor: false }).input_ids;
}

test('it reads the bundled tokenizer and no other kind', () => {
  expect(PieceTokenizer.reads(file)).toBe(true);
  expect(PieceTokenizer.reads({ ...file, normalizer: null })).toBe(false);
  expect(PieceTokenizer.reads({ ...file, pre_tokenizer: { type: 'Metaspace' } })).toBe(false);
});

test.each([
  'Ủy ban nhân dân Thành phố ban hành Quyết định số 155/QĐ-UBND ngày 05/6/2025.',
  'xyzqw 12345678 ﬁ ½ 漢字漢 🏛️',
  'Ủy ban'.normalize('NFD'),
  '\n\n Điều 1.\t\tPhạm vi   điều chỉnh ',
  '',
  '…',
])('the same ids as the tokenizer of transformers.js: %j', (text) => {
  expect(pieces.encode(text)).toEqual(referenceIds(text));
});

test('the same ids as the tokenizer of transformers.js on any run of words and signs', () => {
  const word = fc.constantFrom(
    'ủy',
    'ban',
    'nhân',
    'dân',
    'đất',
    'đai',
    'quyết',
    'định',
    'a',
    'zz',
    '7',
    '2025',
    '-',
    '.',
    '漢',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 40 }),
      (words) => {
        const text = words.join(' ');
        expect(pieces.encode(text)).toEqual(referenceIds(text));
      },
    ),
    { numRuns: 200 },
  );
});
