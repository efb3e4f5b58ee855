import { expect, test } from 'vitest';
import { readReturnPath } from './return-path.ts';

test('a path of the portal is kept with its query and fragment', () => {
  expect(readReturnPath('/search?q=đất đai&type=QĐ#filters')).toBe(
    '/search?q=%C4%91%E1%BA%A5t%20%C4%91ai&type=Q%C4%90#filters',
  );
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '/\t/elsewhere.example/',
  '/./\\/elsewhere.example',
  'javascript:alert(1)',
  'search',
  '',
  null,
  undefined,
])('%j leads to the start page', (wanted) => {
  expect(readReturnPath(wanted)).toBe('/');
});
