import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import { readPages } from '@tangthu/ingest/read/page-reading';
import { passageErrors, addErrors, noErrors, type TextErrors } from './text-errors.ts';

/** The official text of a scan, whole or by article. */
interface ScanTruth {
  readonly pdf: string;
  readonly number: string;
  readonly text?: string;
  readonly articles?: readonly { readonly title: string; readonly text: string }[];
}

/** The errors of one real scan, and of each of its passages that has a truth. */
export interface ScanScore {
  readonly number: string;
  readonly pages: number;
  readonly errors: TextErrors;
  readonly passages: readonly { readonly beginning: string; readonly errors: TextErrors }[];
}

const BEGINNING = 60;
/** A page's number, alone on its line: it stands on the page and not in the official text. */
const PAGE_NUMBER = /^\W*\d{1,3}\W*$/;

/**
 * The errors of the real scans of the folder `records` whose official text is known. The text of all pages is joined, and each
 * passage of the truth (an article, or the whole) is compared with the stretch of it that comes nearest: what stands around
 * it on the pages, head, signatures and annexes, has no truth and counts neither way.
 */
export async function realScanScores(folder: string, engine: OcrEngine): Promise<ScanScore[]> {
  const scores: ScanScore[] = [];
  for (const name of readdirSync(join(folder, 'truth')).sort()) {
    const truth = JSON.parse(readFileSync(join(folder, 'truth', name), 'utf8')) as ScanTruth;
    const readings = await readPages(
      new Uint8Array(readFileSync(join(folder, 'scanned', truth.pdf))),
      engine,
    );
    const found = readings.map(({ page }) => withoutPageNumber(page.text)).join('\n');
    const passages = passagesOf(truth).map((text) => ({
      beginning: text.slice(0, BEGINNING).replace(/\s+/g, ' '),
      errors: passageErrors(text, found),
    }));
    const errors = passages.map((passage) => passage.errors).reduce(addErrors, noErrors);
    scores.push({ number: truth.number, pages: readings.length, errors, passages });
  }
  return scores;
}

function passagesOf({ text, articles = [] }: ScanTruth): string[] {
  return text === undefined ? articles.map((article) => `${article.title}\n${article.text}`) : [text];
}

function withoutPageNumber(text: string): string {
  return text
    .split('\n')
    .filter((line) => !PAGE_NUMBER.test(line))
    .join('\n');
}
