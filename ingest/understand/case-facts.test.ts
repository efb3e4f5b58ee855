import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PageText } from '../read/page-text.ts';
import { readPages } from '../read/page-reading.ts';
import { understand } from '../run/prepare.ts';
import { readTruth, sampleArchive } from '../sample/archive-truth.ts';
import type { CaseFact } from './case-fact.ts';
import { readCaseFacts } from './case-facts.ts';
import { readProcedureParts } from './procedure-parts.ts';

/** A page of lines as long as they are written: 6 points a letter, 20 a line. */
function pageOf(...lines: string[]): PageText {
  const words: PageText['words'][number][] = [];
  let text = '';
  for (const [row, line] of lines.entries()) {
    if (row > 0) text += '\n';
    const begin = text.length;
    for (const match of line.matchAll(/\S+/gu)) {
      const start = begin + match.index;
      const [left, top] = [60 + match.index * 6, 40 + row * 20];
      words.push({
        start,
        end: start + match[0].length,
        left,
        top,
        right: left + match[0].length * 6,
        bottom: top + 14,
      });
    }
    text += line;
  }
  return { text, words, width: 595, height: 842 };
}

const said = (facts: readonly CaseFact[]): Record<string, string> =>
  Object.fromEntries(facts.map(({ kind, value }) => [kind, value]));

