import { expect, test } from 'vitest';
import { sharedData } from '../shared-data.ts';
import { questionHash, splitQuestions, withParts } from './parts.ts';
import { readQuestions } from './question.ts';

test('questions that share a text, even through others, stand in one part', () => {
  const questions = [
    { id: '1', text: 'một', relevant: ['a', 'b'] },
    { id: '2', text: 'hai', relevant: ['c', 'b'] },
    { id: '3', text: 'ba', relevant: ['c'] },
  ];
  expect(new Set(splitQuestions(questions).map(({ part }) => part)).size).toBe(1);
});

test('a question that the training never had is unseen, whatever its id', () => {
  const [question] = withParts([
    { id: '5966', text: 'Trâu nhà tôi ăn lúa nhà hàng xóm thì sao?', relevant: ['1'] },
  ]);
  expect(question?.kind).toBe('unseen');
});

test('a question is known by its words in either normal form', () => {
  const text = 'Hợp đồng dịch vụ quảng cáo';
  expect(questionHash(` ${text.normalize('NFD')}\n`)).toBe(questionHash(text));
});

const legal = sharedData('legal/queries.jsonl');
test.skipIf(!legal)('the real questions split as in the training: 709, 94 and 229', () => {
  const questions = readQuestions(legal ?? '');
  const split = splitQuestions(questions).map(({ part }) => part);
  expect(withParts(questions).map(({ kind }) => kind)).toEqual(split);
  const count = (part: string): number => split.filter((one) => one === part).length;
  expect([count('train'), count('dev'), count('test')]).toEqual([709, 94, 229]);
});
