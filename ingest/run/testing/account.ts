import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import type { MadeFile } from './chaos-archive.ts';

/**
 * Holds what a run left in the store and among the originals (a folder) against what is true of its files. Returns a sentence
 * for each thing that was lost, doubled or left over; none when all is in order.
 */
export async function accountFor(
  store: Store,
  run: string,
  originals: string,
  made: readonly MadeFile[],
): Promise<string[]> {
  const truth = new Map(made.map((file) => [file.hash, file]));
  return [
    ...(await ledgerFaults(store, run, made)),
    ...(await documentFaults(store, truth)),
    ...(await countFaults(store)),
    ...(await originalFaults(originals, new Set(truth.keys()))),
  ];
}

async function ledgerFaults(store: Store, run: string, made: readonly MadeFile[]): Promise<string[]> {
  const items = await asOwner(store, (owner) =>
    owner.query<{
      path: string;
      outcome: string;
      reason: string | null;
      pages: number;
      hash: string;
      arrivals: number;
    }>(
      `select path, outcome, reason, page_count as pages, encode(content_hash, 'hex') as hash,
         (select count(*) from arrival a where a.run = i.run and a.path = i.path and a.content_hash = i.content_hash) as arrivals
       from ingest_item i where run = $1`,
      [run],
    ),
  );
  const lines = Map.groupBy(items, ({ path }) => path);
  const stored = items.filter(({ outcome }) => outcome === 'stored').length;
  const different = new Set(made.map(({ hash }) => hash)).size;
  return [
    ...made.flatMap((file) => {
      const [line, second] = lines.get(file.path) ?? [];
      if (!line) return [`${file.path} is not in the ledger.`];
      if (second) return [`${file.path} is in the ledger twice.`];
      if (!['stored', 'already-stored'].includes(line.outcome)) {
        return [`${file.path} is ${line.outcome}: ${line.reason ?? ''}`];
      }
      if (line.hash !== file.hash) return [`${file.path} is in the ledger with other bytes.`];
      if (line.pages !== file.pages)
        return [`${file.path}: ${line.pages} of ${file.pages} pages in the ledger.`];
      return line.arrivals === 1 ? [] : [`${file.path} arrived ${line.arrivals} times.`];
    }),
    ...(items.length === made.length
      ? []
      : [`${items.length} lines in the ledger for ${made.length} files.`]),
    ...(stored === different ? [] : [`${stored} files are called stored, and ${different} are different.`]),
  ];
}

async function documentFaults(store: Store, truth: ReadonlyMap<string, MadeFile>): Promise<string[]> {
  const documents = await asOwner(store, (owner) =>
    owner.query<{
      hash: string;
      said: number;
      pages: number;
      different: number;
      chunks: number;
      vectors: number;
    }>(
      `select encode(d.content_hash, 'hex') as hash, sum(d.page_count)::int as said, sum(p.pages)::int as pages,
         sum(p.different)::int as different, sum(c.chunks)::int as chunks, sum(c.vectors)::int as vectors
       from document d
         cross join lateral (select count(*) as pages, count(distinct number) as different from page where document = d.id) p
         cross join lateral (select count(*) as chunks, count(e.chunk) as vectors
           from chunk c left join chunk_embedding e on e.chunk = c.id where c.document = d.id) c
       group by 1`,
    ),
  );
  const stored = new Map(documents.map((document) => [document.hash, document]));
  return [
    ...[...truth].flatMap(([hash, { path, pages }]) => {
      const document = stored.get(hash);
      if (!document) return [`${path} is not stored.`];
      const whole = [document.said, document.pages, document.different].every((count) => count === pages);
      if (!whole) return [`${path}: ${document.pages} of ${pages} pages are stored.`];
      return document.vectors === document.chunks ? [] : [`${path} lacks vectors.`];
    }),
    ...documents
      .filter(({ hash }) => !truth.has(hash))
      .map(({ hash }) => `${hash} is stored and was never given.`),
  ];
}

/** The counts that searches rely on, and what the queue should no longer hold. */
async function countFaults(store: Store): Promise<string[]> {
  const [row] = await asOwner(store, (owner) =>
    owner.query<Record<'pages' | 'heldPages' | 'chunks' | 'heldChunks' | 'jobs', number>>(
      `select (select count(*) from page) as pages, (select sum(pages)::bigint from holding) as "heldPages",
         (select count(*) from chunk) as chunks, (select sum(chunks)::bigint from holding) as "heldChunks",
         (select count(*) from queue.job where state < 'completed') as jobs`,
    ),
  );
  if (!row) return ['The store does not count.'];
  return [
    ...(row.pages === row.heldPages ? [] : [`${row.heldPages} pages are counted of ${row.pages}.`]),
    ...(row.chunks === row.heldChunks ? [] : [`${row.heldChunks} chunks are counted of ${row.chunks}.`]),
    ...(row.jobs === 0 ? [] : [`${row.jobs} pieces of work are left in the queue.`]),
  ];
}

async function originalFaults(folder: string, wanted: ReadonlySet<string>): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  // What a killed worker was writing has a longer name and is nobody's original.
  const kept = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.pdf'));
  const faults: string[] = [];
  for (const { name, parentPath } of kept) {
    const hash = createHash('sha256')
      .update(await readFile(join(parentPath, name)))
      .digest('hex');
    if (`${hash}.pdf` !== name) faults.push(`The original ${name} holds other bytes.`);
    if (!wanted.has(hash)) faults.push(`The original ${name} was never given.`);
  }
  return kept.length === wanted.size
    ? faults
    : [...faults, `${kept.length} originals for ${wanted.size} files.`];
}
