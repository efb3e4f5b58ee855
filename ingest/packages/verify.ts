import { createHash } from 'node:crypto';
import type { Delivery } from './delivery.ts';
import { faultOf, type Fault } from './fault.ts';
import type { Check } from './forms/declared.ts';
import { readForm, type Form, type Reading } from './forms/read-form.ts';
import { digestsOf, startsPdf, type Algorithm } from './tree/digests.ts';
import { PACKAGE_LIMITS, type PackageLimits } from './tree/limits.ts';
import { openTree } from './tree/open-tree.ts';
import type { PackageEntry, PackageTree } from './tree/package-tree.ts';

/** How a package is to be verified; `checked` hears of every file that was read. */
export interface VerifyOptions extends Partial<Omit<Reading, 'limits'>> {
  readonly limits?: PackageLimits;
  readonly checked?: (entry: PackageEntry) => void;
}

/** A file of a package as it was found: path, size in bytes, SHA-256 in hexadecimal. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A package after its verification. It may go in only where there is no fault. Close the tree when done. */
export interface VerifiedPackage {
  readonly tree: PackageTree;
  /** The folder within what was handed over that holds the package, with a slash at its end; '' for the whole. */
  readonly within: string;
  readonly form: Form | undefined;
  readonly delivery: Delivery;
  readonly files: readonly FoundFile[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  /** SHA-256 over the sorted lines `<sha256>  <path>` of all files, in hexadecimal. */
  readonly digest: string;
}

/**
 * Reads a package whole without storing anything: its names, its form, every byte of every file against every checksum and
 * size that it declares, and whether its documents are PDFs. Finds all faults, not only the first.
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<VerifiedPackage> {
  const limits = options.limits ?? PACKAGE_LIMITS;
  const opened = await openTree(path, limits);
  const read = await readForm(opened.tree, {
    defaults: options.defaults ?? { mode: '02' },
    headings: options.headings ?? {},
    limits,
  });
  const nothingThere = opened.tree.entries.length === 0;
  const faults = nothingThere ? [...opened.faults] : [...opened.faults, ...read.faults];
  const files = await checkFiles(read.tree, read.checks, read.delivery, faults, options.checked);
  if (read.delivery.documents.length === 0 && faults.length === 0) faults.push(faultOf('no-documents'));
  const { form, delivery, warnings, tree, within } = read;
  const whole: PackageTree = { ...tree, close: () => opened.tree.close() };
  return {
    tree: whole,
    within,
    form,
    delivery,
    files,
    faults: inOrder(faults),
    warnings,
    digest: digestOf(files),
  };
}

async function checkFiles(
  tree: PackageTree,
  checks: readonly Check[],
  { documents }: Delivery,
  faults: Fault[],
  checked: (entry: PackageEntry) => void = () => undefined,
): Promise<FoundFile[]> {
  const checksOf = Map.groupBy(checks, ({ path }) => path);
  const isDocument = new Set(documents.map(({ path }) => path));
  const files: FoundFile[] = [];
  for (const entry of tree.entries) {
    const { path } = entry;
    if (/\.(zip|rar|7z)$/i.test(path)) faults.push(faultOf('zip-inside', { path }));
    const mine = checksOf.get(path) ?? [];
    try {
      const algorithms: Algorithm[] = ['sha256', ...mine.flatMap(({ algorithm }) => algorithm ?? [])];
      const found = await digestsOf(await tree.open(entry), algorithms);
      faults.push(...mine.flatMap((check) => checkFault(check, found)));
      if (isDocument.has(path) && found.bytes === 0) faults.push(faultOf('empty-file', { path }));
      else if (isDocument.has(path) && !startsPdf(found.head)) faults.push(faultOf('not-pdf', { path }));
      files.push({ path, bytes: found.bytes, sha256: found.sums.get('sha256') ?? '' });
    } catch (error) {
      faults.push(faultOf('unreadable-file', { path, values: { detail: (error as Error).message } }));
    }
    checked(entry);
  }
  return files;
}

function checkFault(check: Check, found: Awaited<ReturnType<typeof digestsOf>>): Fault[] {
  const { path, algorithm, sum, bytes } = check;
  if (bytes !== undefined && bytes !== found.bytes)
    return [faultOf('size-differs', { path, values: { expected: bytes, found: found.bytes } })];
  const actual = algorithm && found.sums.get(algorithm);
  if (!algorithm || actual === sum) return [];
  return [
    faultOf('checksum-differs', { path, values: { algorithm, expected: sum ?? '', found: actual ?? '' } }),
  ];
}

function digestOf(files: readonly FoundFile[]): string {
  const lines = files.map(({ sha256, path }) => `${sha256}  ${path.normalize('NFC')}\n`).sort();
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** Faults of the whole package first, then by path and row; each once. */
function inOrder(faults: readonly Fault[]): Fault[] {
  const once = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return [...once.values()].sort(
    (a, b) => compare(a.path ?? '', b.path ?? '') || (a.row ?? 0) - (b.row ?? 0) || compare(a.kind, b.kind),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
