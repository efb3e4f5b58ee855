import fc from 'fast-check';
import { expect, test } from 'vitest';
import { componentsOf, type Pair } from './components.ts';

test('pairs chain into groups; whoever has no pair stands alone', () => {
  expect(
    componentsOf(
      ['a', 'b', 'c', 'd'],
      [
        ['a', 'b'],
        ['c', 'b'],
      ],
      [],
    ),
  ).toEqual([['c', 'a', 'b'], ['d']].map((group) => expect.arrayContaining(group) as string[]));
});

test('two that were said to be different never meet, and the surest pair decides who goes with whom', () => {
  const groups = componentsOf(
    ['a', 'b', 'c'],
    [
      ['b', 'c'],
      ['a', 'c'],
      ['a', 'b'],
    ],
    [['a', 'b']],
  );
  expect(groups.map((group) => group.toSorted())).toEqual([['a'], ['b', 'c']]);
});

test('any pairs and partings: every document is in one group, and no parted two share one', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 12 });
  fc.assert(
    fc.property(pairs, pairs, (joined: Pair[], parted: Pair[]) => {
      const groups = componentsOf(names, joined, parted);
      expect(groups.flat().toSorted()).toEqual(names);
      for (const [one, other] of parted) {
        if (one !== other)
          expect(groups.some((group) => group.includes(one) && group.includes(other))).toBe(false);
      }
    }),
  );
});
