import { expect, test } from 'vitest';
import { rememberSearch, searchToReturnTo } from './last-search.ts';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: () => null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

test('the way back keeps the filters of the same query', () => {
  const tab = storage();
  rememberSearch(tab, '/search?q=%C4%91%E1%BA%A5t&type=Q%C4%90&page=2');
  expect(searchToReturnTo(tab, 'đất')).toBe('/search?q=%C4%91%E1%BA%A5t&type=Q%C4%90&page=2');
  expect(searchToReturnTo(tab, 'nhà')).toBe('/search?q=nh%C3%A0');
});

test('without a memory, or without a query, there is still a way back', () => {
  expect(searchToReturnTo(undefined, 'đất')).toBe('/search?q=%C4%91%E1%BA%A5t');
  expect(searchToReturnTo(storage(), '')).toBe('/');
});

test('a forbidden storage breaks nothing', () => {
  const full = storage();
  full.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  expect(() => rememberSearch(full, '/search?q=a')).not.toThrow();
});
