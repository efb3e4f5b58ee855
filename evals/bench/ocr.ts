import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import { OCR_DOTS_PER_INCH } from '@tangthu/ingest/ocr/recognize-page';
import { openTesseractProgram } from '@tangthu/ingest/ocr/tesseract-program';
import { drawGrey } from '@tangthu/ingest/read/page-image';
import { readPages } from '@tangthu/ingest/read/page-reading';
import { openPdf } from '@tangthu/ingest/read/pdf-document';
import { MissingDataError, sharedData } from '../shared-data.ts';
import type { Results } from '../report.ts';

/** One scan of black and white pages with a stamp of dust, and one in colour. */
const SCANS = ['dvc_1d2cf63cbb.pdf', 'dvc_3cb1b52dbb.pdf'];
const PROCESSES = 2;
const SECONDS_A_PAGE = 180;

/**
 * The speed of recognition: real scans read by the ingest (drawn, prepared and recognised, two pages at once) against two bare
 * Tesseract processes at a time on the same pages drawn beforehand, each scan by both in turn.
 */
export async function benchOcr(): Promise<Results> {
  const folder = sharedData('records/scanned');
  if (!folder) throw new MissingDataError('The real scans are not there: set TANGTHU_DATA to their folder.');
  const engine = await openTesseractProgram({
    path: process.env['PATH'],
    slots: PROCESSES,
    seconds: SECONDS_A_PAGE,
  });
  if (!engine)
    throw new MissingDataError('Install tesseract-ocr and tesseract-ocr-vie to measure recognition.');
  let pages = 0;
  let own = 0;
  let bare = 0;
  for (const name of SCANS) {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const times = await timesOf(bytes, engine);
    pages += times.pages;
    own += times.own;
    bare += times.bare;
  }
  await engine.close();
  return {
    'ocr.pages': pages,
    'ocr.pagesPerSecond': pages / own,
    'ocr.barePagesPerSecond': pages / bare,
    'ocr.ratioToBare': bare / own,
  };
}

async function timesOf(
  bytes: Uint8Array,
  engine: OcrEngine,
): Promise<{ pages: number; own: number; bare: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-bench-ocr-'));
  try {
    const images = await drawnPages(bytes, folder);
    const bare = await secondsOf(() => recognizeBare(images));
    const own = await secondsOf(() => readPages(bytes, engine));
    return { pages: images.length, own, bare };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function drawnPages(bytes: Uint8Array, folder: string): Promise<string[]> {
  using pdf = await openPdf(bytes);
  const paths: string[] = [];
  for (let index = 0; index < pdf.pageCount; index++) {
    const path = join(folder, `${index}.pgm`);
    const { data, width, height } = drawGrey(pdf, index, OCR_DOTS_PER_INCH);
    await writeFile(path, [`P5\n${width} ${height}\n255\n`, data]);
    paths.push(path);
  }
  return paths;
}

/** Each of the processes takes the next page when it is done with one. */
async function recognizeBare(images: readonly string[]): Promise<void> {
  const waiting = images.values();
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const settings = ['-l', 'vie', '--psm', '3', '--dpi', `${OCR_DOTS_PER_INCH}`, 'tsv'];
  const work = async (): Promise<void> => {
    for (const image of waiting) {
      await promisify(execFile)('tesseract', [image, 'stdout', ...settings], { env, maxBuffer: 1 << 26 });
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
