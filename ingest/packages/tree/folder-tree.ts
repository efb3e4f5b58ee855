import { createReadStream } from 'node:fs';
import { open, opendir } from 'node:fs/promises';
import { constants } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { faultOf, type Fault } from '../fault.ts';
import type { PackageLimits } from './limits.ts';
import { sortEntries } from './names.ts';
import { treeOf, type OpenedTree, type PackageEntry } from './package-tree.ts';

/** Opens a package that lies unpacked in a folder. Links are faults and are never followed. */
export async function openFolder(path: string, limits: PackageLimits): Promise<OpenedTree> {
  const root = resolve(path);
  const found: PackageEntry[] = [];
  const faults: Fault[] = [];
  for await (const entry of await opendir(root, { recursive: true })) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    const name = relative(root, file).split(sep).join('/');
    if (entry.isSymbolicLink()) faults.push(faultOf('link', { path: name }));
    else if (!entry.isFile()) faults.push(faultOf('not-a-file', { path: name }));
    else found.push({ path: name, bytes: await sizeOf(file, name, faults) });
    if (found.length > limits.files) {
      faults.push(faultOf('too-many-files', { values: { limit: limits.files } }));
      break;
    }
  }
  const sorted = sortEntries(found, limits);
  const tree = treeOf(basename(root), sorted.entries, (entry) =>
    Promise.resolve(createReadStream(join(root, entry.path), { flags: 'r' })),
  );
  return { tree, faults: [...faults, ...sorted.faults] };
}

/** Opened without following a link that has just taken the file's place. */
async function sizeOf(file: string, path: string, faults: Fault[]): Promise<number> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return (await handle.stat()).size;
    } finally {
      await handle.close();
    }
  } catch (error) {
    faults.push(faultOf('unreadable-file', { path, values: { detail: codeOf(error) } }));
    return 0;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
