import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from './record-errors.ts';

/** Where the image of a page comes from: the original's SHA-256 (hexadecimal), the page's number in it from 1, its size in points. */
export interface PageLocation {
  readonly contentHash: string;
  readonly number: number;
  readonly width: number;
  readonly height: number;
}

/** Finds a page that this reader may read; throws `RecordNotFoundError` when it is hidden or missing. */
export async function findPage(
  store: Store,
  reader: Reader,
  document: string,
  number: number,
): Promise<PageLocation> {
  const [page] = await asReader(store, reader, (records) =>
    records.query<PageLocation>(
      `select encode(d.content_hash, 'hex') as "contentHash", d.first_page - 1 + p.number as number, p.width, p.height
       from page p join document d on d.id = p.document
       where p.document = $1 and p.number = $2`,
      [document, number],
    ),
  );
  if (!page) throw new RecordNotFoundError();
  return page;
}
