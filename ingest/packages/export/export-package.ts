import { PackageError } from '../package-error.ts';
import type { ExportContext, ExportTally } from './contents.ts';
import { selectRecords } from './selection.ts';
import { openSink, type PackageSink } from './sink.ts';
import { writeBag } from './write-bag.ts';
import { writeEark } from './write-eark.ts';
import { writeFolder } from './write-folder.ts';

/** The forms in which records are handed over. */
export const EXPORT_FORMS = { bagit: writeBag, eark: writeEark, folder: writeFolder };
/** One of them. */
export type ExportForm = keyof typeof EXPORT_FORMS;

/** What to hand over, in which form, and where to: a ZIP file if the path ends so, else a folder. */
export interface ExportRequest {
  readonly agency?: string | undefined;
  readonly fonds?: string | undefined;
  readonly form: ExportForm;
  readonly path: string;
}

/**
 * Writes a hand-over package of a fonds or of all that an agency keeps. The package appears whole under its name or not at all;
 * the same records give the same bytes. Throws `PackageError` where there is nothing to hand over, or an original is damaged.
 */
export async function exportPackage(context: ExportContext, request: ExportRequest): Promise<ExportTally> {
  const selection = await selectRecords(context.store, request);
  const sink: PackageSink = await openSink(request.path);
  try {
    const tally = await EXPORT_FORMS[request.form](context, selection, sink);
    if (tally.documents === 0) throw new PackageError('There is no document to hand over.');
    await sink.finish();
    return tally;
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}
