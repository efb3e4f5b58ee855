import { indexTerms } from '@tangthu/language/text/terms';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TermCounter } from './term-counts.ts';

test('wanted terms are counted one by one, the others together', () => {
  const counts = new TermCounter(['thu', 'thuˑhoi', 'không']).count('thu ˑthu hồi thuˑhoi ˑhoi thu');
  expect(counts).toEqual(
    new Map([
      ['thu', 2],
      ['thuˑhoi', 1],
      ['', 3],
    ]),
  );
});

test('counts are those of splitting at the spaces, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(50)), (text, picks) => {
      const all = indexTerms(text)
        .split(' ')
        .filter((term) => term !== '');
      const wanted = new Set(picks.flatMap((pick) => all[pick] ?? []));
      const counts = new TermCounter(wanted).count(all.join(' '));
      for (const term of wanted) expect(counts.get(term)).toBe(all.filter((one) => one === term).length);
      expect([...counts.values()].reduce((one, two) => one + two, 0)).toBe(all.length);
    }),
  );
});

test('two terms of one hash are told apart', () => {
  expect(new TermCounter(['Aa']).count('BB Aa')).toEqual(
    new Map([
      ['Aa', 1],
      ['', 1],
    ]),
  );
});
