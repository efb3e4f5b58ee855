import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { IngestError } from './ingest-error.ts';

/** A file that a run will read: its path and its size in bytes. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The PDF files of a folder and its sub-folders, in the order of their paths, or the one file that is named.
 * Links are not followed. Throws `IngestError` when there is nothing at the path or no PDF in it.
 */
export async function findFiles(path: string): Promise<FoundFile[]> {
  const root = resolve(path);
  const found = await stat(root).catch(() => undefined);
  if (!found) throw new IngestError(`There is no file or folder at ${path}.`);
  if (found.isFile()) return [{ path: root, bytes: found.size }];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.pdf$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (paths.length === 0) throw new IngestError(`The folder ${path} holds no PDF file.`);
  return Promise.all(paths.map(async (file) => ({ path: file, bytes: (await stat(file)).size })));
}
