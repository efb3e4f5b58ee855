import { expect, test } from 'vitest';
import { focusWord } from './focus-word.ts';

const text = 'thu hồi đất ở quận\nbồi thường (khi) thu\nhồi đất ở phường';
const words = [...text.matchAll(/\S+/g)].map((found) => ({
  start: found.index,
  end: found.index + found[0].length,
  box: [0, 0, 1, 1] as const,
}));
const match = (start: number, end: number) => ({ start, end, kind: 'match' as const });
const second = text.indexOf('thu\nhồi');
const litText = [match(0, 11), match(second, second + 11)];
const piece = (said: string, lit = false) => ({ text: said, lit });

test('the match of the passage that was opened, not the first of the page', () => {
  const snippet = [piece('… bồi thường (khi) '), piece('thu hồi đất', true), piece(' ở …')];
  expect(words[focusWord({ text, words, litText }, snippet) ?? -1]?.start).toBe(second);
});

test('without a snippet, or with one from another page, the first match', () => {
  expect(focusWord({ text, words, litText })).toBe(0);
  expect(focusWord({ text, words, litText }, [piece('cấp phép xây dựng')])).toBe(0);
  expect(focusWord({ text, words, litText }, [piece(' … ')])).toBe(0);
});

test('a passage found by its meaning comes before scattered matches', () => {
  const passage = { start: second, end: text.length, kind: 'passage' as const };
  expect(words[focusWord({ text, words, litText: [match(0, 11), passage] }) ?? -1]?.start).toBe(second);
});

test('nothing lit, nothing to see first', () => {
  expect(focusWord({ text, words, litText: [] })).toBeUndefined();
  expect(focusWord({ text: '', words: [], litText: [match(0, 3)] })).toBeUndefined();
});
