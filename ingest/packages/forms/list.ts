import { openDelivery, type Defaults, type DeliveryBuilder } from '../delivery-builder.ts';
import type { Delivery } from '../delivery.ts';
import { faultOf, type Fault } from '../fault.ts';
import { fileOfRecord } from '../fields/file-record.ts';
import type { OwnHeadings } from '../fields/headings.ts';
import { algorithmOf } from '../tree/digests.ts';
import type { PackageLimits } from '../tree/limits.ts';
import { isLitter, type PackageTree } from '../tree/package-tree.ts';
import type { Check, Declared } from './declared.ts';
import { addRow, openListFiles, type ListFiles } from './list-row.ts';
import { readManifest } from './manifest.ts';
import { isList, readSheets } from './sheets.ts';
import { readTable, type Table } from './table.ts';

/** A package that is described by lists: what they declare and say. */
export interface ListPackage extends Declared {
  readonly delivery: Delivery;
}

/** How a list is to be read. */
export interface ListReading {
  readonly defaults: Defaults;
  readonly headings: OwnHeadings;
  readonly limits: PackageLimits;
  /** Whether checksums come from an envelope (a bag): then a list needs none of its own. */
  readonly enveloped: boolean;
}

/**
 * Reads the lists (CSV or XLSX) of a folder: sheets of documents, and sheets of files beside them. Every PDF must stand in a
 * list and every row must name a PDF that is there.
 */
export async function readListPackage(tree: PackageTree, reading: ListReading): Promise<ListPackage> {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const builder = openDelivery(reading.defaults, faults);
  const files = openListFiles(tree);
  const checks: Check[] = [...(await readSums(tree, reading.limits, faults))];
  let lists = 0;
  for (const entry of tree.entries) {
    if (!isList(entry.path) || isLitter(entry.path)) continue;
    for (const sheet of await readSheets(tree, entry, reading.limits, faults)) {
      const table = await readTable(sheet, entry.path, reading.headings);
      if (table && (await readRows(table, entry.path, { builder, files, checks, faults, warnings })))
        lists += 1;
    }
  }
  if (lists === 0) faults.push(faultOf('list-headings'));
  else faults.push(...unlisted(tree, files));
  const unsure =
    files.listed.size > 0 && [...files.listed].some((path) => !checks.some((check) => check.path === path));
  if (!reading.enveloped && unsure) warnings.push(faultOf('no-checksums'));
  return { checks, faults, warnings, delivery: builder.finish({}) };
}

interface Gathered {
  readonly builder: DeliveryBuilder;
  readonly files: ListFiles;
  readonly checks: Check[];
  readonly faults: Fault[];
  readonly warnings: Fault[];
}

/** Whether the table is a list of documents or files, and then its rows, read. */
async function readRows(table: Table, path: string, gathered: Gathered): Promise<boolean> {
  const has = (...fields: Table['fields']): boolean => fields.some((field) => table.fields.includes(field));
  const ofDocuments = has('path', 'docId', 'docCode');
  if (!ofDocuments && !(has('fileCode', 'fileNumber') && has('fileTitle', 'title'))) return false;
  for (const [index, heading] of table.headings.entries())
    if (heading && !table.fields[index])
      gathered.warnings.push(faultOf('column-unknown', { path, values: { found: heading } }));
  let rows = 0;
  for await (const record of table.records()) {
    rows += 1;
    if (ofDocuments) addRow(record, gathered);
    else {
      const file = fileOfRecord(record, gathered.faults);
      if (file)
        gathered.builder.addFile(
          file,
          record.fields.get('fonds') ?? record.fields.get('fondsTitle'),
          record.place,
        );
    }
  }
  if (rows === 0 && ofDocuments) gathered.faults.push(faultOf('list-empty', { path }));
  return true;
}

function unlisted(tree: PackageTree, { listed }: ListFiles): Fault[] {
  return tree.entries
    .filter(({ path }) => /\.pdf$/i.test(path) && !isLitter(path) && !listed.has(path))
    .map(({ path }) => faultOf('file-unlisted', { path, values: { source: 'list' } }));
}

/** Checksums that lie beside a list: `SHA256SUMS`, `manifest-sha256.txt`. */
async function readSums(tree: PackageTree, limits: PackageLimits, faults: Fault[]): Promise<Check[]> {
  const checks: Check[] = [];
  for (const entry of tree.entries) {
    const [, manifest, sums] = /^(?:manifest-(\w+)|(\w+)sums)(?:\.txt)?$/i.exec(entry.path) ?? [];
    const algorithm = algorithmOf(manifest ?? sums ?? '');
    if (algorithm)
      checks.push(...(await readManifest(tree, entry, algorithm, () => true, limits, faults)).checks);
  }
  return checks;
}
