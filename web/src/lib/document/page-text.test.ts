import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textRuns } from './page-text.ts';

const box = [0, 0, 1, 1] as const;

function pageOf(text: string, lit: readonly (readonly [number, number, 'match' | 'passage'])[] = []) {
  const words = [...text.matchAll(/\S+/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    box,
  }));
  return { text, words, litText: lit.map(([start, end, kind]) => ({ start, end, kind })), masked: [] };
}

const said = (runs: ReturnType<typeof textRuns>) =>
  runs.map((run) => `${run.lit ?? ''}:${run.pieces.map(({ text }) => text).join('')}`);

test('words are known, and lit words stand in runs of their own', () => {
  const runs = textRuns(pageOf('thu hồi đất nông nghiệp', [[8, 11, 'match']]));
  expect(said(runs)).toEqual([':thu hồi ', 'match:đất', ': nông nghiệp']);
  expect(runs[1]?.pieces).toEqual([{ text: 'đất', word: 2 }]);
});

test('a passage around a match is lit on both sides of it', () => {
  const runs = textRuns(
    pageOf('a b c d', [
      [0, 2, 'passage'],
      [2, 3, 'match'],
      [3, 7, 'passage'],
    ]),
  );
  expect(said(runs)).toEqual(['passage:a ', 'match:b', 'passage: c d']);
});

test('a lit phrase is one run; light does not jump over a line end or another word', () => {
  const lit = [
    [0, 3],
    [4, 7],
    [8, 11],
    [14, 15],
  ].map(([start = 0, end = 0]) => [start, end, 'match'] as const);
  const runs = textRuns(pageOf('thu hồi đất\n- ở quận', lit));
  expect(said(runs)).toEqual(['match:thu hồi đất', ':\n- ', 'match:ở', ': quận']);
});

test('light may begin inside a word', () => {
  const runs = textRuns(pageOf('155/QĐ-UBND', [[0, 3, 'match']]));
  expect(runs.map((run) => run.pieces[0])).toEqual([
    { text: '155', word: 0 },
    { text: '/QĐ-UBND', word: 0 },
  ]);
});

test('full lines flow on; short lines, bullets and articles keep their own line', () => {
  const full = 'x'.repeat(60);
  const runs = textRuns(pageOf(`TIÊU ĐỀ\n${full}\ntiếp theo\n${full}\nĐiều 2. Tổ chức\n${full}\n- mục`));
  expect(said(runs)).toEqual([`:TIÊU ĐỀ\n${full} tiếp theo\n${full}\nĐiều 2. Tổ chức\n${full}\n- mục`]);
});

test('no text, no runs', () => {
  expect(textRuns(pageOf(''))).toEqual([]);
});

test('nothing is lost, added or moved, whatever is lit', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'đ', ' ', '\n', 'Ậ', '.', '𝒳'), maxLength: 80 });
  fc.assert(
    fc.property(text, fc.array(fc.nat(80), { maxLength: 8 }), (content, edges) => {
      const sorted = [...new Set(edges.filter((edge) => edge <= content.length))].sort(
        (one, other) => one - other,
      );
      const lit = sorted.slice(1).map((end, index) => [sorted[index] ?? 0, end, 'match'] as const);
      const joined = textRuns(
        pageOf(
          content,
          lit.filter((_, index) => index % 2 === 0),
        ),
      )
        .flatMap((run) => run.pieces.map((piece) => piece.text))
        .join('');
      expect(joined.replaceAll('\n', ' ')).toBe(content.replaceAll('\n', ' '));
    }),
  );
});

test('a masked number says its last four digits before its first word', () => {
  const text = 'CCCD *** *** **0 999, trú tại';
  const runs = textRuns({ ...pageOf(text), masked: [{ start: 5, end: 20, kind: 'citizen-number' }] });
  const pieces = runs.flatMap((run) => run.pieces);
  expect(pieces.filter(({ masked }) => masked)).toEqual([{ text: '***', word: 1, masked: '0 9 9 9' }]);
});
