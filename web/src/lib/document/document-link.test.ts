import { expect, test } from 'vitest';
import { documentHref, permanentHref, readPage, readPanel, readPassage } from './document-link.ts';

const parameters = (address: string) => new URL(address, 'http://x').searchParams;

test('a place is written to the address and read back', () => {
  const address = documentHref('d1', { page: 2, query: 'đất đai', passage: 7, panel: 'about' });
  expect(readPage(parameters(address))).toBe(2);
  expect(readPassage(parameters(address))).toBe(7);
  expect(readPanel(parameters(address))).toBe('about');
  expect(parameters(address).get('q')).toBe('đất đai');
});

test('passage 0 is a passage', () => {
  expect(readPassage(parameters(documentHref('d1', { page: 1, passage: 0 })))).toBe(0);
});

test('nonsense leads to the first page, no passage, the text', () => {
  for (const nonsense of ['/?page=-2&passage=x&panel=y', '/?page=&passage=', '/', '/?page=1e9&passage=1.5']) {
    expect(readPage(parameters(nonsense))).toBe(1);
    expect(readPassage(parameters(nonsense))).toBeNull();
    expect(readPanel(parameters(nonsense))).toBe('text');
  }
  expect(readPage(parameters('/?page=0'))).toBe(1);
});

test('the permanent link says nothing of the search', () => {
  expect(permanentHref('d1', { page: 2, passage: 7 })).toBe('/documents/d1?page=2&passage=7');
  expect(permanentHref('d1', { page: 2, passage: null })).toBe('/documents/d1?page=2');
});
