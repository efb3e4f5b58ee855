import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { QuarantineError } from './quarantine-error.ts';

/** What became of the file. */
export type Destruction = 'destroyed' | 'was-gone';

const BLOCK = 1 << 20;

/**
 * Overwrites a file once with random bytes, on the disk before it goes on, then takes its name away. Only the file with the
 * given SHA-256 is touched: one that was put in its place stays. What a disk keeps of older copies (spare cells of an SSD,
 * snapshots, backups) is beyond it. Throws `QuarantineError` for anything but a plain file of that content.
 */
export async function destroyFile(path: string, contentHash: Uint8Array): Promise<Destruction> {
  const found = await lstat(path).catch((error: unknown) => error as NodeJS.ErrnoException);
  if (found instanceof Error) {
    await refuseInside(path, found);
    return 'was-gone';
  }
  if (!found.isFile()) throw new QuarantineError(`${path} is not a plain file. Nothing was removed.`);
  if (found.nlink > 1)
    throw new QuarantineError(
      `${path} has ${found.nlink} names on its disk. Remove the others first (find -samefile), then call this again.`,
    );
  if (!Buffer.from(contentHash).equals(await hashOf(path)))
    throw new QuarantineError(
      `${path} is no longer the file that was set aside: its bytes changed. Nothing was removed.`,
    );
  await overwrite(path, found.size);
  const unnamed = join(dirname(path), randomBytes(8).toString('hex'));
  await rename(path, unnamed);
  await unlink(unnamed);
  return 'destroyed';
}

/** A file inside a zipped package has no path of its own. */
async function refuseInside(path: string, error: NodeJS.ErrnoException): Promise<void> {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    const found = await stat(above).catch(() => undefined);
    if (found?.isFile())
      throw new QuarantineError(
        `${path} lies inside the package ${above}, which can only be removed whole. Remove it, then call this again.`,
      );
    if (found) return;
  }
}

async function hashOf(path: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

async function overwrite(path: string, size: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    for (let at = 0; at < size; at += BLOCK) {
      const block = randomBytes(Math.min(BLOCK, size - at));
      await file.write(block, 0, block.length, at);
    }
    await file.sync();
    await file.truncate(0);
    await file.sync();
  } finally {
    await file.close();
  }
}
