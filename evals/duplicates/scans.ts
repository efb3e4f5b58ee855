import sharp from 'sharp';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import { readPages } from '@tangthu/ingest/read/page-reading';
import type { SampleDocument } from '@tangthu/ingest/sample/generate';
import { Random } from '@tangthu/ingest/sample/random';
import { imagePdf } from '@tangthu/ingest/sample/render/image-pdf';
import { wornScan } from '@tangthu/ingest/sample/render/worn-scan';
import type { StoredVersion } from './versions.ts';

const SCANNED_IN = 2026;
const TURNS = [0, 180, 90, 0, 270];

/** A document scanned anew, every second one laid on the scanner on its side or upside down, and read by recognition. */
export async function recognised(
  document: SampleDocument,
  place: number,
  engine: OcrEngine,
): Promise<StoredVersion> {
  const turn = TURNS[place % TURNS.length] ?? 0;
  const readings = await readPages(await scanned(document, turn, place), engine);
  return {
    paper: document.truth.id,
    kind: turn === 0 ? 'rescanned, recognised' : 'rescanned, turned, recognised',
    pages: readings.map(({ page }) => page),
  };
}

/** Two scans of a document's pages whose text nobody read: all that is known is what they look like. */
export async function pictures(document: SampleDocument, place: number): Promise<StoredVersion[]> {
  const paper = `${document.truth.id} without text`;
  const blank = { text: '', words: [], width: 595, height: 842 };
  const version = async (kind: string, turn: number, seed: number): Promise<StoredVersion> => ({
    paper,
    kind,
    pages: document.pages.map(() => blank),
    file: await scanned(document, turn, seed),
  });
  return [
    await version('original', 0, 2 * place),
    await version('scan without text', TURNS[place % TURNS.length] ?? 0, 2 * place + 1),
  ];
}

async function scanned({ truth, pages }: SampleDocument, turn: number, seed: number): Promise<Uint8Array> {
  const random = new Random(seed, `duplicate ${truth.id}`);
  const age = SCANNED_IN - Number(truth.date.slice(0, 4));
  const jpegs: Buffer[] = [];
  for (const page of pages) {
    const { jpeg } = await wornScan(page, 'medium', age, random);
    jpegs.push(turn === 0 ? jpeg : await sharp(jpeg).rotate(turn).jpeg({ quality: 60 }).toBuffer());
  }
  return imagePdf(jpegs);
}
