import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { generateDocuments } from '../../sample/generate.ts';
import { archivalPdf } from '../../sample/render/archival-pdf.ts';

/** What is true of a made file: its path, the SHA-256 of its bytes and its number of pages. */
export interface MadeFile {
  readonly path: string;
  readonly hash: string;
  readonly pages: number;
}

/** Every so many files the bytes of one lie there a second time under another name. */
const COPIES_EVERY = 20;

/**
 * Writes so many small two-layer PDFs of the generated archive, pages of words over an empty image, in sub-folders, with some of
 * them twice. Returns what is true of them.
 */
export async function makeArchive(folder: string, count: number, seed = 1): Promise<MadeFile[]> {
  const blank = { create: { width: 1, height: 1, channels: 3 as const, background: '#ffffff' } };
  const jpeg = await sharp(blank).jpeg().toBuffer();
  const made: MadeFile[] = [];
  const write = async (name: string, bytes: Uint8Array, pages: number): Promise<void> => {
    const path = join(String(made.length % 7), name);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
    made.push({ path, pages, hash: createHash('sha256').update(bytes).digest('hex') });
  };
  for (const { truth, pages } of generateDocuments({ count: count * 2, seed })) {
    if (made.length >= count) break;
    if (truth.secrecy) continue;
    const scanned = new Date(Date.UTC(2026, 0, 1));
    const bytes = await archivalPdf(
      truth.id,
      scanned,
      pages.map((page) => ({ jpeg, page })),
    );
    await write(`${truth.id}.pdf`, bytes, pages.length);
    if (made.length % COPIES_EVERY === 0) await write(`${truth.id} (copy).pdf`, bytes, pages.length);
  }
  return made;
}
