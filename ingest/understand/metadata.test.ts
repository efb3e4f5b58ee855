import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from '@tangthu/language/text/fold';
import { expect, test } from 'vitest';
import { openPdf } from '../read/pdf-document.ts';
import { readPage } from '../read/page-text.ts';
import type { PageText } from '../read/page-text.ts';
import { readMetadata } from './metadata.ts';
import type { DocumentMetadata } from './metadata.ts';
import { ownNumber } from './printed-number.ts';
import { placedPage } from './testing/placed-page.ts';
import type { PlacedLine } from './testing/placed-page.ts';

const data = process.env['TANGTHU_DATA'] ?? path.resolve('../shared/data');
const gazettes = path.join(data, 'records', 'text-layer');
const truths = path.join(data, 'made', 'truth');

const MOTTO: PlacedLine[] = [
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 60],
  ['Độc lập - Tự do - Hạnh phúc', 320, 76],
];

function read(...pages: PlacedLine[][]): DocumentMetadata {
  return readMetadata(pages.map(placedPage));
}

test('a plan of a city', () => {
  const metadata = read([
    ['ỦY BAN NHÂN DÂN', 90, 60],
    ['THÀNH PHỐ HÀ NỘI', 85, 76],
    ...MOTTO,
    ['Số: 155/KH-UBND', 95, 110],
    ['Hà Nội, ngày 05 tháng 6 năm 2025', 320, 110],
    ['KẾ HOẠCH', 260, 150],
    ['Số hóa tài liệu lưu trữ của các cơ quan, đơn vị', 150, 168],
    ['trên địa bàn Thành phố Hà Nội', 190, 186],
    ['Thực hiện Luật Lưu trữ ngày 21 tháng 6 năm 2024, Ủy ban nhân dân', 90, 240],
    ['I. MỤC ĐÍCH, YÊU CẦU', 90, 270],
    ['Nơi nhận:', 90, 600],
    ['TM. ỦY BAN NHÂN DÂN', 350, 600],
    ['KT. CHỦ TỊCH', 375, 618],
    ['PHÓ CHỦ TỊCH', 372, 636],
    ['Nguyễn Văn An', 370, 720],
  ]);
  const { fields, missing, ...values } = metadata;
  expect(missing).toEqual({});
  expect(values).toEqual({
    type: 'Kế hoạch',
    number: '155',
    symbol: 'KH-UBND',
    documentNumber: '155/KH-UBND',
    numberKey: '155khubnd',
    issuedDate: '2025-06-05',
    place: 'Hà Nội',
    issuer: 'ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI',
    subject: 'Số hóa tài liệu lưu trữ của các cơ quan, đơn vị trên địa bàn Thành phố Hà Nội',
    signer: 'Nguyễn Văn An',
    signingCapacity: 'KT. CHỦ TỊCH',
    recipients: [],
    draft: false,
    pageCount: 1,
  });
  expect(fields.documentNumber).toMatchObject({ value: '155/KH-UBND', page: 1, words: [24, 26] });
});

test('an official letter, whose type and subject are not titled', () => {
  const metadata = read([
    ['BỘ NỘI VỤ', 120, 60],
    ['CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC', 60, 76],
    ...MOTTO,
    ['Số: 414/VTLTNN-NV', 95, 110],
    ['Hà Nội, ngày 18 tháng 4 năm 2019', 320, 110],
    ['V/v hướng dẫn bảo quản tài liệu', 70, 128],
    ['lưu trữ tại địa phương', 100, 144],
    ['Kính gửi: Sở Nội vụ các tỉnh, thành phố', 160, 180],
  ]);
  expect(metadata).toMatchObject({
    type: 'Công văn',
    documentNumber: '414/VTLTNN-NV',
    issuer: 'CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC',
    subject: 'hướng dẫn bảo quản tài liệu lưu trữ tại địa phương',
  });
});

