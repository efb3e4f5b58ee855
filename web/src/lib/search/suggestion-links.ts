import type { Suggestion } from '@tangthu/server/suggestions/suggestion-view';
import { documentHref } from '../document/document-link.ts';
import { recentSearches } from './recent-searches.ts';
import { readSearchState, searchHref, type SearchState } from './search-state.ts';

/** A line under the search box: what stands in the box when it is taken, where it leads, and how the list shows it. */
export interface BoxLine {
  readonly key: string;
  readonly text: string;
  readonly href: string;
  readonly kind: Suggestion['kind'] | 'recent';
  /** What the list shows first: the words, a number, an agency's name, a subject line. */
  readonly label: string;
  /** What it says beside it: a number's subject line, the words left to search in an agency. */
  readonly note: string;
  /** `yyyy-mm-dd`, or empty. */
  readonly date: string;
}

const mostCodes = 40;

/** A suggestion as a line of the box. `kept`: the address's parameters whose filters a new query keeps. */
export function boxLine(suggestion: Suggestion, typed: string, kept: URLSearchParams): BoxLine {
  const state = { ...readSearchState(kept), plain: [], sure: [], page: 1 };
  const line = (text: string, next: Partial<SearchState>, note = ''): BoxLine => ({
    key: `${suggestion.kind} ${text}`,
    text,
    href: searchHref({ ...state, query: text, ...next }),
    kind: suggestion.kind,
    label: text,
    note,
    date: '',
  });
  switch (suggestion.kind) {
    case 'words':
      return line(suggestion.text, {});
    case 'procedure':
      return line(suggestion.code, {}, suggestion.title);
    case 'agency': {
      const agency = suggestion.codes.slice(0, mostCodes);
      return { ...line(suggestion.name, { query: suggestion.rest, agency }, suggestion.rest), text: typed };
    }
    default: {
      const { document, documentNumber, title, issuedDate } = suggestion;
      return {
        key: `${suggestion.kind} ${document}`,
        text: documentNumber ?? title,
        href: documentHref(document, { page: 1 }),
        kind: suggestion.kind,
        ...(suggestion.kind === 'number' && documentNumber
          ? { label: documentNumber, note: title }
          : { label: title, note: documentNumber ?? '' }),
        date: issuedDate ?? '',
      };
    }
  }
}

/** A search of before as a line of the box. */
export function recentLine(query: string, kept: URLSearchParams): BoxLine {
  const state = { ...readSearchState(kept), plain: [], sure: [], page: 1, query };
  return {
    key: `recent ${query}`,
    text: query,
    href: searchHref(state),
    kind: 'recent',
    label: query,
    note: '',
    date: '',
  };
}

/** What the box works with. */
interface Asking {
  readonly ask: (typed: string) => Promise<readonly Suggestion[]>;
  readonly person: string;
  readonly storage: Pick<Storage, 'getItem'>;
  readonly kept: URLSearchParams;
}

/** The lines under the box: a person's own searches of before, then what the records suggest. */
export async function suggestedLines(
  typed: string,
  { ask, person, storage, kept }: Asking,
): Promise<BoxLine[]> {
  const recent = recentSearches(storage, person, typed).map((query) => recentLine(query, kept));
  const suggestions = typed.trim().length < 2 ? [] : await ask(typed);
  const lines = suggestions.map((suggestion) => boxLine(suggestion, typed, kept));
  const searched = new Set(recent.map(({ text }) => text));
  return [...recent, ...lines.filter(({ kind, text }) => kind !== 'words' || !searched.has(text))];
}
