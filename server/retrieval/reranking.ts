import type { PreparedQuery } from './query.ts';
import { loadPassages } from './hits.ts';
import type { RankedDocument } from './ranking.ts';
import type { Reranking, Search } from './search-context.ts';

/** How many of the best documents are read again. A cross-encoder's cost grows with each of them. */
export const RERANKED_DOCUMENTS = 30;

/** A document that is read again, with the text of its best passage. */
interface Reading {
  readonly document: RankedDocument;
  readonly text: string;
}

/**
 * The best documents with the texts of their best passages, as far as this reader may read them. Documents that the query
 * names by number keep their places and are not among them; nor is any when the query was not searched by words and
 * meaning, as a number or what was typed without diacritics, or when the hits asked for (from `offset` on) all lie behind.
 */
export async function readingsOf(
  search: Search,
  { vector, rankers }: PreparedQuery,
  ranked: readonly RankedDocument[],
  offset = 0,
): Promise<Reading[]> {
  if (!vector || !rankers.has('words')) return [];
  const best = ranked.filter((document) => !isNamed(document)).slice(0, RERANKED_DOCUMENTS);
  if (best.every((document) => ranked.indexOf(document) < offset)) return [];
  const passages = await loadPassages(
    search,
    best.flatMap(({ passages: [first] }) => first?.chunk ?? []),
  );
  return best.flatMap((document) => {
    const passage = passages.get(document.passages[0]?.chunk ?? '');
    return passage ? [{ document, text: textOf(passage) }] : [];
  });
}

/**
 * Puts the documents read into the order of the cross-encoder's scores, in the places that they held before; equal scores
 * keep their order. When it fails or takes too long the first order stands, and `onFailure` is told.
 */
export async function rerank(
  { reranker, milliseconds, onFailure }: Reranking,
  query: string,
  ranked: readonly RankedDocument[],
  readings: readonly Reading[],
): Promise<readonly RankedDocument[]> {
  if (readings.length < 2) return ranked;
  const signal = AbortSignal.timeout(milliseconds);
  try {
    const texts = readings.map(({ text }) => text);
    const scores = await Promise.race([reranker.score(query, texts, signal), rejectedBy(signal)]);
    const order = readings
      .map(({ document }, index) => ({ document, score: scores[index] ?? 0 }))
      .sort((one, two) => two.score - one.score)
      .map(({ document }) => document);
    const read = new Set(order);
    return ranked.map((document) => (read.has(document) ? (order.shift() ?? document) : document));
  } catch (error) {
    onFailure(error);
    return ranked;
  }
}

function isNamed({ passages: [first] }: RankedDocument): boolean {
  return first === undefined || first.foundBy.includes('number');
}

function textOf({ heading, text }: { readonly heading: string; readonly text: string }): string {
  return heading === '' || text.startsWith(heading) ? text : `${heading}\n${text}`;
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
