import { createHash } from 'node:crypto';
import { makePdf } from '@tangthu/server/testing/portal-world';
import type { OriginalsReader } from '@tangthu/db/originals';

/** Originals that papers may have in common; those after them are one paper's each, by its place in the world. */
export const SHARED_ORIGINALS = 4;
/** So many papers stand in one original at most, each on a page. */
export const MOST_PARTS = 4;

/** A few PDFs in memory, told apart by their titles. */
export class ArchiveOriginals implements OriginalsReader {
  readonly #files: readonly { readonly hash: string; readonly bytes: Uint8Array }[];

  private constructor(files: readonly { readonly hash: string; readonly bytes: Uint8Array }[]) {
    this.#files = files;
  }

  /** Makes so many. */
  static async make(count: number): Promise<ArchiveOriginals> {
    const files = await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const bytes = await makePdf(MOST_PARTS, `original ${at}`);
        return { hash: createHash('sha256').update(bytes).digest('hex'), bytes };
      }),
    );
    return new ArchiveOriginals(files);
  }

  /** SHA-256 (hexadecimal) of one of them. */
  hashOf(at: number): string {
    return this.#files[at]?.hash ?? '';
  }

  /** The file of that hash. */
  read(hash: string): Promise<Uint8Array> {
    const file = this.#files.find((each) => each.hash === hash);
    return file ? Promise.resolve(file.bytes) : Promise.reject(new Error(`There is no original ${hash}.`));
  }

  /** The file of that hash as a stream. */
  async open(hash: string): Promise<{ size: number; stream: ReadableStream<Uint8Array> }> {
    const bytes = await this.read(hash);
    return { size: bytes.length, stream: new Blob([new Uint8Array(bytes)]).stream() };
  }
}
