/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPdf } from './pdf-document.ts';
import { renderPage } from './page-image.ts';
import { readPage } from './page-text.ts';
import type { PageText } from './page-text.ts';
import { textVerdict } from './text-verdict.ts';
import { wordShares } from './word-shares.ts';
import { rawPdf } from './testing/raw-pdf.ts';
import type { RawPdf } from './testing/raw-pdf.ts';

const data = process.env['TANGTHU_DATA'] ?? path.resolve('../shared/data');
const records = path.join(data, 'records');

async function read(pdf: RawPdf): Promise<PageText> {
  using document = await openPdf(rawPdf(pdf));
  return readPage(document, 0);
}

function words(page: PageText): string[] {
  return page.words.map((word) => page.text.slice(word.start, word.end));
}

test('words are joined by spaces, lines by newlines, and offsets point at the words', async () => {
  const page = await read({ content: 'BT /F 12 Tf 72 700 Td (Phong luu tru) Tj 0 -16 Td (so 5) Tj ET' });
  expect(page.text).toBe('Phong luu tru\nso 5');
  expect(words(page)).toEqual(['Phong', 'luu', 'tru', 'so', '5']);
  expect([page.width, page.height]).toEqual([595, 842]);
});

test('gaps make words, not the spaces of the file', async () => {
  const kernedAway = 'BT /F 12 Tf 72 700 Td [(Ph) 0 ( ) 278 (uc) -500 (luc)] TJ ET';
  expect((await read({ content: kernedAway })).text).toBe('Phuc luc');
  const letterSpaced = 'BT /F 12 Tf 72 700 Td 2 Tc (con lai) Tj ET';
  expect((await read({ content: letterSpaced })).text).toBe('con lai');
  const condensed = 'BT /F 12 Tf 72 700 Td -0.8 Tc (con lai) Tj ET';
  expect((await read({ content: condensed })).text).toBe('con lai');
});

test('a combining mark belongs to the word of its letter, and the text is NFC', async () => {
  const content = 'BT /F 12 Tf 72 700 Td [(Vie) 500 (x) 500 (y) (t so)] TJ ET';
  const page = await read({ content, meanings: { x: '\u0302', y: '\u0323' } });
  expect(page.text).toBe(page.text.normalize('NFC'));
  expect(words(page)).toEqual(['Việt', 'so']);
  for (const word of page.words) expect(page.text.slice(word.start, word.end)).not.toMatch(/\s/);
});

test('ligatures, soft hyphens, symbol bullets and unknown codes become what they show', async () => {
  const content = 'BT /F 12 Tf 72 700 Td (a b-c d Qz) Tj ET';
  const meanings = { a: '\ufb01', b: 'x', '-': '\u00ad', d: '\uf0b7', Q: '\ue123', z: '\u200b' };
  expect((await read({ content, meanings })).text).toBe('fi x-c • \ufffd');
});

test('an unseen layer is read as well', async () => {
  expect((await read({ content: 'BT /F 12 Tf 3 Tr 72 700 Td (hai lop) Tj ET' })).text).toBe('hai lop');
});

test('a running head that is drawn last is read first, and columns stay together', async () => {
  const line = (x: number, y: number, text: string): string => `BT /F 12 Tf ${x} ${y} Td (${text}) Tj ET`;
  const content = [
    line(72, 700, 'left one'),
    line(72, 680, 'left two'),
    line(320, 700, 'right one'),
    line(320, 680, 'right two'),
    line(72, 640, 'below them all in one long line of both'),
    line(72, 780, 'running head that runs over the whole width of this broad page'),
  ].join('\n');
  expect((await read({ content })).text.split('\n')).toEqual([
    'running head that runs over the whole width of this broad page',
    'left one',
    'left two',
    'right one',
    'right two',
    'below them all in one long line of both',
  ]);
});

test('writing that stands upright on the page is read along its own lines', async () => {
  const content = 'BT /F 12 Tf 0 1 -1 0 100 300 Tm (Phu luc) Tj 0 -20 Td (bang mot) Tj ET';
  expect((await read({ content })).text).toBe('Phu luc\nbang mot');
});

