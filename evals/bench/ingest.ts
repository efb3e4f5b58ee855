import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@tangthu/db/open';
import { openOriginals } from '@tangthu/db/open-originals';
import { migrate } from '@tangthu/db/migrate';
import { loadAgencies } from '@tangthu/ingest/agencies/load-agencies';
import { agencyList } from '@tangthu/ingest/agencies/agency-list';
import { chunkDocument } from '@tangthu/ingest/chunk/chunks';
import { bareExtraction } from '@tangthu/ingest/read/bare-extraction';
import { readPage } from '@tangthu/ingest/read/page-text';
import { openPdf } from '@tangthu/ingest/read/pdf-document';
import { findFiles } from '@tangthu/ingest/run/find-files';
import { ingest } from '@tangthu/ingest/run/ingest';
import { resolvePlacement } from '@tangthu/ingest/run/placement';
import { embeddedText } from '@tangthu/ingest/run/prepare';
import { readMetadata } from '@tangthu/ingest/understand/metadata';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { indexTerms } from '@tangthu/language/text/terms';
import { sharedData } from '../shared-data.ts';
import type { Results } from '../report.ts';

/**
 * The speed of ingest on the real gazette PDFs: each step alone on one thread, then the whole into a fresh embedded
 * store, and its ratio to the bare library's text extraction with boxes over the same files in the same run.
 */
export async function benchIngest(): Promise<Results> {
  const folder = sharedData('records/text-layer');
  if (!folder)
    throw new Error('The gazette PDFs are not there: set TANGTHU_DATA to the folder of real records.');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL']);
  await bareSeconds(files.slice(0, 3));

  const bare = await bareSeconds(files);
  const steps = await stepSeconds(files, embeddings);
  const whole = await wholeSeconds(folder, embeddings);
  const { pages, chunks, ...seconds } = steps;
  return {
    'ingest.pages': pages,
    'ingest.chunks': chunks,
    'extraction.pagesPerSecond': pages / bare,
    'ingest.readPagesPerSecond': pages / seconds.read,
    'ingest.understandPagesPerSecond': pages / seconds.understand,
    'ingest.chunkPagesPerSecond': pages / seconds.chunk,
    'ingest.embedPagesPerSecond': pages / seconds.embed,
    'embed.chunksPerSecond': chunks / seconds.embed,
    'ingest.pagesPerSecond': pages / whole.seconds,
    'ingest.ratioToExtraction': whole.seconds / bare,
    'ingest.processorRatioToExtraction': whole.processorSeconds / bare,
  };
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
  embeddings: Awaited<ReturnType<typeof loadEmbeddings>>,
): Promise<{
  pages: number;
  chunks: number;
  read: number;
  understand: number;
  chunk: number;
  embed: number;
}> {
  const tally = { pages: 0, chunks: 0, read: 0, understand: 0, chunk: 0, embed: 0 };
  const timed = async <Result>(
    step: 'read' | 'understand' | 'chunk' | 'embed',
    work: () => Result | Promise<Result>,
  ) => {
    const started = performance.now();
    const result = await work();
    tally[step] += (performance.now() - started) / 1000;
    return result;
  };
  for (const bytes of files) {
    const pages = await timed('read', async () => {
      using pdf = await openPdf(bytes);
      return Array.from({ length: pdf.pageCount }, (_, index) => readPage(pdf, index));
    });
    await timed('understand', () => readMetadata(pages));
    const texts = await timed('chunk', () => chunkDocument(pages).map(embeddedText).filter(indexTerms));
    await timed('embed', () => embeddings.embedDocuments(texts));
    tally.pages += pages.length;
    tally.chunks += texts.length;
  }
  return tally;
}

async function wholeSeconds(
  source: string,
  embeddings: Awaited<ReturnType<typeof loadEmbeddings>>,
): Promise<{ seconds: number; processorSeconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-bench-'));
  const store = await openStore({ folder: join(folder, 'store') });
  try {
    await migrate(store);
    const agencies = [{ code: 'CONGBAO', name: 'Công báo', bloc: 'government', level: 'city' }];
    await loadAgencies(store, agencyList.parse({ agencies }));
    const placement = await resolvePlacement(store, { agency: 'CONGBAO', mode: '01' });
    const files = await findFiles(source);
    const started = performance.now();
    const processor = process.cpuUsage();
    const { items } = await ingest(
      { store, embeddings, originals: openOriginals({ folder: join(folder, 'originals') }) },
      { files, source, placementOf: () => placement },
    );
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(processor);
    const failed = items.filter(({ outcome }) => outcome !== 'stored');
    if (failed.length) throw new Error(`${failed.length} files did not go in, so the time means nothing.`);
    return { seconds, processorSeconds: (used.user + used.system) / 1e6 };
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}