describe('what papers of residents’ cases say', () => {
  test('a form says whose case it is, with the words that say it', () => {
    const page = pageOf(
      'TỜ KHAI ĐĂNG KÝ KHAI SINH',
      'Họ và tên người yêu cầu: Bà Nguyễn Thị Hồng Nhung',
      'Sinh ngày 07 tháng 5 năm 1961; CCCD số: ********0999',
      'Nơi thường trú: số 12/5 đường Bến Gốm, khu phố 3, phường Hải Đăng, thành phố',
      'Tân Giang',
      'Họ tên con: Trần Văn Bé',
      'Đề nghị giải quyết thủ tục: Đăng ký khai sinh (mã 1.001193)',
    );
    const facts = readCaseFacts([page]);
    expect(said(facts)).toEqual({
      paper: 'request',
      name: 'Nguyễn Thị Hồng Nhung',
      birth: '1961-05-07',
      number: '********0999',
      address: 'số 12/5 đường Bến Gốm, khu phố 3, phường Hải Đăng, thành phố Tân Giang',
      'procedure-name': 'Đăng ký khai sinh',
      procedure: '1.001193',
    });
    for (const { kind, value, words, page: number } of facts) {
      expect(number).toBe(1);
      const written = page.words
        .slice(...words)
        .map(({ start, end }) => page.text.slice(start, end))
        .join(' ');
      if (kind === 'name' || kind === 'address') expect(written).toBe(value);
      if (kind === 'birth') expect(written).toBe('ngày 07 tháng 5 năm 1961;');
    }
  });

  test('a year of birth without a day, a name in capitals, recognition that doubts its words', () => {
    const page = pageOf(
      'ĐƠN ĐỀ NGHỊ',
      'Tôi tên là: LÊ VĂN TÁM, sinh năm: 1948',
      'Thường trú tại: ấp Gò Mít, xã Gò Trầm',
    );
    const sure = readCaseFacts([page]);
    expect(said(sure)).toMatchObject({ name: 'LÊ VĂN TÁM', birth: '1948', address: 'ấp Gò Mít, xã Gò Trầm' });
    const doubtful = readCaseFacts([page], [page.words.map(() => 40)]);
    expect(doubtful.find(({ kind }) => kind === 'birth')?.confidence).toBeLessThan(0.5);
  });

  test('other papers are no case: letters, lists, a paper without words', () => {
    expect(readCaseFacts([pageOf('Kính gửi: Ông Nguyễn Văn An', 'Họ và tên: chưa rõ')])).toEqual([]);
    expect(readCaseFacts([pageOf('')])).toEqual([]);
    expect(readCaseFacts([])).toEqual([]);
    const list = pageOf('Địa chỉ: số 4 đường Cầu Đá', 'Lệ phí: 8.000 đồng');
    expect(readCaseFacts([list])).toEqual([]);
  });

  test('of the sample, all papers of residents’ cases and no other bear facts, and the right name', async () => {
    const truth = (await readTruth()).filter(({ topic }) => ['procedures', 'construction'].includes(topic));
    expect(truth.length).toBeGreaterThan(20);
    for (const { path, issuer, subject, fileTitle } of truth) {
      const facts = said(
        understand(await readPages(readFileSync(join(sampleArchive, path)), undefined)).caseFacts,
      );
      if (facts['name'] !== undefined) expect(fileTitle).toContain(facts['name']);
      if (/^(?:Tờ khai|Đơn|Giấy đề nghị)/u.test(subject)) {
        expect(facts).toMatchObject({ name: issuer, paper: 'request' });
        expect(facts['number']).toMatch(/^\*{5,8}\d{4}$/);
        expect(facts['birth']).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
      if (subject.startsWith('Tiếp nhận'))
        expect(facts).toMatchObject({
          paper: 'receipt',
          due: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        });
      if (subject.startsWith('Kết quả giải quyết thủ tục')) expect(facts['outcome']).toBeTruthy();
    }
  });
});

describe('what papers lay down for procedures', () => {
  const page = pageOf(
    'PHỤ LỤC',
    '1. Thủ tục Đăng ký khai sinh (mã 1.001193)',
    'a) Trình tự thực hiện:',
    'Bước 1: Nộp hồ sơ tại Bộ phận Một cửa.',
    'Bước 2: Nhận kết quả.',
    'b) Cách thức thực hiện: trực tiếp hoặc trực tuyến.',
    'c) Thành phần hồ sơ: Tờ khai; Giấy chứng sinh.',
    'd) Thời hạn giải quyết: ngay trong ngày làm việc.',
    'đ) Lệ phí: không thu.',
    '2. Thủ tục Xác nhận tình trạng hôn nhân (mã 2.000635)',
    'a) Trình tự thực hiện: nộp tờ khai.',
    'b) Thời hạn giải quyết: 03 ngày làm việc.',
  );
  const written = (from: number, to: number): string =>
    page.text.slice(page.words[from]?.start, page.words[to - 1]?.end);

  test('each procedure with its parts and their words', () => {
    const parts = readProcedureParts([page]);
    expect(parts.map(({ procedure, part, from, to }) => [procedure, part, written(from, to)])).toEqual([
      ['1.001193', 'title', '1. Thủ tục Đăng ký khai sinh (mã 1.001193)'],
      [
        '1.001193',
        'steps',
        'a) Trình tự thực hiện:\nBước 1: Nộp hồ sơ tại Bộ phận Một cửa.\nBước 2: Nhận kết quả.',
      ],
      ['1.001193', 'dossier', 'c) Thành phần hồ sơ: Tờ khai; Giấy chứng sinh.'],
      ['1.001193', 'time-limit', 'd) Thời hạn giải quyết: ngay trong ngày làm việc.'],
      ['1.001193', 'fee', 'đ) Lệ phí: không thu.'],
      ['2.000635', 'title', '2. Thủ tục Xác nhận tình trạng hôn nhân (mã 2.000635)'],
      ['2.000635', 'steps', 'a) Trình tự thực hiện: nộp tờ khai.'],
      ['2.000635', 'time-limit', 'b) Thời hạn giải quyết: 03 ngày làm việc.'],
    ]);
  });

  test('a procedure that is only named is not laid down', () => {
    expect(
      readProcedureParts([pageOf('Thủ tục Đăng ký khai sinh (mã 1.001193)', 'Lệ phí: không thu')]),
    ).toEqual([]);
  });
});
