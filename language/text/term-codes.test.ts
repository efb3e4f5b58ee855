import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTerms, encodeTerms, termCount, TermFinder } from './term-codes.ts';
import { indexTerms } from './terms.ts';

const countByCodes = (text: string, wanted: readonly string[]): Map<string, number> => {
  const finder = new TermFinder(wanted);
  const counts = new Map<string, number>();
  finder.find(decodeTerms(encodeTerms(indexTerms(text))), (term) => {
    const name = finder.terms[term] ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  return counts;
};

const countByTerms = (text: string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const term of indexTerms(text).split(' ').filter(Boolean))
    counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
};

test('codes count every term of a text as its terms do', () => {
  for (const text of [
    'Quyết định số 155/QĐ-UBND về việc thu hồi đất, thu hồi đất. Quyết định khác',
    'hòa hoà hoa\n\nkỹ kĩ 1e5 2e10',
    '',
    'một',
  ]) {
    const counts = countByTerms(text);
    expect(countByCodes(text, [...counts.keys()]), text).toEqual(counts);
    expect(termCount(decodeTerms(encodeTerms(indexTerms(text)))), text).toBe(
      indexTerms(text).split(' ').filter(Boolean).length,
    );
  }
});

test('codes of any words count as their terms do, and terms that are not there are not found', () => {
  const syllable = fc.constantFrom(
    'đất',
    'dat',
    'đai',
    'thu',
    'hồi',
    'hội',
    '155',
    '.',
    'quý',
    'qúi',
    '\n\n',
  );
  fc.assert(
    fc.property(fc.array(syllable, { maxLength: 40 }), (syllables) => {
      const text = syllables.join(' ');
      const counts = countByTerms(text);
      expect(countByCodes(text, [...counts.keys(), 'vắng', 'vangˑmat', 'datˑvang', 'ˑvang'])).toEqual(counts);
    }),
  );
});

test('places are given in the order of the text', () => {
  const finder = new TermFinder(['thuˑhoi', 'đất']);
  const places: [string | undefined, number][] = [];
  finder.find(decodeTerms(encodeTerms(indexTerms('đất do thu hồi đất'))), (term, syllable) =>
    places.push([finder.terms[term], syllable]),
  );
  expect(places).toEqual([
    ['đất', 0],
    ['thuˑhoi', 3],
    ['đất', 4],
  ]);
});
