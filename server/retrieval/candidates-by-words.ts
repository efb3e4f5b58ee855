import type { QueryTerm } from '@tangthu/language/text/terms';
import { inverseDocumentFrequency } from '@tangthu/language/words/bm25';
import { candidatesIn, type Candidate, type Wanted } from './candidate-rows.ts';
import { inIndexOrder } from './index-order.ts';
import { Parameters } from './parameters.ts';
import { GATHERING } from './gathering.ts';
import type { PreparedQuery } from './query.ts';
import { chunksIn, type Scope } from './scope.ts';
import type { Search } from './search-context.ts';
import { WordFitter } from './term-gains.ts';

/** A query of so few heavy terms is also asked for its light ones. */
const FEW_TERMS = 2;
/** Four syllables and their pairs: of so few words none tells so little that it could be left out. */
const SHORT_TERMS = 7;
/** So many of the first and of the last gathered passages are compared. */
const ENDS = 20;

/**
 * The passages that the BM25 index puts first. The index scores with the statistics of the whole store, so this only gathers; the
 * ranking decides. Where the last are nearly as good as the first by our own statistics, as forms that differ in a name are, others as
 * good may stand behind them: then more are gathered, and the best of these given. Of a short query nearly all are alike. Where the index is not built yet, passages with any
 * of the terms are gathered.
 */
export async function chunksByWords(
  search: Search,
  { gathering, wordings }: Pick<PreparedQuery, 'gathering' | 'wordings'>,
  scope: Scope,
  limit: number,
  indexed: boolean,
  wanted: Wanted,
): Promise<Candidate[]> {
  if (gathering.length === 0) return [];
  const words = gatheringTerms(gathering);
  const gather = (most: number): Promise<Candidate[]> => {
    const parameters = new Parameters();
    const source = `select c.* ${chunksIn(search, scope, indexed ? 'by-index' : 'by-rows', parameters)}`;
    const first = indexed
      ? `${source} order by c.terms <@> to_bm25query(${parameters.add(words.join(' '))}, 'chunk_terms_idx') limit ${most}`
      : `${source} and string_to_array(c.terms, ' ') && ${parameters.add(words)}::text[] order by c.id limit ${most}`;
    return candidatesIn(search, first, wanted, parameters);
  };
  if (!indexed) return gather(limit);
  const gathered = await inIndexOrder(search.transaction, () => gather(limit));
  const enough = gathered.length < limit || limit >= GATHERING.wordsOfFlat || words.length <= SHORT_TERMS;
  if (enough) return gathered;
  const fitter = new WordFitter(wordings);
  const markOf = ({ codes }: Candidate): number => fitter.fit(codes, 0).words;
  if (!isFlat(gathered, markOf)) return gathered;
  const more = await inIndexOrder(search.transaction, () => gather(GATHERING.wordsOfFlat));
  return best(more, markOf, limit);
}

function isFlat(gathered: readonly Candidate[], markOf: (candidate: Candidate) => number): boolean {
  const sum = (some: readonly Candidate[]): number => some.reduce((total, one) => total + markOf(one), 0);
  return sum(gathered.slice(-ENDS)) >= GATHERING.flat * sum(gathered.slice(0, ENDS));
}

function best(
  candidates: readonly Candidate[],
  markOf: (candidate: Candidate) => number,
  limit: number,
): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, mark: markOf(candidate) }))
    .sort((one, two) => two.mark - one.mark || (one.candidate.chunk < two.candidate.chunk ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/**
 * The heavy terms that tell anything: the index knows no weights, and everyday terms have the longest postings. Without
 * them twice as many passages are gathered in half the time, and more right ones are among them. A query of few words is gathered by all of
 * them, and so is one without diacritics, whose folded words tell less and which nothing else finds.
 */
function gatheringTerms(terms: readonly QueryTerm[]): string[] {
  const heaviest = Math.max(...terms.map(({ weight }) => weight));
  const heaviestTerms = terms.filter(({ weight }) => weight === heaviest);
  const heavy = distinct(heaviestTerms);
  if (heavy.length <= FEW_TERMS) return distinct(terms);
  if (heavy.length <= SHORT_TERMS || heaviestTerms.some(({ kind }) => kind === 'folded')) return heavy;
  const telling = heavy.filter((term) => inverseDocumentFrequency(term) >= GATHERING.leastTelling);
  return telling.length > FEW_TERMS ? telling : heavy;
}

const distinct = (terms: readonly QueryTerm[]): string[] => [...new Set(terms.map(({ term }) => term))];
