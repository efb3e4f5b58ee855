import { faultOf, type Fault } from '../fault.ts';
import { DIGITS, type Algorithm } from '../tree/digests.ts';
import { nameFault, nameKey } from '../tree/names.ts';
import type { PackageEntry, PackageTree } from '../tree/package-tree.ts';
import type { PackageLimits } from '../tree/limits.ts';
import type { Check } from './declared.ts';
import { readText } from './text-file.ts';

/** One manifest: the checks of its lines that name a file of the package, and the keys of all names it lists. */
export interface Manifest {
  readonly path: string;
  readonly checks: readonly Check[];
  readonly listed: ReadonlySet<string>;
}

/** A line of a manifest: the checksum, white space (and the `*` of the md5sum program), the path. */
const LINE = /^([^ \t]+)[ \t]+\*?(.+)$/;

/**
 * Reads a manifest of BagIt (RFC 8493, 2.1.3) or of the sha256sum programs: `<checksum> <path>` a line. `belongs` says which
 * paths it may list. Lines at fault, doubles and files that are missing go to `faults`.
 */
export async function readManifest(
  tree: PackageTree,
  entry: PackageEntry,
  algorithm: Algorithm,
  belongs: (path: string) => boolean,
  limits: PackageLimits,
  faults: Fault[],
): Promise<Manifest> {
  const text = (await readText(tree, entry, limits, faults)) ?? '';
  const listed = new Set<string>();
  const checks: Check[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line === '') continue;
    const at = { path: entry.path, row: index + 1 };
    const [, sum = '', written = ''] = LINE.exec(line) ?? [];
    const path = decodeName(written);
    const fault = lineFault(path, sum, algorithm, at, listed, belongs, limits);
    if (fault) {
      faults.push(fault);
      continue;
    }
    listed.add(nameKey(path));
    const file = tree.find(path);
    if (file) checks.push({ path: file.path, algorithm, sum: sum.toLowerCase(), source: entry.path });
    else faults.push(faultOf('file-missing', { path, values: { source: entry.path } }));
  }
  return { path: entry.path, checks, listed };
}

function lineFault(
  path: string,
  sum: string,
  algorithm: Algorithm,
  at: { path: string; row: number },
  listed: ReadonlySet<string>,
  belongs: (path: string) => boolean,
  limits: PackageLimits,
): Fault | undefined {
  if (path === '') return faultOf('manifest-line', at);
  const values = { other: path, found: sum, algorithm };
  if (sum.length !== DIGITS[algorithm] || !/^[\da-f]+$/i.test(sum))
    return faultOf('checksum-malformed', { ...at, values });
  const fault = nameFault(path, limits);
  if (fault) return { ...fault, row: at.row };
  if (listed.has(nameKey(path))) return faultOf('manifest-double', { ...at, values });
  return belongs(path) ? undefined : faultOf('manifest-place', { ...at, values });
}

/** RFC 8493 writes line breaks and the percent sign of a name as %0A, %0D and %25, and nothing else so. */
function decodeName(written: string): string {
  return written
    .replace(/^\.\//, '')
    .replace(/%(0a|0d|25)/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
}
