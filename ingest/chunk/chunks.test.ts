/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPdf } from '../read/pdf-document.ts';
import { readPage } from '../read/page-text.ts';
import type { PageText } from '../read/page-text.ts';
import { chunkDocument } from './chunks.ts';
import type { Chunk } from './chunks.ts';
import { bodyLines } from './page-furniture.ts';

const gazettes = path.join(
  process.env['TANGTHU_DATA'] ?? path.resolve('../shared/data'),
  'records',
  'text-layer',
);

function page(text: string): PageText {
  const lineCount = text.split('\n').length;
  const words = [...text.matchAll(/\S+/g)].map((word) => {
    const line = text.slice(0, word.index).split('\n').length - 1;
    const top = 30 + (line * 780) / lineCount;
    return { start: word.index, end: word.index + word[0].length, left: 0, top, right: 1, bottom: top + 10 };
  });
  return { text, words, width: 595, height: 842 };
}

function sentence(length: number, word = 'chữ'): string {
  return `Một ${Array.from({ length: length - 1 }, () => word).join(' ')}.`;
}

/** Every word of the pages that no chunk holds, and every one that two hold. */
function misplaced(
  pages: readonly PageText[],
  chunks: readonly Chunk[],
): { lost: string[]; doubled: number } {
  const seen = pages.map(({ words }) => words.map(() => 0));
  for (const { spans } of chunks) {
    for (const span of spans)
      for (let word = span.from; word < span.to; word++) seen[span.page - 1]![word]!++;
  }
  const lost: string[] = [];
  let doubled = 0;
  seen.forEach((counts, at) =>
    counts.forEach((count, word) => {
      const { start, end } = pages[at]!.words[word]!;
      if (count === 0) lost.push(pages[at]!.text.slice(start, end));
      if (count > 1) doubled++;
    }),
  );
  return { lost, doubled };
}

function spanWords(pages: readonly PageText[], chunk: Chunk): string[] {
  return chunk.spans.flatMap(({ page: number, from, to }) => {
    const { text, words } = pages[number - 1]!;
    return words.slice(from, to).map((word) => text.slice(word.start, word.end));
  });
}

test('articles become chunks under their headings; a chapter heading joins its first article', () => {
  const text = [
    'Chương I',
    'QUY ĐỊNH CHUNG',
    'Điều 1. Phạm vi điều chỉnh',
    sentence(60),
    'Điều 2. Đối tượng áp dụng',
    sentence(60),
  ].join('\n');
  const chunks = chunkDocument([page(text)]);
  expect(chunks.map((chunk) => chunk.heading)).toEqual([
    'Điều 1. Phạm vi điều chỉnh',
    'Điều 2. Đối tượng áp dụng',
  ]);
  expect(chunks[0]!.text.startsWith('Chương I QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nMột')).toBe(true);
  expect(chunks.map((chunk) => chunk.ordinal)).toEqual([0, 1]);
});

test('a reference to an article at the start of a line opens no section', () => {
  const text = `Điều 7. Trách nhiệm\n${sentence(50)}\nCác cơ quan thực hiện theo quy định tại\nĐiều 5 của Thông tư này và\nMục 2 của Chương này.`;
  expect(chunkDocument([page(text)]).map((chunk) => chunk.heading)).toEqual(['Điều 7. Trách nhiệm']);
});

