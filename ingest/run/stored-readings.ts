import { decodeWords } from '@tangthu/db/page-words';
import { hiddenWords, withHiddenWords } from '@tangthu/db/personal-numbers';
import type { Transaction } from '@tangthu/db/store';
import type { PageReading } from '../read/page-reading.ts';

interface PageRow {
  readonly number: number;
  readonly text: string;
  readonly words: Uint8Array;
  readonly word_confidences: Uint8Array | null;
  readonly confidence: number | null;
  readonly width: number;
  readonly height: number;
  readonly source: PageReading['source'];
  readonly verdict: PageReading['verdict'];
  readonly marks: PageReading['marks'];
  readonly turn: PageReading['turn'];
  readonly raw_text: string | null;
}

/** The pages of a stored document in their order, as they came from reading (boxes to 0.03 points, people's numbers whole). */
export async function storedReadings(writer: Transaction, document: string): Promise<PageReading[]> {
  const rows = await writer.query<PageRow>(
    `select number, text, word_boxes as words, word_confidences, confidence, width, height, source, verdict, marks, turn, raw_text
     from page where document = $1 order by number`,
    [document],
  );
  const hidden = (await hiddenWords(writer, [document])).get(document);
  return rows.map((row) => readingOf({ ...row, text: withHiddenWords(row.text, hidden?.get(row.number)) }));
}

function readingOf(row: PageRow): PageReading {
  const { text, width, height, source, verdict, marks, turn } = row;
  const { wordSpans, wordBoxes } = decodeWords(text, row.words, row);
  const words = Array.from({ length: wordBoxes.length / 4 }, (_, word) => {
    const [start = 0, end = 0] = wordSpans.slice(2 * word);
    const [left = 0, top = 0, right = 0, bottom = 0] = wordBoxes.slice(4 * word, 4 * word + 4);
    return { start, end, left, top, right, bottom };
  });
  return {
    page: { text, words, width, height },
    source,
    verdict,
    marks,
    turn,
    ...(row.confidence === null ? {} : { confidence: row.confidence }),
    ...(row.word_confidences === null ? {} : { wordConfidences: [...row.word_confidences] }),
    ...(row.raw_text === null ? {} : { rawText: row.raw_text }),
  };
}