test('a Party document', () => {
  const metadata = read([
    ['ĐẢNG BỘ THÀNH PHỐ', 90, 60],
    ['ĐẢNG ỦY PHƯỜNG SÔNG LAM', 70, 76],
    ['ĐẢNG CỘNG SẢN VIỆT NAM', 340, 60],
    ['Số 05-NQ/ĐU', 110, 100],
    ['Sông Lam, ngày 12 tháng 8 năm 2025', 320, 100],
    ['NGHỊ QUYẾT', 260, 150],
    ['về công tác số hóa tài liệu', 200, 168],
    ['T/M ĐẢNG ỦY', 380, 600],
    ['BÍ THƯ', 400, 618],
    ['Trần Thị Bình', 375, 700],
  ]);
  expect(metadata).toMatchObject({
    type: 'Nghị quyết',
    documentNumber: '05-NQ/ĐU',
    symbol: 'NQ/ĐU',
    issuer: 'ĐẢNG ỦY PHƯỜNG SÔNG LAM',
    issuedDate: '2025-08-12',
    signer: 'Trần Thị Bình',
    signingCapacity: 'T/M ĐẢNG ỦY',
  });
});

test('what is blank stays blank, and a cited number or date is not taken for the own one', () => {
  const metadata = read([
    ['ỦY BAN NHÂN DÂN XÃ', 90, 60],
    ...MOTTO,
    ['Số:      /QĐ-UBND', 95, 110],
    ['Hà Nội, ngày      tháng 6 năm 2025', 320, 110],
    ['QUYẾT ĐỊNH', 260, 150],
    ['Về việc bãi bỏ Quyết định số 12/QĐ-UBND ngày 01 tháng 02 năm 2020', 100, 168],
    ['Căn cứ Quyết định số 15/QĐ-UBND ngày 03 tháng 3 năm 2021;', 90, 220],
  ]);
  expect(metadata.type).toBe('Quyết định');
  for (const name of ['number', 'symbol', 'documentNumber', 'numberKey', 'issuedDate', 'place'] as const) {
    expect(metadata[name], name).toBeUndefined();
  }
});

test('stamps of secrecy and urgency are seen, the word in a title is not', () => {
  const head: PlacedLine[] = [['BỘ CÔNG AN', 110, 60], ...MOTTO, ['Số: 7/BC-BCA', 100, 110]];
  expect(read([...head, ['MẬT', 120, 130]]).secrecy).toBe('secret');
  expect(read([...head, ['TỐI MẬT', 120, 130]]).secrecy).toBe('top-secret');
  expect(read([...head, ['TUYỆT MẬT', 120, 130]]).secrecy).toBe('most-secret');
  expect(read([...head, ['HỎA TỐC', 120, 130]])).toMatchObject({ urgency: 'HỎA TỐC' });
  const title: PlacedLine[] = [
    ['BÁO CÁO', 260, 150],
    ['Công tác bảo vệ bí mật nhà nước', 190, 168],
    ['VỀ BẢO VỆ BÍ MẬT', 200, 190],
  ];
  expect(read([...head, ...title]).secrecy).toBeUndefined();
});

test('a consolidated text has its number and date where it is certified', () => {
  const metadata = read(
    [
      ...MOTTO,
      ['NGHỊ ĐỊNH', 260, 120],
      ['Quy định về công tác văn thư', 190, 138],
      ['Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ', 90, 190],
    ],
    [
      ['Số: 12/VBHN-BNV', 95, 500],
      ['Hà Nội, ngày 20 tháng 4 năm 2026', 320, 518],
    ],
  );
  expect(metadata).toMatchObject({
    type: 'Nghị định',
    documentNumber: '12/VBHN-BNV',
    issuedDate: '2026-04-20',
    subject: 'Quy định về công tác văn thư',
  });
  expect(metadata.fields.documentNumber?.page).toBe(2);
});

test('pages without words say nothing', () => {
  const nothing = { fields: {}, missing: {}, recipients: [], draft: false };
  expect(readMetadata([])).toEqual({ ...nothing, pageCount: 0 });
  expect(read([], [])).toEqual({ ...nothing, pageCount: 2 });
});

interface Expected {
  readonly type: string;
  readonly number?: string;
  readonly date?: string;
  readonly issuer?: string;
  readonly subject: string;
  /** What only later pages show. */
  readonly laterPages?: { readonly number?: string; readonly date?: string };
}

async function readGazette(file: string): Promise<DocumentMetadata> {
  using pdf = await openPdf(readFileSync(path.join(gazettes, file)));
  return readMetadata(Array.from({ length: pdf.pageCount }, (_, index) => readPage(pdf, index)));
}

