import { inverseDocumentFrequency, scoreTerms } from '@tangthu/language/words/bm25';
import type { QueryTerm } from '@tangthu/language/text/terms';
import type { Candidate, Candidates, PreparedQuery } from './candidates.ts';
import { RANKING } from './ranking-weights.ts';
import type { Ranker } from './search-result.ts';
import { TermCounter } from './term-counts.ts';
import { containsPhrase } from './text-matches.ts';

/** A passage with its place in the order. */
interface RankedPassage {
  readonly chunk: string;
  readonly ordinal: number;
  readonly score: number;
  readonly foundBy: readonly Ranker[];
}

/** A document found, with its passages, best first. */
export interface RankedDocument {
  readonly document: string;
  readonly score: number;
  readonly passages: readonly RankedPassage[];
}

/** BM25's k1, as `scoreTerms` has it. */
const SATURATION = 1.2;

interface Scored {
  readonly candidate: Candidate;
  readonly words: number;
  readonly meaning: number;
}

/**
 * Orders the candidates by our own scores, which depend on nothing but the query, the passage and the other passages this
 * reader may read. Documents that the query names by number come first, each document stands where its best passage puts it.
 */
export function rank(candidates: Candidates, prepared: PreparedQuery): RankedDocument[] {
  const { phrases } = prepared.query;
  const scored = candidates.passages
    .filter(({ text }) => text === null || phrases.every((phrase) => containsPhrase(text, phrase)))
    .map(scorer(prepared));
  const bestWords = Math.max(1e-9, ...scored.map(({ words }) => words));
  const bestMeaning = Math.max(1e-9, ...scored.map(({ meaning }) => meaning));
  const leastWords = Math.max(RANKING.leastWords, candidates.complete ? 0 : leastKept(scored));
  const byDocument = new Map<string, RankedPassage[]>();
  for (const { candidate, words, meaning } of scored) {
    const number = candidates.numbers.get(candidate.document);
    const foundBy: Ranker[] = [];
    if (number !== undefined) foundBy.push('number');
    if (words > 0 && (words >= leastWords || phrases.length > 0)) foundBy.push('words');
    if (meaning >= RANKING.leastCosine) foundBy.push('meaning');
    if (foundBy.length === 0) continue;
    const mixed =
      RANKING.wordsWeight * (words / bestWords) +
      RANKING.meaningWeight * (Math.max(0, meaning) / bestMeaning);
    const score = mixed + (number === undefined ? 0 : RANKING.number + number);
    const passages = byDocument.get(candidate.document) ?? [];
    byDocument.set(candidate.document, passages);
    passages.push({ chunk: candidate.chunk, ordinal: candidate.ordinal, score: rounded(score), foundBy });
  }
  for (const document of candidates.numbers.keys()) {
    if (phrases.length === 0 && !byDocument.has(document)) byDocument.set(document, []);
  }
  return [...byDocument]
    .map(inOrder)
    .sort((one, two) => two.score - one.score || compare(one.document, two.document));
}

function inOrder([document, passages]: [string, RankedPassage[]]): RankedDocument {
  passages.sort((one, two) => two.score - one.score || one.ordinal - two.ordinal);
  return { document, passages, score: passages[0]?.score ?? RANKING.number };
}

/** Scores one candidate after another for one query; what depends on the query alone is worked out once. */
function scorer({ wordings, rankers }: PreparedQuery): (candidate: Candidate) => Scored {
  const counter = new TermCounter(wordings.flat().map(({ term }) => term));
  const weighed = wordings.map((terms) => ({ terms, attainable: attainableBy(terms) }));
  return (candidate) => {
    const meaning = rankers.has('meaning') ? cosineOf(candidate) : 0;
    if (!rankers.has('words')) return { candidate, words: 0, meaning };
    const counts = counter.count(candidate.terms);
    const shares = weighed.map(({ terms, attainable }) => scoreTerms(terms, counts) / attainable);
    return { candidate, meaning, words: Math.max(0, ...shares) };
  };
}

/** A text without letters has a vector of zeros, which has no angle to any other. */
function cosineOf({ cosine }: Candidate): number {
  return cosine !== null && Number.isFinite(cosine) ? cosine : 0;
}

/** The BM25 score of a passage that repeats every term without end: shares of it are comparable between wordings. */
function attainableBy(terms: readonly QueryTerm[]): number {
  const sum = terms.reduce((before, { term, weight }) => before + weight * inverseDocumentFrequency(term), 0);
  return (SATURATION + 1) * Math.max(sum, Number.EPSILON);
}

/**
 * The score of the last passage kept by words. More are gathered than kept, so that what the index's own statistics
 * (which know hidden records) put at the far end is not shown.
 */
function leastKept(scored: readonly Scored[]): number {
  if (scored.length <= RANKING.wordsKept) return 0;
  return scored.map(({ words }) => words).sort((one, two) => two - one)[RANKING.wordsKept - 1] ?? 0;
}

const rounded = (score: number): number => Math.round(score * 1e6) / 1e6;

const compare = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0);
