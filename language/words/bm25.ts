import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { QueryTerm } from '../text/terms.ts';

interface DocumentFrequencies {
  readonly documents: number;
  readonly averageLength: number;
  readonly frequencies: ReadonlyMap<string, number>;
  /** What a term that the file leaves out counts as: half of the rarest one in it. */
  readonly unlisted: number;
}

const saturation = 1.2;
const lengthShare = 0.75;
const file = new URL('document-frequencies.json.gz', import.meta.url);

let loaded: DocumentFrequencies | undefined;

function documentFrequencies(): DocumentFrequencies {
  loaded ??= readDocumentFrequencies();
  return loaded;
}

function readDocumentFrequencies(): DocumentFrequencies {
  const shipped = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    documents: number;
    averageLength: number;
    frequencies: Record<string, number>;
  };
  const frequencies = new Map(Object.entries(shipped.frequencies));
  let rarest = shipped.documents;
  for (const frequency of frequencies.values()) rarest = Math.min(rarest, frequency);
  return {
    documents: shipped.documents,
    averageLength: shipped.averageLength,
    frequencies,
    unlisted: rarest / 2,
  };
}

/** In how many of the shipped statistics' texts a term occurs; undefined for one too rare to be listed. */
export function documentFrequency(term: string): number | undefined {
  return documentFrequencies().frequencies.get(term);
}

/** How telling a term is: BM25's inverse document frequency by the shipped statistics, above 0. */
export function inverseDocumentFrequency(term: string): number {
  const { documents, frequencies, unlisted } = documentFrequencies();
  const frequency = frequencies.get(term) ?? unlisted;
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

interface CountedText {
  readonly length: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** The length of a text in terms, and how often each wanted term stands in it. */
function countTerms(terms: string, wanted: readonly QueryTerm[]): CountedText {
  const all = terms === '' ? [] : terms.split(' ');
  const counts = new Map(wanted.map(({ term }) => [term, 0]));
  for (const term of all) {
    const count = counts.get(term);
    if (count !== undefined) counts.set(term, count + 1);
  }
  return { length: all.length, counts };
}

function sumCounts(counts: ReadonlyMap<string, number>): CountedText {
  let length = 0;
  for (const count of counts.values()) length += count;
  return { length, counts };
}

/**
 * The BM25 score (k1 1.2, b 0.75, 0 or above) of one text for a query, by the shipped document frequencies alone, so
 * that it depends on no stored record. `terms` is what `indexTerms` made of the text, or all of its terms with their
 * counts.
 */
export function scoreTerms(query: readonly QueryTerm[], terms: string | ReadonlyMap<string, number>): number {
  const { length, counts } = typeof terms === 'string' ? countTerms(terms, query) : sumCounts(terms);
  const gain = termGain(length);
  let score = 0;
  for (const { term, weight } of query) {
    const count = counts.get(term);
    if (count) score += weight * inverseDocumentFrequency(term) * gain(count);
  }
  return score;
}

/** What a term can gain at most, however often it occurs. */
export const MOST_GAIN = saturation + 1;

/** By how much BM25 (k1 1.2, b 0.75) counts a term that occurs `count` times in a text of so many terms: 0 to `MOST_GAIN`. */
export function termGain(length: number): (count: number) => number {
  const dampening = saturation * (1 - lengthShare + lengthShare * relativeLength(length));
  return (count) => (count * MOST_GAIN) / (count + dampening);
}

/** A text's length in terms, as a share of the average among the shipped statistics' texts. */
export function relativeLength(length: number): number {
  return length / documentFrequencies().averageLength;
}
