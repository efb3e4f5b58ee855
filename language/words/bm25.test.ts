import { expect, test } from 'vitest';
import { indexTerms, queryTerms } from '../text/terms.ts';
import { documentFrequency, inverseDocumentFrequency, scoreTerms } from './bm25.ts';

const score = (query: string, text: string): number => scoreTerms(queryTerms(query), indexTerms(text));

test('the shipped statistics know common words and tell rare from common', () => {
  expect(documentFrequency('quyetˑdinh')).toBeGreaterThan(1000);
  expect(documentFrequency('không-có-từ-này')).toBeUndefined();
  expect(inverseDocumentFrequency('ˑdat')).toBeLessThan(inverseDocumentFrequency('diˑsan'));
  expect(inverseDocumentFrequency('diˑsan')).toBeLessThan(inverseDocumentFrequency('không-có-từ-này'));
});

test('the text about the matter scores above one that shares only common words', () => {
  const query = 'thủ tục cấp giấy phép xây dựng';
  expect(score(query, 'Giấy phép xây dựng được cấp trong 15 ngày.')).toBeGreaterThan(
    score(query, 'Thủ tục được thực hiện trong 15 ngày làm việc.'),
  );
  expect(score(query, 'Chim bay.')).toBe(0);
  expect(score('', 'Chim bay.')).toBe(0);
  expect(score(query, '')).toBe(0);
});

test('exact diacritics score above other ones, for a query with diacritics', () => {
  expect(score('hòa giải', 'biên bản hòa giải')).toBeGreaterThan(score('hòa giải', 'biên bản hoa giai'));
  expect(score('hoa giai', 'biên bản hòa giải')).toBeGreaterThan(0);
  expect(score('hoà giải', 'biên bản hòa giải')).toBe(score('hòa giải', 'biên bản hòa giải'));
});

test('a longer text with the same matches scores lower; counted terms score as the text does', () => {
  const query = queryTerms('di sản văn hóa');
  const terms = indexTerms('Bảo vệ di sản văn hóa');
  const counts = new Map<string, number>();
  for (const term of terms.split(' ')) counts.set(term, (counts.get(term) ?? 0) + 1);
  expect(scoreTerms(query, counts)).toBe(scoreTerms(query, terms));
  expect(
    scoreTerms(query, indexTerms(`Bảo vệ di sản văn hóa ${'và những việc khác '.repeat(200)}`)),
  ).toBeLessThan(scoreTerms(query, terms));
});
