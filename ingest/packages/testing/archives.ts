import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOriginals } from '@tangthu/db/open-originals';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { afterAll } from 'vitest';
import { agencyList } from '../../agencies/agency-list.ts';
import { loadAgencies } from '../../agencies/load-agencies.ts';
import { sampleArchive } from '../../sample/archive-truth.ts';
import { pdfOpener, type PdfOpener } from '../opening/pdf-opening.ts';
import type { PackageContext } from '../receive/package-context.ts';

let embeddings: ReturnType<typeof loadEmbeddings> | undefined;

/** A folder that lives as long as the test file. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tangthu-packages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One opener of PDFs for all packages of a test file. */
export function sharedOpener(): PdfOpener {
  const opener = pdfOpener();
  afterAll(() => opener.close());
  return opener;
}

/** An archive over a fresh store, with originals and keys in a folder of its own. */
export async function archiveOver(store: Store, scratch: string): Promise<PackageContext> {
  const folder = mkdtempSync(join(scratch, 'data-'));
  embeddings ??= loadEmbeddings();
  return {
    store,
    folder,
    embeddings: await embeddings,
    originals: openOriginals({ folder: join(folder, 'originals') }),
  };
}

/** Loads the agencies of the sample archive, so that its codes are known. */
export async function loadSampleAgencies(store: Store): Promise<void> {
  const world = JSON.parse(readFileSync(join(sampleArchive, 'world.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  await loadAgencies(store, agencyList.parse({ ...world, fonds: [] }));
}

/** Rows of a statement, asked by the owner. */
export function rowsOf<Row = Record<string, unknown>>(store: Store, sql: string): Promise<Row[]> {
  return asOwner(store, (owner) => owner.query<Row>(sql));
}
