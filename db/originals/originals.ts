import { createHash } from 'node:crypto';

/** The archived files for reading, by the SHA-256 of their bytes (64 lower-case hexadecimal digits). */
export interface OriginalsReader {
  /** The whole file. Throws `OriginalMissingError` when it is not there. */
  read(hash: string): Promise<Uint8Array>;
  /** The file as a stream, and its size in bytes. Throws `OriginalMissingError` when it is not there. */
  open(hash: string): Promise<{ readonly size: number; readonly stream: ReadableStream<Uint8Array> }>;
}

/** Where the archived files are kept. Nothing here deletes one. */
export interface Originals extends OriginalsReader {
  /** Where that is, for messages. */
  readonly place: string;
  /**
   * Keeps the bytes under their hash. They are there whole, on the disk, before the call returns, or not at all; a file of the
   * same size that is there already is left as it is.
   */
  keep(hash: string, bytes: Uint8Array): Promise<void>;
  /** Puts sound bytes in the place of damaged or missing ones, whole or not at all. */
  repair(hash: string, bytes: Uint8Array): Promise<void>;
}

/** The original of a document is not where the originals are kept. */
export class OriginalMissingError extends Error {
  override name = 'OriginalMissingError';

  constructor(hash: string) {
    super(`The original ${hash} is missing from where the originals are kept.`);
  }
}

/** The place of the originals is not set up or does not answer; the message says what to check. */
export class OriginalsError extends Error {
  override name = 'OriginalsError';
}

/** SHA-256 of a file's bytes: the name under which its original is kept. */
export function contentHashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** The name of an original within its place: `ab/abcdef….pdf`. Anything but a hash is missing: no path can be made of it. */
export function originalName(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new OriginalMissingError(hash);
  return `${hash.slice(0, 2)}/${hash}.pdf`;
}
