import { asReader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { ExportFailedError, ExportRefusedError } from './export-errors.ts';
import type { ExportFolder } from './export-folder.ts';
import { finishedExport, type ExportRow } from './export-jobs.ts';
import { exportReader } from './rights-mark.ts';
import { readMarks } from './row-file.ts';

/**
 * A finished export that may be handed to its owner now: every one of its rows is asked for anew, under the rights of this moment. Throws
 * `RecordNotFoundError` where there is none of theirs, and `ExportRefusedError` where a row may no longer be read.
 */
export async function exportToHand(store: Store, folder: ExportFolder, id: string): Promise<ExportRow> {
  const row = await finishedExport(store, id);
  for await (const marks of readMarks(folder.rowsOf(id))) {
    const ids = marks.map((mark) => mark.id);
    if ((await readableAmong(store, row.account, ids)) < ids.length) throw new ExportRefusedError('rights');
  }
  return row;
}

async function readableAmong(store: Store, account: string, ids: readonly string[]): Promise<number> {
  const reader = await exportReader(store, account).catch((error: unknown) => {
    throw error instanceof ExportFailedError ? new ExportRefusedError('rights') : error;
  });
  const [row] = await asReader(store, reader, (transaction) =>
    transaction.query<{ count: number }>(
      'select count(*)::int as count from document where id = any($1::uuid[])',
      [ids],
    ),
  );
  return row?.count ?? 0;
}
