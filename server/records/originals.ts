import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { OriginalMissingError } from './record-errors.ts';

/** The archived PDFs, by the SHA-256 of their bytes (64 lower-case hexadecimal digits). Read-only. */
export interface Originals {
  /** The whole file. Throws `OriginalMissingError` when it is not there. */
  read(hash: string): Promise<Uint8Array>;
  /** The file as a stream, and its size in bytes. Throws `OriginalMissingError` when it is not there. */
  open(hash: string): Promise<{ size: number; stream: ReadableStream<Uint8Array> }>;
}

/** Originals in a folder, laid out as `ab/abcdef….pdf` by their hash. */
export function originalsIn(folder: string): Originals {
  const pathOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new OriginalMissingError(hash);
    return join(folder, hash.slice(0, 2), `${hash}.pdf`);
  };
  return {
    read: (hash) => readFile(pathOf(hash)).catch(orMissing(hash)),
    open: async (hash) => {
      const path = pathOf(hash);
      const { size } = await stat(path).catch(orMissing(hash));
      return { size, stream: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array> };
    },
  };
}

function orMissing(hash: string): (error: unknown) => never {
  return (error) => {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new OriginalMissingError(hash) : error;
  };
}
