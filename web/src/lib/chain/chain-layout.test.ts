import type { ChainNode, DocumentChain } from '@tangthu/server/records/chain-view';
import { expect, test } from 'vitest';
import { fitted, inOrder, layOutChain, tiesOf } from './chain-layout.ts';

const node = (key: string, step: number, issuedDate: string | null = null): ChainNode => ({
  key,
  document: null,
  number: key,
  issuedDate,
  status: 'unchanged',
  step,
});
const chain: DocumentChain = {
  nodes: [
    node('this', 0, '2010-01-01'),
    node('late', 1),
    node('young', -1, '2009-01-01'),
    node('old', -1, '2001-01-01'),
  ],
  edges: [
    { from: 'this', to: 'old', relation: 'cites', since: null },
    { from: 'this', to: 'young', relation: 'replaces', since: null },
    { from: 'late', to: 'this', relation: 'repeals', since: null },
  ],
  complete: true,
};

test('older documents stand above, later ones below', () => {
  expect(inOrder(chain.nodes).map(({ key }) => key)).toEqual(['old', 'young', 'this', 'late']);
});

test('rows do not overlap, boxes fill the width beside the lanes, and every link ends at its box', () => {
  const { nodes, edges, left, boxWidth, boxHeight, width, height } = layOutChain(chain, 340);
  expect(
    nodes.map(({ y }) => y).every((y, row, all) => row === 0 || y >= (all[row - 1] ?? 0) + boxHeight),
  ).toBe(true);
  expect(left + boxWidth).toBeLessThan(width);
  expect((nodes.at(-1)?.y ?? 0) + boxHeight).toBe(height);
  expect(edges).toHaveLength(3);
  expect(edges.every(({ path }) => path.startsWith(`M${left} `))).toBe(true);
  expect(new Set(edges.map(({ path }) => path)).size).toBe(3);
});

test('forty links keep the drawing narrow', () => {
  const nodes = [node('this', 0), ...Array.from({ length: 40 }, (_, at) => node(`n${at}`, -1))];
  const edges = nodes
    .slice(1)
    .map(({ key }) => ({ from: 'this', to: key, relation: 'cites' as const, since: null }));
  expect(layOutChain({ nodes, edges, complete: true }, 340).left).toBeLessThan(90);
});

test('a link to what is not in the chain, or to itself, is not drawn', () => {
  const edges = [
    { from: 'this', to: 'gone', relation: 'cites' as const, since: null },
    { from: 'this', to: 'this', relation: 'cites' as const, since: null },
  ];
  expect(layOutChain({ ...chain, edges }, 340).edges).toEqual([]);
});

test('a document is told by its ties to what stands nearer', () => {
  const [old] = inOrder(chain.nodes);
  expect(old && tiesOf(old, chain)).toMatchObject([
    { relation: 'cites', isNamed: true, other: { key: 'this' } },
  ]);
  const late = chain.nodes[1];
  expect(late && tiesOf(late, chain)).toMatchObject([{ relation: 'repeals', isNamed: false }]);
});

test('a long text is cut to its box', () => {
  expect(fitted('155/KH-UBND', 200)).toBe('155/KH-UBND');
  expect(fitted('x'.repeat(80), 200)).toMatch(/^x+…$/);
});
