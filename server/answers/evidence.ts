import type { Reader } from '@tangthu/db/reader';
import { search } from '../retrieval/search.ts';
import type { SearchContext } from '../retrieval/search-context.ts';
import type { DocumentSummary, SearchHit, SearchResult } from '../retrieval/search-result.ts';
import type { AnswerRequest, Searched } from './answer-view.ts';
import { openPassages, type OpenedPassage } from './opened-passages.ts';
import { passageSentences, type PassageSentence } from './passage-sentences.ts';

/** A passage that could answer, as the reader may read it, with its sentences. */
export interface EvidencePassage extends OpenedPassage {
  /** `document#passage`: the same as `RecordsRetriever` gives. */
  readonly id: string;
  readonly document: DocumentSummary;
  readonly heading: string;
  /** Place in the order of the search, from 0, and the search's score. */
  readonly rank: number;
  readonly score: number;
  readonly foundBy: SearchHit['foundBy'];
  /** In reading order; joined they are the passage. */
  readonly sentences: readonly PassageSentence[];
}

/** What the search found for a question, under one reader's rules. */
export interface Evidence {
  /** Best first. */
  readonly passages: readonly EvidencePassage[];
  /** The question as typed, then under the other names of the agencies and places in it. */
  readonly wordings: readonly string[];
  readonly searched: Searched;
  /** The documents nearest to the question, best first. */
  readonly nearest: readonly DocumentSummary[];
}

/** How many passages are looked into for an answer. */
const PASSAGES = 30;
/** How many documents a refusal names. */
const NEAREST = 3;

/**
 * The passages that could answer a question, found by the one search of the product and opened under the same reader's rules. What
 * was closed between the two is missing. Throws what `search` throws.
 */
export async function gatherEvidence(
  context: SearchContext,
  reader: Reader,
  request: AnswerRequest,
): Promise<Evidence> {
  const result = await search(context, reader, { ...request, unit: 'passage', limit: PASSAGES });
  const { passages: opened, wordings } = await openPassages(
    context.store,
    reader,
    request.query,
    result.hits,
  );
  const passages = result.hits.flatMap((hit, rank): EvidencePassage[] => {
    const passage = opened.get(passageId(hit));
    return passage ? [evidenceOf(hit, rank, passage)] : [];
  });
  const documents = new Map(passages.map(({ document }) => [document.id, document]));
  return {
    passages,
    wordings,
    searched: searchedOf(request, result, { passages: passages.length, documents: documents.size }),
    nearest: [...documents.values()].slice(0, NEAREST),
  };
}

/** The name of a hit's passage: `document#passage`. */
function passageId({ document, passage }: SearchHit): string {
  return `${document.id}#${passage}`;
}

function evidenceOf(hit: SearchHit, rank: number, opened: OpenedPassage): EvidencePassage {
  const { document, heading, score, foundBy } = hit;
  return {
    ...opened,
    id: passageId(hit),
    document,
    heading,
    rank,
    score,
    foundBy,
    sentences: passageSentences(opened.text, opened.parts),
  };
}

function searchedOf(
  { query, filters = {} }: AnswerRequest,
  { understood, coverage }: SearchResult,
  read: Searched['read'],
): Searched {
  const applied = understood.filter((one) => one.applied).map((one) => one.filters);
  return {
    query,
    filters: Object.assign({}, filters, ...applied) as Searched['filters'],
    understood,
    read,
    coverage,
  };
}
