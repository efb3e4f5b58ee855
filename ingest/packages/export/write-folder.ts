import { writeContents, type ExportContext, type ExportTally } from './contents.ts';
import type { Selection } from './selection.ts';
import type { PackageSink } from './sink.ts';
import { openSpool } from './spool.ts';

/** Writes a folder with lists, and `manifest-sha256.txt` for every file in it. */
export async function writeFolder(
  context: ExportContext,
  selection: Selection,
  sink: PackageSink,
): Promise<ExportTally> {
  const manifest = openSpool(sink, 'manifest-sha256.txt');
  const tally = await writeContents(context, selection, sink, '', ({ path, sha256 }) =>
    manifest.write(`${sha256}  ${path}\n`),
  );
  await manifest.close();
  return tally;
}
