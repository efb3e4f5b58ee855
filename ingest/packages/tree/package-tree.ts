import type { Readable } from 'node:stream';
import type { Fault } from '../fault.ts';
import { nameKey } from './names.ts';

/** One file of a package. `path` is as written, with `/` between its parts, relative to the package. */
export interface PackageEntry {
  readonly path: string;
  readonly bytes: number;
}

/** The files of a package, wherever it lies. Names are looked up whatever their case and normalization. */
export interface PackageTree {
  /** The name under which it was handed over: of the folder or the ZIP file. */
  readonly name: string;
  readonly entries: readonly PackageEntry[];
  find(path: string): PackageEntry | undefined;
  /** The bytes of an entry of this tree, as a stream; a damaged one ends in an error. */
  open(entry: PackageEntry): Promise<Readable>;
  close(): void;
}

/** An opened package with what is already known to be wrong with it; entries at fault are left out of the tree. */
export interface OpenedTree {
  readonly tree: PackageTree;
  readonly faults: readonly Fault[];
}

/** A tree over entries that bear no two names alike. */
export function treeOf(
  name: string,
  entries: readonly PackageEntry[],
  open: (entry: PackageEntry) => Promise<Readable>,
  close: () => void = () => undefined,
): PackageTree {
  const byName = new Map(entries.map((entry) => [nameKey(entry.path), entry]));
  return { name, entries, find: (path) => byName.get(nameKey(path)), open, close };
}

/** The part of a tree below a folder (`data/`); paths are relative to that folder. */
export function subtree(tree: PackageTree, folder: string): PackageTree {
  const key = nameKey(folder);
  const originals = new Map<PackageEntry, PackageEntry>();
  for (const entry of tree.entries) {
    if (!nameKey(entry.path).startsWith(key)) continue;
    const parts = entry.path.split('/');
    originals.set({ path: parts.slice(folder.split('/').length - 1).join('/'), bytes: entry.bytes }, entry);
  }
  return treeOf(tree.name, [...originals.keys()], (entry) => tree.open(originals.get(entry) ?? entry));
}

/** Files that operating systems leave behind in folders; nobody hands them over on purpose. */
export function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

/** The one folder that everything but litter lies in, with a slash at its end; '' where there is none. */
export function topFolder(tree: PackageTree): string {
  const folders = new Set(
    tree.entries
      .filter(({ path }) => !isLitter(path))
      .map(({ path }) => path.slice(0, path.indexOf('/') + 1)),
  );
  const [only] = folders;
  return folders.size === 1 && only ? only : '';
}
