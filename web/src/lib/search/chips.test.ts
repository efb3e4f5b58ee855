import { expect, test } from 'vitest';
import { translatorFor } from '../i18n/translator.ts';
import { activeChips } from './chips.ts';
import { readSearchState } from './search-state.ts';

const speech = { t: await translatorFor('vi'), language: 'vi' } as const;
const type = [{ value: 'QĐ', label: 'Quyết định', count: 2 }];
const facets = { agency: [], type, status: [], year: [], fonds: [], file: [] };
const chips = (address: string) =>
  activeChips(readSearchState(new URL(address, 'http://x').searchParams), facets, speech);

test('each filter is a chip that leads to the search without it', () => {
  expect(chips('/search?q=a&type=QĐ&from=2020-01-01&page=2')).toEqual([
    { label: 'Quyết định', href: '/search?q=a&from=2020-01-01' },
    { label: 'từ 01/01/2020', href: '/search?q=a&type=Q%C4%90' },
  ]);
});

test('a range is named as a person would', () => {
  expect(chips('/search?q=a&from=2020-01-01&to=2020-12-31')[0]?.label).toBe('năm 2020');
  expect(chips('/search?q=a&from=2020-01-01&to=2021-12-31')[0]?.label).toBe('01/01/2020 – 31/12/2021');
  expect(chips('/search?q=a&to=2021-12-31')[0]?.label).toBe('đến 31/12/2021');
  expect(chips('/search?q=a&from=2020-06-05&to=2020-06-05')[0]?.label).toBe('ngày 05/06/2020');
  expect(chips('/search?q=a')).toEqual([]);
});
