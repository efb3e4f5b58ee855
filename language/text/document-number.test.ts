import { expect, test } from 'vitest';
import {
  documentNumberKey,
  documentNumberKeys,
  findDocumentNumbers,
  parseDocumentNumber,
} from './document-number.ts';

const printed: [
  line: string,
  number: string,
  year: number | undefined,
  symbol: string,
  type: string | undefined,
  issuer: string,
  party: boolean,
][] = [
  ['Số: 155/KH-UBND', '155', undefined, 'KH-UBND', 'KH', 'UBND', false],
  ['Số: 414/BNV-VTLTNN', '414', undefined, 'BNV-VTLTNN', undefined, 'BNV-VTLTNN', false],
  ['Số: 30/2020/NĐ-CP', '30', 2020, 'NĐ-CP', 'NĐ', 'CP', false],
  ['Luật số: 33/2024/QH15', '33', 2024, 'QH15', undefined, 'QH15', false],
  ['05/2025/TT-BNV', '05', 2025, 'TT-BNV', 'TT', 'BNV', false],
  ['127-KL/TW', '127', undefined, 'KL/TW', 'KL', 'TW', true],
  ['399-QĐ/TW', '399', undefined, 'QĐ/TW', 'QĐ', 'TW', true],
  ['Số 05-NQ/ĐU', '05', undefined, 'NQ/ĐU', 'NQ', 'ĐU', true],
  ['15-CV/TU', '15', undefined, 'CV/TU', 'CV', 'TU', true],
  ['Số: 12-TTr/BCSĐ', '12', undefined, 'TTr/BCSĐ', 'TTr', 'BCSĐ', true],
  ['Số : 15 / QĐ - UBND Hà Nội, ngày 5 tháng 6 năm 2025', '15', undefined, 'QĐ-UBND', 'QĐ', 'UBND', false],
  ['Số: 12a/TTr-STC', '12a', undefined, 'TTr-STC', 'TTr', 'STC', false],
  ['Số: 7/CTr-UBND', '7', undefined, 'CTr-UBND', 'CTr', 'UBND', false],
  ['Số: 12/QĐ-TTg', '12', undefined, 'QĐ-TTg', 'QĐ', 'TTg', false],
  ['Số: 100 /TTr-SNN&PTNT', '100', undefined, 'TTr-SNN&PTNT', 'TTr', 'SNN&PTNT', false],
  ['Số: 09/2014/TTLT-BTC-BTP', '09', 2014, 'TTLT-BTC-BTP', 'TTLT', 'BTC-BTP', false],
  ['Số: 66.16/2026/NQ-CP', '66.16', 2026, 'NQ-CP', 'NQ', 'CP', false],
  ['Số: 1234/QĐ-UB', '1234', undefined, 'QĐ-UB', 'QĐ', 'UB', false],
  ['Số: 155/UB-QĐ', '155', undefined, 'UB-QĐ', 'QĐ', 'UB', false],
  ['CHÍNH PHỦ Số: 12/2020/NĐ-CP', '12', 2020, 'NĐ-CP', 'NĐ', 'CP', false],
  ['Bộ luật số: 91/2015/QH13', '91', 2015, 'QH13', undefined, 'QH13', false],
  ['Số: 8/QyĐ-UBND', '8', undefined, 'QyĐ-UBND', 'QyĐ', 'UBND', false],
];

test.each(printed)('%s', (line, number, year, symbol, type, issuer, party) => {
  const expected = { number, symbol, issuer, party, ...(year && { year }), ...(type && { type }) };
  expect(parseDocumentNumber(line)).toEqual(expected);
  expect(parseDocumentNumber(line.normalize('NFD'))).toEqual(expected);
});

test('what OCR makes of a number is set right', () => {
  expect(parseDocumentNumber('Sô: l55/KH-UBND')).toMatchObject({ number: '155', symbol: 'KH-UBND' });
  expect(parseDocumentNumber('S6: 1O5/QĐ-UBND')).toMatchObject({ number: '105', type: 'QĐ' });
  expect(parseDocumentNumber('Số: 30/2020/NÐ-CP')).toMatchObject({ symbol: 'NĐ-CP', type: 'NĐ' });
});

