import { decodeWords, uprightPage, type PageTurn, type StoredWords } from '@tangthu/db/page-words';
import { withHiddenWords } from '@tangthu/db/personal-numbers';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import type { Abbreviations } from '@tangthu/language/text/abbreviations';
import { litPage, litRuns, type PageWords, type WordRange } from '../retrieval/lighting.ts';
import { shownNumbers } from '../retrieval/shown-numbers.ts';
import { readQuery } from '../retrieval/query.ts';
import { markOf } from './permanent-place.ts';
import { RecordNotFoundError } from './record-errors.ts';
import type { PageView, PageWord } from './record-view.ts';

/** The page that is asked for, and what to light on it: the words of a query, a passage by its ordinal, or both. */
export interface PageRequest {
  readonly document: string;
  readonly number: number;
  readonly query: string;
  readonly passage?: number | undefined;
  /** These words of the page alone are lit: a quotation. */
  readonly words?: readonly WordRange[] | undefined;
}

interface PageRow extends PageWords {
  readonly masked: PageView['masked'];
  readonly needsOcr: boolean;
  readonly confidence: number | null;
}

/** Opens a page that this reader may read; throws `RecordNotFoundError` when it is hidden or missing. */
export async function openPage(
  store: Store,
  reader: Reader,
  request: PageRequest,
  abbreviations?: Abbreviations,
): Promise<PageView> {
  const { document } = request;
  const { page, passage, mark } = await asReader(store, reader, async (records, reader) => ({
    page: await readPage(records, reader, request),
    passage: await readPassage(records, request),
    mark: request.passage === undefined ? null : await markOf(records, document, request.passage),
  }));
  const { boxes, ranges } = request.words
    ? litRuns(page, request.words)
    : litPage(page, readQuery(request.query, abbreviations), passage);
  const { text, width, height, needsOcr, confidence } = page;
  return {
    number: request.number,
    width,
    height,
    text,
    words: wordsOf(page),
    lit: boxes,
    litText: ranges,
    masked: page.masked,
    mark,
    needsOcr,
    confidence,
  };
}

async function readPage(
  records: Transaction,
  reader: Reader,
  { document, number }: PageRequest,
): Promise<PageRow> {
  const [page] = await records.query<
    Omit<PageRow, keyof StoredWords | 'masked'> & { boxes: Uint8Array; turn: PageTurn }
  >(
    `select text, word_boxes as boxes, width, height, turn,
       needs_ocr as "needsOcr", confidence
     from page where document = $1 and number = $2`,
    [document, number],
  );
  if (!page) throw new RecordNotFoundError();
  const shown = (await shownNumbers(records, reader, [document])).get(document);
  const text = withHiddenWords(page.text, shown?.get(number));
  const words = decodeWords(text, page.boxes, page);
  const numbers = await records.query<NumberPlace>(
    'select kind, word_from as "from", word_to as "to" from personal_data where document = $1 and page = $2 order by word_from',
    [document, number],
  );
  const masked = maskedRanges(text, words, numbers);
  return uprightPage({ ...page, text, ...words, masked }, page.turn);
}

interface NumberPlace extends WordRange {
  readonly kind: PageView['masked'][number]['kind'];
}

/** Those of the numbers (their words, `to` exclusive) that the text shows masked. */
function maskedRanges(
  text: string,
  { wordSpans }: StoredWords,
  numbers: readonly NumberPlace[],
): PageView['masked'] {
  return numbers.flatMap(({ kind, from, to }) => {
    const [start = 0, end = 0] = [wordSpans[2 * from], wordSpans[2 * to - 1]];
    return text.slice(start, end).includes('*') ? [{ kind, start, end }] : [];
  });
}

/** The words of the passage that stand on this page; none when no passage is asked for or it is elsewhere. */
async function readPassage(
  records: Transaction,
  { document, number, passage }: PageRequest,
): Promise<WordRange[]> {
  if (passage === undefined) return [];
  const [chunk] = await records.query<{ spans: readonly (WordRange & { readonly page: number })[] }>(
    'select spans from chunk where document = $1 and ordinal = $2',
    [document, passage],
  );
  return chunk?.spans.filter(({ page }) => page === number) ?? [];
}

function wordsOf({ wordSpans, wordBoxes, width, height }: PageRow): PageWord[] {
  return Array.from({ length: wordSpans.length / 2 }, (_, word) => ({
    start: wordSpans[2 * word] ?? 0,
    end: wordSpans[2 * word + 1] ?? 0,
    box: [
      share(wordBoxes[4 * word], width),
      share(wordBoxes[4 * word + 1], height),
      share(wordBoxes[4 * word + 2], width),
      share(wordBoxes[4 * word + 3], height),
    ],
  }));
}

/** Five decimals: finer than a pixel of any scan. */
function share(points: number | undefined, whole: number): number {
  return Math.round(((points ?? 0) / whole) * 1e5) / 1e5;
}
