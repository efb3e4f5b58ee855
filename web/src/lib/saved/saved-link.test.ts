import { expect, test } from 'vitest';
import { readSearchState } from '../search/search-state.ts';
import { newSavedHref, runHref, savedQuestion, suggestedName } from './saved-link.ts';

const address =
  'q=c%E1%BA%A5p+n%C6%B0%E1%BB%9Bc&agency=A97&agency=B97&type=Q%C4%90&from=2001-01-01&to=2009-12-31&plain=date';
const state = readSearchState(new URLSearchParams(`${address}&page=3`));

test('a saved search runs at the address at which it was made, from its first page', () => {
  const { q: query, plain, sure, from, to, sort, ...lists } = savedQuestion(state);
  const request = {
    query,
    plain,
    sure,
    sort,
    filters: { ...lists, ...(from && { from }), ...(to && { to }) },
  };
  const href = runHref({ request });
  expect(readSearchState(new URLSearchParams(href.slice('/search?'.length)))).toEqual({ ...state, page: 1 });
});

test('the form that saves it gets the same search', () => {
  const href = newSavedHref(state);
  expect(href).toMatch(/^\/saved\/new\?/);
  expect(readSearchState(new URLSearchParams(href.slice('/saved/new?'.length)))).toEqual({
    ...state,
    page: 1,
  });
});

test('a search is named by its words and filters', () => {
  expect(suggestedName(state)).toBe('cấp nước, QĐ, A97, B97, 2001–2009');
});
