import type { Candidates } from './candidates.ts';
import { featuresOf, type Features } from './features.ts';
import { findPassages, type FoundPassage } from './found-passages.ts';
import { learnedOrders, scorerOf, type LearnedOrder } from './learned-order.ts';
import type { PreparedQuery } from './query.ts';
import { RANKING } from './ranking-weights.ts';
import type { Ranker } from './search-result.ts';

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

/** Queries of so few syllables are no questions. */
const SHORT_QUERY = 2;

/**
 * Orders the candidates by our own scores, which depend on nothing but the query, the passage and the other passages this
 * reader may read. Documents that the query names by number come first, each document stands where its best passage puts it.
 * A question that nothing fits well is given the few documents nearest to it.
 */
export function rank(candidates: Candidates, prepared: PreparedQuery): RankedDocument[] {
  const { found, nearest } = findPassages(candidates, prepared);
  const ordered = inOrder(found, candidates, prepared);
  if (prepared.query.phrases.length > 0) return ordered;
  const all = withNamed(ordered, candidates.numbers);
  if (all.length > 0 || prepared.required.length > 0) return all;
  return inOrder(nearest(), candidates, prepared).slice(0, RANKING.nearest);
}

/** A found passage with all that its place in the order is learned from. */
export interface WeighedPassage {
  readonly document: string;
  readonly ordinal: number;
  readonly features: Features;
}

/** The passages that `rank` would put in order, with their features: what the order is trained on. */
export function weighedPassages(candidates: Candidates, prepared: PreparedQuery): WeighedPassage[] {
  const { found } = findPassages(candidates, prepared);
  return featuresOf(found, candidates.documents, prepared).map((features, at) => {
    const { document = '', ordinal = 0 } = found[at]?.candidate ?? {};
    return { document, ordinal, features };
  });
}

/** The documents of the found passages, best first. */
function inOrder(
  found: readonly FoundPassage[],
  { documents, numbers }: Candidates,
  prepared: PreparedQuery,
): RankedDocument[] {
  const scores = scoresOf(found, documents, prepared);
  const byDocument = new Map<string, RankedPassage[]>();
  found.forEach(({ candidate: { chunk, document, ordinal }, foundBy }, at) => {
    const number = numbers.get(document);
    // Of a document that was found by its number alone no passage fits better than another: it opens at its beginning.
    const fit = foundBy.length === 1 && foundBy[0] === 'number' ? 0 : (scores[at] ?? 0);
    const score = fit + (number === undefined ? 0 : RANKING.number + number);
    const passages = byDocument.get(document) ?? [];
    byDocument.set(document, passages);
    passages.push({ chunk, ordinal, score: rounded(score), foundBy });
  });
  return [...byDocument].map(bestFirst).sort(byScore);
}

/** The score (0–1) of each passage, by the order that was learned for the rankers at hand. */
function scoresOf(
  found: readonly FoundPassage[],
  documents: Candidates['documents'],
  prepared: PreparedQuery,
): number[] {
  const score = scorerOf(orderFor(prepared));
  return featuresOf(found, documents, prepared).map((features) => share(score(features)));
}

function orderFor({ rankers, vector, query }: PreparedQuery): LearnedOrder {
  const { both, words, meaning, short } = learnedOrders();
  if (!rankers.has('words')) return meaning;
  if ((query.wordings[0]?.length ?? 0) <= SHORT_QUERY) return short;
  return rankers.has('meaning') && vector ? both : words;
}

/** Brings any score between 0 and 1, keeping the order. */
const share = (score: number): number => 0.5 + Math.atan(score) / Math.PI;

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

const rounded = (score: number): number => Math.round(score * 1e6) / 1e6;

const byScore = (one: RankedDocument, two: RankedDocument): number =>
  two.score - one.score || (one.document < two.document ? -1 : 1);

/** Each passage of the ranked documents by itself, best first: what a reader who looks for passages is given. */
export function passagesApart(ranked: readonly RankedDocument[]): RankedDocument[] {
  return ranked
    .flatMap(({ document, score, passages }) =>
      passages.length === 0
        ? [{ document, score, passages }]
        : passages.map((passage) => ({ document, score: passage.score, passages: [passage] })),
    )
    .sort(byScore);
}
