import type { Reader } from '@tangthu/db/reader';
import { asReader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import type { Abbreviations } from '@tangthu/language/text/abbreviations';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';
import { queryTerms } from '@tangthu/language/text/terms';
import { agencyRelations } from '../retrieval/agency-relations.ts';
import { isFunctionWord } from '../retrieval/function-words.ts';
import { otherWordings } from '../retrieval/names.ts';
import { readQuery } from '../retrieval/query.ts';
import type { SearchFilters } from '../retrieval/search-result.ts';
import { understand } from '../retrieval/understanding/understand.ts';
import type { Asked } from './export-view.ts';

/**
 * What a document must bear to match, completely: no index gathers candidates for it. It matches when one of its passages has all words of
 * one of the wordings and every quoted phrase, or when it bears one of the numbers. Without any of these every document matches.
 */
export interface Matching {
  /** Terms as `indexTerms` makes them; a document needs all of one list. */
  readonly wordings: readonly (readonly string[])[];
  /** Syllables that stand in a row. */
  readonly phrases: readonly (readonly string[])[];
  /** Canonical keys of document numbers. */
  readonly numbers: readonly string[];
  /** Numbers of people. They are never kept, and an export has none. */
  readonly people: readonly string[];
  readonly everything: boolean;
}

/** What was asked, as it is looked for: the filters with those that the query's words state, and what must be matched. */
export interface ReadQuestion {
  readonly filters: SearchFilters;
  readonly matching: Matching;
}

/** Wordings by abbreviation that count beside the typed one. */
const OTHER_WORDINGS = 3;
/** The sign for everything. */
const EVERYTHING = '*';

/** Reads a question as the search reads it: filters in plain words, abbreviations, other names of agencies. `*` asks for everything. */
export async function readQuestion(
  store: Store,
  reader: Reader,
  asked: Asked,
  abbreviations?: Abbreviations,
): Promise<ReadQuestion> {
  const { text, people } = typedNumbers(asked.query.trim() === EVERYTHING ? '' : asked.query);
  const { request } = await understand(store, reader, { ...asked, query: text });
  const query = readQuery(request.query, abbreviations, people);
  const names =
    query.phrases.length === 0 && query.text !== ''
      ? await asReader(store, reader, async (transaction) =>
          otherWordings(query.text, await agencyRelations({ transaction })),
        )
      : [];
  const texts = [...query.texts.slice(0, 1 + OTHER_WORDINGS), ...names];
  const wordings = texts.map(neededTerms).filter((terms) => terms.length > 0);
  return {
    filters: request.filters ?? {},
    matching: {
      wordings,
      phrases: query.phrases,
      numbers: [...query.numberKeys],
      people,
      everything: request.query.trim() === '' && people.length === 0,
    },
  };
}

/** The terms without which a passage lacks a word of the text: exact where diacritics were typed, folded elsewhere; function words alone if there is nothing else. */
function neededTerms(text: string): string[] {
  const full = queryTerms(text).filter(({ kind, weight }) => kind !== 'pair' && weight === 1);
  const terms = full.map(({ term }) => term);
  const telling = terms.filter((term) => !isFunctionWord(term.replace(/^ˑ/u, '')));
  return telling.length > 0 ? telling : terms;
}
