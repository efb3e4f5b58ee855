import { expect, test } from 'vitest';
import {
  chosenYear,
  fieldsOf,
  filterCount,
  keptFilters,
  readSearchState,
  searchHref,
  searchQuestion,
  settle,
  toggleValue,
  valueLabel,
  withChosen,
  withoutFilters,
} from './search-state.ts';

const read = (address: string) => readSearchState(new URL(address, 'http://x').searchParams);
const plain = read('/search?q=đất đai');

test('an address read and written is the same address', () => {
  const address = searchHref(
    read(
      '/search?q=đất+đai&type=QĐ&type=KH&agency=H26&fonds=f1&file=h1&status=amended&from=2020-01-01&to=2021-06-30&plain=type&sure=date&sort=newest&view=table&columns=number%2Cpages&order=-title&page=3',
    ),
  );
  expect(searchHref(read(address))).toBe(address);
  expect(read(address)).toEqual({
    query: 'đất đai',
    type: ['QĐ', 'KH'],
    agency: ['H26'],
    status: ['amended'],
    fonds: ['f1'],
    file: ['h1'],
    from: '2020-01-01',
    to: '2021-06-30',
    plain: ['type'],
    sure: ['date'],
    sort: 'newest',
    view: 'table',
    columns: ['number', 'pages'],
    order: '-title',
    page: 3,
  });
});

test.each([
  'page=0',
  'page=-1',
  'page=1.5',
  'page=x',
  'page=99999999',
  'from=yesterday',
  'to=2024-13-45',
  'type=',
  'sort=best',
  'view=map',
])('nonsense in the address (%s) is left out', (nonsense) => {
  expect(read(`/search?q=a&${nonsense}`)).toEqual(read('/search?q=a'));
});

test('the same value twice is one filter', () => {
  expect(read('/search?q=a&type=QĐ&type=QĐ').type).toEqual(['QĐ']);
});

test('a query survives its special letters', () => {
  const query = 'số 155/KH-UBND & "đất" #1 + 50% ?';
  expect(read(searchHref({ ...plain, query })).query).toBe(query);
});

test('a filter is put on and taken off, and leads back to the first page', () => {
  const on = toggleValue({ ...plain, page: 4 }, 'type', 'QĐ');
  expect(on).toMatchObject({ type: ['QĐ'], page: 1 });
  expect(toggleValue(on, 'type', 'QĐ').type).toEqual([]);
});

test('a whole year is known as such', () => {
  expect(chosenYear(read('/search?q=a&from=2021-01-01&to=2021-12-31'))).toBe('2021');
  expect(chosenYear({ from: '2021-01-01', to: '2022-12-31' })).toBeUndefined();
  expect(chosenYear(plain)).toBeUndefined();
});

test('filters are counted, a range as one, and cleared', () => {
  const narrowed = read('/search?q=a&type=QĐ&type=KH&from=2020-01-01&to=2020-02-01&page=2');
  expect(filterCount(narrowed)).toBe(3);
  expect(filterCount(withoutFilters(narrowed))).toBe(0);
  expect(withoutFilters(narrowed).query).toBe('a');
});

test("the API is asked for the page's hits, without empty dates", () => {
  const question = searchQuestion({ ...plain, page: 3 });
  expect(question).toMatchObject({ q: 'đất đai', limit: '10', offset: '20' });
  expect(question).not.toHaveProperty('from');
});

test('a chosen value that has no hits left is still shown, to be taken off', () => {
  const known = [{ value: 'QĐ', label: 'Quyết định', count: 4 }];
  expect(withChosen(known, ['KH', 'QĐ'])).toEqual([{ value: 'KH', label: 'KH', count: 0 }, ...known]);
  const facets = { agency: [], type: known, status: [], year: [], fonds: [], file: [] };
  expect(valueLabel(facets, 'type', 'QĐ')).toBe('Quyết định');
  expect(valueLabel(facets, 'type', 'KH')).toBe('KH');
});

test('a range typed the wrong way round is turned', () => {
  const { from, to } = readSearchState(new URLSearchParams('from=2020-05-01&to=2010-01-01'));
  expect([from, to]).toEqual(['2010-01-01', '2020-05-01']);
});

test("a filter of the query's words is settled one way or the other, never both", () => {
  const asWords = settle(read('/search?q=a&sure=date&page=2'), 'date', 'plain');
  expect(searchHref(asWords)).toBe('/search?q=a&plain=date');
  expect(searchHref(settle(asWords, 'date', 'sure'))).toBe('/search?q=a&sure=date');
  expect(searchHref(settle(asWords, 'date', 'plain'))).toBe('/search?q=a&plain=date');
  expect(fieldsOf(settle(asWords, 'type', 'sure'), ['q'])).toEqual([
    ['plain', 'date'],
    ['sure', 'type'],
  ]);
  expect(read('/search?q=a&plain=nonsense&sure=').plain).toEqual([]);
});

test('a new query keeps filters, order and view, not what was settled about the words of the last one', () => {
  const address = new URLSearchParams('q=a&plain=date&type=QĐ&to=2020-01-01&sort=oldest&view=charts&page=4');
  expect(keptFilters(address)).toEqual([
    ['type', 'QĐ'],
    ['to', '2020-01-01'],
    ['sort', 'oldest'],
    ['view', 'charts'],
  ]);
});
