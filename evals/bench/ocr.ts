import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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

/** One scan of black and white pages with a stamp of dust, and one in colour: pages as most are, upright and sound. */
const ORDINARY = new Set(['dvc_1d2cf63cbb.pdf', 'dvc_3cb1b52dbb.pdf']);
const PROCESSES = 2;
const SECONDS_A_PAGE = 180;

/**
 * The speed of recognition: real scans read by the ingest (drawn, prepared and recognised, two pages at once) against two bare
 * Tesseract processes at a time on the same pages drawn beforehand, each scan by both in turn. Of ordinary scans, and of all: pages that lie
 * turned, are grainy or full of handwriting are read more than once by the ingest, and by bare Tesseract once, wrongly.
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
  const ordinary = { pages: 0, own: 0, bare: 0 };
  const all = { pages: 0, own: 0, bare: 0 };
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
    const times = await timesOf(new Uint8Array(readFileSync(join(folder, name))), engine);
    for (const sum of ORDINARY.has(name) ? [ordinary, all] : [all]) {
      sum.pages += times.pages;
      sum.own += times.own;
      sum.bare += times.bare;
    }
  }
  await engine.close();
  return { ...speeds('ocr', ordinary), ...speeds('ocr.all', all) };
}

function speeds(name: string, { pages, own, bare }: Times): Results {
  return {
    [`${name}.pages`]: pages,
    [`${name}.pagesPerSecond`]: pages / own,
    [`${name}.barePagesPerSecond`]: pages / bare,
    [`${name}.ratioToBare`]: bare / own,
  };
}

/** Pages, and the seconds that they took. */
interface Times {
  readonly pages: number;
  readonly own: number;
  readonly bare: number;
}

async function timesOf(bytes: Uint8Array, engine: OcrEngine): Promise<Times> {
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
