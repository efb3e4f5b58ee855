import { posix } from 'node:path';
import type { DeliveryBuilder } from '../delivery-builder.ts';
import { faultOf, type Fault } from '../fault.ts';
import { documentSidecar } from '../fields/document-record.ts';
import { fileOfRecord } from '../fields/file-record.ts';
import { fieldOf, type FieldName } from '../fields/headings.ts';
import { rawRecord, type RawRecord } from '../fields/raw-record.ts';
import type { PackageLimits } from '../tree/limits.ts';
import { nameKey } from '../tree/names.ts';
import type { PackageEntry, PackageTree } from '../tree/package-tree.ts';
import type { Check } from './declared.ts';
import { readMets, type Mets } from './mets.ts';
import { readXml } from './xml.ts';

/** Where the packages of a delivery put what they say. */
export interface SipFindings {
  readonly builder: DeliveryBuilder;
  readonly checks: Check[];
  readonly faults: Fault[];
  /** Names and senders of the packages read so far. */
  readonly identifiers: string[];
  readonly senders: string[];
}

/** Folders (with a slash at the end, '' for the root) that hold a METS.xml of their own, not within another's representations. */
export function sipFolders(tree: PackageTree): string[] {
  const folders = tree.entries
    .filter(({ path }) => posix.basename(path).toLowerCase() === 'mets.xml')
    .map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1))
    .sort((a, b) => a.length - b.length);
  return folders.filter(
    (folder, index) => !folders.slice(0, index).some((outer) => folder.startsWith(outer)),
  );
}

/**
 * Reads one E-ARK package as Circular 05/2025/TT-BNV lays it out (SIP_hoso, SIP_tailieu, and AIP of the same form): its METS and
 * those of its representations, EAD.xml of the file, and an EAD_doc for every document in `representations/…/data`.
 */
export async function readSip(
  tree: PackageTree,
  folder: string,
  limits: PackageLimits,
  findings: SipFindings,
): Promise<void> {
  const { builder, faults } = findings;
  const inside = tree.entries.filter(({ path }) => path.startsWith(folder));
  const all: Mets[] = [];
  for (const entry of inside)
    if (posix.basename(entry.path).toLowerCase() === 'mets.xml')
      all.push(await readMets(tree, entry, folder, limits, faults));
  const main = all.find(({ path }) => posix.dirname(path) === (folder.slice(0, -1) || '.'));
  if (all.every(({ listed }) => listed.size === 0))
    faults.push(faultOf('mets-empty', { path: `${folder}METS.xml` }));
  const listed = new Set(all.flatMap((mets) => [...mets.listed]));
  for (const { path } of inside)
    if (!listed.has(path) && path !== main?.path)
      faults.push(faultOf('file-unlisted', { path, values: { source: 'METS.xml' } }));
  findings.checks.push(...all.flatMap(({ checks }) => checks));
  findings.identifiers.push(main?.objectId ?? folder);
  const sender = all.find(({ organization }) => organization)?.organization;
  if (sender) findings.senders.push(sender);

  const codes = all.flatMap(({ identificationCode }) => identificationCode ?? []);
  const [fonds] = codes;
  if (fonds) builder.addFonds({ code: fonds, details: {} });
  const file = await readFileRecord(tree, inside, folder, main, fonds, findings);
  const descriptions = new Map(all.flatMap((mets) => [...mets.descriptions]));
  for (const entry of inside.filter(({ path }) => isData(path.slice(folder.length)))) {
    if (/\.fetch\.txt$/i.test(entry.path)) faults.push(faultOf('holey-file', { path: entry.path }));
    else await addDocument(tree, entry, descriptions, inside, file, findings);
  }
}

/** The file that the package describes; a package of loose documents (SIP_tailieu, known by `source`) describes none. */
async function readFileRecord(
  tree: PackageTree,
  inside: readonly PackageEntry[],
  folder: string,
  main: Mets | undefined,
  fonds: string | undefined,
  { builder, faults }: SipFindings,
): Promise<{ fonds: string | undefined; code: string } | undefined> {
  const entry = inside.find(({ path }) => /^metadata\/(.*\/)?ead\.xml$/i.test(path.slice(folder.length)));
  if (!entry) {
    faults.push(faultOf('ead-absent', { path: main?.path ?? folder }));
    return undefined;
  }
  const record = await readRecord(tree, entry, faults);
  if (!record || 'source' in record.other) return undefined;
  const file = fileOfRecord(record, faults);
  if (!file) return undefined;
  builder.addFile(file, fonds, record.place);
  return { fonds: file.fonds ?? fonds, code: file.code };
}

async function addDocument(
  tree: PackageTree,
  entry: PackageEntry,
  descriptions: ReadonlyMap<string, string>,
  inside: readonly PackageEntry[],
  file: { fonds: string | undefined; code: string } | undefined,
  { builder, faults }: SipFindings,
): Promise<void> {
  const about = tree.find(descriptions.get(entry.path) ?? '') ?? describedByName(entry, inside);
  const record = about && (await readRecord(tree, about, faults));
  if (!record) {
    if (!about) faults.push(faultOf('document-undescribed', { path: entry.path }));
    return;
  }
  const sidecar = documentSidecar(record, faults);
  builder.addDocument({
    path: entry.path,
    originalName: posix.basename(entry.path),
    fonds: file?.fonds,
    file: file?.code,
    mode: sidecar.mode,
    sidecars: [{ firstPage: 1, sidecar }],
  });
}

/** `EAD_doc_<name>.xml` describes `<name>.pdf`, where the structMap does not say. */
function describedByName(entry: PackageEntry, inside: readonly PackageEntry[]): PackageEntry | undefined {
  const name = nameKey(posix.parse(entry.path).name);
  return inside.find(
    ({ path }) => /^ead_(doc|pic|media)_(.*)\.xml$/.exec(nameKey(posix.basename(path)))?.[2] === name,
  );
}

/** The leaves of a flat description (`simpledc`), by name. */
async function readRecord(
  tree: PackageTree,
  entry: PackageEntry,
  faults: Fault[],
): Promise<RawRecord | undefined> {
  const leaves: [string, FieldName | undefined, string][] = [];
  let open = '';
  const whole = await readXml(
    tree,
    entry,
    {
      opened: ({ name }) => (open = name),
      closed: ({ name }, text) => {
        if (open === name) leaves.push([name, fieldOf(name), text]);
        open = '';
      },
    },
    faults,
  );
  return whole ? rawRecord(leaves, { path: entry.path }) : undefined;
}

function isData(path: string): boolean {
  return /^representations\/[^/]+\/data\/./i.test(path);
}
