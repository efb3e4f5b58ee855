import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openPdf } from '@tangthu/ingest/read/pdf-document';
import { readPage, type PageText } from '@tangthu/ingest/read/page-text';
import { MissingDataError } from '../shared-data.ts';

/** How far the words of some pages agree with poppler's. */
export interface WordAgreement {
  readonly pages: number;
  /** Words of either that the other has, too, in the same place; as a part of all words of both. */
  readonly share: number;
}

interface PlacedWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The middles of two boxes of one word lie this near to each other, in points. */
const NEAR = 6;

/**
 * Compares the words of every page in a folder of PDFs with those of poppler's `pdftotext -bbox`, by text (NFC) and place.
 * The stamps of digital signatures, which poppler reads and `readPage` leaves out, count as disagreement.
 */
export async function popplerAgreement(folder: string): Promise<WordAgreement> {
  let pages = 0;
  let words = 0;
  let agreed = 0;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pdf'))) {
    const path = join(folder, name);
    const oracle = await popplerPages(path);
    using pdf = await openPdf(readFileSync(path));
    for (let index = 0; index < pdf.pageCount; index++) {
      const ours = wordsOf(readPage(pdf, index));
      const theirs = oracle[index] ?? [];
      pages++;
      words += ours.length + theirs.length;
      agreed += 2 * countAgreed(ours, theirs);
    }
  }
  return { pages, share: words === 0 ? 1 : agreed / words };
}

const MOST_OUTPUT = 256 * 1024 * 1024;

async function popplerPages(path: string): Promise<PlacedWord[][]> {
  try {
    const { stdout } = await promisify(execFile)('pdftotext', ['-bbox', path, '-'], {
      maxBuffer: MOST_OUTPUT,
    });
    return stdout.split('<page ').slice(1).map(popplerWords);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new MissingDataError(
      'pdftotext is not installed: install poppler-utils, whose words ours are compared with.',
    );
  }
}

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;

function popplerWords(page: string): PlacedWord[] {
  return [...page.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
    text: plain(unescaped(text)),
    x: (Number(left) + Number(right)) / 2,
    y: (Number(top) + Number(bottom)) / 2,
  }));
}

function wordsOf({ text, words }: PageText): PlacedWord[] {
  return words.map(({ start, end, left, top, right, bottom }) => ({
    text: plain(text.slice(start, end)),
    x: (left + right) / 2,
    y: (top + bottom) / 2,
  }));
}

/** Soft hyphens and bullets of symbol fonts are written as what they show by `readPage` only. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u2010\u2011]/g, '-')
    .replace(/[\ue000-\uf8ff\ufffd▪□•➢→✓☑]/g, '•');
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
};

/** Each word is paired at most once, with the nearest of the same text. */
function countAgreed(ours: readonly PlacedWord[], theirs: readonly PlacedWord[]): number {
  const waiting = Map.groupBy(theirs, ({ text }) => text);
  let agreed = 0;
  for (const word of ours) {
    const candidates = waiting.get(word.text) ?? [];
    const nearest = candidates.findIndex(
      ({ x, y }) => Math.abs(x - word.x) < NEAR && Math.abs(y - word.y) < NEAR,
    );
    if (nearest < 0) continue;
    candidates.splice(nearest, 1);
    agreed++;
  }
  return agreed;
}
