import { posix } from 'node:path';
import type { DeliveryBuilder } from '../delivery-builder.ts';
import { faultOf, type Fault } from '../fault.ts';
import { documentSidecar } from '../fields/document-record.ts';
import { fileOfRow } from '../fields/file-record.ts';
import type { RawRecord } from '../fields/raw-record.ts';
import { algorithmOf, DIGITS, type Algorithm } from '../tree/digests.ts';
import { nameKey } from '../tree/names.ts';
import type { PackageEntry, PackageTree } from '../tree/package-tree.ts';
import type { Check } from './declared.ts';

/** The files of a package that lists speak of. */
export interface ListFiles {
  /** The file that a row of a list means; lists name files as they lay on the sender's disk. */
  find(written: string, list: string): PackageEntry | undefined;
  /** Paths of files that a row named. */
  readonly listed: Set<string>;
  /** First pages that rows gave to a path. */
  readonly firstPages: Map<string, Set<number>>;
}

/** Where rows of lists put their findings. */
export interface RowFindings {
  readonly builder: DeliveryBuilder;
  readonly files: ListFiles;
  readonly checks: Check[];
  readonly faults: Fault[];
}

/** Looks files up beside the list, in the package, then by ever shorter ends of the path, then by a name that is the only one. */
export function openListFiles(tree: PackageTree): ListFiles {
  const byName = new Map<string, PackageEntry | null>();
  for (const entry of tree.entries) {
    const name = nameKey(posix.basename(entry.path));
    byName.set(name, byName.has(name) ? null : entry);
  }
  const find = (written: string, list: string): PackageEntry | undefined => {
    const parts = written
      .replaceAll('\\', '/')
      .split('/')
      .filter((part) => part && part !== '.' && !/^[a-z]:$/i.test(part));
    for (let from = 0; from < parts.length; from++) {
      const end = parts.slice(from).join('/');
      const found = tree.find(posix.join(posix.dirname(list), end)) ?? tree.find(end);
      if (found) return found;
    }
    return byName.get(nameKey(parts.at(-1) ?? '')) ?? undefined;
  };
  return { find, listed: new Set(), firstPages: new Map() };
}

/** Reads a row that describes a document. */
export function addRow(record: RawRecord, { builder, files, checks, faults }: RowFindings): void {
  const { fields, place } = record;
  const written = fields.get('path') ?? nameOfCode(fields.get('docId') ?? fields.get('docCode'));
  if (!written) return void faults.push(faultOf('row-without-file', place));
  if (written.split(/[\\/]/).includes('..'))
    return void faults.push(faultOf('name-climbs', { path: written, row: place.row }));
  const entry = files.find(written, place.path) ?? files.find(`${written}.pdf`, place.path);
  if (!entry)
    return void faults.push(
      faultOf('file-missing', { path: written, row: place.row, values: { source: place.path } }),
    );
  const firstPage = Number(fields.get('firstPage') ?? 1);
  if (!isNewDocument(entry.path, firstPage, files))
    faults.push(faultOf('row-double', { ...place, values: { other: entry.path } }));
  files.listed.add(entry.path);
  checks.push(...rowChecks(record, entry.path, faults));
  const fondsTitle = fields.get('fondsTitle');
  const fonds = fields.get('fonds') ?? fondsTitle;
  if (fonds) builder.addFonds({ code: fonds, title: fondsTitle, details: {} });
  const sidecar = documentSidecar(withSubject(record), faults);
  const file = fileOfRow(record, faults);
  if (file) builder.addFileOfDocument(file, fonds, sidecar.mode, place);
  builder.addDocument({
    path: entry.path,
    originalName: entry.path,
    custodian: fields.get('custodian'),
    creator: fields.get('creator'),
    accessAuthority: fields.get('accessAuthority'),
    fonds,
    file: file?.code,
    mode: sidecar.mode,
    sidecars: [{ firstPage, sidecar }],
  });
}

/** A column «title» beside one of file titles, or without a file, is the document's own. */
function withSubject(record: RawRecord): RawRecord {
  const title = record.fields.get('title');
  if (!title || record.fields.has('subject') || !record.fields.has('fileTitle')) return record;
  return { ...record, fields: new Map([...record.fields, ['subject', title]]) };
}

function nameOfCode(code: string | undefined): string | undefined {
  return code && `${code}.pdf`;
}

function isNewDocument(path: string, firstPage: number, { firstPages }: ListFiles): boolean {
  const pages = firstPages.get(path) ?? new Set();
  firstPages.set(path, pages);
  if (!Number.isInteger(firstPage) || firstPage < 1 || pages.has(firstPage)) return false;
  pages.add(firstPage);
  return true;
}

function rowChecks({ fields, place }: RawRecord, path: string, faults: Fault[]): Check[] {
  const named = (['sha256', 'sha512', 'sha1', 'md5'] as const).map(
    (name) => [name, fields.get(name)] as const,
  );
  const general = fields.get('checksum') ?? '';
  const type = fields.get('checksumType');
  const byLength = (Object.entries(DIGITS) as [Algorithm, number][]).find(
    ([, digits]) => digits === general.length,
  )?.[0];
  const algorithm = type ? algorithmOf(type) : byLength;
  if (general && !algorithm)
    faults.push(faultOf('checksum-algorithm', { ...place, values: { found: type ?? general } }));
  const all = [...named, [algorithm ?? 'sha256', algorithm && general] as const];
  return all.flatMap(([name, sum]) => {
    if (!sum) return [];
    if (sum.length === DIGITS[name] && /^[\da-f]+$/i.test(sum))
      return [{ path, algorithm: name, sum: sum.toLowerCase(), source: place.path }];
    faults.push(faultOf('checksum-malformed', { ...place, values: { found: sum, algorithm: name } }));
    return [];
  });
}
