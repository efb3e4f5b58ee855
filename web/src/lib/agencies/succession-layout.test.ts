import type { GraphNode, SuccessionView } from '@tangthu/server/agencies/agency-view';
import { expect, test } from 'vitest';
import { layOut, shortName } from './succession-layout.ts';

const node = (code: string, step: number, name = `Ủy ban nhân dân phường ${code}`): GraphNode => ({
  code,
  step,
  name,
  from: null,
  to: null,
  then: null,
  administered: true,
});
const edge = (predecessor: string, successor: string): SuccessionView => ({
  id: `${predecessor}>${successor}`,
  predecessor,
  successor,
  kind: 'merge',
  date: '2025-07-01',
  legalBasis: 'NQ',
  extent: 'whole',
  parts: [],
  hiddenParts: 0,
  changeable: true,
});

test('predecessors stand left of successors, boxes never overlap, and nothing leaves the drawing', () => {
  const nodes = [node('mới', 0), ...['a', 'b', 'c', 'd'].map((code) => node(code, -1)), node('sau', 1)];
  const edges = [...['a', 'b', 'c', 'd'].map((code) => edge(code, 'mới')), edge('mới', 'sau')];
  for (const width of [358, 900]) {
    const drawing = layOut(nodes, edges, width);
    const at = new Map(drawing.nodes.map((placed) => [placed.node.code, placed]));
    expect(drawing.edges).toHaveLength(5);
    for (const { predecessor, successor } of edges)
      expect((at.get(predecessor)?.x ?? 0) + drawing.boxWidth).toBeLessThan(at.get(successor)?.x ?? 0);
    for (const { x, y } of drawing.nodes) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + drawing.boxWidth).toBeLessThanOrEqual(width);
      expect(y + drawing.boxHeight).toBeLessThanOrEqual(drawing.height);
    }
    const column = drawing.nodes.filter((placed) => placed.node.step === -1).map(({ y }) => y);
    expect(column.every((y, index) => index === 0 || y - (column[index - 1] ?? 0) >= drawing.boxHeight)).toBe(
      true,
    );
  }
});

test('a narrow drawing leaves out the farthest', () => {
  const chain = [-2, -1, 0, 1, 2].map((step) => node(String(step), step));
  const steps = layOut(chain, [], 358).nodes.map(({ node: { step } }) => step);
  expect(steps).toEqual([-1, 0, 1]);
});

test('an agency alone, and none, are drawn too', () => {
  expect(layOut([node('a', 0)], [], 300).nodes).toHaveLength(1);
  expect(layOut([], [], 300).nodes).toEqual([]);
});

test('names leave «Ủy ban nhân dân» out, however it is encoded', () => {
  expect(shortName('Ủy ban nhân dân phường Bến Gió')).toBe('Phường Bến Gió');
  expect(shortName('Ủy ban nhân dân phường Bến Gió'.normalize('NFD'))).toBe('Phường Bến Gió');
  expect(shortName('Thành ủy Tân Giang')).toBe('Thành ủy Tân Giang');
});
