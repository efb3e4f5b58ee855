import { expect, test } from 'vitest';
import { keepSearch, recentSearches } from './recent-searches.ts';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

test("a person's own searches come back, the latest first, each once, with or without diacritics", () => {
  const kept = storage();
  for (const query of ['tuyển dụng', 'đất đai', 'tuyển quân', 'tuyển dụng']) keepSearch(kept, 'lan', query);
  expect(recentSearches(kept, 'lan', '')).toEqual(['tuyển dụng', 'tuyển quân', 'đất đai']);
  expect(recentSearches(kept, 'lan', 'Tuyen')).toEqual(['tuyển dụng', 'tuyển quân']);
  expect(recentSearches(kept, 'lan', 'tuyển dụng')).toEqual([]);
  expect(recentSearches(kept, 'minh', '')).toEqual([]);
});

test('what may hold the number of a person is not kept, nor what is empty', () => {
  const kept = storage();
  for (const query of ['001085012345', 'hồ sơ 001 085 012 345', ' ']) keepSearch(kept, 'lan', query);
  expect(recentSearches(kept, 'lan', '')).toEqual([]);
});

test('a storage that is broken, full or forbidden costs nothing but these', () => {
  const broken = {
    getItem: () => '{"a"',
    setItem: () => {
      throw new Error('full');
    },
  } as unknown as Storage;
  keepSearch(broken, 'lan', 'đất đai');
  expect(recentSearches(broken, 'lan', '')).toEqual([]);
});
