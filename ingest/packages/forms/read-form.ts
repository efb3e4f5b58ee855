import { openDelivery, type Defaults } from '../delivery-builder.ts';
import type { Delivery } from '../delivery.ts';
import { faultOf, type Fault } from '../fault.ts';
import type { OwnHeadings } from '../fields/headings.ts';
import type { PackageLimits } from '../tree/limits.ts';
import { isLitter, subtree, topFolder, type PackageTree } from '../tree/package-tree.ts';
import { readBag } from './bag.ts';
import type { Check, Declared } from './declared.ts';
import { readListPackage } from './list.ts';
import { withOwnDescriptions } from './own-description.ts';
import { isList } from './sheets.ts';
import { readSip, sipFolders } from './sip.ts';

/** The forms of packages: a folder with a list, BagIt, E-ARK. */
export type Form = 'list' | 'bagit' | 'eark';

/** How a package is to be read where it leaves a choice. */
export interface Reading {
  readonly defaults: Defaults;
  readonly headings: OwnHeadings;
  readonly limits: PackageLimits;
}

/** A package whose form is understood. Paths of checks and documents are those of `tree`. */
export interface ReadPackage extends Declared {
  readonly form: Form | undefined;
  readonly tree: PackageTree;
  /** The folder within what was handed over that holds the package, with a slash at its end; '' for the whole. */
  readonly within: string;
  readonly delivery: Delivery;
}

interface Contents extends Declared {
  readonly form: 'list' | 'eark' | undefined;
  readonly delivery: Delivery;
}

/** Recognises the form of a package (also one folder further in) and reads what it declares and says. */
export async function readForm(given: PackageTree, reading: Reading): Promise<ReadPackage> {
  const top = topFolder(given);
  const isBare =
    !given.find('bagit.txt') &&
    !given.find('METS.xml') &&
    !given.entries.some(({ path }) => !path.includes('/') && isList(path));
  const within = isBare ? top : '';
  const tree = within ? subtree(given, within) : given;
  if (!tree.find('bagit.txt')) return { tree, within, ...(await readContents(tree, reading, false)) };
  const bag = await readBag(tree, reading.limits);
  const contents = await readContents(bag.payload, reading, true);
  const outside = (path: string): string => tree.find(`data/${path}`)?.path ?? path;
  const placed = (fault: Fault): Fault =>
    fault.path === undefined ? fault : { ...fault, path: outside(fault.path) };
  return {
    form: 'bagit',
    tree,
    within,
    checks: [
      ...bag.checks,
      ...contents.checks.map((check): Check => ({ ...check, path: outside(check.path) })),
    ],
    faults: [...bag.faults, ...contents.faults.map(placed)],
    warnings: [...bag.warnings, ...contents.warnings.map(placed)],
    delivery: {
      ...contents.delivery,
      identifier: bag.info.values.get('external-identifier') ?? contents.delivery.identifier,
      sender: bag.info.values.get('source-organization') ?? contents.delivery.sender,
      documents: contents.delivery.documents.map((document) => ({
        ...document,
        path: outside(document.path),
      })),
    },
  };
}

async function readContents(tree: PackageTree, reading: Reading, enveloped: boolean): Promise<Contents> {
  const folders = sipFolders(tree);
  const contents = folders.length
    ? await readSips(tree, folders, reading)
    : tree.entries.some(({ path }) => isList(path) && !isLitter(path))
      ? await readList(tree, reading, enveloped)
      : readBare(tree, reading, enveloped);
  const faults = [...contents.faults];
  const delivery = await withOwnDescriptions(tree, contents.delivery, reading.limits, faults);
  return { ...contents, faults, delivery };
}

async function readSips(tree: PackageTree, folders: readonly string[], reading: Reading): Promise<Contents> {
  const faults: Fault[] = [];
  const checks: Check[] = [];
  const identifiers: string[] = [];
  const senders: string[] = [];
  const builder = openDelivery(reading.defaults, faults);
  for (const folder of folders)
    await readSip(tree, folder, reading.limits, { builder, checks, faults, identifiers, senders });
  for (const { path } of tree.entries)
    if (!isLitter(path) && !folders.some((folder) => path.startsWith(folder)))
      faults.push(faultOf('file-unlisted', { path, values: { source: 'METS.xml' } }));
  const identifier = identifiers.length === 1 ? identifiers[0] : undefined;
  return {
    form: 'eark',
    checks,
    faults,
    warnings: [],
    delivery: builder.finish({ identifier, sender: senders[0] }),
  };
}

async function readList(tree: PackageTree, reading: Reading, enveloped: boolean): Promise<Contents> {
  return { form: 'list', ...(await readListPackage(tree, { ...reading, enveloped })) };
}

/** A bag may hold PDFs and nothing that describes them; a folder may not: what it is would be anybody's guess. */
function readBare(tree: PackageTree, { defaults }: Reading, enveloped: boolean): Contents {
  const faults: Fault[] = [];
  const builder = openDelivery(defaults, faults);
  if (!enveloped) faults.push(faultOf('unknown-form'));
  else
    for (const { path } of tree.entries)
      if (/\.pdf$/i.test(path) && !isLitter(path))
        builder.addDocument({ path, originalName: path, fonds: defaults.fonds, sidecars: [] });
  return { form: undefined, checks: [], faults, warnings: [], delivery: builder.finish({}) };
}
