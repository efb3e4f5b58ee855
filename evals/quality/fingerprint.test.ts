import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

const corpus = [
  { id: '1', text: 'Điều 1. Phạm vi điều chỉnh của quy định này.' },
  { id: '2', text: 'Điều 2. Đối tượng áp dụng.' },
];

test('the same texts give the same fingerprint, any other text, id, document or order another one', () => {
  expect(fingerprint(corpus)).toBe(fingerprint(structuredClone(corpus)));
  const others = [
    [{ ...corpus[0], id: '3' }, corpus[1]],
    [corpus[0], { id: '2', text: 'Điều 2. Đối tượng áp dung.' }],
    [corpus[1], corpus[0]],
    corpus.map((text) => ({ ...text, document: 'Luật 1' })),
    [],
  ] as (typeof corpus)[];
  expect(new Set([corpus, ...others].map(fingerprint)).size).toBe(6);
});
