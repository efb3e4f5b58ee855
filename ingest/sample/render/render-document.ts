import { yearOf } from '../calendar.ts';
import type { SampleDocument } from '../generate.ts';
import { Random } from '../random.ts';
import { archivalPdf, type ScannedPage } from './archival-pdf.ts';
import { scanPage } from './scan.ts';

const scanYear = 2026;

/** A document as the bytes of its two-layer PDF; the same document and seed give the same bytes. */
export async function renderDocument(document: SampleDocument, seed: number): Promise<Uint8Array> {
  const { truth } = document;
  const random = new Random(seed, `scan ${truth.id}`);
  const look = { age: scanYear - yearOf(truth.date), dotsPerInch: 115, quality: 40 };
  const pages: ScannedPage[] = [];
  for (const page of document.pages) pages.push({ page, jpeg: await scanPage(page, look, random) });
  const scanned = new Date(
    Date.UTC(scanYear, random.whole(0, 9), random.whole(1, 28), random.whole(1, 9), random.whole(0, 59)),
  );
  return archivalPdf(`${truth.id} ${truth.subject}`, scanned, pages);
}
