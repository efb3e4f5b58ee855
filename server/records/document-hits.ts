import { wordOffsets } from '@tangthu/db/page-words';
import { passageWithHiddenWords, withHiddenWords, type HiddenWords } from '@tangthu/db/personal-numbers';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import type { Abbreviations } from '@tangthu/language/text/abbreviations';
import { shownNumbers } from '../retrieval/shown-numbers.ts';
import { readQuery, type Query } from '../retrieval/query.ts';
import type { SnippetPiece } from '../retrieval/search-result.ts';
import { snippetOf } from '../retrieval/snippet.ts';
import { findMatches, type TextMatches } from '../retrieval/text-matches.ts';
import { RecordNotFoundError } from './record-errors.ts';

/** A passage of a document that matches a query: what "previous hit" and "next hit" walk through. */
export interface DocumentHit {
  readonly page: number;
  readonly passage: number;
  readonly snippet: readonly SnippetPiece[];
}

interface Passage {
  readonly id: string;
  readonly ordinal: number;
  readonly text: string;
  readonly spans: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

/** A passage with less than this share of the words that the best one holds is no hit beside it. */
const SHARE_OF_BEST = 0.5;

/**
 * Every passage of a document in which the query's words stand, in reading order; none for an empty query.
 * Throws `RecordNotFoundError` when the document is hidden or missing.
 */
export function documentHits(
  store: Store,
  reader: Reader,
  id: string,
  text: string,
  abbreviations?: Abbreviations,
): Promise<DocumentHit[]> {
  const query = readQuery(text, abbreviations);
  return asReader(store, reader, async (records, reader) => {
    const hidden = (await shownNumbers(records, reader, [id])).get(id);
    const passages = (await readPassages(records, id)).map((passage) => ({
      ...passage,
      text: passageWithHiddenWords(passage.text, passage.spans, hidden),
    }));
    const found = matching(passages, query);
    const crossing = found.filter(({ passage }) => passage.spans.length > 1).map(({ passage }) => passage.id);
    const opening = await pagesWithMatches(records, crossing, query, hidden);
    return found.map(({ passage, matches }) => ({
      page: opening.get(passage.id) ?? passage.spans[0]?.page ?? 1,
      passage: passage.ordinal,
      snippet: snippetOf(passage.text, matches.ranges),
    }));
  });
}

async function readPassages(records: Transaction, id: string): Promise<Passage[]> {
  const documents = await records.query('select from document where id = $1', [id]);
  if (documents.length === 0) throw new RecordNotFoundError();
  return records.query<Passage>(
    'select id, ordinal, text, spans from chunk where document = $1 order by ordinal',
    [id],
  );
}

function matching(passages: readonly Passage[], query: Query): { passage: Passage; matches: TextMatches }[] {
  const matched = passages
    .map((passage) => ({ passage, matches: findMatches(passage.text, query) }))
    .filter(({ matches }) => matches.ranges.length > 0);
  const best = Math.max(0, ...matched.map(({ matches }) => matches.coverage));
  return matched.filter(({ matches }) => matches.coverage >= SHARE_OF_BEST * best);
}

/** For passages that run over several pages: the first page on which a word of the query stands. */
async function pagesWithMatches(
  records: Transaction,
  passages: readonly string[],
  query: Query,
  hidden: HiddenWords | undefined,
): Promise<Map<string, number>> {
  if (passages.length === 0) return new Map();
  const parts = await records.query<{
    passage: string;
    page: number;
    text: string;
    from: number;
    to: number;
  }>(
    `select c.id as passage, p.number as page, p.text, s."from", s."to"
     from chunk c cross join lateral jsonb_to_recordset(c.spans) as s(page int, "from" int, "to" int)
     join page p on p.document = c.document and p.number = s.page
     where c.id = any ($1::uuid[])
     order by c.id, p.number desc`,
    [passages],
  );
  const withMatches = parts.filter(({ page, text: shown, from, to }) => {
    const text = withHiddenWords(shown, hidden?.get(page));
    const offsets = wordOffsets(text);
    return findMatches(text.slice(offsets[2 * from], offsets[2 * to + 1]), query).ranges.length > 0;
  });
  return new Map(withMatches.map(({ passage, page }) => [passage, page]));
}
