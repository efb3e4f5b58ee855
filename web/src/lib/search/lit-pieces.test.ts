import { expect, test } from 'vitest';
import { joinLitPieces } from './lit-pieces.ts';

const piece = (text: string, lit = false) => ({ text, lit });

test('a lit phrase is one mark, and no letter is lost', () => {
  const pieces = [
    piece('về '),
    piece('thu', true),
    piece(' '),
    piece('hồi', true),
    piece(' '),
    piece('đất', true),
    piece(' ở'),
  ];
  expect(joinLitPieces(pieces)).toEqual([piece('về '), piece('thu hồi đất', true), piece(' ở')]);
});

test('words between lit words stay unlit', () => {
  const pieces = [piece('thu', true), piece(' và '), piece('hồi', true)];
  expect(joinLitPieces(pieces)).toEqual(pieces);
  expect(joinLitPieces([])).toEqual([]);
});
