import { OriginalMissingError, type OriginalsReader } from '@tangthu/db/originals';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { drawGrey } from '../read/page-image.ts';
import { openPdf } from '../read/pdf-document.ts';
import { PdfError } from '../read/pdf-errors.ts';
import { imageHash } from './image-hash.ts';
import { imageKeys } from './image-keys.ts';

const DOTS_PER_INCH = 75;
const MOST_PAGES = 4;
const DOCUMENTS_AT_ONCE = 20;

interface Unseen {
  readonly document: string;
  readonly content_hash: Uint8Array;
  readonly first_page: number;
  readonly page_count: number;
}

/**
 * Draws the first pages of waiting documents that have no text to be compared by, and keeps what they look like. Drawing costs
 * more than all other comparing, so no page with text is drawn; and it happens outside of transactions. A second process that
 * draws the same pages finds the same.
 */
export async function lookAtPages(store: Store, originals: OriginalsReader): Promise<void> {
  for (;;) {
    const unseen = await asWriter(store, (writer) =>
      writer.query<Unseen>(
        `select f.document, d.content_hash, d.first_page, d.page_count
         from duplicate_waiting w join duplicate_fingerprint f on f.document = w.document join document d on d.id = w.document
         where f.keys = '{}' and f.images is null order by f.document limit $1`,
        [DOCUMENTS_AT_ONCE],
      ),
    );
    for (const document of unseen)
      await keepLook(store, document.document, await hashesOf(originals, document));
    if (unseen.length === 0) return;
  }
}

async function keepLook(store: Store, document: string, hashes: readonly Uint8Array[]): Promise<void> {
  await asWriter(store, (writer) =>
    writer.query(
      `update duplicate_fingerprint set keys = $2::int[],
         images = array(select decode(image, 'base64') from unnest($3::text[]) with ordinality as given (image, nth) order by nth)
       where document = $1`,
      [
        document,
        `{${imageKeys(hashes).join(',')}}`,
        hashes.map((hash) => Buffer.from(hash).toString('base64')),
      ],
    ),
  );
}

/** Hashes of the pages that are not blank; none of a file that is missing or cannot be drawn. */
async function hashesOf(originals: OriginalsReader, unseen: Unseen): Promise<Uint8Array[]> {
  try {
    using pdf = await openPdf(await originals.read(Buffer.from(unseen.content_hash).toString('hex')));
    const count = Math.min(unseen.page_count, MOST_PAGES);
    return Array.from({ length: count }, (_, at) =>
      imageHash(drawGrey(pdf, unseen.first_page - 1 + at, DOTS_PER_INCH)),
    ).filter((hash) => hash !== undefined);
  } catch (error) {
    if (error instanceof PdfError || error instanceof OriginalMissingError) return [];
    throw error;
  }
}
