import { expect, test } from 'vitest';
import { coveredBoxes, type CoverablePage } from './covered-boxes.ts';

/** A page 1000 points wide and high whose words stand in a row, letters 10 wide and words 12 high. */
function page(text: string, turn = 0, height = 12): CoverablePage {
  const words = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  return {
    text,
    turn,
    width: 1000,
    height: 1000,
    wordSpans: words.flatMap(({ start, end }) => [start, end]),
    wordBoxes: words.flatMap(({ start, end }) => [10 * start, 100, 10 * end, 100 + height]),
  };
}

function edges(shown: CoverablePage, from = 0, to = 1): [number, number][] {
  return coveredBoxes(shown, [{ from, to }]).map(({ left, right }) => [
    Math.round(1000 * left),
    Math.round(1000 * right),
  ]);
}

test('the masked digits are covered, the last four are not', () => {
  const [[left, right] = [0, 0]] = edges(page('a ********0999 b'), 1, 2);
  expect(left).toBeLessThan(20);
  expect(right).toBeGreaterThanOrEqual(100);
  expect(right).toBeLessThan(110);
});

test('of a number in several words all that is masked, and of its last word only that part', () => {
  const shown = edges(page('*** *** **0 999'), 0, 4);
  expect(shown).toHaveLength(3);
  expect(shown.slice(0, 2)).toEqual([
    [0, 32],
    [38, 72],
  ]);
  expect(shown[2]?.[1]).toBeLessThan(106);
});

test('a label in the same word stays, marks are narrow, and what is not masked is not covered', () => {
  const [[left] = [0]] = edges(page('CCCD:********0999,'));
  expect(left).toBeGreaterThan(20);
  expect(left).toBeLessThan(50);
  expect(edges(page('(********0999),'))[0]?.[0]).toBe(0);
  expect(edges(page('079203000999'))).toEqual([]);
});

test('of a word that stands turned, or runs down the page, everything is covered', () => {
  for (const turned of [page('********0999', 180), page('********0999', 90), page('********0999', 0, 90)])
    expect(edges(turned)[0]?.[1]).toBeGreaterThanOrEqual(120);
});
