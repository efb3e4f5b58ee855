import { opendir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FoundFile } from './find-files.ts';
import { IngestError } from './ingest-error.ts';

/**
 * The PDF files of a folder and its sub-folders as they are found, or the one file that is named: millions of them never stand
 * in memory. Links are not followed. `onPassedOver` hears of each file that is not named `.pdf`. Throws `IngestError` when there is
 * nothing at the path or a folder cannot be read.
 */
export async function* walkFiles(
  path: string,
  onPassedOver?: (path: string) => void,
): AsyncGenerator<FoundFile> {
  const root = resolve(path);
  const found = await stat(root).catch(() => undefined);
  if (!found) throw new IngestError(`There is no file or folder at ${path}.`);
  if (found.isFile()) yield { path: root, bytes: found.size };
  else yield* filesIn(root, onPassedOver);
}

async function* filesIn(folder: string, onPassedOver?: (path: string) => void): AsyncGenerator<FoundFile> {
  const inner: string[] = [];
  const entries = await opendir(folder).catch((error: unknown) => {
    throw new IngestError(`The folder ${folder} could not be read (${(error as Error).message}).`);
  });
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) inner.push(path);
    else if (entry.isFile() && !/\.pdf$/i.test(entry.name)) onPassedOver?.(path);
    // A file that goes away meanwhile is met, and refused, by the worker that would read it.
    else if (entry.isFile())
      yield {
        path,
        bytes: await stat(path).then(
          ({ size }) => size,
          () => 0,
        ),
      };
  }
  for (const next of inner) yield* filesIn(next, onPassedOver);
}
