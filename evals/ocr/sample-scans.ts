import { generateDocuments } from '@tangthu/ingest/sample/generate';
import { Random } from '@tangthu/ingest/sample/random';
import { imagePdf } from '@tangthu/ingest/sample/render/image-pdf';
import { wornScan, type Wear } from '@tangthu/ingest/sample/render/worn-scan';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import { readPages } from '@tangthu/ingest/read/page-reading';
import { linesOfWords, pageScore, type PageScore } from './page-score.ts';

/** The settings by which the ready archive was made, and the seed of the pages drawn from it and of their faults. */
const READY_ARCHIVE = { count: 180, seed: 2034 };
const SEED = 41;
const PAGES = 16;
const SCANNED_IN = 2026;

/** The levels of noise at which the sample's pages are scanned. */
const WEARS: readonly Wear[] = ['light', 'medium', 'heavy'];

/** The errors of pages drawn from the sample archive, scanned anew without a text layer, the same pages at each level. */
export async function sampleScanScores(engine: OcrEngine): Promise<PageScore[]> {
  const pages = new Random(SEED, 'pages').sample(allPages(), PAGES);
  const scores: PageScore[] = [];
  for (const wear of WEARS) {
    const random = new Random(SEED, wear);
    const scans = [];
    for (const { page, year } of pages) scans.push(await wornScan(page, wear, SCANNED_IN - year, random));
    const readings = await readPages(await imagePdf(scans.map(({ jpeg }) => jpeg)), engine);
    for (const [index, scan] of scans.entries()) {
      const reading = readings[index];
      const name = pages[index]?.name ?? '';
      if (!reading) throw new Error(`The scan of ${name} was not read.`);
      scores.push(pageScore(`sample ${wear} ${name}`, wear, truthOf(scan.page), reading));
    }
  }
  return scores;
}

function allPages(): { name: string; year: number; page: Parameters<typeof wornScan>[0] }[] {
  return [...generateDocuments(READY_ARCHIVE)].flatMap(({ truth, pages }) =>
    pages.map((page, index) => ({
      name: `${truth.id} ${index + 1}`,
      year: Number(truth.date.slice(0, 4)),
      page,
    })),
  );
}

function truthOf({ text, words }: Parameters<typeof wornScan>[0]): Parameters<typeof pageScore>[2] {
  const placed = words.map((word) => ({ ...word, text: text.slice(word.start, word.end) }));
  return { text, lines: linesOfWords(text, placed) };
}
