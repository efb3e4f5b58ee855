import { expect, test } from 'vitest';
import { isDoubtful, litWords } from './hit-words.ts';

const lit = (text: string) => ({ text, lit: true });
const dark = (text: string) => ({ text, lit: false });

test('the words that are lit in any passage are named once, however they are written', () => {
  const more = [
    { passage: 2, page: 1, heading: '', snippet: [lit('Viên chức'), dark(' và '), lit('tuyển dụng')] },
  ];
  expect(litWords({ snippet: [dark('Về '), lit('tuyển dụng'), dark(' '), lit('viên chức.')], more })).toEqual(
    ['tuyển dụng viên chức', 'viên chức', 'tuyển dụng'],
  );
  expect(litWords({ snippet: [dark('Không')], more: [] })).toEqual([]);
});

test('only an unsure recognition is said', () => {
  expect([null, 0.95, 0.6].map(isDoubtful)).toEqual([false, false, true]);
});
