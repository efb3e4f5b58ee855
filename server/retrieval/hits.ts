import { decodeWords, uprightPage, wordOffsets, type PageTurn } from '@tangthu/db/page-words';
import { passageWithHiddenWords, withHiddenWords, type HiddenWords } from '@tangthu/db/personal-numbers';
import { hitFacts } from './hit-facts.ts';
import { shownNumbers } from './shown-numbers.ts';
import { summaryOf, type DocumentRow } from './document-summaries.ts';
import { litPage, type PageWords } from './lighting.ts';
import type { Query } from './query.ts';
import type { RankedDocument } from './ranking.ts';
import type { Search } from './search-context.ts';
import type { AgencyLabel, FurtherPassage, SearchHit } from './search-result.ts';
import { snippetOf } from './snippet.ts';
import { findMatches } from './text-matches.ts';

/** Further passages of a document that a hit names. */
const MORE_PASSAGES = 2;
/** How many words of them are shown. */
const FURTHER_WORDS = 24;

/** A passage as hits and retrieved documents need it. */
export interface PassageRow {
  readonly id: string;
  readonly document: string;
  readonly ordinal: number;
  readonly heading: string;
  readonly text: string;
  readonly confidence: number | null;
  readonly spans: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

/** The part of a passage that stands on one page: the page's text, which of its words are the part's (inclusive), their boxes. */
interface PagePart {
  readonly chunk: string;
  readonly page: number;
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly turn: PageTurn;
  readonly from: number;
  readonly to: number;
  readonly boxes: Uint8Array;
}

/** Makes the hits of the ranked documents: one a document, its best passage, lit on the page where it is to be seen. */
export async function makeHits(
  search: Search,
  query: Query,
  ranked: readonly RankedDocument[],
  documents: ReadonlyMap<string, DocumentRow>,
  agencies: ReadonlyMap<number, AgencyLabel>,
): Promise<SearchHit[]> {
  const best = ranked.flatMap(({ passages }) => passages.slice(0, 1).map(({ chunk }) => chunk));
  const further = ranked.flatMap(({ passages }) =>
    passages.slice(1, 1 + MORE_PASSAGES).map(({ chunk }) => chunk),
  );
  const [rows, parts] = await Promise.all([
    loadPassages(search, [...best, ...further]),
    loadPageParts(search, best),
  ]);
  const shown = ranked.flatMap(({ document }) => documents.get(document) ?? []);
  const ids = shown.map(({ id }) => id);
  const [hidden, facts] = await Promise.all([
    shownNumbers(search.transaction, search.reader, ids),
    hitFacts(search, shown),
  ]);
  return ranked.flatMap(({ document, passages: [first, ...others], score }) => {
    const row = documents.get(document);
    if (!row) return [];
    const passage = first && rows.get(first.chunk);
    return [
      {
        document: summaryOf(row, agencies),
        ...placeOf(
          whole(passage, hidden.get(document)),
          wholeParts(parts, first, hidden.get(document)),
          query,
        ),
        more: others.flatMap(({ chunk }) => {
          const other = rows.get(chunk);
          return other ? [furtherPassage(other, hidden.get(document), query)] : [];
        }),
        confidence: passage?.confidence ?? null,
        ...facts(row),
        foundBy: first?.foundBy ?? [],
        score,
      },
    ];
  });
}

function furtherPassage(row: PassageRow, hidden: HiddenWords | undefined, query: Query): FurtherPassage {
  const text = passageWithHiddenWords(row.text, row.spans, hidden);
  return {
    passage: row.ordinal,
    page: row.spans[0]?.page ?? 1,
    heading: row.heading,
    snippet: snippetOf(text, findMatches(text, query).ranges, FURTHER_WORDS),
  };
}

/** A passage with the numbers of people that a purpose shows. */
function whole(passage: PassageRow | undefined, hidden: HiddenWords | undefined): PassageRow | undefined {
  return passage && { ...passage, text: passageWithHiddenWords(passage.text, passage.spans, hidden) };
}

/** The page parts of one passage, likewise. */
function wholeParts(
  parts: readonly PagePart[],
  passage: { readonly chunk: string } | undefined,
  hidden: HiddenWords | undefined,
): PagePart[] {
  return parts
    .filter(({ chunk }) => chunk === passage?.chunk)
    .map((part) => ({ ...part, text: withHiddenWords(part.text, hidden?.get(part.page)) }));
}

type Place = Pick<SearchHit, 'passage' | 'heading' | 'page' | 'snippet' | 'boxes'>;

/** Where a hit opens: on the first page of the passage that has something lit by name, else on its first page. */
function placeOf(passage: PassageRow | undefined, parts: readonly PagePart[], query: Query): Place {
  if (!passage) return { passage: 0, heading: '', page: 1, snippet: [], boxes: [] };
  const lit = parts.map((part) => ({
    page: part.page,
    boxes: query.wordings.length === 0 ? [] : litPart(part, query),
  }));
  const shown = lit.find(({ boxes }) => boxes.some(({ kind }) => kind === 'match')) ?? lit[0];
  return {
    passage: passage.ordinal,
    heading: passage.heading,
    page: shown?.page ?? passage.spans[0]?.page ?? 1,
    snippet: snippetOf(passage.text, findMatches(passage.text, query).ranges),
    boxes: shown?.boxes ?? [],
  };
}

function litPart(part: PagePart, query: Query): SearchHit['boxes'] {
  const { width, height } = part;
  const offsets = wordOffsets(part.text);
  const text = part.text.slice(offsets[2 * part.from], offsets[2 * part.to + 1]);
  const words: PageWords = { text, width, height, ...decodeWords(text, part.boxes, part) };
  return litPage(uprightPage(words, part.turn), query, [{ from: 0, to: part.to - part.from }]).boxes;
}

/** The passages among some that this reader may read, by their ids. */
export async function loadPassages(
  search: Search,
  chunks: readonly string[],
): Promise<Map<string, PassageRow>> {
  if (chunks.length === 0) return new Map();
  const rows = await search.transaction.query<PassageRow>(
    `select id, document, ordinal, heading, text, confidence, spans from chunk
     where id = any($1::uuid[])`,
    [chunks],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function loadPageParts(search: Search, chunks: readonly string[]): Promise<PagePart[]> {
  if (chunks.length === 0) return Promise.resolve([]);
  return search.transaction.query<PagePart>(
    `select c.id as chunk, p.number as page, p.text, p.width, p.height, p.turn, s.from, s.to,
            substring(p.word_boxes from 8 * s.from + 1 for 8 * (s.to - s.from + 1)) as boxes
     from chunk c cross join lateral jsonb_to_recordset(c.spans) as s(page int, "from" int, "to" int)
       join page p on p.document = c.document and p.number = s.page
     where c.id = any($1::uuid[])
     order by c.id, p.number, s.from`,
    [chunks],
  );
}
