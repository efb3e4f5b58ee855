import { expect, test } from 'vitest';
import type { Row } from '@tangthu/server/exports/export-view';
import { translatorFor } from '../i18n/translator.ts';
import { cellText, orderBy, readColumns, sortedWay, usualColumns } from './table-columns.ts';

test('columns are read one by one or with commas, each once, in their order', () => {
  expect(readColumns(['pages,number', 'number', 'nonsense'])).toEqual(['number', 'pages']);
  expect(readColumns([])).toEqual(usualColumns);
  expect(readColumns(['nonsense'])).toEqual(usualColumns);
});

test('the head of a column sorts by it, then the other way; days begin with the newest', () => {
  expect([orderBy('title', '-date'), orderBy('title', 'title'), orderBy('title', '-title')]).toEqual([
    'title',
    '-title',
    'title',
  ]);
  expect([orderBy('date', 'title'), orderBy('date', '-date'), orderBy('date', 'date')]).toEqual([
    '-date',
    'date',
    '-date',
  ]);
  expect(orderBy('link', '-date')).toBeUndefined();
  expect([sortedWay('title', '-title'), sortedWay('title', 'title'), sortedWay('date', 'title')]).toEqual([
    'descending',
    'ascending',
    undefined,
  ]);
});

test('cells are said in the language of the page', async () => {
  const row = {
    date: '2025-06-05',
    pages: 1200,
    mode: '02',
    status: 'replaced',
    confidence: 0.914,
    signer: null,
  } as Row;
  const vi = { t: await translatorFor('vi'), language: 'vi' } as const;
  expect(cellText(row, 'date', vi)).toBe('05/06/2025');
  expect(cellText(row, 'pages', vi)).toBe('1.200');
  expect(cellText(row, 'mode', vi)).toBe('Có điều kiện');
  expect(cellText(row, 'status', vi)).toBe('Đã bị thay thế');
  expect(cellText(row, 'confidence', vi)).toBe('91%');
  expect(cellText(row, 'signer', vi)).toBe('');
});
