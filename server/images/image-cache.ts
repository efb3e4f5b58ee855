import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LRUCache } from 'lru-cache';

const UNFINISHED = '.part';

/**
 * Images on disk in a folder bounded in bytes: the ones not asked for the longest go first. Names are relative paths that
 * tell the content alone, never the person. The same image asked for by many at once is made once.
 */
export class ImageCache {
  readonly #folder: string;
  readonly #index: LRUCache<string, number>;
  readonly #making = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  private constructor(folder: string, bytes: number) {
    this.#folder = folder;
    this.#index = new LRUCache<string, number>({
      maxSize: bytes,
      sizeCalculation: (size) => Math.max(1, size),
      dispose: (_size, name, reason) => {
        if (reason === 'evict') void rm(join(folder, name), { force: true }).catch(() => undefined);
      },
    });
  }

  /** Opens a cache of at most `bytes` in a folder and takes over what an earlier run left there. */
  static async open(folder: string, bytes: number): Promise<ImageCache> {
    await mkdir(folder, { recursive: true });
    const cache = new ImageCache(folder, bytes);
    for (const { name, size } of await filesOf(folder)) cache.#index.set(name, size);
    return cache;
  }

  /** The image of that name: from the disk, or made by `make` and kept. */
  async get(name: string, make: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
    const beingMade = this.#making.get(name);
    if (beingMade) return beingMade;
    const found = this.#find(name, make).finally(() => this.#making.delete(name));
    this.#making.set(name, found);
    return found;
  }

  async #find(name: string, make: () => Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#index.get(name) !== undefined) {
      try {
        return await readFile(join(this.#folder, name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        this.#index.delete(name);
      }
    }
    const image = await make();
    await this.#keep(name, image);
    return image;
  }

  async #keep(name: string, image: Uint8Array): Promise<void> {
    if (image.length > this.#index.maxSize) return;
    const path = join(this.#folder, name);
    const part = `${path}.${randomUUID()}${UNFINISHED}`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(part, image);
    await rename(part, path);
    this.#index.set(name, image.length);
  }
}

/** Every finished image under a folder, the oldest first; what a crash left unfinished or empty is removed. */
async function filesOf(folder: string): Promise<{ name: string; size: number }[]> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    names.map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      if (size > 0 && !path.endsWith(UNFINISHED))
        return { name: path.slice(folder.length + 1), size, mtimeMs };
      await rm(path, { force: true });
      return undefined;
    }),
  );
  return files.filter((file) => file !== undefined).sort((one, two) => one.mtimeMs - two.mtimeMs);
}
