import type { SavedSearch } from '@tangthu/server/saved/saved-view';
import {
  readSearchState,
  searchHref,
  searchQuestion,
  type SearchQuestion,
  type SearchState,
} from '../search/search-state.ts';

/** The address of the form that saves a search. */
export function newSavedHref(state: SearchState): string {
  return searchHref({ ...state, page: 1 }).replace(/^\/search/, '/saved/new');
}

/** The address that runs a saved search. */
export function runHref({ request }: Pick<SavedSearch, 'request'>): string {
  const { query, filters = {}, plain = [], sure = [], sort } = request;
  const parameters = new URLSearchParams({ q: query });
  const named = { ...filters, plain, sure, ...(sort && { sort }) };
  for (const [name, value] of Object.entries(named) as [string, string | readonly string[]][]) {
    for (const each of [value].flat()) parameters.append(name, each);
  }
  return searchHref(readSearchState(parameters));
}

/** What is saved of a search, as the API takes it: no page of its results. */
export function savedQuestion(state: SearchState): Omit<SearchQuestion, 'limit' | 'offset'> {
  const { q, agency, type, status, fonds, file, from, to, plain, sure, sort } = searchQuestion(state);
  return {
    q,
    agency,
    type,
    status,
    fonds,
    file,
    plain,
    sure,
    ...(sort && { sort }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** A name for a search: its words, with the values of its filters. */
export function suggestedName({ query, agency, type, fonds, from, to }: SearchState): string {
  const period = from || to ? [`${from.slice(0, 4)}–${to.slice(0, 4)}`] : [];
  return [query, ...type, ...agency, ...fonds, ...period]
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, 120);
}
