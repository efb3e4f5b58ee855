import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPdf } from '../read/pdf-document.ts';
import { readPage } from '../read/page-text.ts';
import type { PageText } from '../read/page-text.ts';
import { generateDocuments } from '../sample/generate.ts';
import { Random } from '../sample/random.ts';
import { splitDocuments } from './document-parts.ts';
import { placedPage } from './testing/placed-page.ts';
import type { PlacedLine } from './testing/placed-page.ts';

const MOTTO: PlacedLine[] = [
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 60],
  ['Độc lập - Tự do - Hạnh phúc', 320, 76],
];
const BODY = placedPage([['Điều 2. Quyết định này có hiệu lực kể từ ngày ký.', 90, 80]]);

function firstPage(number: string, date = 'ngày 05 tháng 6 năm 2025', ...more: PlacedLine[]): PageText {
  return placedPage([
    ['ỦY BAN NHÂN DÂN', 90, 60],
    ['THÀNH PHỐ HÀ NỘI', 85, 76],
    ...MOTTO,
    [`Số: ${number}`, 95, 110],
    [`Hà Nội, ${date}`, 320, 110],
    ['QUYẾT ĐỊNH', 260, 150],
    ['Về việc khen thưởng', 240, 168],
    ...more,
    ['Căn cứ Luật Tổ chức chính quyền địa phương;', 90, 240],
  ]);
}

function starts(...pages: PageText[]): number[] {
  return splitDocuments(pages).map((part) => part.firstPage);
}

test('a document begins at each page with a head of its own', () => {
  expect(starts()).toEqual([]);
  expect(starts(BODY)).toEqual([0]);
  expect(
    starts(firstPage('12/QĐ-UBND'), BODY, firstPage('13/QĐ-UBND'), firstPage('14/QĐ-UBND'), BODY),
  ).toEqual([0, 2, 3]);
  expect(starts(BODY, firstPage('12/QĐ-UBND'))).toEqual([0, 1]);
});

test('all pages stay, in their order', () => {
  const pages = [firstPage('12/QĐ-UBND'), BODY, placedPage([]), firstPage('13/QĐ-UBND'), BODY];
  expect(splitDocuments(pages).flatMap((part) => part.pages)).toEqual(pages);
});

test('an annex, an attached form, and the same number again begin none', () => {
  const decision = firstPage('12/QĐ-UBND');
  const annex = firstPage('12/QĐ-UBND', 'ngày 05 tháng 6 năm 2025', [
    '(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 6 năm 2025)',
    100,
    186,
  ]);
  const otherNumber = firstPage('99/QĐ-UBND', 'ngày 05 tháng 6 năm 2025', [
    '(Kèm theo Quyết định số 12/QĐ-UBND)',
    200,
    186,
  ]);
  const form = placedPage([
    ['Mẫu số 01', 480, 40],
    ...MOTTO,
    ['Số: 07/GP-UBND', 95, 110],
    ['Hà Nội, ngày 05 tháng 6 năm 2025', 320, 110],
    ['ỦY BAN NHÂN DÂN', 90, 60],
    ['QUYẾT ĐỊNH', 260, 150],
  ]);
  const blank = firstPage('       /QĐ-UBND', 'ngày      tháng     năm 20...');
  expect(starts(decision, annex, otherNumber, form, blank, decision)).toEqual([0]);
});

test('a page that cites another document in its text begins none', () => {
  const report = placedPage([
    ['báo cáo Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam theo', 90, 60],
    ['Quyết định số 12/QĐ-UBND, Hà Nội, ngày 05 tháng 6 năm 2025', 90, 76],
  ]);
  expect(starts(firstPage('12/QĐ-UBND'), report)).toEqual([0]);
});

test('files joined of generated documents come apart where they were joined', () => {
  const documents = [...generateDocuments({ count: 120, seed: 31 })].map(({ pages }) => pages);
  for (const pages of documents) expect(splitDocuments(pages)).toHaveLength(1);
  const random = new Random(31, 'joins');
  let missed = 0;
  let wanted = 0;
  for (let join = 0; join < 25; join++) {
    const chosen = random.sample(documents, random.whole(2, 6));
    const ends = chosen.map((_, at) => chosen.slice(0, at).flat().length);
    const found = starts(...chosen.flat());
    expect(ends).toEqual(expect.arrayContaining(found));
    missed += ends.length - found.length;
    wanted += ends.length;
  }
  expect(missed).toBeLessThanOrEqual(0.02 * wanted);
});

/** Milliseconds, on a machine that does much else. */
const READING_737_PAGES = 300_000;
const records = path.join(
  process.env['TANGTHU_DATA'] ?? path.resolve('../shared/data'),
  'records',
  'text-layer',
);
test.skipIf(!existsSync(records))(
  'gazette papers with their annexes and forms stay whole',
  { timeout: READING_737_PAGES },
  async () => {
    for (const file of readdirSync(records)) {
      using pdf = await openPdf(readFileSync(path.join(records, file)));
      const pages = Array.from({ length: pdf.pageCount }, (_, index) => readPage(pdf, index));
      expect(starts(...pages), file).toEqual([0]);
    }
  },
);

test('what archivists said of a page goes before what the page says', () => {
  const pages = [firstPage('1/QĐ-UBND'), BODY, firstPage('2/QĐ-UBND'), BODY];
  const parted = (begins: number[], goesOn: number[]): number[] =>
    splitDocuments(pages, { begins, goesOn }).map((part) => part.firstPage);
  expect(parted([], [])).toEqual([0, 2]);
  expect(parted([], [3])).toEqual([0]);
  expect(parted([2, 4], [])).toEqual([0, 1, 2, 3]);
  expect(parted([1, 99], [1, 99])).toEqual([0, 2]);
});
