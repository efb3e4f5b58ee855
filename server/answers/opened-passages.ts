import type { PageTurn } from '@tangthu/db/page-words';
import { passageWithHiddenWords } from '@tangthu/db/personal-numbers';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import type { LegalChange } from '../records/record-view.ts';
import { legalChanges } from '../records/legal-changes.ts';
import { agencyRelations } from '../retrieval/agency-relations.ts';
import { otherWordings } from '../retrieval/names.ts';
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
  /** By how much the page must be turned to stand upright. */
  readonly turn: PageTurn;
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
  /** What the passage stands in: the document's beginning and the passages before and after it ('' where it is one of these itself). */
  readonly opening: string;
  readonly before: string;
  readonly after: string;
  /** The title of the document's file, '' without one. */
  readonly file: string;
}

/** The passages of a search, and the question under the other names of the agencies and places in it. */
export interface Opened {
  /** By `document#passage`. */
  readonly passages: ReadonlyMap<string, OpenedPassage>;
  /** The question as it is typed first. */
  readonly wordings: readonly string[];
}

/** Names a passage. */
type NamedPassage = { readonly document: Pick<SearchHit['document'], 'id'> } & Pick<SearchHit, 'passage'>;

/** Opens the passages that this reader may read. */
export function openPassages(
  store: Store,
  reader: Reader,
  question: string,
  hits: readonly NamedPassage[],
): Promise<Opened> {
  const documents = [...new Set(hits.map(({ document }) => document.id))];
  return asReader(store, reader, async (transaction, current) => {
    const [rows, parts, hidden, changes, files, relations] = await Promise.all([
      readTexts(transaction, hits),
      readParts(transaction, hits),
      shownNumbers(transaction, current, documents),
      legalChanges(transaction, documents),
      readFiles(transaction, documents),
      agencyRelations({ transaction }),
    ]);
    const texts = new Map(
      rows.map(({ document, ordinal, text, spans }) => [
        `${document}#${ordinal}`,
        passageWithHiddenWords(text, spans, hidden.get(document)),
      ]),
    );
    const textOf = (document: string, ordinal: number): string => texts.get(`${document}#${ordinal}`) ?? '';
    const partsOf = Map.groupBy(parts, ({ document, ordinal }) => `${document}#${ordinal}`);
    const passages = hits.flatMap(({ document: { id }, passage: ordinal }): [string, OpenedPassage][] => {
      const own = partsOf.get(`${id}#${ordinal}`);
      if (!own) return [];
      const opened = {
        ordinal,
        text: textOf(id, ordinal),
        parts: own,
        changes: changes.get(id) ?? [],
        opening: ordinal === 0 ? '' : textOf(id, 0),
        before: textOf(id, ordinal - 1),
        after: textOf(id, ordinal + 1),
        file: files.get(id) ?? '',
      };
      return [[`${id}#${ordinal}`, opened]];
    });
    return { passages: new Map(passages), wordings: [question, ...otherWordings(question, relations)] };
  });
}

interface TextRow {
  readonly document: string;
  readonly ordinal: number;
  readonly text: string;
  readonly spans: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

/** The texts of the hits' passages, of those beside them, and of their documents' beginnings. */
function readTexts(records: Transaction, hits: readonly NamedPassage[]): Promise<TextRow[]> {
  return records.query<TextRow>(
    `select c.document, c.ordinal, c.text, c.spans
     from (select distinct document, unnest(array[0, passage - 1, passage, passage + 1]) as ordinal
           from unnest($1::uuid[], $2::int[]) as hit (document, passage)) as wanted
       join chunk c on c.document = wanted.document and c.ordinal = wanted.ordinal`,
    [hits.map(({ document }) => document.id), hits.map(({ passage }) => passage)],
  );
}

interface PartRow extends PassagePart {
  readonly document: string;
  readonly ordinal: number;
}

function readParts(records: Transaction, hits: readonly NamedPassage[]): Promise<PartRow[]> {
  return records.query<PartRow>(
    `select c.document, c.ordinal, p.number as page, s.from, s.to, p.width, p.height, p.turn,
       substring(p.word_boxes from 8 * s.from + 1 for 8 * (s.to - s.from + 1)) as boxes,
       substring(p.word_confidences from s.from + 1 for s.to - s.from + 1) as confidences
     from unnest($1::uuid[], $2::int[]) as hit (document, ordinal)
       join chunk c on c.document = hit.document and c.ordinal = hit.ordinal
       cross join lateral rows from (jsonb_to_recordset(c.spans) as (page int, "from" int, "to" int)) with ordinality as s (page, "from", "to", nth)
       join page p on p.document = c.document and p.number = s.page
     order by c.document, c.ordinal, s.nth`,
    [hits.map(({ document }) => document.id), hits.map(({ passage }) => passage)],
  );
}

async function readFiles(records: Transaction, documents: readonly string[]): Promise<Map<string, string>> {
  const rows = await records.query<{ id: string; title: string }>(
    'select d.id, h.title from document d join file h on h.id = d.file where d.id = any ($1::uuid[])',
    [documents],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
