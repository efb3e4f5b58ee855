import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import { readPages } from '@tangthu/ingest/read/page-reading';
import { FIELDS } from './agreement.ts';
import type { RealDocument } from './expected.ts';
import type { Paper } from './papers.ts';

/**
 * A real document as ingest reads it, of a long scan the pages with its head and signature only: once with what is printed
 * on it, and once, where there is such, with what is written by hand.
 */
export async function realPaper(
  { file, pages, byHand = [], ...expected }: RealDocument,
  records: string,
  engine: OcrEngine,
): Promise<{ printed: Paper; handwritten: Paper | undefined }> {
  const whole = new Uint8Array(await readFile(join(records, file)));
  const readings = await readPages(pages ? await onlyPages(whole, pages) : whole, engine);
  const paper = { name: file, expected, readings };
  const printed = FIELDS.filter((field) => !byHand.includes(field));
  return {
    printed: { ...paper, considered: printed },
    handwritten: byHand.length > 0 ? { ...paper, considered: byHand } : undefined,
  };
}

async function onlyPages(bytes: Uint8Array, pages: readonly number[]): Promise<Uint8Array> {
  const whole = await PDFDocument.load(bytes);
  const part = await PDFDocument.create();
  for (const page of await part.copyPages(
    whole,
    pages.map((page) => page - 1),
  ))
    part.addPage(page);
  return part.save();
}
