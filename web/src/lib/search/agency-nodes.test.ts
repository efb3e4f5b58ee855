import { expect, test } from 'vitest';
import { agencyBlocs, toggled } from './agency-nodes.ts';

const agency = (value: string, count: number, under: string | null = null, within = count) => ({
  value,
  label: `Tên ${value}`,
  count,
  bloc: 'government' as const,
  under,
  within,
});

test('who was followed stands under who followed, and is chosen along', () => {
  const [bloc] = agencyBlocs([
    agency('old', 5, 'new'),
    agency('new', 1, null, 6),
    agency('other', 4),
    agency('older', 1, 'old'),
  ]);
  expect(bloc?.agencies.map(({ value, count }) => [value, count])).toEqual([
    ['new', 6],
    ['other', 4],
  ]);
  expect(bloc?.agencies[0]?.values).toEqual(['new', 'old', 'older']);
});

test('blocs are apart, and an agency whose follower is not listed stands for itself', () => {
  const party = { ...agency('party', 9), bloc: 'party' as const };
  const blocs = agencyBlocs([agency('old', 5, 'gone'), party]);
  expect(blocs.map(({ bloc }) => bloc)).toEqual(['party', 'government']);
});

test('choosing again takes all of it back; a part of it is completed first', () => {
  const node = { values: ['new', 'old'] };
  expect(toggled(['x'], node)).toEqual(['x', 'new', 'old']);
  expect(toggled(['x', 'old'], node)).toEqual(['x', 'new', 'old']);
  expect(toggled(['new', 'x', 'old'], node)).toEqual(['x']);
});
