import type { Reader } from '@tangthu/db/reader';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';
import { pairTerm, type QueryTerm } from '@tangthu/language/text/terms';
import { documentFrequency, inverseDocumentFrequency } from '@tangthu/language/words/bm25';
import { GATHERING } from '../retrieval/gathering.ts';
import { prepareQuery } from '../retrieval/prepared-query.ts';
import type { PreparedQuery, Query } from '../retrieval/query.ts';
import type { SearchContext } from '../retrieval/search-context.ts';
import type { SearchFilters } from '../retrieval/search-result.ts';
import { understand } from '../retrieval/understanding/understand.ts';
import { SavedSearchError } from './saved-errors.ts';
import type { SavedRequest } from './saved-view.ts';

/** What a document that comes in must have to match a saved search. */
export interface Wanted {
  /** The filters, also those that the query's words state; none of them empty. */
  readonly narrowed: SearchFilters;
  /** Terms that must all stand in one passage, and the rarest of them. */
  readonly terms: readonly string[];
  readonly anchor: string | null;
  /** What a passage may be near to instead. */
  readonly meaning: readonly number[] | null;
  /** Whether it is worth comparing: by words that tell something, by meaning, or by a place in the archive alone. */
  readonly canAlert: boolean;
}

/** Syllables that stand in more than a third of all texts tell too little by themselves. */
const EVERYDAY = 1;

/**
 * Works out what a search wants of new documents, as its reader's search understands it today. Throws `SavedSearchError` where it
 * holds a person's number, or nothing at all.
 */
export async function wantedOf(
  context: SearchContext,
  reader: Reader,
  request: SavedRequest,
): Promise<Wanted> {
  if (typedNumbers(request.query).people.length > 0) throw new SavedSearchError('people');
  const { request: understood } = await understand(context.store, reader, request);
  const narrowed = withoutEmpty(understood.filters ?? {});
  if (understood.query.trim() === '') {
    if (Object.keys(narrowed).length === 0) throw new SavedSearchError('nothing');
    const { agency, fonds, file } = narrowed;
    const canAlert = Boolean(agency ?? fonds ?? file);
    return { narrowed, terms: [], anchor: null, meaning: null, canAlert };
  }
  const prepared = await prepareQuery(context, understood);
  const terms = requiredTerms(prepared);
  const anchor = rarest(terms);
  const meaning = prepared.query.phrases.length > 0 ? null : (prepared.vector ?? null);
  return {
    narrowed,
    terms: anchor === null ? [] : terms,
    anchor,
    meaning,
    canAlert: anchor !== null || meaning !== null,
  };
}

/**
 * Each telling syllable as it was typed; in the place of an everyday one the word that it makes with a neighbour, the commoner of the
 * two; and the pairs of quoted phrases.
 */
function requiredTerms({ wordings: [terms = []], query }: PreparedQuery): string[] {
  const syllables = terms.filter(({ kind, weight }) => kind !== 'pair' && weight >= 1);
  const telling = syllables.filter(({ term }) => inverseDocumentFrequency(term) >= EVERYDAY);
  const chosen: readonly QueryTerm[] = telling.length > 0 ? telling : syllables;
  return [...new Set([...chosen.map(({ term }) => term), ...everydayWords(query), ...phrasePairs(query)])];
}

function everydayWords({ wordings: [typed = []] }: Query): string[] {
  return typed.flatMap((syllable, at) => {
    if (inverseDocumentFrequency(syllable) >= EVERYDAY) return [];
    const pairs = [typed[at - 1], typed[at + 1]].flatMap((neighbour, after) => {
      if (neighbour === undefined) return [];
      return after ? pairTerm(syllable, neighbour) : pairTerm(neighbour, syllable);
    });
    const known = pairs.filter((pair) => documentFrequency(pair) !== undefined);
    return known
      .toSorted((one, two) => inverseDocumentFrequency(one) - inverseDocumentFrequency(two))
      .slice(0, 1);
  });
}

function phrasePairs({ phrases }: Query): string[] {
  return phrases.flatMap((phrase) =>
    phrase.slice(1).map((syllable, at) => pairTerm(phrase[at] ?? '', syllable)),
  );
}

/** The term by which passages are looked up first; null where even the rarest is an everyday one. */
function rarest(terms: readonly string[]): string | null {
  const [first] = terms.toSorted((one, two) => inverseDocumentFrequency(two) - inverseDocumentFrequency(one));
  return first !== undefined && inverseDocumentFrequency(first) >= GATHERING.leastTelling ? first : null;
}

function withoutEmpty(filters: SearchFilters): SearchFilters {
  const all: Record<string, string | readonly string[] | undefined> = { ...filters };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value.length > 0),
  );
}
