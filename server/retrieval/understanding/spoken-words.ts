import { fold } from '@tangthu/language/text/fold';
import { TermFinder, type TermCodes } from '@tangthu/language/text/term-codes';
import { pairTerm } from '@tangthu/language/text/terms';
import type { Candidate } from '../candidate-rows.ts';
import type { RankedDocument } from '../ranking.ts';

/** So many of the passages that were found tell how their reader's records spell the words of a query. */
const PASSAGES_READ = 100;

/**
 * The best passages of what was found, best first. Only ranked passages count: which others were gathered may depend on
 * hidden records.
 */
export function bestPassages(
  ranked: readonly RankedDocument[],
  candidates: readonly Pick<Candidate, 'chunk' | 'codes'>[],
): TermCodes[] {
  const byChunk = new Map(candidates.map(({ chunk, codes }) => [chunk, codes]));
  return ranked
    .slice(0, PASSAGES_READ)
    .flatMap(({ passages }) => byChunk.get(passages[0]?.chunk ?? '') ?? []);
}

/** Those of some syllables (index form) that stand in none of the passages as they are spelt. */
export function unspoken(syllables: readonly string[], passages: readonly TermCodes[]): string[] {
  const finder = new TermFinder(syllables);
  const met = new Set<string | undefined>();
  for (const codes of passages) {
    if (met.size >= finder.terms.length) break;
    finder.find(codes, (term) => met.add(finder.terms[term]));
  }
  return finder.terms.filter((term) => !met.has(term));
}

/**
 * Whether the passages make the spelling of a query doubtful: one of its syllables stands in none of them, or beside its
 * neighbour it is always spelt another way («quyết đinh»).
 */
export function isDoubtful(typed: readonly string[], passages: readonly TermCodes[]): boolean {
  const words = typed.filter((syllable) => /\p{L}/u.test(syllable));
  const asTyped = words.map((syllable) => (syllable === fold(syllable) ? `ˑ${syllable}` : syllable));
  if (unspoken(asTyped, passages).length > 0) return true;
  const pairs = typed.slice(1).map((second, at) => ({ second, term: pairTerm(typed[at] ?? '', second) }));
  const finder = new TermFinder([...typed, ...pairs.map(({ term }) => term)]);
  const met = new Set<string>();
  const spelt = new Set<string>();
  for (const codes of passages) {
    let last = { term: '', syllable: -1 };
    finder.find(codes, (index, syllable) => {
      const term = finder.terms[index] ?? '';
      if (typed.includes(term)) last = { term, syllable };
      else met.add(term);
      if (last.syllable === syllable) spelt.add(`${last.term} ${term}`);
    });
  }
  return pairs.some(
    ({ second, term }) => second !== fold(second) && met.has(term) && !spelt.has(`${second} ${term}`),
  );
}