/** Milliseconds for 737 pages, on a machine that does much else. */
const LONG = 300_000;

test.skipIf(!existsSync(gazettes))('real gazette documents are understood', { timeout: LONG }, async () => {
  const list = readFileSync(new URL('gazette.expected.json', import.meta.url), 'utf8');
  const expected = Object.entries(JSON.parse(list) as Record<string, Expected>);
  expect(expected.map(([file]) => file).sort()).toEqual(readdirSync(gazettes).sort());
  const wrong = {
    firstPage: [] as string[],
    issuer: [] as string[],
    subject: [] as string[],
    later: [] as string[],
  };
  for (const [file, wanted] of expected) {
    const got = await readGazette(file);
    const number = wanted.number ?? wanted.laterPages?.number;
    const date = wanted.date ?? wanted.laterPages?.date;
    const right = got.documentNumber === number && got.issuedDate === date && got.type === wanted.type;
    if (!right) (wanted.number && wanted.date ? wrong.firstPage : wrong.later).push(file);
    if (got.issuer !== wanted.issuer) wrong.issuer.push(file);
    if (got.subject !== wanted.subject) wrong.subject.push(file);
  }
  const shown = expected.filter(([, wanted]) => wanted.number && wanted.date).length;
  expect(shown).toBe(39);
  expect(wrong.firstPage.length, wrong.firstPage.join()).toBeLessThanOrEqual(0.1 * shown);
  expect(wrong.later.length, wrong.later.join()).toBeLessThanOrEqual(1);
  expect(wrong.issuer.length, wrong.issuer.join()).toBeLessThanOrEqual(0.08 * expected.length);
  expect(wrong.subject.length, wrong.subject.join()).toBeLessThanOrEqual(0.08 * expected.length);
});

interface Truth {
  readonly soKyHieu: string;
  readonly ngay: string;
  readonly coQuan: string;
  readonly trichYeu: string;
  readonly pages: readonly {
    readonly text: string;
    readonly ptWidth: number;
    readonly ptHeight: number;
    readonly words: readonly {
      readonly t: string;
      readonly ptUnskewed: readonly [number, number, number, number];
    }[];
  }[];
}

function truthPages(truth: Truth): PageText[] {
  return truth.pages.map(({ text, words: boxes, ptWidth: width, ptHeight: height }) => {
    let from = 0;
    const words = boxes.map(({ t, ptUnskewed: [left, top, right, bottom] }) => {
      const start = text.indexOf(t, from);
      from = start + t.length;
      return { start, end: from, left, top, right, bottom };
    });
    return { text, words, width, height };
  });
}

test.skipIf(!existsSync(truths))('made documents with clean text are understood', () => {
  const files = readdirSync(truths);
  const wrong: string[] = [];
  for (const file of files) {
    const truth = JSON.parse(readFileSync(path.join(truths, file), 'utf8')) as Truth;
    const got = readMetadata(truthPages(truth));
    const plain = (text = ''): string => fold(text).replace(/^ve viec /, '');
    if (got.documentNumber !== truth.soKyHieu) wrong.push(`${file} number ${got.documentNumber}`);
    if (got.issuedDate !== truth.ngay) wrong.push(`${file} date ${got.issuedDate}`);
    if (!got.issuer || !truth.coQuan.endsWith(got.issuer)) wrong.push(`${file} issuer ${got.issuer}`);
    if (plain(got.subject) !== plain(truth.trichYeu)) wrong.push(`${file} subject ${got.subject}`);
    if (!got.signer || !truth.pages.at(-1)?.text.includes(got.signer))
      wrong.push(`${file} signer ${got.signer}`);
  }
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(0.05 * files.length * 5);
});

const sonla = path.join(data, 'records', 'sonla_metadata.jsonl');
test.skipIf(!existsSync(sonla))('numbers of real provincial decisions are read from their line', () => {
  const numbers = readFileSync(sonla, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { so_hieu: string }).so_hieu);
  const wrong = numbers.filter(
    (number) => ownNumber(`Số: ${number}`)?.printed !== number.replace(/\s+/g, ''),
  );
  expect(wrong.length, wrong.join()).toBeLessThanOrEqual(0.03 * numbers.length);
});