test.each([
  'Số:    /QĐ-UBND',
  'Số: ……/KH-UBND',
  '',
  'Số:',
  '22/11/2026',
  'thửa đất số 15',
  'Căn cứ Quyết định số',
  '1/2 Hà Nội',
  'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 5 tháng 3 năm 2020',
  'Theo Quyết định số 155/QĐ-UBND',
])('a blank number, a date or plain text gives none: «%s»', (line) =>
  expect(parseDocumentNumber(line)).toBeUndefined(),
);

test('every way to type a number gives the key under which it is stored', () => {
  const key = documentNumberKey('155', 'KH-UBND');
  expect(key).toBe('155khubnd');
  for (const typed of [
    '155/KH-UBND',
    '155/kh-ubnd',
    '155 kh ubnd',
    '155khubnd',
    'số 155-KH/UBND',
    '155/KH-UBNĐ',
    'l55/KH-UBND',
    '0155/KH - UBND',
    'kế hoạch số 155/KH-UBND năm 2025 về giải phóng mặt bằng',
    'kế hoạch 155 ubnd',
    'ke hoach so 155 cua ubnd quan 10',
    'ke hoach 155 kh ubnd ve giai phong mat bang',
  ]) {
    expect(documentNumberKeys(typed)[0], typed).toBe(key);
    expect(documentNumberKeys(typed.normalize('NFD'))[0], typed).toBe(key);
  }
});

test('other numbers keep apart, and each is found as typed', () => {
  expect(documentNumberKeys('1O5/QĐ-UBND')).toContain(documentNumberKey('105', 'QĐ-UBND'));
  expect(documentNumberKeys('414 bnv vtltnn')).toContain(documentNumberKey('414', 'BNV-VTLTNN'));
  expect(documentNumberKeys('127 kl tw')).toContain(documentNumberKey('127', 'KL/TW'));
  expect(documentNumberKeys('5-nq/đu')).toContain(documentNumberKey('05', 'NQ/ĐU'));
  expect(documentNumberKeys('66.16/2026/nq-cp')).toContain(documentNumberKey('66.16', 'NQ-CP', 2026));
  expect(documentNumberKey('1.234', 'QĐ-UB')).toBe(documentNumberKey('1234', 'QĐ-UB'));
  expect(documentNumberKey('66.16', 'NQ-CP')).not.toBe(documentNumberKey('6616', 'NQ-CP'));
});

test('with a year, the key with it comes before the key without', () => {
  expect(documentNumberKeys('nghị định 30/2020/NĐ-CP').slice(0, 2)).toEqual([
    documentNumberKey('30', 'NĐ-CP', 2020),
    documentNumberKey('30', 'NĐ-CP'),
  ]);
});

test.each([
  'giải phóng mặt bằng',
  '',
  '10 năm',
  'ngày 5/6/2025',
  'giao 155 ha đất',
  'quy dinh 100 trieu dong cho 5 nguoi',
])('a query without a number gives no key: «%s»', (query) => expect(documentNumberKeys(query)).toEqual([]));

test('citations are found in running text, over line breaks and without footnote marks', () => {
  const text =
    'Căn cứ Quyết định số 155/QĐ-\nUBND ngày 5/6/2025; Kết luận số 127-KL/TW và Nghị quyết 16/NQ-CP2, tỷ lệ 1/2, km 5/7.';
  for (const form of ['NFC', 'NFD'] as const) {
    const given = text.normalize(form);
    const found = findDocumentNumbers(given);
    expect(found.map(({ number, symbol }) => `${number} ${symbol}`)).toEqual([
      '155 QĐ-UBND',
      '127 KL/TW',
      '16 NQ-CP',
    ]);
    expect(found.map(({ start, end }) => given.slice(start, end).normalize('NFC'))).toEqual([
      '155/QĐ-\nUBND',
      '127-KL/TW',
      '16/NQ-CP',
    ]);
  }
});

test('Cyrillic letters that look Latin make the same key', () => {
  expect(documentNumberKey('67', 'TT-BТС', 2022)).toBe(documentNumberKey('67', 'TT-BTC', 2022));
  expect(documentNumberKey('67', 'TT-BTC', 2022)).toBe('672022ttbtc');
});
