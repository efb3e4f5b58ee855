import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** SHA-256 of a file's bytes: the name under which its original is kept. */
export function contentHashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Where an original is kept inside the originals folder: `ab/abcdef….pdf`. */
export function originalPath(folder: string, contentHash: Uint8Array): string {
  const name = Buffer.from(contentHash).toString('hex');
  return join(folder, name.slice(0, 2), `${name}.pdf`);
}

/**
 * Keeps a copy of the bytes under their hash and returns its path. The copy appears whole or not at all, on the disk
 * before the call returns, and one that is there already is left as it is.
 */
export async function keepOriginal(
  folder: string,
  contentHash: Uint8Array,
  bytes: Uint8Array,
): Promise<string> {
  const path = originalPath(folder, contentHash);
  const kept = await stat(path).catch(() => undefined);
  if (kept?.size === bytes.length) return path;
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
  const file = await open(unfinished, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(unfinished);
  }
  return path;
}
