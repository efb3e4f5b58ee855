import { passageWithHiddenWords } from '@tangthu/db/personal-numbers';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import type { LegalChange } from '../records/record-view.ts';
import { legalChanges } from '../records/legal-changes.ts';
import type { SearchHit } from '../retrieval/search-result.ts';
import { shownNumbers } from '../retrieval/shown-numbers.ts';

/** The words of a passage that stand in a row on one page. */
export interface PassagePart {
  /** 1-based. */
  readonly page: number;
  /** Indexes of the page's words, both ends inclusive. */
  readonly from: number;
  readonly to: number;
  /** The page's size in points. */
  readonly width: number;
  readonly height: number;
  /** The boxes of these words, as `page.word_boxes` holds them. */
  readonly boxes: Uint8Array;
  /** A byte a word in percent; null where the text was not recognised from an image. */
  readonly confidences: Uint8Array | null;
}

/** A passage with all that citing any words of it needs. */
export interface OpenedPassage {
  readonly ordinal: number;
  /** Its n-th word is the n-th word of its parts. People's numbers are masked unless a stated purpose shows them. */
  readonly text: string;
  readonly parts: readonly PassagePart[];
  /** What later documents did to this one, the earliest first. */
  readonly changes: readonly LegalChange[];
}

/** Opens the passages of hits that this reader may read, by `document#passage`. */
export function openPassages(
  store: Store,
  reader: Reader,
  hits: readonly SearchHit[],
): Promise<Map<string, OpenedPassage>> {
  if (hits.length === 0) return Promise.resolve(new Map<string, OpenedPassage>());
  const documents = [...new Set(hits.map(({ document }) => document.id))];
  return asReader(store, reader, async (records, current) => {
    const [rows, parts, hidden, changes] = await Promise.all([
      readTexts(records, hits),
      readParts(records, hits),
      shownNumbers(records, current, documents),
      legalChanges(records, documents),
    ]);
    const partsOf = Map.groupBy(parts, ({ chunk }) => chunk);
    return new Map(
      rows.map(({ id, document, ordinal, text, spans }) => [
        `${document}#${ordinal}`,
        {
          ordinal,
          text: passageWithHiddenWords(text, spans, hidden.get(document)),
          parts: partsOf.get(id) ?? [],
          changes: changes.get(document) ?? [],
        },
      ]),
    );
  });
}

interface TextRow {
  readonly id: string;
  readonly document: string;
  readonly ordinal: number;
  readonly text: string;
  readonly spans: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

const NAMED = `unnest($1::uuid[], $2::int[]) as hit (document, ordinal)
  join chunk c on c.document = hit.document and c.ordinal = hit.ordinal`;

function namesOf(hits: readonly SearchHit[]): [string[], number[]] {
  return [hits.map(({ document }) => document.id), hits.map(({ passage }) => passage)];
}

function readTexts(records: Transaction, hits: readonly SearchHit[]): Promise<TextRow[]> {
  return records.query<TextRow>(
    `select c.id, c.document, c.ordinal, c.text, c.spans from ${NAMED}`,
    namesOf(hits),
  );
}

function readParts(
  records: Transaction,
  hits: readonly SearchHit[],
): Promise<(PassagePart & { readonly chunk: string })[]> {
  return records.query<PassagePart & { readonly chunk: string }>(
    `select c.id as chunk, p.number as page, s.from, s.to, p.width, p.height,
       substring(p.word_boxes from 8 * s.from + 1 for 8 * (s.to - s.from + 1)) as boxes,
       substring(p.word_confidences from s.from + 1 for s.to - s.from + 1) as confidences
     from ${NAMED}
       cross join lateral jsonb_to_recordset(c.spans) with ordinality as s(page int, "from" int, "to" int, nth bigint)
       join page p on p.document = c.document and p.number = s.page
     order by c.id, s.nth`,
    namesOf(hits),
  );
}
