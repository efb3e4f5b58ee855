import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { openOriginals } from '@tangthu/db/open-originals';
import type { Store } from '@tangthu/db/store';
import { agencyList } from '@tangthu/ingest/agencies/agency-list';
import { loadAgencies } from '@tangthu/ingest/agencies/load-agencies';
import { findFiles } from '@tangthu/ingest/run/find-files';
import { ingest } from '@tangthu/ingest/run/ingest';
import { resolvePlacement, type Placement } from '@tangthu/ingest/run/placement';
import { sampleArchive } from '@tangthu/ingest/sample/archive-truth';
import { generateDocuments, type SampleDocument } from '@tangthu/ingest/sample/generate';
import { archivalPdf } from '@tangthu/ingest/sample/render/archival-pdf';
import type { LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { misread } from './ocr-noise.ts';

/** The settings by which the ready archive was made. */
const READY_ARCHIVE = { count: 180, seed: 2034 };

type SamplePage = SampleDocument['pages'][number];

/**
 * Fills an empty store with the sample archive as a worse OCR would have read it: PDFs whose text layer has this share of
 * misread characters go through the ingest as any other. Their pages have no picture, which the ingest does not look at.
 * Returns how many pages the ingest put aside for OCR because their text is too broken.
 */
export async function fillNoisedArchive(
  store: Store,
  embeddings: LocalEmbeddings,
  share: number,
  documents: Iterable<SampleDocument> = generateDocuments(READY_ARCHIVE),
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-noise-'));
  const source = join(folder, 'archive');
  try {
    await loadAgencies(
      store,
      agencyList.parse(JSON.parse(readFileSync(join(sampleArchive, 'world.json'), 'utf8'))),
    );
    const placements = new Map<string, Placement>();
    for (const document of documents) {
      const path = `${document.truth.custodian}/${document.truth.id}.pdf`;
      await mkdir(dirname(join(source, path)), { recursive: true });
      await writeFile(join(source, path), await noisedPdf(document, share));
      placements.set(path, await placementOf(store, document));
    }
    const { items } = await ingest(
      { store, embeddings, originals: openOriginals({ folder: join(folder, 'originals') }) },
      {
        files: await findFiles(source),
        source,
        placementOf: (path) => placements.get(relative(source, path)) as Placement,
      },
    );
    return items.reduce((sum, { pagesNeedingOcr }) => sum + (pagesNeedingOcr ?? 0), 0);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A document's PDF with a misread text layer over blank pages. */
export async function noisedPdf({ truth, pages }: SampleDocument, share: number): Promise<Uint8Array> {
  const blank = { create: { width: 1, height: 1, channels: 3 as const, background: '#ffffff' } };
  const jpeg = await sharp(blank).jpeg().toBuffer();
  const noised = pages.map((page, index) => ({
    jpeg,
    page: noisedPage(page, share, `${truth.id} ${index} ${share}`),
  }));
  return archivalPdf(`${truth.id} ${share}`, new Date(Date.UTC(2026, 0, 1)), noised);
}

function noisedPage(page: SamplePage, share: number, seed: string): SamplePage {
  const misreadings = misread(
    page.sheet.lines.flat().map(({ text }) => text),
    share,
    seed,
  ).values();
  const lines = page.sheet.lines.map((line) =>
    line.flatMap((word) => pieces(word, misreadings.next().value ?? '')),
  );
  const text = lines.map((line) => line.map((word) => word.text).join(' ')).join('\n');
  return { ...page, text, sheet: { ...page.sheet, lines } };
}

type PlacedWord = SamplePage['sheet']['lines'][number][number];

/** Width of a space between the pieces of a word that was split, in thousandths of the font's size. */
const GAP = 250;

/** A word as misread, where it stood; split into pieces where a space came into it, gone where nothing is left. */
function pieces(word: PlacedWord, text: string): PlacedWord[] {
  const parts = text.split(' ').filter(Boolean);
  const letters = parts.reduce((sum, part) => sum + part.length, 0);
  const room = Math.max(word.shape.advance - GAP * (parts.length - 1), word.shape.advance / 2);
  let at = 0;
  return parts.map((part) => {
    const advance = (room * part.length) / letters;
    const piece = {
      ...word,
      text: part,
      x: word.x + (at * word.size) / 1000,
      shape: { ...word.shape, advance },
    };
    at += advance + (word.shape.advance - room) / Math.max(1, parts.length - 1);
    return piece;
  });
}

function placementOf(store: Store, { truth }: SampleDocument): Promise<Placement> {
  return resolvePlacement(store, {
    agency: truth.custodian,
    mode: truth.mode === '02' ? '02' : '01',
    creator: truth.creator,
    fonds: { code: truth.fonds },
    file: { code: truth.fileCode, title: truth.fileTitle, retention: truth.retention },
  });
}
