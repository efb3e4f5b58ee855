import type { QueryTerm } from '@tangthu/language/text/terms';
import { inverseDocumentFrequency } from '@tangthu/language/words/bm25';
import { candidatesIn, type Candidate, type Wanted } from './candidate-rows.ts';
import { inIndexOrder } from './index-order.ts';
import { Parameters } from './parameters.ts';
import { GATHERING } from './gathering.ts';
import { chunksIn, type Scope } from './scope.ts';
import type { Search } from './search-context.ts';

/** A query of so few heavy terms is also asked for its light ones. */
const FEW_TERMS = 2;

/**
 * The passages that the BM25 index puts first. The index scores with the statistics of the whole store, so this only gathers; the
 * ranking decides. Where the index is not built yet, passages with any of the terms are gathered.
 */
export function chunksByWords(
  search: Search,
  terms: readonly QueryTerm[],
  scope: Scope,
  limit: number,
  indexed: boolean,
  wanted: Wanted,
): Promise<Candidate[]> {
  if (terms.length === 0) return Promise.resolve([]);
  const words = gatheringTerms(terms);
  const gather = (): Promise<Candidate[]> => {
    const parameters = new Parameters();
    const source = `select c.* ${chunksIn(search, scope, indexed ? 'by-index' : 'by-rows', parameters)}`;
    const first = indexed
      ? `${source} order by c.terms <@> to_bm25query(${parameters.add(words.join(' '))}, 'chunk_terms_idx') limit ${limit}`
      : `${source} and string_to_array(c.terms, ' ') && ${parameters.add(words)}::text[] order by c.id limit ${limit}`;
    return candidatesIn(search, first, wanted, parameters);
  };
  return indexed ? inIndexOrder(search.transaction, gather) : gather();
}

/**
 * The heavy terms that tell anything: the index knows no weights, and everyday terms have the longest postings. Without
 * them twice as many passages are gathered in half the time, and more right ones are among them.
 */
function gatheringTerms(terms: readonly QueryTerm[]): string[] {
  const heaviest = Math.max(...terms.map(({ weight }) => weight));
  const heavy = distinct(terms.filter(({ weight }) => weight === heaviest));
  if (heavy.length <= FEW_TERMS) return distinct(terms);
  const telling = heavy.filter((term) => inverseDocumentFrequency(term) >= GATHERING.leastTelling);
  return telling.length > FEW_TERMS ? telling : heavy;
}

const distinct = (terms: readonly QueryTerm[]): string[] => [...new Set(terms.map(({ term }) => term))];
