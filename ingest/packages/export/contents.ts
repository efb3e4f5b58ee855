import { Readable } from 'node:stream';
import type { Originals } from '@tangthu/db/originals';
import type { Store } from '@tangthu/db/store';
import type { FieldName } from '../fields/headings.ts';
import { OWN_DESCRIPTION, type OwnLine } from '../forms/own-description.ts';
import { PackageError } from '../package-error.ts';
import { exportedAgencies } from './agencies.ts';
import { documentDescription, fileDescription, ownLine, type Description } from './descriptions.ts';
import { openLayout } from './layout.ts';
import { storedFonds, storedRecords, type RecordGroup, type StoredOriginal } from './records.ts';
import type { Selection } from './selection.ts';
import type { PackageSink, WrittenFile } from './sink.ts';
import { openSpool } from './spool.ts';

/** What an export needs. */
export interface ExportContext {
  readonly store: Store;
  readonly originals: Originals;
}

/** What an export put into a package. */
export interface ExportTally {
  documents: number;
  originals: number;
  bytes: number;
  files: number;
  /** ISO time of what was stored last: the time of the package, so that the same records give the same bytes. */
  latest: string;
}

/** Columns of the list of documents: where each lies, where it belongs, and what it is. */
const LIST_COLUMNS: readonly FieldName[] = [
  'path',
  'firstPage',
  'custodian',
  'fonds',
  'fondsTitle',
  'fileCode',
  'fileTitle',
  'creator',
  'accessAuthority',
  'docId',
  'docCode',
  'typeName',
  'documentNumber',
  'codeNumber',
  'codeNotation',
  'issuedDate',
  'organName',
  'subject',
  'signer',
  'signingCapacity',
  'numberOfPage',
  'language',
  'keyword',
  'inforSign',
  'maintenance',
  'mode',
  'confidenceLevel',
  'autograph',
  'format',
  'process',
  'riskRecovery',
  'riskRecoveryStatus',
  'description',
  'sha256',
];
const FILE_COLUMNS: readonly FieldName[] = [
  'fonds',
  'fileCode',
  'title',
  'maintenance',
  'mode',
  'language',
  'startDate',
  'endDate',
  'keyword',
  'totalDoc',
  'numberOfPaper',
  'numberOfPage',
  'format',
  'inforSign',
  'confidenceLevel',
  'paperFileCode',
  'riskRecovery',
  'riskRecoveryStatus',
  'description',
];

/**
 * Writes originals in folders of their files with `list.csv`, `files.csv`, our own description and `agencies.json`, all below
 * `base`. Every file that was written is told to `written`.
 */
export async function writeContents(
  context: ExportContext,
  selection: Selection,
  sink: PackageSink,
  base: string,
  written: (file: WrittenFile) => Promise<void>,
): Promise<ExportTally> {
  const tally = emptyTally();
  const list = openSpool(sink, `${base}list.csv`);
  const files = openSpool(sink, `${base}files.csv`);
  const own = openSpool(sink, `${base}${OWN_DESCRIPTION}`);
  await list.write(csvLine(LIST_COLUMNS));
  await files.write(csvLine(FILE_COLUMNS));
  const fonds = await storedFonds(context.store, selection);
  const titleOf = new Map(fonds.map(({ code, title }) => [code, title]));
  for (const one of fonds)
    await own.write(jsonLine({ kind: 'fonds', ...one, closedOn: one.closedOn ?? undefined }));
  const layout = openLayout();
  for await (const { file, originals } of storedRecords(context.store, selection)) {
    const folder = layout.folderOf(file);
    if (file) {
      tally.files += 1;
      await own.write(jsonLine({ kind: 'file', ...file, mode: file.mode === '01' ? '01' : '02' }));
      const described = { ...fileDescription(file, countOf(originals)), fonds: file.fonds };
      await files.write(csvLine(FILE_COLUMNS.map((column) => described[column] ?? '')));
    }
    for (const [index, original] of originals.entries()) {
      const path = `${folder}/${nameOf(folder, index)}.pdf`;
      await written(await addOriginal(context, sink, `${base}${path}`, original, tally));
      await own.write(jsonLine(ownLine(original, file, path, selection)));
      for (const document of original.documents) {
        const name = { docId: nameOf(folder, index), number: index + 1 };
        const row: Description = {
          ...documentDescription(original, document, file, name),
          path,
          firstPage: String(document.firstPage),
          custodian: selection.custodianCode,
          ...placeOf(original, file, titleOf),
          sha256: original.hash,
        };
        await list.write(csvLine(LIST_COLUMNS.map((column) => row[column] ?? '')));
      }
    }
  }
  for (const spool of [list, files, own]) await written(await spool.close());
  const agencies = await exportedAgencies(context.store, selection);
  await written(await sink.add(`${base}agencies.json`, `${JSON.stringify(agencies, null, 1)}\n`));
  return tally;
}

/** A tally of nothing. */
export function emptyTally(): ExportTally {
  return { documents: 0, originals: 0, bytes: 0, files: 0, latest: '1980-01-01T00:00:00Z' };
}

/** Writes an original into a package; what does not have the bytes that the store knows stops the export. */
export async function addOriginal(
  { originals }: ExportContext,
  sink: PackageSink,
  path: string,
  original: StoredOriginal,
  tally: ExportTally,
): Promise<WrittenFile> {
  const { stream } = await originals.open(original.hash);
  const file = await sink.add(path, Readable.fromWeb(stream));
  if (file.sha256 !== original.hash)
    throw new PackageError(
      `The original of ${original.originalName} is damaged; nothing was exported. Find and mend it first: npm run fixity`,
    );
  tally.originals += 1;
  tally.documents += original.documents.length;
  tally.bytes += file.bytes;
  if (original.storedAt > tally.latest) tally.latest = original.storedAt;
  return file;
}

/** The name of a file's n-th original without its ending: `<folder's name>.<n>`. */
export function nameOf(folder: string, index: number): string {
  return `${folder.slice(folder.lastIndexOf('/') + 1)}.${index + 1}`;
}

/** A line of our own description. */
export function jsonLine(line: OwnLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** How many documents a file's originals hold. */
export function countOf(originals: readonly StoredOriginal[]): number {
  return originals.reduce((sum, { documents }) => sum + documents.length, 0);
}

function placeOf(
  original: StoredOriginal,
  file: RecordGroup['file'],
  titleOf: ReadonlyMap<string, string | undefined>,
): Description {
  return {
    fonds: original.fonds ?? '',
    fondsTitle: titleOf.get(original.fonds ?? '') ?? '',
    fileCode: file?.code ?? '',
    fileTitle: file?.title ?? '',
    creator: original.creator ?? '',
    accessAuthority: original.accessAuthority ?? '',
  };
}

/** A row of CSV (RFC 4180). */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
