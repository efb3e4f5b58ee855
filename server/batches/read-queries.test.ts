import { expect, test } from 'vitest';
import { BatchRefusedError } from './batch-errors.ts';
import { readQueries } from './read-queries.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, mark = '\uFEFF'): Uint8Array => Buffer.from(mark + text, 'utf16le');
const swapped = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
const refusal = (bytes: Uint8Array): string => {
  try {
    readQueries(bytes);
  } catch (error) {
    if (error instanceof BatchRefusedError) return `${error.messageVi} / ${error.message}`;
    throw error;
  }
  return 'taken';
};

const LINES = [
  { line: 2, query: 'thu hồi đất' },
  { line: 3, query: 'quyết định "số 5", năm 2001' },
];

test.each([
  ['UTF-8', utf8('truy vấn,ghi chú\nthu hồi đất,1\n"quyết định ""số 5"", năm 2001",2\n')],
  [
    'UTF-8 with a mark, semicolons, Windows lines',
    utf8('\uFEFFghi chú;Truy vấn\r\n1;thu hồi đất\r\n2;"quyết định ""số 5"", năm 2001"\r\n'),
  ],
  [
    "Excel's UTF-16 with tabs",
    utf16('Truy vấn\tghi chú\r\nthu hồi đất\t1\r\n"quyết định ""số 5"", năm 2001"\t2\r\n'),
  ],
  ['UTF-16 without a mark', utf16('q\r\nthu hồi đất\r\n"quyết định ""số 5"", năm 2001"', '')],
  ['UTF-16, big end first', swapped('query;x\nthu hồi đất;1\n"quyết định ""số 5"", năm 2001";2')],
  ['decomposed header', utf8('truy vấn\nthu hồi đất\n"quyết định ""số 5"", năm 2001"'.normalize('NFD'))],
])('%s', (_, bytes) => {
  expect(readQueries(bytes).map(({ line, query }) => ({ line, query: query.normalize('NFC') }))).toEqual(
    LINES,
  );
});

test('without a line of names the first column counts; empty lines keep the numbers of the others', () => {
  expect(readQueries(utf8('\nmột\n\n  \nhai\n'))).toEqual([
    { line: 2, query: 'một' },
    { line: 5, query: 'hai' },
  ]);
});

test('a cell over two lines stands on its first', () => {
  expect(readQueries(utf8('một\n"hai\nba"\nbốn'))).toEqual([
    { line: 1, query: 'một' },
    { line: 2, query: 'hai\nba' },
    { line: 4, query: 'bốn' },
  ]);
});

test('each fault is a sentence with its line', () => {
  expect(refusal(utf8('một\nông 001085012345\nhai\nsố 0912345678'))).toMatch(
    /Dòng 2: có số định danh.*Dòng 4: .*Line 2: /su,
  );
  expect(refusal(utf8(`một\n${'x'.repeat(501)}`))).toMatch(/Dòng 2: truy vấn dài quá 500/);
  expect(refusal(utf8('một\n"hai\nba'))).toMatch(/Dòng \d: dấu ngoặc kép không khớp/);
  expect(refusal(utf8(''))).toMatch(/không có truy vấn/);
  expect(refusal(utf8('truy vấn\n'))).toMatch(/không có truy vấn/);
  expect(refusal(utf8('một\n'.repeat(3_001)))).toMatch(/3001 truy vấn/);
  expect(refusal(new Uint8Array(400 * 1024 + 1))).toMatch(/400 kB/);
  expect(refusal(Buffer.from('một', 'latin1'))).toMatch(/CSV UTF-8/);
  expect(refusal(utf8('ông 001085012345\n'.repeat(15)))).toMatch(/Còn 5 dòng khác/);
});
