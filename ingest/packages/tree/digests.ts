import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** Checksum algorithms that packages use, under the names of Node's crypto, strongest first. */
const ALGORITHMS = ['sha512', 'sha384', 'sha256', 'sha224', 'sha1', 'md5'] as const;
/** One of them. */
export type Algorithm = (typeof ALGORITHMS)[number];

/** Length of a checksum in hexadecimal digits. */
export const DIGITS: Readonly<Record<Algorithm, number>> = {
  sha512: 128,
  sha384: 96,
  sha256: 64,
  sha224: 56,
  sha1: 40,
  md5: 32,
};

/** The algorithm that a package names, however it writes it (`SHA-256`, `sha256`, `MD5`). */
export function algorithmOf(name: string): Algorithm | undefined {
  const plain = name.toLowerCase().replace(/[^a-z\d]/g, '');
  return ALGORITHMS.find((algorithm) => algorithm === plain);
}

/** What one pass over a file's bytes tells: size, checksums in lower-case hexadecimal, and its first kilobyte. */
export interface Digests {
  readonly bytes: number;
  readonly sums: ReadonlyMap<Algorithm, string>;
  readonly head: Buffer;
  /** All of it, where that was asked for. */
  readonly whole: Buffer | undefined;
}

/** Reads a stream once and makes every checksum asked for; memory holds one part of it at a time, or all if `wantsWhole`. */
export async function digestsOf(
  stream: Readable,
  algorithms: Iterable<Algorithm>,
  wantsWhole = false,
): Promise<Digests> {
  const hashes = [...new Set(algorithms)].map((algorithm) => ({ algorithm, hash: createHash(algorithm) }));
  let bytes = 0;
  let head = Buffer.alloc(0);
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (head.length < 1024) head = Buffer.concat([head, part]).subarray(0, 1024);
    for (const { hash } of hashes) hash.update(part);
    if (wantsWhole) parts.push(part);
  }
  const whole = wantsWhole ? Buffer.concat(parts) : undefined;
  return {
    bytes,
    head,
    whole,
    sums: new Map(hashes.map(({ algorithm, hash }) => [algorithm, hash.digest('hex')])),
  };
}

/** Whether bytes begin a PDF file: readers allow rubbish of up to a kilobyte before the mark. */
export function startsPdf(head: Buffer): boolean {
  return head.includes('%PDF-');
}
