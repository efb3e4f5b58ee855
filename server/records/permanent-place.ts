import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { markedPassage, passageMark, type PassageMark } from './passage-mark.ts';
import { RecordNotFoundError } from './record-errors.ts';

/** Where a permanent address leads by now. */
export interface PermanentPlace {
  /** The document that holds it now: another one where the file was parted otherwise since. */
  readonly document: string;
  /** The page (from 1) that holds it now: the one that was named where nothing says better. */
  readonly page: number;
  /** The passage's present name inside the document; null where none was named, or it is no longer there. */
  readonly passage: number | null;
  /** `moved`: it stands on another page since the document was read again; `gone`: nothing there says what it said. */
  readonly state: 'there' | 'moved' | 'gone';
}

interface Passage {
  readonly ordinal: number;
  readonly text: string;
  readonly pages: readonly number[];
}

/**
 * Finds what a permanent address means, also after the document was read again. Throws `RecordNotFoundError` when the document is
 * hidden or missing.
 */
export function permanentPlace(
  store: Store,
  reader: Reader,
  document: string,
  page: number,
  mark?: PassageMark,
): Promise<PermanentPlace> {
  return asReader(store, reader, async (records) => {
    const [holder] = await records.query<Holder>(
      'select id as document, page_count as pages, $2::int as page from document where id = $1',
      [document, page],
    );
    const now = holder ?? (await holderOfFormer(records, document, page));
    if (!now) throw new RecordNotFoundError();
    const place = await placeIn(records, now, mark);
    return { ...place, state: holder || place.state === 'gone' ? place.state : 'moved' };
  });
}

/** A document that is asked for a page. */
interface Holder {
  readonly document: string;
  readonly pages: number;
  readonly page: number;
}

/** Of a document that the file held before it was parted otherwise: the one that holds the page now. */
async function holderOfFormer(
  records: Transaction,
  former: string,
  page: number,
): Promise<Holder | undefined> {
  const [holder] = await records.query<Holder>(
    `select d.id as document, d.page_count as pages, asked.page - d.first_page + 1 as page
     from former_document f
       cross join lateral (select f.first_page + least($2::int, f.page_count) - 1 as page) asked
       join document d on d.custodian = f.custodian and d.content_hash = f.content_hash
         and asked.page between d.first_page and d.first_page + d.page_count - 1
     where f.id = $1`,
    [former, page],
  );
  return holder;
}

async function placeIn(
  records: Transaction,
  { document, pages, page }: Holder,
  mark: PassageMark | undefined,
): Promise<PermanentPlace> {
  const last = Math.min(page, Math.max(1, pages));
  if (mark === undefined)
    return { document, page: last, passage: null, state: last === page ? 'there' : 'gone' };
  const passages = (await passagesOf(records, document)).map((passage) => ({
    ...passage,
    mark: passageMark(passage.text),
  }));
  // Forms and annexes repeat themselves: on its own page first.
  const meant =
    markedPassage(
      passages.filter((passage) => passage.pages.includes(page)),
      mark,
    ) ?? markedPassage(passages, mark);
  if (!meant) return { document, page: last, passage: null, state: 'gone' };
  if (meant.pages.includes(page)) return { document, page, passage: meant.ordinal, state: 'there' };
  return { document, page: meant.pages[0] ?? last, passage: meant.ordinal, state: 'moved' };
}

/** The mark of a passage by its name inside a document; null where there is none. */
export async function markOf(
  records: Transaction,
  document: string,
  passage: number,
): Promise<PassageMark | null> {
  const [row] = await records.query<{ text: string }>(
    'select text from chunk where document = $1 and ordinal = $2',
    [document, passage],
  );
  return row ? passageMark(row.text) : null;
}

function passagesOf(records: Transaction, document: string): Promise<Passage[]> {
  return records.query<Passage>(
    `select ordinal, text, array(select (span ->> 'page')::int from jsonb_array_elements(spans) span) as pages
     from chunk where document = $1 order by ordinal`,
    [document],
  );
}
