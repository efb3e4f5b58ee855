import { expect, test } from 'vitest';
import {
  documentHref,
  permanentHref,
  readFind,
  readLook,
  readPage,
  readPanel,
  readPassage,
} from './document-link.ts';

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
  expect(permanentHref('d1', 2, '0123456789abcdef')).toBe('/r/d1/2/0123456789abcdef');
  expect(permanentHref('d1', 2, null)).toBe('/r/d1/2');
});

test('how a page is looked at, and what is looked for in it, stands in the address and is read back', () => {
  const look = { turn: 90, fit: 'width', two: true, over: true } as const;
  const address = documentHref('d1', { page: 1, find: 'thu hồi', at: 3, look });
  expect(readLook(parameters(address))).toEqual(look);
  expect(readFind(parameters(address))).toEqual({ find: 'thu hồi', at: 3 });
  expect(documentHref('d1', { page: 1, find: '', at: 3 })).toBe('/documents/d1?page=1');
  expect(readLook(parameters('/?turn=45&fit=all&two=yes'))).toEqual({
    turn: 0,
    fit: 'reading',
    two: false,
    over: false,
  });
  expect(readFind(parameters('/?at=-1'))).toEqual({ find: '', at: 0 });
});
