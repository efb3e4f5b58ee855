import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPdf } from './pdf-document.ts';
import { PdfError } from './pdf-errors.ts';
import { pageSize, renderPage } from './page-image.ts';
import { readPage } from './page-text.ts';
import { rawPdf } from './testing/raw-pdf.ts';

const broken = path.join(process.env['TANGTHU_DATA'] ?? path.resolve('../shared/data'), 'made', 'broken');

async function reasonOf(bytes: Uint8Array): Promise<string> {
  try {
    using pdf = await openPdf(bytes);
    for (let index = 0; index < pdf.pageCount; index++) readPage(pdf, index);
    return 'readable';
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    expect(error.message).toMatch(/^[A-Z].*[.]$/);
    return error.reason;
  }
}

test('a file that is empty, no PDF, or cut off is refused with its reason', async () => {
  expect(await reasonOf(new Uint8Array(0))).toBe('empty');
  expect(await reasonOf(Buffer.from('PK\u0003\u0004 a zip'))).toBe('not-pdf');
  expect(await reasonOf(Buffer.alloc(5000))).toBe('not-pdf');
  expect(await reasonOf(Buffer.from('%PDF-1.7\nnothing'))).toBe('damaged');
  expect(await reasonOf(rawPdf({ content: '' }).slice(0, 200))).toBe('damaged');
});

test.skipIf(!existsSync(broken)).each([
  ['bitrot200', 'damaged'],
  ['empty', 'empty'],
  ['enc_owner256', 'readable'],
  ['enc_owner_rc4', 'readable'],
  ['enc_user256', 'encrypted'],
  ['junkhead', 'readable'],
  ['junktail', 'readable'],
  ['notpdf', 'not-pdf'],
  ['trunc50', 'damaged'],
  ['zeros4k', 'damaged'],
])('broken/%s.pdf is %s', async (name, reason) => {
  expect(await reasonOf(readFileSync(path.join(broken, `${name}.pdf`)))).toBe(reason);
});

test('a closed PDF can be closed again but not read', async () => {
  const pdf = await openPdf(rawPdf({ content: '' }));
  pdf.close();
  pdf.close();
  expect(() => readPage(pdf, 0)).toThrow('closed');
});

test('a page is drawn at the width asked for, on opaque white', async () => {
  using pdf = await openPdf(rawPdf({ content: '1 0 0 rg 0 0 595 421 re f', rotate: 90 }));
  expect(pageSize(pdf, 0)).toEqual({ width: 842, height: 595 });
  const image = renderPage(pdf, 0, { width: 421 });
  expect([image.width, image.height, image.data.length]).toEqual([421, 298, 421 * 298 * 4]);
  const pixel = (x: number, y: number): number[] => [
    ...image.data.slice((y * 421 + x) * 4, (y * 421 + x) * 4 + 4),
  ];
  expect(pixel(20, 150)).toEqual([255, 0, 0, 255]);
  expect(pixel(400, 150)).toEqual([255, 255, 255, 255]);
});

test('a giant page is drawn smaller instead of filling the memory', async () => {
  using pdf = await openPdf(rawPdf({ content: '', mediaBox: [0, 0, 14_400, 14_400] }));
  const image = renderPage(pdf, 0, { scale: 10 });
  expect(image.width * image.height).toBeLessThanOrEqual(101_000_000);
});
