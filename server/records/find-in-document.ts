import { wordOffsets } from '@tangthu/db/page-words';
import { withHiddenWords } from '@tangthu/db/personal-numbers';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import type { SnippetPiece } from '../retrieval/search-result.ts';
import { shownNumbers } from '../retrieval/shown-numbers.ts';
import { findWords, type FoundWords } from './find-words.ts';
import { RecordNotFoundError } from './record-errors.ts';

/** A place in a document where what was typed stands: words of a page (from 1) by their places on it, `to` exclusive. */
export interface FoundPlace extends FoundWords {
  readonly page: number;
  readonly snippet: readonly SnippetPiece[];
}

/** Where a document says what was typed, in reading order. */
export interface FoundPlaces {
  readonly places: readonly FoundPlace[];
  /** Whether there are more than are given. */
  readonly more: boolean;
}

const MOST_PLACES = 500;
/** Pages are read so many at a time: a document may have thousands. */
const PAGES_AT_A_TIME = 200;
const WORDS_AROUND = 8;

/**
 * Finds words in a document as this reader sees it, in a row (`findWords`); at most 500 places. Throws `RecordNotFoundError` when it is
 * hidden or missing.
 */
export function findInDocument(
  store: Store,
  reader: Reader,
  document: string,
  typed: string,
): Promise<FoundPlaces> {
  return asReader(store, reader, async (records, reader) => {
    const [found] = await records.query('select from document where id = $1', [document]);
    if (!found) throw new RecordNotFoundError();
    const hidden = (await shownNumbers(records, reader, [document])).get(document);
    const places: FoundPlace[] = [];
    for (let after = 0; places.length <= MOST_PLACES;) {
      const pages = await records.query<{ number: number; text: string }>(
        'select number, text from page where document = $1 and number > $2 order by number limit $3',
        [document, after, PAGES_AT_A_TIME],
      );
      for (const { number, text: shown } of pages) {
        const text = withHiddenWords(shown, hidden?.get(number));
        for (const words of findWords(text, typed)) {
          places.push({ page: number, ...words, snippet: snippetAround(text, words) });
          if (places.length > MOST_PLACES) break;
        }
      }
      after = pages.at(-1)?.number ?? 0;
      if (pages.length < PAGES_AT_A_TIME) break;
    }
    return { places: places.slice(0, MOST_PLACES), more: places.length > MOST_PLACES };
  });
}

function snippetAround(text: string, { from, to }: FoundWords): SnippetPiece[] {
  const offsets = wordOffsets(text);
  const first = Math.max(0, from - WORDS_AROUND);
  const last = Math.min(offsets.length / 2, to + WORDS_AROUND);
  const cut = (start: number | undefined, end: number | undefined): string =>
    text.slice(start, end).replaceAll('\n', ' ');
  const [begins, ends] = [offsets[2 * from], offsets[2 * to - 1]];
  return [
    { text: (first > 0 ? '… ' : '') + cut(offsets[2 * first], begins), lit: false },
    { text: cut(begins, ends), lit: true },
    { text: cut(ends, offsets[2 * last - 1]) + (2 * last < offsets.length ? ' …' : ''), lit: false },
  ];
}
