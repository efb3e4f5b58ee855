import { decodeTerms, encodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms } from '@tangthu/language/text/terms';
import { expect, test } from 'vitest';
import { TermCounter } from './term-counts.ts';

const counted = (text: string, wanted: string[]): Map<string, number> =>
  new TermCounter(wanted).count(decodeTerms(encodeTerms(indexTerms(text))));

test('counts wanted terms and, under no name, all others', () => {
  const wanted = ['đất', 'datˑdai', 'ˑdat', 'vắng'];
  // Three accented, three folded, two pairs.
  expect(counted('đất đai đất', wanted)).toEqual(
    new Map([
      ['đất', 2],
      ['ˑdat', 2],
      ['datˑdai', 1],
      ['', 3],
    ]),
  );
  expect(counted('', wanted)).toEqual(new Map([['', 0]]));
});

test('counts one passage after another anew', () => {
  const counter = new TermCounter(['a']);
  const codes = decodeTerms(encodeTerms(indexTerms('a b')));
  expect(counter.count(codes)).toEqual(counter.count(codes));
});