test.each([0, 90, 180, 270] as const)('boxes lie on the ink of a page turned by %i°', async (rotate) => {
  const content = 'BT /F 30 Tf 220 500 Td (HIM) Tj 0 -60 Td (MAI) Tj ET';
  const pdf = await openPdf(
    rawPdf({ content, rotate, mediaBox: [100, 100, 500, 700], cropBox: [150, 200, 450, 650] }),
  );
  const page = readPage(pdf, 0);
  const scale = 2;
  const image = renderPage(pdf, 0, { scale });
  expect(words(page)).toEqual(['HIM', 'MAI']);
  expect([page.width, page.height]).toEqual(rotate % 180 === 0 ? [300, 450] : [450, 300]);
  const ink = inkBoxes(image, scale);
  for (const word of page.words) {
    expect(ink.left).toBeLessThanOrEqual(word.left + 1);
    expect(inkShare(image, word, scale)).toBeGreaterThan(0.25);
  }
  expect(Math.min(...page.words.map((word) => word.left))).toBeCloseTo(ink.left, -0.5);
  expect(Math.min(...page.words.map((word) => word.top))).toBeCloseTo(ink.top, -0.5);
  expect(Math.max(...page.words.map((word) => word.right))).toBeCloseTo(ink.right, -0.5);
  expect(Math.max(...page.words.map((word) => word.bottom))).toBeCloseTo(ink.bottom, -0.5);
  pdf.close();
});

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function isDark(image: { data: Uint8Array; width: number }, x: number, y: number): boolean {
  return image.data[(y * image.width + x) * 4]! < 128;
}

function inkBoxes(image: { data: Uint8Array; width: number; height: number }, scale: number): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (!isDark(image, x, y)) continue;
      box.left = Math.min(box.left, x / scale);
      box.right = Math.max(box.right, (x + 1) / scale);
      box.top = Math.min(box.top, y / scale);
      box.bottom = Math.max(box.bottom, (y + 1) / scale);
    }
  }
  return box;
}

function inkShare(image: { data: Uint8Array; width: number }, box: Box, scale: number): number {
  let dark = 0;
  let all = 0;
  for (let y = Math.ceil(box.top * scale); y < box.bottom * scale; y++) {
    for (let x = Math.ceil(box.left * scale); x < box.right * scale; x++) {
      all++;
      if (isDark(image, x, y)) dark++;
    }
  }
  return dark / all;
}

test('text outside the crop box is not on the page', async () => {
  const content = 'BT /F 12 Tf 72 700 Td (seen) Tj 0 -600 Td (cut) Tj ET';
  expect((await read({ content, cropBox: [0, 300, 595, 842] })).text).toBe('seen');
});

test('a page without text has no words', async () => {
  expect(await read({ content: '' })).toEqual({ text: '', words: [], width: 595, height: 842 });
});

test('a page that does not exist is refused', async () => {
  using pdf = await openPdf(rawPdf({ content: '' }));
  expect(() => readPage(pdf, 1)).toThrow('There is no page 2');
});

test.skipIf(!existsSync(records))('words of letter-spaced gazettes come out whole', async () => {
  for (const file of readdirSync(path.join(records, 'letter-spaced'))) {
    using pdf = await openPdf(readFileSync(path.join(records, 'letter-spaced', file)));
    let judged = 0;
    let broken = 0;
    for (let index = 0; index < pdf.pageCount; index++) {
      const page = readPage(pdf, index);
      const shares = wordShares(page.text);
      judged += shares.judged;
      broken += shares.broken;
      expect(page.text).not.toMatch(/Ph ụ l ục|\bc ò n\b/);
    }
    expect(judged).toBeGreaterThan(10_000);
    expect(broken / judged).toBeLessThan(0.01);
  }
});

test.skipIf(!existsSync(records))(
  'all gazettes are read without an error and in flat memory, and their words trusted',
  async () => {
    const files = readdirSync(path.join(records, 'text-layer'));
    const verdicts: Record<string, number> = {};
    let wordCount = 0;
    let memory = 0;
    for (const file of files) {
      using pdf = await openPdf(readFileSync(path.join(records, 'text-layer', file)));
      for (let index = 0; index < pdf.pageCount; index++) {
        const page = readPage(pdf, index);
        const verdict = textVerdict(page);
        verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
        wordCount += page.words.length;
        for (const word of page.words) {
          if (
            word.left < -20 ||
            word.top < -20 ||
            word.right > page.width + 20 ||
            word.bottom > page.height + 20
          ) {
            expect.fail(`${file} page ${index + 1}: a word lies outside the page`);
          }
          if (word.right < word.left || word.bottom < word.top) expect.fail(`${file}: a box is inside out`);
        }
      }
      memory = pdf.pdfium.memory.HEAPU8.length;
    }
    // The imprint on the last page of seven of them is drawn as outlines.
    expect(verdicts).toEqual({ usable: 730, none: 7 });
    expect(wordCount).toBeGreaterThan(280_000);
    expect(memory).toBeLessThan(120e6);
  },
);
