import { open } from 'node:fs/promises';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { INDEX_RULES } from '@tangthu/language/text/terms';
import { isDiskFull, writeFile, type WrittenFile } from './export-file.ts';
import { ExportFailedError } from './export-errors.ts';
import type { ExportRow } from './export-jobs.ts';
import { loadRows, type HashedRow } from './export-rows.ts';
import type { Row } from './export-view.ts';
import { findDocuments, idCount, idsBetween } from './found-documents.ts';
import { encodeMarks, markOf } from './row-file.ts';
import { exportReader, rightsMark } from './rights-mark.ts';

const USUAL_PAGE = 2_000;
/** For how many milliseconds rights hold that were worked out; a rule that changes ends them at once. */
const RIGHTS_HOLD = 1_000;

/** The bounds of one export. `page`: rows that are read in one transaction, 2,000 when left out. */
export interface ExportBounds {
  readonly mostRows: number;
  readonly mostBytes: number;
  readonly page?: number;
}

/** How far an export has come. */
export interface ExportProgress {
  readonly total: number;
  readonly rows: number;
  readonly bytes: number;
}

/** What was written, and of what. */
export interface WrittenExport extends WrittenFile {
  readonly rows: number;
  readonly rulesVersion: number;
  readonly indexVersion: string;
}

/**
 * Writes an export and the marks of its rows. All that matches is found as of one moment; then each page of it is read, while the one
 * before is written, under the rights that the person has just then. Where these are no longer those of the beginning, or a record is no longer there to be read, nothing
 * comes of it: throws `ExportFailedError`. `told` hears of each page, and ends the work by throwing.
 */
export async function writeExport(
  store: Store,
  job: Pick<ExportRow, 'account' | 'asked' | 'format' | 'language'>,
  paths: { readonly file: string; readonly rows: string },
  { mostRows, mostBytes, page = USUAL_PAGE }: ExportBounds,
  told: (progress: ExportProgress) => Promise<void>,
): Promise<WrittenExport> {
  const reader = await exportReader(store, job.account);
  const indexVersion = await indexVersionOf(store, reader);
  const ids = await findDocuments(store, reader, job.asked, job.asked.order, mostRows);
  const total = idCount(ids);
  if (total > mostRows) throw new ExportFailedError('too-many');
  await told({ total, rows: 0, bytes: 0 });
  let bytes = 0;
  const marks = await open(paths.rows, 'w');
  const pages = pagesOf(store, reader, ids, { link: job.asked.link, size: page });
  async function* rows(): AsyncGenerator<Row> {
    let written = 0;
    for await (const read of readAhead(pages)) {
      await marks.write(encodeMarks(read.map(markOf)));
      for (const { row } of read) yield row;
      written += read.length;
      await told({ total, rows: written, bytes });
    }
  }
  try {
    const form = { format: job.format, language: job.language, columns: job.asked.columns };
    const written = await writeFile(paths.file, form, rows(), mostBytes, (count) => (bytes = count));
    return { ...written, rows: total, rulesVersion: reader.rulesVersion, indexVersion };
  } catch (error) {
    throw isDiskFull(error) ? new ExportFailedError('disk-full') : error;
  } finally {
    await marks.close();
  }
}

/** Gives each value while the next is being made. */
async function* readAhead<Value>(values: AsyncGenerator<Value>): AsyncGenerator<Value> {
  let next = values.next();
  try {
    for (let current = await next; !current.done; current = await next) {
      next = values.next();
      // Who writes meanwhile hears of a fault when the value is wanted.
      next.catch(() => undefined);
      yield current.value;
    }
  } finally {
    await next.catch(() => undefined);
    await values.return(undefined);
  }
}

/** The rows of all these documents, `size` at a time. Throws `ExportFailedError`. */
async function* pagesOf(
  store: Store,
  first: Reader,
  ids: Uint8Array,
  { link, size }: { readonly link: string; readonly size: number },
): AsyncGenerator<HashedRow[]> {
  const total = idCount(ids);
  let reader = first;
  let renewedAt = performance.now();
  for (let from = 0; from < total; from += size) {
    if (performance.now() - renewedAt > RIGHTS_HOLD) {
      reader = await exportReader(store, first.account);
      renewedAt = performance.now();
    }
    yield await readPage(store, first, reader, idsBetween(ids, from, Math.min(total, from + size)), link);
  }
}

async function readPage(
  store: Store,
  first: Reader,
  reader: Reader,
  ids: readonly string[],
  link: string,
): Promise<HashedRow[]> {
  const rows = await asReader(store, reader, async (transaction, current) =>
    current === first || rightsMark(current) === rightsMark(first)
      ? loadRows(transaction, ids, { link, hashed: true })
      : undefined,
  );
  if (!rows) {
    // A closed account is said to be one.
    await exportReader(store, first.account);
    throw new ExportFailedError('rights-changed');
  }
  if (rows.length < ids.length) throw new ExportFailedError('records-changed');
  return rows;
}

/** Which index an export was made of: the version of its rules, its model, and how much of it the person may read, with the newest of that. */
export async function indexVersionOf(store: Store, reader: Reader): Promise<string> {
  return asReader(store, reader, async (transaction) => {
    const [row] = await transaction.query<{ documents: number; newest: Date | null; model: string | null }>(
      `select count(*)::int as documents, max(stored_at) as newest, (select model_id from embedding_model) as model from document`,
    );
    const { documents = 0, newest = null, model = null } = row ?? {};
    return [
      `rules ${INDEX_RULES}`,
      `model ${model ?? 'none'}`,
      `${documents} documents`,
      newest?.toISOString() ?? 'none',
    ].join('; ');
  });
}
