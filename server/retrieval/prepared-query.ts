import { queryTerms, type QueryTerm } from '@tangthu/language/text/terms';
import { documentFrequency } from '@tangthu/language/words/bm25';
import type { PreparedQuery } from './query.ts';
import { readQuery, type Query } from './query.ts';
import type { SearchContext } from './search-context.ts';
import type { Ranker, SearchRequest } from './search-result.ts';

const ALL: readonly Ranker[] = ['number', 'words', 'meaning'];

/** How many wordings by abbreviation are searched beside the typed one. */
const OTHER_WORDINGS = 3;
/** A query of a number and no more than this many syllables names a document; its meaning says nothing. */
const NUMBER_SYLLABLES = 5;
/** So many syllables without a single diacritic were typed without them, for Vietnamese words rarely stand so. */
const UNACCENTED_SYLLABLES = 3;

/** Reads a request's query, makes its terms, and embeds it where its meaning counts. `people`: as for `readQuery`. */
export async function prepareQuery(
  { embeddings, abbreviations }: Pick<SearchContext, 'embeddings' | 'abbreviations'>,
  request: SearchRequest,
  people: readonly string[] = [],
): Promise<PreparedQuery> {
  const query = readQuery(request.query, abbreviations, people);
  const rankers = new Set(request.rankers ?? ALL);
  const wordings = query.texts.slice(0, 1 + OTHER_WORDINGS).map(queryTerms);
  const asksForMeaning =
    rankers.has('meaning') &&
    query.wordings.length > 0 &&
    !isNumber(query) &&
    !lacksDiacritics(wordings[0] ?? []) &&
    !isGibberish(wordings[0] ?? []);
  return {
    query,
    rankers,
    wordings,
    required: isNumber(query) ? digitTerms(wordings[0] ?? []) : [],
    gathering:
      query.phrases.length > 0
        ? queryTerms(query.phrases.map((phrase) => phrase.join(' ')).join('. '))
        : wordings.flat(),
    vector: asksForMeaning ? await embeddings.embedQuery(query.text) : undefined,
  };
}

function isNumber(query: Query): boolean {
  const syllables = query.wordings[0]?.length ?? 0;
  return (query.numberKeys.size > 0 && syllables <= NUMBER_SYLLABLES) || /^[\d\s./-]+$/u.test(query.text);
}

/** Whether the query was typed without diacritics: the model knows words as they are written, and would guess. */
function lacksDiacritics(terms: readonly QueryTerm[]): boolean {
  const folded = terms.filter(({ kind }) => kind === 'folded');
  return folded.length >= UNACCENTED_SYLLABLES && folded.every(({ weight }) => weight >= 1);
}

/** Whether half of the syllables or more are none that Vietnamese law or administration knows. */
function isGibberish(terms: readonly QueryTerm[]): boolean {
  const folded = terms.filter(({ kind }) => kind === 'folded');
  const known = folded.filter(({ term }) => documentFrequency(term) !== undefined);
  return known.length <= folded.length / 2;
}

/** The terms of a typed number that hold its digits: a passage without them does not name that number. */
function digitTerms(terms: readonly QueryTerm[]): string[] {
  return terms.filter(({ kind, term }) => kind === 'folded' && /\d/.test(term)).map(({ term }) => term);
}
