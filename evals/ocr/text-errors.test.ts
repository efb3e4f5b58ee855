import { expect, test } from 'vitest';
import { linesOfWords } from './page-score.ts';
import { placedErrors } from './placed-errors.ts';
import {
  addErrors,
  characterErrorRate,
  noErrors,
  passageErrors,
  textErrors,
  wordErrorRate,
} from './text-errors.ts';

test('what is printed alike counts alike: composition, place of tones, dashes, quotation marks, drawn rules, spaces', () => {
  const errors = textErrors('“Hoà” – Điều\u00a01\n———\nhết', '"Hòa" - Điều 1 hết'.normalize('NFD'));
  expect(errors).toEqual({ characters: 18, characterErrors: 0, words: 5, wordErrors: 0 });
});

test('a wrong letter is one error of a character and one of a word, a lost word as many as it has letters', () => {
  const errors = textErrors('cơ quan ban hành', 'cơ quán hành');
  expect([errors.characterErrors, errors.wordErrors]).toEqual([5, 2]);
  expect(characterErrorRate(errors)).toBeCloseTo(5 / 16);
  expect(wordErrorRate(addErrors(errors, errors))).toBeCloseTo(2 / 4);
  expect(characterErrorRate(noErrors)).toBe(0);
});

test('of a passage only the nearest stretch counts, not what stands around it', () => {
  const page = 'QUỐC HỘI Luật số 68 Điều 1. Phạm vi điều chính Người ký';
  expect(passageErrors('Điều 1. Phạm vi điều chỉnh', page).characterErrors).toBe(1);
  expect(textErrors('Điều 1. Phạm vi điều chỉnh', page).characterErrors).toBeGreaterThan(20);
});

function word(text: string, left: number, top: number): Parameters<typeof placedErrors>[1][number] {
  return { text, left, top, right: left + 10, bottom: top + 10 };
}

test('by place the order of lines is no error; strays, losses and wrong letters are', () => {
  const words = [word('một', 0, 0), word('hai', 20, 0), word('ba', 100, 0)];
  const truth = linesOfWords('một hai\nba', words);
  expect(truth.map((line) => line.length)).toEqual([2, 1]);
  expect(
    placedErrors(truth, [word('ba', 101, 1), word('hai', 21, 1), word('một', 1, 1)]).characterErrors,
  ).toBe(0);
  expect(
    placedErrors(truth, [word('một', 0, 0), word('hài', 20, 0), word('rác', 300, 300)]).characterErrors,
  ).toBe(6);
});
