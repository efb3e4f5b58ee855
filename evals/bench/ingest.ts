import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOriginals } from '@tangthu/db/open-originals';
import type { Store } from '@tangthu/db/store';
import { agencyList } from '@tangthu/ingest/agencies/agency-list';
import { loadAgencies } from '@tangthu/ingest/agencies/load-agencies';
import { bareExtraction } from '@tangthu/ingest/read/bare-extraction';
import { openPdf } from '@tangthu/ingest/read/pdf-document';
import { findFiles } from '@tangthu/ingest/run/find-files';
import { ingest } from '@tangthu/ingest/run/ingest';
import { resolvePlacement } from '@tangthu/ingest/run/placement';
import { prepare } from '@tangthu/ingest/run/prepare';
import { embeddedText } from '@tangthu/language/text/passage-text';
import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { sharedData } from '../shared-data.ts';
import type { Results } from '../report.ts';
import { onPglite, onPostgres } from './bench-stores.ts';

/**
 * The speed of ingest on the real gazette PDFs: reading and embedding alone on one thread, then the whole into a fresh store of
 * each kind, against the bare library's text extraction with boxes over the same files in the same run.
 */
export async function benchIngest(): Promise<Results> {
  const folder = sharedData('records/text-layer');
  if (!folder)
    throw new Error('The gazette PDFs are not there: set TANGTHU_DATA to the folder of real records.');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL']);
  // Seven pages are drawings of letters without a layer: recognising them would be most of the time that is measured.
  process.env['OCR_ENGINE'] = 'none';
  await bareSeconds(files.slice(0, 3));

  const bare = await bareSeconds(files);
  const { pages, chunks, prepareSeconds, embedSeconds } = await stepSeconds(files, embeddings);
  const whole = (name: string, { seconds, processorSeconds }: WholeTime): Results => ({
    [`ingest.${name}.pagesPerSecond`]: pages / seconds,
    [`ingest.${name}.shareOfExtraction`]: bare / seconds,
    [`ingest.${name}.ownProcessorTimesExtraction`]: processorSeconds / bare,
  });
  const oneReader = (store: Store): Promise<WholeTime> => wholeSeconds(store, folder, embeddings, 1);
  const twoReaders = (store: Store): Promise<WholeTime> => wholeSeconds(store, folder, embeddings, 2);
  return {
    'ingest.pages': pages,
    'ingest.chunks': chunks,
    'extraction.pagesPerSecond': pages / bare,
    'ingest.preparePagesPerSecond': pages / prepareSeconds,
    'ingest.embedPagesPerSecond': pages / embedSeconds,
    'embed.chunksPerSecond': chunks / embedSeconds,
    ...whole('pglite', await onPglite(oneReader)),
    ...whole('postgres', await onPostgres(oneReader)),
    ...whole('postgres.twoReaders', await onPostgres(twoReaders)),
  };
}

interface WholeTime {
  readonly seconds: number;
  /** Of this process, the embedded store included. */
  readonly processorSeconds: number;
}

async function bareSeconds(files: readonly Uint8Array[]): Promise<number> {
  const started = performance.now();
  for (const bytes of files) {
    using pdf = await openPdf(bytes);
    bareExtraction(pdf);
  }
  return (performance.now() - started) / 1000;
}

async function stepSeconds(
  files: readonly Uint8Array[],
  embeddings: LocalEmbeddings,
): Promise<{ pages: number; chunks: number; prepareSeconds: number; embedSeconds: number }> {
  const tally = { pages: 0, chunks: 0, prepareSeconds: 0, embedSeconds: 0 };
  for (const bytes of files) {
    const started = performance.now();
    const prepared = await prepare(bytes, undefined);
    if ('outcome' in prepared) throw new Error(prepared.reason);
    const read = performance.now();
    const texts = prepared.documents.flatMap(({ chunks }) => chunks.map(embeddedText));
    await embeddings.embedDocuments(texts);
    tally.prepareSeconds += (read - started) / 1000;
    tally.embedSeconds += (performance.now() - read) / 1000;
    tally.pages += prepared.pageCount;
    tally.chunks += texts.length;
  }
  return tally;
}

/** Of a run with so many threads that read. */
async function wholeSeconds(
  store: Store,
  source: string,
  embeddings: LocalEmbeddings,
  workers: number,
): Promise<WholeTime> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-bench-'));
  try {
    const agencies = [{ code: 'CONGBAO', name: 'Công báo', bloc: 'government', level: 'city' }];
    await loadAgencies(store, agencyList.parse({ agencies }));
    const placement = await resolvePlacement(store, { agency: 'CONGBAO', mode: '01' });
    const files = await findFiles(source);
    const started = performance.now();
    const processor = process.cpuUsage();
    const { items } = await ingest(
      { store, embeddings, originals: openOriginals({ folder: join(folder, 'originals') }) },
      { files, source, placementOf: () => placement, workers },
    );
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(processor);
    const failed = items.filter(({ outcome }) => outcome !== 'stored');
    if (failed.length) throw new Error(`${failed.length} files did not go in, so the time means nothing.`);
    return { seconds, processorSeconds: (used.user + used.system) / 1e6 };
  } finally {
    await rm(folder, { recursive: true });
  }
}
