import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { generateDocuments } from '../../sample/generate.ts';
import type { SamplePage } from '../../sample/layout/page-text.ts';
import { Random } from '../../sample/random.ts';
import { archivalPdf } from '../../sample/render/archival-pdf.ts';
import { scanPage } from '../../sample/render/scan.ts';

const A4 = [595.28, 841.89] as const;
const SEED = 77;

/** A page of the generated archive that is full of text, laid level on the scanner. */
export function fullPage(): SamplePage {
  for (const { pages } of generateDocuments({ count: 60, seed: SEED })) {
    const page = pages.find(({ words }) => words.length > 300);
    if (page) return page;
  }
  throw new Error('The generated archive has no full page: ask for more documents.');
}

/** The scan of a page as a JPEG in colour. */
export function scanOf(page: SamplePage, dotsPerInch = 150): Promise<Buffer> {
  return scanPage(page, { age: 12, dotsPerInch, quality: 70 }, new Random(SEED, 'scan'));
}

/** The scan of a sheet with nothing on it but what its paper and the scanner leave: grain, specks, shadows, punch holes. */
export function blankScan(page: SamplePage, seed: number): Promise<Buffer> {
  const bare = { ...page, sheet: { lines: [], rules: [], marks: [] } };
  return scanPage(bare, { age: 30, dotsPerInch: 150, quality: 70 }, new Random(seed, 'blank'));
}

/** A page with the words of which `keep` says so, by their place in its text, in its layer. */
export function withWords(
  page: SamplePage,
  keep: (word: { top: number }, index: number) => boolean,
): SamplePage {
  let index = 0;
  const words = page.words;
  const lines = page.sheet.lines.map((line) =>
    line.filter(() => {
      const word = words[index];
      return word !== undefined && keep(word, index++);
    }),
  );
  return { ...page, sheet: { ...page.sheet, lines: lines.filter((line) => line.length > 0) } };
}

/** A two-layer PDF of scans with the words of pages under them, its pages displayed turned clockwise by `turn` degrees. */
export async function twoLayerPdf(
  scans: readonly { jpeg: Buffer; page: SamplePage }[],
  turn: 0 | 90 | 180 | 270 = 0,
): Promise<Uint8Array> {
  const bytes = await archivalPdf('Trang thử', new Date(0), scans);
  if (turn === 0) return bytes;
  const pdf = await PDFDocument.load(bytes);
  for (const sheet of pdf.getPages()) sheet.setRotation(degrees(turn));
  return pdf.save();
}

/** A PDF of A4 pages that each show one image (JPEG or PNG) and nothing else. */
export async function imagePdf(images: readonly Buffer[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const bytes of images) {
    const { format } = await sharp(bytes, { failOn: 'none' }).metadata();
    const image = await (format === 'png' ? pdf.embedPng(bytes) : pdf.embedJpg(bytes));
    pdf.addPage([...A4]).drawImage(image, { x: 0, y: 0, width: A4[0], height: A4[1] });
  }
  return pdf.save();
}
