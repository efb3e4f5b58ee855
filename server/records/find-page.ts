import { decodeWords, type PageTurn } from '@tangthu/db/page-words';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { coveredBoxes, type CoveredBox, type NumberPlace } from './covered-boxes.ts';
import { RecordNotFoundError } from './record-errors.ts';

/**
 * Where the image of a page comes from: the original's SHA-256 (hexadecimal), the page's number in it from 1, its size in points as it
 * lies in the file, and by how much it must be turned to stand upright.
 */
export interface PageLocation {
  readonly contentHash: string;
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly turn: PageTurn;
  /** What the image does not show to this reader: shares (0–1) of the page. */
  readonly covered: readonly CoveredBox[];
  /** Whether people's numbers stand on it, covered or not. */
  readonly hasNumbers: boolean;
}

interface PageRow extends Omit<PageLocation, 'covered' | 'hasNumbers'> {
  readonly text: string | null;
  readonly boxes: Uint8Array | null;
  readonly places: readonly NumberPlace[];
  readonly shown: boolean;
}

/** Finds a page that this reader may read; throws `RecordNotFoundError` when it is hidden or missing. */
export async function findPage(
  store: Store,
  reader: Reader,
  document: string,
  number: number,
): Promise<PageLocation> {
  const [page] = await asReader(store, reader, (records) =>
    records.query<PageRow>(
      `select encode(d.content_hash, 'hex') as "contentHash", d.first_page - 1 + p.number as number, p.width, p.height, p.turn,
         case when n.places is not null then p.text end as text, case when n.places is not null then p.word_boxes end as boxes,
         coalesce(n.places, '[]') as places, reader_unmasks(d.id) as shown
       from page p join document d on d.id = p.document cross join lateral (
         select json_agg(json_build_object('from', word_from, 'to', word_to)) as places
         from personal_data where document = p.document and page = p.number) n
       where p.document = $1 and p.number = $2`,
      [document, number],
    ),
  );
  if (!page) throw new RecordNotFoundError();
  const { contentHash, width, height, text, boxes, turn, places, shown } = page;
  const covered =
    shown || text === null || boxes === null
      ? []
      : coveredBoxes({ text, ...decodeWords(text, boxes, page), turn, width, height }, places);
  return { contentHash, number: page.number, width, height, turn, covered, hasNumbers: places.length > 0 };
}