test('a long article is cut before its clauses, into parts of about equal length', () => {
  const clauses = Array.from({ length: 8 }, (_, at) => `${at + 1}. ${sentence(70)}`);
  const chunks = chunkDocument([page(['Điều 3. Nội dung', ...clauses].join('\n'))]);
  const lengths = chunks.map((chunk) => chunk.text.split(/\s+/).length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(320);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(140);
  for (const chunk of chunks.slice(1)) expect(chunk.text).toMatch(/^\d\. /);
  expect(new Set(chunks.map((chunk) => chunk.heading))).toEqual(new Set(['Điều 3. Nội dung']));
});

test('what leads in a list stays with it', () => {
  const text = `Điều 4. Danh mục\n${sentence(195)}\nHồ sơ gồm:\na) ${sentence(80)}\nb) ${sentence(80)}`;
  for (const chunk of chunkDocument([page(text)])) expect(chunk.text).not.toMatch(/:$/);
});

test('a chunk runs on over a page break, without the running head and the page number', () => {
  const pages = [
    page(`CÔNG BÁO/Số 371 + 372/Ngày 02-3-2024\n61\nĐiều 1. Tên gọi\n${sentence(40).slice(0, -1)} và`),
    page(`62\nCÔNG BÁO/Số 371 + 372/Ngày 02-3-2024\nphần còn lại của câu.`),
  ];
  const [chunk, ...others] = chunkDocument(pages);
  expect(others).toEqual([]);
  expect(chunk!.text).toContain('và phần còn lại của câu.');
  expect(chunk!.text).not.toMatch(/CÔNG BÁO|61|62/);
  expect(chunk!.spans.map((span) => span.page)).toEqual([1, 2]);
  expect(chunk!.spans[1]!.from).toBe(7);
});

test('a line that comes back at the edge of most pages is no text; table numbers are', () => {
  const pages = [1, 2, 3, 4].map((at) =>
    page(`Ủy ban nhân dân xã, trang ${at}\n${sentence(30)}\n17\n${sentence(9)}\nkết`),
  );
  const text = chunkDocument(pages)
    .map((chunk) => chunk.text)
    .join('\n');
  expect(text).not.toContain('trang');
  expect(text.match(/\b17\b/g)).toHaveLength(4);
});

test('a sentence without end is cut between words', () => {
  const endless = Array.from({ length: 1000 }, (_, at) => `ô${at}`).join(' ');
  const chunks = chunkDocument([page(endless)]);
  expect(chunks.length).toBeGreaterThan(2);
  for (const chunk of chunks) expect(chunk.text.split(' ').length).toBeLessThanOrEqual(320);
  expect(chunks.map((chunk) => chunk.text).join(' ')).toBe(endless);
});

test('no pages and empty pages give no chunks', () => {
  expect(chunkDocument([])).toEqual([]);
  expect(chunkDocument([page(''), page('')])).toEqual([]);
});

test('every word is in exactly one chunk, and the words of a chunk are those of its spans', () => {
  const token = fc.constantFrom(
    ...'Điều 1. 2. a) - Chương II “Căn cứ thành phố Hồ Chí Minh; quyết định: TP. 155/KH-UBND 17 …'.split(' '),
  );
  const line = fc.array(token, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
  const pageText = fc.array(line, { maxLength: 60 }).map((lines) => page(lines.join('\n')));
  fc.assert(
    fc.property(fc.array(pageText, { maxLength: 4 }), (pages) => {
      const chunks = chunkDocument(pages);
      const body = bodyLines(pages).map((lines) =>
        lines.reduce((sum, entry) => sum + entry.to - entry.from, 0),
      );
      const { lost, doubled } = misplaced(pages, chunks);
      const all = pages.reduce((sum, { words }) => sum + words.length, 0);
      expect(doubled).toBe(0);
      expect(lost.length).toBe(all - body.reduce((sum, count) => sum + count, 0));
      for (const chunk of chunks) {
        const words = chunk.text.split(/\s+/);
        expect(words).toEqual(spanWords(pages, chunk));
        expect(words.length).toBeLessThanOrEqual(320);
      }
    }),
  );
});

test.skipIf(!existsSync(gazettes))('gazettes lose only running heads and page numbers', async () => {
  for (const file of readdirSync(gazettes)) {
    using pdf = await openPdf(readFileSync(path.join(gazettes, file)));
    const pages = Array.from({ length: pdf.pageCount }, (_, index) => readPage(pdf, index));
    const chunks = chunkDocument(pages);
    const { lost, doubled } = misplaced(pages, chunks);
    expect(doubled).toBe(0);
    const heads = lost.filter(
      (word) => !/^(?:CÔNG|Trang|BÁO\/Số|\d+|\+|\d+\/Ngày|\d+-\d+-\d{4}|[-–])$/.test(word),
    );
    expect(heads, file).toEqual([]);
    for (const chunk of chunks) expect(chunk.text).not.toContain('CÔNG BÁO/Số');
  }
});
