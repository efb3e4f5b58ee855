import { vectorType } from '@tangthu/db/embedding-table';
import { contentHashOf, OriginalMissingError } from '@tangthu/db/originals';
import type { Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { setAside } from '../quarantine/set-aside.ts';
import { patiently } from '../queue/patience.ts';
import { READING_RULES } from '../read/page-reading.ts';
import { UNDERSTANDING_RULES } from '../understand/metadata.ts';
import type { FileOfRun, FileSteps, WriteDown } from './ingest-file.ts';
import type { LedgerItem } from './ledger.ts';
import { understand } from './prepare.ts';
import { isReleasedFile, readFileOf } from './read-file.ts';
import {
  reindexDocument,
  replaceReadings,
  replaceUnderstanding,
  type DocumentUnderstoodAgain,
} from './replace-document.ts';
import { documentsOfFile, type StoredDocument } from './stored-document.ts';
import { storedReadings } from './stored-readings.ts';
import { embedFile, type StoringContext } from './store-file.ts';

/**
 * Makes again what older rules made of a stored file, and no more: its reading from the original, its understanding from the
 * stored pages, its terms from the stored passages. The old serves until the new takes its place, when it is written down.
 */
export async function refreshFile(
  context: StoringContext,
  steps: FileSteps,
  file: FileOfRun,
): Promise<WriteDown> {
  const { custodian } = file.placement;
  const documents = await patiently(steps, () =>
    asWriter(context.store, (writer) => documentsOfFile(writer, custodian, file.path)),
  );
  if (documents.some(({ readingRules }) => readingRules < READING_RULES)) {
    return readAgain(context, steps, file, documents);
  }
  if (documents.some(({ understandingRules }) => understandingRules < UNDERSTANDING_RULES)) {
    return understandAgain(context, steps, file, documents);
  }
  return async (writer) => {
    for (const { id } of documents) await reindexDocument(writer, id);
    return refreshed(file, documents);
  };
}

async function readAgain(
  context: StoringContext,
  steps: FileSteps,
  file: FileOfRun,
  documents: readonly StoredDocument[],
): Promise<WriteDown> {
  const bytes = await patiently(steps, () => context.originals.read(file.path)).catch((error: unknown) => {
    if (error instanceof OriginalMissingError) return error;
    throw error;
  });
  if (bytes instanceof Error)
    return refused(file, { reason: bytes.message, fault: { kind: 'original-missing' } });
  const contentHash = contentHashOf(bytes);
  if (contentHash.toString('hex') !== file.path) {
    return refused(file, {
      reason: 'The original is damaged: its bytes are not those that came in. See: npm run fixity',
      fault: { kind: 'original-damaged' },
    });
  }
  const { custodian } = file.placement;
  const prepared = await readFileOf(context.store, steps, { bytes, contentHash, custodian });
  if ('outcome' in prepared) {
    return prepared.outcome === 'quarantined'
      ? secret(file, contentHash, bytes.length)
      : refused(file, prepared);
  }
  steps.onStep?.('read', prepared.pageCount);
  const vectors = await embedFile(context.embeddings, prepared);
  steps.onStep?.('embed', prepared.pageCount);
  return async (writer) => {
    await replaceReadings(writer, { documents, contentHash, prepared, vectors }, vectorType(context.store));
    return refreshed(file, documents, prepared.pageCount);
  };
}

async function understandAgain(
  context: StoringContext,
  steps: FileSteps,
  file: FileOfRun,
  documents: readonly StoredDocument[],
): Promise<WriteDown> {
  const understood: DocumentUnderstoodAgain[] = [];
  for (const document of documents) {
    const readings = await patiently(steps, () =>
      asWriter(context.store, (writer) => storedReadings(writer, document.id)),
    );
    understood.push({ document, readings, understanding: understand(readings) });
  }
  const contentHash = Buffer.from(file.path, 'hex');
  if (
    understood.some(({ understanding }) => understanding.metadata.secrecy) &&
    !(await isReleasedFile(context.store, steps, { contentHash, custodian: file.placement.custodian }))
  )
    return secret(file, contentHash, documents[0]?.byteSize ?? 0);
  return async (writer) => {
    for (const each of understood) await replaceUnderstanding(writer, each);
    for (const { id } of documents) await reindexDocument(writer, id);
    return refreshed(file, documents);
  };
}

/** Newer rules found a secrecy stamp: an alert, and what is stored is for people to remove. */
function secret(file: FileOfRun, contentHash: Uint8Array, byteSize: number): WriteDown {
  const { custodian } = file.placement;
  return async (writer: Transaction) => {
    await setAside(writer, { custodian, path: file.path, contentHash, byteSize, cause: 'stamp' });
    const reason =
      'The document bears a secrecy stamp. It is in the store already: remove it with npm run quarantine';
    return {
      path: file.path,
      custodian,
      contentHash,
      outcome: 'quarantined',
      reason,
      fault: { kind: 'secrecy-stamp-stored' },
    };
  };
}

/** What cannot be made again stays as it is. */
function refused(
  { path, placement }: FileOfRun,
  { reason, fault }: Required<Pick<LedgerItem, 'reason' | 'fault'>>,
): WriteDown {
  return () => Promise.resolve({ path, custodian: placement.custodian, outcome: 'refused', reason, fault });
}

function refreshed(file: FileOfRun, documents: readonly StoredDocument[], pages = 0): LedgerItem {
  const { path, placement } = file;
  return {
    path,
    custodian: placement.custodian,
    outcome: 'refreshed',
    contentHash: Buffer.from(path, 'hex'),
    document: documents[0]?.id,
    pages,
  };
}
