import { expect, test } from 'vitest';
import { awaitedPage } from './awaited-page.ts';

const at = (route: string, address = '/', id?: string) => ({
  route: { id: `/(signed-in)${route}` },
  params: id === undefined ? {} : { id },
  url: new URL(address, 'http://tangthu.test'),
});
const results = at('/search', '/search?q=đất');
const one = at('/documents/[id]', '/documents/1?page=1', '1');

test('another search or filter awaits the list alone, a first one the whole page', () => {
  expect(awaitedPage(results, at('/search', '/search?q=đất&type=QĐ'))).toBe('hits');
  expect(awaitedPage(at(''), results)).toBe('results');
  expect(awaitedPage(one, results)).toBe('results');
});

test('a document is awaited from anywhere but from itself: turning its pages keeps it in sight', () => {
  expect(awaitedPage(results, one)).toBe('document');
  expect(awaitedPage(one, at('/documents/[id]', '/documents/2?page=1', '2'))).toBe('document');
  expect(awaitedPage(one, at('/documents/[id]', '/documents/1?page=2', '1'))).toBeUndefined();
});

test('table, charts and other pages come while the old one stays', () => {
  expect(awaitedPage(results, at('/search', '/search?q=đất&view=table'))).toBeUndefined();
  expect(awaitedPage(at('/search', '/search?q=đất&view=table'), results)).toBe('results');
  expect(awaitedPage(results, at('/saved'))).toBeUndefined();
  expect(awaitedPage(null, null)).toBeUndefined();
});
