import { createHash } from 'node:crypto';
import type { Delivery } from './delivery.ts';
import { faultOf, type Fault } from './fault.ts';
import type { FaultKind } from './fault-sentences.ts';
import type { Mode } from './fields/codes.ts';
import type { Check } from './forms/declared.ts';
import { readForm, type Form, type Reading } from './forms/read-form.ts';
import { pdfOpener, type PdfOpener } from './opening/pdf-opening.ts';
import { digestsOf, startsPdf, type Algorithm, type Digests } from './tree/digests.ts';
import { PACKAGE_LIMITS, type PackageLimits } from './tree/limits.ts';
import { openTree } from './tree/open-tree.ts';
import type { PackageEntry, PackageTree } from './tree/package-tree.ts';

/** How a package is to be verified; `checked` hears of every file that was read. */
export interface VerifyOptions extends Partial<Omit<Reading, 'limits'>> {
  readonly limits?: PackageLimits;
  readonly checked?: (entry: PackageEntry) => void;
  /** An opener that is shared among packages; else each verification has its own. */
  readonly opener?: PdfOpener;
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
 * size that it declares, and whether its documents are PDFs that open. Finds all faults, not only the first.
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
  const files = await checkFiles(read.tree, read.checks, read.delivery, faults, options);
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
  { checked, opener: shared }: VerifyOptions,
): Promise<FoundFile[]> {
  const checksOf = Map.groupBy(checks, ({ path }) => path);
  const modeOf = new Map(documents.map(({ path, mode }) => [path, mode]));
  const opener = shared ?? pdfOpener();
  const files: FoundFile[] = [];
  try {
    for (const entry of tree.entries) {
      const { path } = entry;
      if (/\.(zip|rar|7z)$/i.test(path)) faults.push(faultOf('zip-inside', { path }));
      const mine = checksOf.get(path) ?? [];
      const algorithms: Algorithm[] = ['sha256', ...mine.flatMap(({ algorithm }) => algorithm ?? [])];
      try {
        const found = await digestsOf(await tree.open(entry), algorithms, modeOf.has(path));
        const wrong = mine.flatMap((check) => checkFault(check, found));
        const kind = wrong.length === 0 ? await documentFault(modeOf.get(path), found, opener) : undefined;
        faults.push(...wrong, ...(kind ? [faultOf(kind, { path })] : []));
        files.push({ path, bytes: found.bytes, sha256: found.sums.get('sha256') ?? '' });
      } catch (error) {
        faults.push(faultOf('unreadable-file', { path, values: { detail: (error as Error).message } }));
      }
      checked?.(entry);
    }
  } finally {
    if (!shared) await opener.close();
  }
  return files;
}

const OPENING_FAULTS = {
  empty: 'empty-file',
  'not-pdf': 'not-pdf',
  encrypted: 'pdf-encrypted',
  damaged: 'pdf-damaged',
  'too-long': 'pdf-too-long',
} as const;

/** What keeps a document from being read, if anything. A secret one is not opened. */
async function documentFault(
  mode: Mode | undefined,
  { bytes, head, whole }: Digests,
  opener: PdfOpener,
): Promise<FaultKind | undefined> {
  if (mode === undefined) return undefined;
  if (bytes === 0) return 'empty-file';
  if (!startsPdf(head)) return 'not-pdf';
  if (mode === '03' || !whole) return undefined;
  const opening = await opener.open(whole);
  return opening === 'opens' ? undefined : OPENING_FAULTS[opening];
}

function checkFault(check: Check, found: Digests): Fault[] {
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
