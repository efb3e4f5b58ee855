import { readFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { ensureVectorIndex, prepareEmbeddings } from '@tangthu/db/embedding-table';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { contentHashOf } from '../originals/originals.ts';
import type { FoundFile } from './find-files.ts';
import { openLedger, type LedgerItem } from './ledger.ts';
import type { Placement } from './placement.ts';
import { openPreparePool, type PreparePool } from './prepare-pool.ts';
import { storeFile, type StoringContext } from './store-file.ts';

/** What a run needs: the store, the folder of originals and the model. */
export type IngestContext = StoringContext;

/** What a run is asked to do. `placementOf` says where each file belongs. */
export interface IngestRequest {
  readonly files: readonly FoundFile[];
  readonly source: string;
  readonly placementOf: (path: string) => Placement;
  /** Threads that read PDFs; one is enough to keep embedding and storing busy on two cores. */
  readonly workers?: number;
  /** Called after each file with its line of the ledger. */
  readonly onItem?: (item: LedgerItem, file: FoundFile) => void;
}

/** Files beyond those being read: while one is embedded and one is stored, a third waits, so that no step idles. */
const FILES_IN_HAND = 3;

/** The tally of a run. */
export interface IngestSummary {
  readonly run: string;
  readonly items: readonly LedgerItem[];
}

/**
 * Brings files into the store, one transaction a document. What a custodian holds already is passed over by its content
 * hash, so a run that was killed goes on where it was. A file that cannot go in is listed with its reason and the run goes on.
 */
export async function ingest(context: IngestContext, request: IngestRequest): Promise<IngestSummary> {
  await prepareEmbeddings(context.store, context.embeddings);
  const ledger = await openLedger(context.store, request.source);
  const workers = request.workers ?? 1;
  const pool = openPreparePool(workers);
  const items: LedgerItem[] = [];
  try {
    await inParallel(request.files, workers + FILES_IN_HAND, async (file) => {
      const item = await ingestFile(context, pool, request, file);
      await ledger.record(item);
      items.push(item);
      request.onItem?.(item, file);
    });
  } finally {
    await pool.close();
  }
  await ensureVectorIndex(context.store);
  await ledger.finish();
  return { run: ledger.run, items };
}

async function ingestFile(
  context: IngestContext,
  pool: PreparePool,
  request: IngestRequest,
  file: FoundFile,
): Promise<LedgerItem> {
  const path = relative(resolve(request.source), file.path) || basename(file.path);
  const placement = request.placementOf(file.path);
  const { custodian } = placement;
  const bytes = await readFile(file.path).catch((error: unknown) => error as NodeJS.ErrnoException);
  if (!Buffer.isBuffer(bytes)) {
    return {
      path,
      custodian,
      outcome: 'refused',
      reason: `The file could not be read from the disk (${bytes.message}).`,
    };
  }
  const contentHash = contentHashOf(bytes);
  const held = await storedDocument(context.store, custodian, contentHash);
  if (held) return { path, custodian, outcome: 'already-stored', contentHash, ...held };
  const prepared = await pool.prepare(bytes);
  if ('outcome' in prepared) return { path, custodian, contentHash, ...prepared };
  const document = await storeFile(context, { placement, contentHash, originalName: path, bytes, prepared });
  const pages = prepared.documents.flatMap((each) => each.pages);
  const pagesNeedingOcr = pages.filter(({ needsOcr }) => needsOcr).length;
  const outcome = document ? 'stored' : 'already-stored';
  return { path, custodian, outcome, contentHash, document, pages: prepared.pageCount, pagesNeedingOcr };
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

async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
