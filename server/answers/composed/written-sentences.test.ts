import { describe, expect, test } from 'vitest';
import { withoutThinking } from './thinking.ts';
import { declines, sentencesOfLine, writtenSentences } from './written-sentences.ts';

async function* pieces(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield await Promise.resolve(text.slice(at, at + length));
}

const written = (line: string): [string, readonly number[]][] =>
  sentencesOfLine(line).map(({ text, citations }) => [text, citations]);

test.each([
  ['Lệ phí là 8.000 đồng. [1]', [['Lệ phí là 8.000 đồng.', [1]]]],
  ['Lệ phí là 8.000 đồng [1].', [['Lệ phí là 8.000 đồng.', [1]]]],
  ['- **Lệ phí** là 8.000 đồng.[2][1][2]', [['Lệ phí là 8.000 đồng.', [2, 1]]]],
  ['1. Lệ phí là 8.000 đồng [1, 3].', [['Lệ phí là 8.000 đồng.', [1, 3]]]],
  [
    'Theo Quyết định 12/QĐ-UBND [1], lệ phí là 8.000 đồng. [2]',
    [['Theo Quyết định 12/QĐ-UBND, lệ phí là 8.000 đồng.', [1, 2]]],
  ],
  [
    'Lệ phí là 8.000 đồng. [1] Thời hạn là 3 ngày. [2]',
    [
      ['Lệ phí là 8.000 đồng.', [1]],
      ['Thời hạn là 3 ngày.', [2]],
    ],
  ],
  [
    'Lệ phí là 8.000 đồng. Thời hạn là 3 ngày. [2]',
    [
      ['Lệ phí là 8.000 đồng.', []],
      ['Thời hạn là 3 ngày.', [2]],
    ],
  ],
  ['Lệ phí là 8.000 đồng (1).', [['Lệ phí là 8.000 đồng (1).', []]]],
  ['   ', []],
  ['[1]', []],
] satisfies [string, [string, number[]][]][])(
  'parts a line into sentences with their marks: %s',
  (line, parts) => {
    expect(written(line)).toEqual(parts);
  },
);

describe.each([1, 3, 1000])('in pieces of %i', (length) => {
  test('sentences come as their lines end, thinking is left out', async () => {
    const text = '<think>Một. [1]\nHai <b> [2]</think>Lệ phí là 8.000 đồng. [1]\r\nThời hạn < 3 ngày. [2]';
    const found = await Array.fromAsync(writtenSentences(withoutThinking(pieces(text, length))));
    expect(found).toEqual([
      { text: 'Lệ phí là 8.000 đồng.', citations: [1] },
      { text: 'Thời hạn < 3 ngày.', citations: [2] },
    ]);
  });

  test('a thought without an end, and a line without one, give nothing', async () => {
    const thought = withoutThinking(pieces('<think>Lệ phí. [1]\n'.repeat(3), length));
    expect(await Array.fromAsync(writtenSentences(thought))).toEqual([]);
    const endless = pieces('và '.repeat(3_000), length);
    expect(await Array.fromAsync(writtenSentences(endless))).toEqual([]);
  });
});

test('a model may say that the passages do not answer', () => {
  for (const text of ['KHÔNG ĐỦ CĂN CỨ', 'Không đủ căn cứ.', 'không đủ căn cứ'.normalize('NFD')])
    expect(declines({ text, citations: [] })).toBe(true);
  expect(declines({ text: 'Không đủ căn cứ để bồi thường.', citations: [1] })).toBe(false);
});
