import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { OriginalMissingError, originalName, type Originals } from './originals.ts';

/** Originals in a local folder. */
export function folderOriginals(folder: string): Originals {
  const pathOf = (hash: string): string => join(folder, originalName(hash));
  return {
    place: folder,
    read: async (hash) => readFile(pathOf(hash)).catch(orMissing(hash)),
    open: async (hash) => {
      const path = pathOf(hash);
      const { size } = await stat(path).catch(orMissing(hash));
      return { size, stream: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array> };
    },
    keep: async (hash, bytes) => {
      const kept = await stat(pathOf(hash)).catch(() => undefined);
      if (kept?.size !== bytes.length) await put(pathOf(hash), bytes);
    },
    repair: (hash, bytes) => put(pathOf(hash), bytes),
  };
}

/** The file takes its name only when it is whole and on the disk. */
async function put(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomBytes(4).toString('hex')}`;
  const file = await open(unfinished, 'wx');
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await unlink(unfinished).catch(() => undefined);
    throw error;
  }
}

function orMissing(hash: string): (error: unknown) => never {
  return (error) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new OriginalMissingError(hash) : error;
  };
}
