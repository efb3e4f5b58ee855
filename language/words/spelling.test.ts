import { expect, test } from 'vitest';
import { documentFrequency } from './bm25.ts';
import { bestSpelling, candidateSpellings, spellingTerms } from './spelling.ts';

function correct(query: string): string | undefined {
  const known = new Map(spellingTerms(query).map((term) => [term, documentFrequency(term) ?? 0]));
  return bestSpelling(query, known)?.text;
}

test.each([
  ['quyet dinh giai phong mat bang', 'quyết định giải phóng mặt bằng'],
  ['quyết đinh thu hồi đất', 'quyết định thu hồi đất'],
  ['quyeets ddinhj thu hoofi ddaats', 'quyết định thu hồi đất'],
  ['quye61t d9inh5 thu ho62i d9a61t', 'quyết định thu hồi đất'],
  ['quyếtđịnh giải phóng mặt bằng', 'quyết định giải phóng mặt bằng'],
  ['thủ tụcc cấp giấy phép xây dựngg', 'thủ tục cấp giấy phép xây dựng'],
  ['gấy khai sinh', 'giấy khai sinh'],
  ['Quyêt định', 'Quyết định'],
  ['BẢO HIÊM XÃ HỘI', 'BẢO HIỂM XÃ HỘI'],
])('«%s» means «%s»', (typed, meant) => {
  expect(correct(typed)).toBe(meant);
  expect(correct(typed.normalize('NFD'))).toBe(meant);
});

test.each([
  'khiếu nại tố cáo',
  'đăng kí kết hôn',
  'quyết định số 155/QĐ-UBND năm 1998 của UBND quận 10',
  'internet karaoke',
  'xã Chiềng La huyện Thuận Châu tỉnh Sơn La',
  '',
])('«%s» is left alone', (query) => expect(correct(query)).toBeUndefined());

test('nothing is proposed that stands in no passage of the reader', () => {
  const known = new Map(spellingTerms('quyết đinh').map((term) => [term, 0]));
  expect(bestSpelling('quyết đinh', known)).toBeUndefined();
  expect(bestSpelling('quyết đinh', new Map([['định', 3]]))?.text).toBe('quyết định');
});

test('what was changed is told with its place in the query as typed', () => {
  const query = 'Quyết đinh thu hồi đất'.normalize('NFD');
  const known = new Map([['định', 3]]);
  const change = bestSpelling(query, known)?.changed[0];
  expect(change?.text).toBe('định');
  expect(query.slice(change?.start, change?.end).normalize('NFC')).toBe('đinh');
});

test('candidates are real syllables, the likeliest first', () => {
  expect(candidateSpellings('nghièm')[0]).toBe('nghiệm');
  expect(candidateSpellings('đất')[0]).toBe('đất');
  expect(candidateSpellings('quyet', 3)).toHaveLength(3);
  expect(candidateSpellings('')).toEqual([]);
});
