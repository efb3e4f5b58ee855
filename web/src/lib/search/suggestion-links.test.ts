import { expect, test } from 'vitest';
import { boxLine, recentLine } from './suggestion-links.ts';

const kept = new URLSearchParams('q=cũ&type=QĐ&plain=date&page=3');

test('words and searches of before lead to their results under the filters in force', () => {
  expect(boxLine({ kind: 'words', text: 'tuyển dụng' }, 'tuy', kept).href).toBe(
    '/search?q=tuy%E1%BB%83n+d%E1%BB%A5ng&type=Q%C4%90',
  );
  expect(recentLine('a', kept).href).toBe('/search?q=a&type=Q%C4%90');
});

test('an agency becomes a filter, and what was typed before its name stays the query', () => {
  const agency = {
    kind: 'agency' as const,
    name: 'UBND phường Bến Gió',
    codes: ['A', 'B'],
    rest: 'kế hoạch',
  };
  const line = boxLine(agency, 'kế hoạch bến g', new URLSearchParams());
  expect(line).toMatchObject({
    text: 'kế hoạch bến g',
    note: 'kế hoạch',
    href: '/search?q=k%E1%BA%BF+ho%E1%BA%A1ch&agency=A&agency=B',
  });
});

test('a document opens', () => {
  const named = { document: 'd1', title: 'Về việc này', documentNumber: '15/QĐ-UBND', issuedDate: null };
  expect(boxLine({ kind: 'number', ...named }, '15', kept)).toMatchObject({
    text: '15/QĐ-UBND',
    href: '/documents/d1?page=1',
    date: '',
  });
  expect(boxLine({ kind: 'subject', ...named, documentNumber: null }, 'này', kept).text).toBe('Về việc này');
});
