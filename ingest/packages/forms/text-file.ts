import { faultOf, type Fault } from '../fault.ts';
import type { PackageEntry, PackageTree } from '../tree/package-tree.ts';
import type { PackageLimits } from '../tree/limits.ts';

/** Reads a describing file of a package whole, up to the bound for such files; what prevents that goes to `faults`. */
export async function readBytes(
  tree: PackageTree,
  entry: PackageEntry,
  limits: PackageLimits,
  faults: Fault[],
): Promise<Buffer | undefined> {
  const { path, bytes } = entry;
  if (bytes > limits.descriptionBytes) {
    faults.push(faultOf('too-large', { path, values: { found: bytes, limit: limits.descriptionBytes } }));
    return undefined;
  }
  try {
    const parts: Buffer[] = [];
    for await (const part of (await tree.open(entry)) as AsyncIterable<Buffer>) parts.push(part);
    return Buffer.concat(parts);
  } catch (error) {
    faults.push(faultOf('unreadable-file', { path, values: { detail: (error as Error).message } }));
    return undefined;
  }
}

/** As `readBytes`, as text in UTF-8 (a byte order mark is dropped); other encodings are a fault. */
export async function readText(
  tree: PackageTree,
  entry: PackageEntry,
  limits: PackageLimits,
  faults: Fault[],
): Promise<string | undefined> {
  const bytes = await readBytes(tree, entry, limits, faults);
  if (!bytes) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    faults.push(faultOf('text-encoding', { path: entry.path }));
    return undefined;
  }
}
