import { faultOf, type Fault } from '../fault.ts';
import type { PackageLimits } from '../tree/limits.ts';
import type { PackageTree } from '../tree/package-tree.ts';
import { readText } from './text-file.ts';

/** The labels of `bag-info.txt` in lower case with their values; a repeated label's values are joined. */
export interface BagInfo {
  readonly path: string;
  readonly values: ReadonlyMap<string, string>;
}

/** Checks `bagit.txt` (RFC 8493, 2.1.1). */
export async function readBagDeclaration(
  tree: PackageTree,
  limits: PackageLimits,
  faults: Fault[],
): Promise<void> {
  const entry = tree.find('bagit.txt');
  if (!entry) return;
  const text = await readText(tree, entry, limits, faults);
  if (text === undefined) return;
  const { path } = entry;
  const [, version = '', encoding = ''] =
    /^BagIt-Version:[ \t]*(\S+)[ \t]*\r?\nTag-File-Character-Encoding:[ \t]*(\S+)\s*$/i.exec(text) ?? [];
  if (!version) faults.push(faultOf('bag-declaration', { path }));
  else if (version !== '1.0' && version !== '0.97')
    faults.push(faultOf('bag-version', { path, values: { found: version } }));
  if (encoding && !/^utf-?8$/i.test(encoding)) faults.push(faultOf('text-encoding', { path }));
}

/** Reads `bag-info.txt` where there is one (RFC 8493, 2.2.2); a line that begins with white space goes on the one before. */
export async function readBagInfo(
  tree: PackageTree,
  limits: PackageLimits,
  faults: Fault[],
): Promise<BagInfo> {
  const entry = tree.find('bag-info.txt');
  const values = new Map<string, string>();
  if (!entry) return { path: 'bag-info.txt', values };
  const text = (await readText(tree, entry, limits, faults)) ?? '';
  const lines = text.split(/\r\n|\r|\n/);
  let label = '';
  for (const [index, line] of lines.entries()) {
    const [, next, value = ''] = /^([^:\s][^:]*?)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (next) {
      label = next.toLowerCase();
      const before = values.get(label);
      values.set(label, before === undefined ? value.trim() : `${before}; ${value.trim()}`);
    } else if (/^[ \t]+\S/.test(line) && label) {
      values.set(label, `${values.get(label) ?? ''} ${line.trim()}`);
    } else if (line.trim() !== '') {
      faults.push(faultOf('bag-info-line', { path: entry.path, row: index + 1 }));
    }
  }
  return { path: entry.path, values };
}
