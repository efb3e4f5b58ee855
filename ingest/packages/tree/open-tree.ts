import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { faultOf } from '../fault.ts';
import { openFolder } from './folder-tree.ts';
import { PACKAGE_LIMITS, type PackageLimits } from './limits.ts';
import { treeOf, type OpenedTree } from './package-tree.ts';
import { openZip } from './zip-tree.ts';

/** Opens the package at a path: a folder, or a ZIP file. Nothing is written; close the tree when done. */
export async function openTree(path: string, limits: PackageLimits = PACKAGE_LIMITS): Promise<OpenedTree> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return openFolder(path, limits);
  if (found?.isFile()) return openZip(path, limits);
  const tree = treeOf(basename(path), [], () => Promise.reject(new Error('no such entry')));
  return { tree, faults: [faultOf('not-found', { path })] };
}
