import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { vectorType } from '@tangthu/db/embedding-table';
import { contentHashOf } from '@tangthu/db/originals';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { recordArrival } from '../packages/arrivals.ts';
import { deliveredFile } from '../packages/delivered-file.ts';
import { setAside } from '../quarantine/set-aside.ts';
import { patiently, type Patience } from '../queue/patience.ts';
import type { LedgerItem } from './ledger.ts';
import type { Placement } from './placement.ts';
import type { PreparePool } from './prepare-pool.ts';
import { readFileOf } from './read-file.ts';
import type { StepDone } from './steps.ts';
import { embedFile, storeFile, type StoringContext } from './store-file.ts';

/** A file that a run met: where it lies, and where its documents belong. */
export interface FileOfRun {
  readonly run: string;
  /** Whether it comes in, or is in and made again: then its path is its hash. */
  readonly kind: 'ingest' | 'refresh';
  /** As in the ledger: relative to the run's root. */
  readonly path: string;
  readonly location: string;
  readonly bytes: number;
  readonly placement: Placement;
  readonly package?: string | undefined;
}

/** What ingesting a file uses beside the store. */
export interface FileSteps extends Patience {
  readonly pool: PreparePool;
  readonly onStep?: StepDone | undefined;
}

/** What is left to do with a file that was worked on: to write it down, within the caller's transaction. */
export type WriteDown = (writer: Transaction) => Promise<LedgerItem>;

/**
 * Does all of a file that can be done before it is written down: reads it, embeds its passages, keeps its original. Nothing of
 * this harms when it is done again. Of a refused file only the reason is left to write.
 */
export async function ingestFile(
  context: StoringContext,
  steps: FileSteps,
  file: FileOfRun,
): Promise<WriteDown> {
  const { path, placement } = file;
  const { custodian } = placement;
  const bytes = await readFile(file.location).catch((error: unknown) => error as NodeJS.ErrnoException);
  if (!Buffer.isBuffer(bytes)) {
    const reason = `The file could not be read from the disk (${bytes.message}).`;
    return () =>
      Promise.resolve({ path, custodian, outcome: 'refused', reason, fault: { kind: 'unreadable' } });
  }
  const contentHash = contentHashOf(bytes);
  const arrived = (writer: Transaction): Promise<void> =>
    recordArrival(writer, { ...file, custodian, contentHash, byteSize: bytes.length });
  const delivered = file.package
    ? await patiently(steps, () => asWriter(context.store, (writer) => deliveredFile(writer, file.run, path)))
    : undefined;
  if (delivered && !contentHash.equals(delivered.contentHash)) {
    const reason = 'The file was changed after its package was checked. Import the package again.';
    const fault = { kind: 'changed' } as const;
    return () => Promise.resolve({ path, custodian, contentHash, outcome: 'refused', reason, fault });
  }
  const held = await patiently(steps, () => storedDocument(context.store, custodian, contentHash));
  if (held) {
    return async (writer) => {
      await arrived(writer);
      return { path, custodian, outcome: 'already-stored', contentHash, ...held };
    };
  }
  const prepared = await readFileOf(context.store, steps, { bytes, contentHash, custodian });
  if ('outcome' in prepared) {
    return async (writer) => {
      const secret = { custodian, path: resolve(file.location), contentHash, byteSize: bytes.length };
      if (prepared.outcome === 'quarantined') await setAside(writer, { ...secret, cause: 'stamp' });
      return { path, custodian, contentHash, ...prepared };
    };
  }
  const pages = prepared.documents.flatMap((each) => each.pages);
  steps.onStep?.('read', prepared.pageCount);
  steps.onStep?.('recognise', pages.filter(({ source }) => source === 'ocr').length);
  const vectors = await embedFile(context.embeddings, prepared);
  steps.onStep?.('embed', prepared.pageCount);
  await patiently(steps, () => context.originals.keep(contentHash.toString('hex'), bytes));
  const { originalName = path, sidecars = [] } = delivered ?? {};
  const identity = { placement, contentHash, originalName, byteSize: bytes.length };
  const given = { ...identity, prepared, vectors, sidecars };
  return async (writer) => {
    const document = await storeFile(writer, given, vectorType(context.store));
    await arrived(writer);
    const outcome = document ? 'stored' : 'already-stored';
    const pagesNeedingOcr = pages.filter(({ needsOcr }) => needsOcr).length;
    return { path, custodian, outcome, contentHash, document, pages: prepared.pageCount, pagesNeedingOcr };
  };
}

async function storedDocument(
  store: Store,
  custodian: number,
  contentHash: Uint8Array,
): Promise<Pick<LedgerItem, 'document' | 'pages'> | undefined> {
  const [row] = await asWriter(store, (writer) =>
    writer.query<{ id: string; pages: number }>(
      `select (array_agg(id order by first_page))[1] as id, sum(page_count)::int as pages
       from document where custodian = $1 and content_hash = $2 having count(*) > 0`,
      [custodian, contentHash],
    ),
  );
  return row && { document: row.id, pages: row.pages };
}
