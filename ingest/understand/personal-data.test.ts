import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPdf } from '../read/pdf-document.ts';
import { readPage, type PageText } from '../read/page-text.ts';
import { readTruth } from '../sample/archive-truth.ts';
import { findPersonalData } from './personal-data.ts';
import { placedPage, type PlacedLine } from './testing/placed-page.ts';

/** What is found on lines below each other: its kind and its words. */
function found(...lines: (string | PlacedLine)[]): string[] {
  const page = placedPage(
    lines.map((line, at) => (typeof line === 'string' ? ([line, 60, 100 + 16 * at] as const) : line)),
  );
  return foundOn([page]);
}

function foundOn(pages: readonly PageText[]): string[] {
  return findPersonalData(pages).map(({ kind, page, from, to }) => {
    const { words, text } = pages[page - 1] as PageText;
    return `${kind}: ${text.slice(words[from]?.start, words[to - 1]?.end)}`;
  });
}

test('citizen numbers, however parted and misread', () => {
  expect(found('Số CCCD: 001085000999, cấp ngày 01/02/2022')).toEqual(['citizen-number: 001085000999,']);
  expect(found('ông An 001 085 000 999 trú tại')).toEqual(['citizen-number: 001 085 000 999']);
  expect(found('Căn cước công dân số 0010 85000 999')).toEqual(['citizen-number: 0010 85000 999']);
  expect(found('CCCD: O01O85000999')).toEqual(['citizen-number: O01O85000999']);
  expect(found('Can cuoc: 001085', '000999 do')).toEqual(['citizen-number: 001085\n000999']);
  expect(found('Số định danh cá nhân: 079204012345'.normalize('NFD'))).toHaveLength(1);
});

test('old identity numbers need their word before them or above their column', () => {
  expect(found('Số CMND: 012345678')).toEqual(['old-id-number: 012345678']);
  expect(found('giấy chứng minh nhân dân số 012 345 678')).toEqual(['old-id-number: 012 345 678']);
  expect(found('Mã hàng: 012345678')).toEqual([]);
  expect(
    found(
      ['Họ tên', 60, 100],
      ['CMND', 200, 100],
      ['Số tiền', 320, 100],
      ['012345678', 190, 130],
      ['250000000', 320, 130],
    ),
  ).toEqual(['old-id-number: 012345678']);
});

test('telephone numbers, mobile and fixed, by prefix or label', () => {
  for (const number of [
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '+84 912 345 678',
    '(024) 3825 3888',
    '02973327461',
    '0297 332 7461',
  ])
    expect(found(`liên hệ bà Hoa ${number} để biết`), number).toEqual([`phone-number: ${number}`]);
  expect(found('ĐT: 04.38253888')).toEqual(['phone-number: 04.38253888']);
  expect(found('Điên thoai liên hệ: 0650.822825; Fax: 0650 822 826')).toEqual([
    'phone-number: 0650.822825;',
    'phone-number: 0650 822 826',
  ]);
});

test('sums, accounts, tax codes, dates, document and procedure numbers are no one’s', () => {
  for (const line of [
    'Số tiền 125.000.000.000 đồng, trong đó 097.085.000.999 đồng',
    'Số tài khoản: 001085000999 tại Kho bạc',
    'Mã số thuế: 0312345678; doanh nghiệp 0301442379',
    'Mã hồ sơ: 000.00.26.H97-120110-1860, thủ tục 1.001193.000.00.00.H26',
    'Quyết định số 0912/QĐ-UBND ngày 05/06/2025; 2016 2017 2018 2019',
    '7403.11.00.10 - Đồng; 0912345678 đồng; CÔNG BÁO/Số 1091 + 1092/Ngày 03-11-2023',
    '999085000123 012345678',
    'Thời gian ký: 07.03.2025 16:32:41 +07:00',
    'cột mốc có tọa độ (0384612319)',
    '',
  ])
    expect(found(line), line).toEqual([]);
});

test('a very long run of figures is no one’s and is read at once', () => {
  expect(found('0'.repeat(200_000))).toEqual([]);
  expect(found('0 '.repeat(50_000))).toEqual([]);
});

test('all numbers of the sample archive, and nothing else', async () => {
  const people =
    /(?<!\d)097\d{9}(?!\d)|(?<=(?:CMND|chứng minh nhân dân): )\d{9}(?!\d)|(?<!\d)(?:09\d\d|0297) \d{3} \d{3,4}(?!\d)/gu;
  for (const { id, texts } of await readTruth()) {
    const pages = texts.map(({ words, ...page }) => ({
      ...page,
      words: words.map(([start, end, left, top, right, bottom]) => ({
        start,
        end,
        left,
        top,
        right,
        bottom,
      })),
    }));
    const expected = texts.flatMap(({ text }) => text.match(people) ?? []);
    const numbers = foundOn(pages).map((number) => number.replace(/^.*: |[^\d]+$/gu, ''));
    expect(numbers, id).toEqual(expected);
  }
});

/** Reading them all is another test's time. */
const SOME = 8;
const gazettes = join(process.env['TANGTHU_DATA'] ?? '../shared/data', 'records/text-layer');

test.skipIf(!existsSync(gazettes))(
  'no false hit in the gazettes (skipped where they are absent)',
  async () => {
    for (const name of readdirSync(gazettes)
      .filter((file) => file.endsWith('.pdf'))
      .slice(0, SOME)) {
      using pdf = await openPdf(readFileSync(join(gazettes, name)));
      const pages = Array.from({ length: pdf.pageCount }, (_, index) => readPage(pdf, index));
      expect(foundOn(pages), name).toEqual([]);
    }
  },
);
