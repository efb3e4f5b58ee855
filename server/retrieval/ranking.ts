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

/** From which marks on a passage counts as found. */
interface Marks {
  readonly words: number;
  readonly cosine: number;
}

/**
 * Orders the candidates by our own scores, which depend on nothing but the query, the passage and the other passages this
 * reader may read. Documents that the query names by number come first, each document stands where its best passage puts it.
 * A question that nothing fits well is given the few documents nearest to it.
 */
export function rank(candidates: Candidates, prepared: PreparedQuery): RankedDocument[] {
  const { phrases } = prepared.query;
  const scored = candidates.passages
    .filter(({ text }) => text === null || phrases.every((phrase) => containsPhrase(text, phrase)))
    .map(scorer(prepared));
  const usual: Marks = {
    words: Math.max(RANKING.leastWords, candidates.complete ? 0 : leastKept(scored)),
    cosine: RANKING.leastCosine,
  };
  if (phrases.length > 0) return inOrder(scored, candidates.numbers, { ...usual, words: 0 });
  const found = withNamed(inOrder(scored, candidates.numbers, usual), candidates.numbers);
  if (found.length > 0 || prepared.required.length > 0) return found;
  const near: Marks = { words: RANKING.nearestWords, cosine: RANKING.nearestCosine };
  return inOrder(scored, candidates.numbers, near).slice(0, RANKING.nearest);
}

/** The documents of the passages that reach the marks or that the query names by number, best first. */
function inOrder(scored: readonly Scored[], numbers: Candidates['numbers'], marks: Marks): RankedDocument[] {
  const bestWords = Math.max(1e-9, ...scored.map(({ words }) => words));
  const bestMeaning = Math.max(1e-9, ...scored.map(({ meaning }) => meaning));
  const byDocument = new Map<string, RankedPassage[]>();
  for (const { candidate, words, meaning } of scored) {
    const number = numbers.get(candidate.document);
    const foundBy: Ranker[] = [];
    if (number !== undefined) foundBy.push('number');
    if (words > 0 && words >= marks.words) foundBy.push('words');
    if (meaning >= marks.cosine) foundBy.push('meaning');
    if (foundBy.length === 0) continue;
    const mixed =
      RANKING.wordsWeight * (words / bestWords) +
      RANKING.meaningWeight * (Math.max(0, meaning) / bestMeaning);
    const score = mixed + (number === undefined ? 0 : RANKING.number + number);
    const passages = byDocument.get(candidate.document) ?? [];
    byDocument.set(candidate.document, passages);
    passages.push({ chunk: candidate.chunk, ordinal: candidate.ordinal, score: rounded(score), foundBy });
  }
  return [...byDocument].map(bestFirst).sort(byScore);
}

/** Adds the documents that the query names by number and that have no passage: pages without text, say. */
function withNamed(found: RankedDocument[], numbers: Candidates['numbers']): RankedDocument[] {
  const there = new Set(found.map(({ document }) => document));
  const bare = [...numbers.keys()].filter((document) => !there.has(document));
  return [...found, ...bare.map((document) => bestFirst([document, []]))].sort(byScore);
}

function bestFirst([document, passages]: [string, RankedPassage[]]): RankedDocument {
  passages.sort((one, two) => two.score - one.score || one.ordinal - two.ordinal);
  return { document, passages, score: passages[0]?.score ?? RANKING.number };
}

/** Scores one candidate after another for one query; what depends on the query alone is worked out once. */
function scorer({ wordings, required, rankers }: PreparedQuery): (candidate: Candidate) => Scored {
  const counter = new TermCounter(wordings.flat().map(({ term }) => term));
  const weighed = wordings.map((terms) => ({ terms, attainable: attainableBy(terms) }));
  return (candidate) => {
    const meaning = rankers.has('meaning') ? cosineOf(candidate) : 0;
    if (!rankers.has('words')) return { candidate, words: 0, meaning };
    const counts = counter.count(candidate.codes);
    if (!required.every((term) => counts.has(term))) return { candidate, words: 0, meaning };
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

const byScore = (one: RankedDocument, two: RankedDocument): number =>
  two.score - one.score || (one.document < two.document ? -1 : 1);
