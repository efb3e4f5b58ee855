import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PackageError } from '../package-error.ts';
import type { PackageTree } from '../tree/package-tree.ts';
import type { FoundFile } from '../verify.ts';

/**
 * Copies checked files of a package into a folder under the same paths, and checks their bytes once more as they pass: nothing
 * else can slip in between. What is there whole already is left. Throws `PackageError` when a file has changed meanwhile.
 */
export async function copyOut(tree: PackageTree, files: readonly FoundFile[], folder: string): Promise<void> {
  for (const file of files) {
    const target = join(folder, file.path);
    if ((await stat(target).catch(() => undefined))?.size === file.bytes) continue;
    const entry = tree.find(file.path);
    if (!entry) throw changed(file.path);
    await mkdir(dirname(target), { recursive: true });
    const hash = createHash('sha256');
    const hashing = new Transform({
      transform: (part: Buffer, _encoding, done) => {
        hash.update(part);
        done(null, part);
      },
    });
    const unfinished = `${target}.unfinished`;
    await pipeline(await tree.open(entry), hashing, createWriteStream(unfinished, { flush: true }));
    if (hash.digest('hex') !== file.sha256) throw changed(file.path);
    await rename(unfinished, target);
  }
}

function changed(path: string): PackageError {
  return new PackageError(`${path} was changed after it was checked. Import the package again.`);
}
