import type { Reader } from '@tangthu/db/reader';
import type { Transaction } from '@tangthu/db/store';
import { queryTerms } from '@tangthu/language/text/terms';
import { gatherCandidates, type Candidates } from '../retrieval/candidates.ts';
import { loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import { makeHits } from '../retrieval/hits.ts';
import { readQuery, type PreparedQuery } from '../retrieval/query.ts';
import { rank, type RankedDocument } from '../retrieval/ranking.ts';
import type { SearchContext } from '../retrieval/search-context.ts';
import type { SearchHit } from '../retrieval/search-result.ts';
import { inSearch } from '../retrieval/search.ts';
import { visibleGroups } from './duplicate-members.ts';
import { RecordNotFoundError } from './record-errors.ts';

/** Documents shown, and how many of the best ranked are looked at for other copies of the same ones. */
const SHOWN = 8;
const LOOKED_AT = 60;
/** The middle of a document's meaning is that of so many passages from its beginning. */
const PASSAGES = 40;
/**
 * A document is like another from this cosine between its passage and the other's middle on: of 1,714 pairs of generated documents on
 * one subject over 95% reach it, of all other pairs under 5%.
 */
const LEAST_LIKENESS = 0.65;

/**
 * The documents most like one, best first, each with the passage that is: by the words of its title and by the meaning of its passages,
 * found and ranked as a search finds and ranks under the reader's rules. Other copies of the document are not among them, nor is any
 * document twice. Throws `RecordNotFoundError` when it is hidden or missing.
 */
export function similarDocuments(context: SearchContext, reader: Reader, id: string): Promise<SearchHit[]> {
  return inSearch(context, reader, async (search, state) => {
    const own = (await loadDocuments(search, [id])).get(id);
    if (!own) throw new RecordNotFoundError();
    const vector = state.embedded ? await middleOf(search.transaction, id) : undefined;
    const asked = askedBy(summaryOf(own, new Map()).title, vector);
    const candidates = await gatherCandidates(search, asked, {}, state);
    const ranked = likeOnes(rank(candidates, asked), candidates).slice(0, LOOKED_AT);
    const apart = await withoutCopies(search.transaction, id, ranked);
    const agencies = await loadAgencies(search, [
      ...new Set([...candidates.documents.values()].map(({ custodian }) => custodian)),
    ]);
    return makeHits(search, asked.query, apart.slice(0, SHOWN), candidates.documents, agencies);
  });
}

/** A document as a question: no number in its title is asked for, for that would find the very document. */
function askedBy(title: string, vector: readonly number[] | undefined): PreparedQuery {
  const query = readQuery(title.replace(/["“”«»]/gu, ' '));
  const terms = queryTerms(query.text);
  return {
    query,
    rankers: new Set(['words', 'meaning']),
    wordings: [terms],
    required: [],
    gathering: terms,
    vector,
  };
}

/** The middle of the vectors of a document's first passages; undefined where it has none. */
async function middleOf(transaction: Transaction, document: string): Promise<number[] | undefined> {
  const [row] = await transaction.query<{ middle: string | null }>(
    `select avg(e.embedding)::text as middle from (
       select id from chunk where document = $1 order by ordinal limit ${PASSAGES}
     ) c join chunk_embedding e on e.chunk = c.id`,
    [document],
  );
  if (!row?.middle) return undefined;
  const middle = JSON.parse(row.middle) as number[];
  const length = Math.hypot(...middle);
  return length > 0 ? middle.map((value) => value / length) : undefined;
}

/** Where there are vectors, only documents whose best passage is near in meaning; words alone say too little. */
function likeOnes(ranked: readonly RankedDocument[], { passages }: Candidates): RankedDocument[] {
  const cosines = new Map(passages.map(({ chunk, cosine }) => [chunk, cosine]));
  return ranked.filter(({ passages: found }) =>
    found.some(({ chunk }) => (cosines.get(chunk) ?? LEAST_LIKENESS) >= LEAST_LIKENESS),
  );
}

/** Of each group of copies the best ranked, and none of the document's own. */
async function withoutCopies(
  transaction: Transaction,
  id: string,
  ranked: readonly RankedDocument[],
): Promise<RankedDocument[]> {
  const groups = await visibleGroups(transaction, [id, ...ranked.map(({ document }) => document)]);
  const groupOf = new Map(groups.flat().map(({ document, group }) => [document, group]));
  const seen = new Set([groupOf.get(id) ?? id]);
  return ranked.filter(({ document }) => {
    const group = groupOf.get(document) ?? document;
    if (seen.has(group)) return false;
    seen.add(group);
    return true;
  });
}
