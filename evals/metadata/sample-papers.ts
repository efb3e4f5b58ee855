import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import { readPages } from '@tangthu/ingest/read/page-reading';
import { sampleArchive } from '@tangthu/ingest/sample/archive-truth';
import {
  generateDocuments,
  generateSecretDocuments,
  type SampleDocument,
} from '@tangthu/ingest/sample/generate';
import { Random } from '@tangthu/ingest/sample/random';
import { imagePdf } from '@tangthu/ingest/sample/render/image-pdf';
import { wornScan, type Wear } from '@tangthu/ingest/sample/render/worn-scan';
import { documentTypes } from '@tangthu/language/text/document-types';
import type { Expected } from './expected.ts';
import type { Paper } from './papers.ts';

/** The settings by which the ready archive was made. */
const READY_ARCHIVE = { count: 180, seed: 2034 };
/** Another archive, which nobody looked at while the rules were written. */
const UNSEEN_ARCHIVE = { count: 180, seed: 771_204 };
const SECRET_PAPERS = { count: 12, seed: 2034 };
const SCANNED_IN = 2026;
const DEGREES: Readonly<Record<string, string>> = {
  MẬT: 'secret',
  'TỐI MẬT': 'top-secret',
  'TUYỆT MẬT': 'most-secret',
};

/** The levels of wear, in the order in which they are dealt to the documents. */
export const WEARS: readonly Wear[] = ['light', 'medium', 'heavy'];

/** The documents of the ready archive, of an unseen one, and secret papers. */
export function sampleDocuments(which: 'ready' | 'unseen' | 'secret'): SampleDocument[] {
  if (which === 'secret') return [...generateSecretDocuments(SECRET_PAPERS)];
  return [...generateDocuments(which === 'ready' ? READY_ARCHIVE : UNSEEN_ARCHIVE)];
}

/** Every n-th of some documents. */
export function everyNth(documents: readonly SampleDocument[], n: number): SampleDocument[] {
  return documents.filter((_, index) => index % n === n - 1);
}

/** A document as its PDF in the ready archive gives it. */
export async function archivedPaper({ truth, pages }: SampleDocument): Promise<Paper> {
  const bytes = await readFile(join(sampleArchive, truth.custodian, `${truth.id}.pdf`));
  const readings = await readPages(new Uint8Array(bytes), undefined);
  return { name: truth.id, expected: expectedOf({ truth, pages }), readings };
}

/** A document with its text as it was laid out, for those that no archive holds. */
export function laidOutPaper({ truth, pages }: SampleDocument): Paper {
  return {
    name: truth.id,
    expected: expectedOf({ truth, pages }),
    readings: pages.map((page) => ({ page })),
  };
}

/** A document's first and last page, scanned anew with this wear and recognised. */
export async function wornPaper(
  { truth, pages }: SampleDocument,
  wear: Wear,
  engine: OcrEngine,
): Promise<Paper> {
  const random = new Random(READY_ARCHIVE.seed, `${wear} ${truth.id}`);
  const ends = [...new Set([pages[0], pages.at(-1)])].filter((page) => page !== undefined);
  const scans: Buffer[] = [];
  for (const page of ends) {
    scans.push((await wornScan(page, wear, SCANNED_IN - Number(truth.date.slice(0, 4)), random)).jpeg);
  }
  const readings = await readPages(await imagePdf(scans), engine);
  return { name: `${wear} ${truth.id}`, expected: expectedOf({ truth, pages: ends }), readings };
}

/** What a reader finds printed on the given pages. */
function expectedOf({ truth, pages }: Pick<SampleDocument, 'truth' | 'pages'>): Expected {
  const isSigned = truth.signer !== undefined && pages.some(({ text }) => text.includes(truth.signer ?? ''));
  return {
    type: typeName(truth),
    number: truth.numberLine,
    date: truth.placeLine && truth.date,
    place: truth.placeLine?.split(',')[0],
    issuer: truth.printed.issuer,
    subject: truth.printed.subject,
    ...(isSigned && {
      signer: truth.signer,
      signingCapacity: truth.capacity === '' ? undefined : truth.capacity,
    }),
    recipients: recipientsOn(pages.map(({ text }) => text).join('\n')),
    urgency: truth.urgency,
    secrecy: truth.secrecy && DEGREES[truth.secrecy],
  };
}

function typeName({ typeName: code, type }: SampleDocument['truth']): string | undefined {
  const known = documentTypes.filter(({ archiveCode }) => archiveCode === code);
  // «Other» (32) stands for many types; of these the archive has one that bears a name of the table.
  return known.length === 1
    ? known[0]?.name
    : known.find(({ abbreviations }) => abbreviations.includes(type))?.name;
}

function recipientsOn(text: string): string | undefined {
  const [, after] = text.split('Nơi nhận:\n');
  const entries: string[] = [];
  for (const line of after?.split('\n') ?? []) {
    if (entries.at(-1)?.startsWith('Lưu:') && entries.at(-1)?.endsWith('.')) break;
    if (line.startsWith('- ')) entries.push(line.slice(2));
    else entries.push(`${entries.pop() ?? ''} ${line}`);
  }
  return after && entries.map((entry) => entry.replace(/[;.]$/, '')).join('; ');
}
