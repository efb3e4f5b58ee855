import type { ChainEdge, ChainNode, DocumentChain } from '@tangthu/server/records/chain-view';

/** Where a document of the chain stands in the drawing, in pixels. */
interface PlacedNode {
  readonly node: ChainNode;
  readonly y: number;
}

/** What one says of another, as a path from box to box at their left, with its arrow head at the one that is named. */
interface PlacedEdge {
  readonly edge: ChainEdge;
  readonly path: string;
  readonly head: string;
}

/** A drawing of a chain: what is older above, what came later below, one row each. */
export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  /** Where boxes begin, and how wide and high they are. */
  readonly left: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const BOX = 44;
const GAP = 12;
const LANE = 12;
const MOST_LANES = 6;
const HEAD = 5;
/** Characters of the label's type, in pixels. */
const CHARACTER = 7;

/** Lays a chain out in a width (pixels): rows by step and day, links in lanes at their left, short ones nearest to the boxes. */
export function layOutChain({ nodes, edges }: DocumentChain, width: number): ChainLayout {
  const rows = inOrder(nodes);
  const rowOf = new Map(rows.map(({ key }, row) => [key, row]));
  const spans = edges
    .flatMap((edge) => {
      const [from, to] = [rowOf.get(edge.from), rowOf.get(edge.to)];
      return from === undefined || to === undefined || from === to ? [] : [{ edge, from, to }];
    })
    .sort((one, other) => Math.abs(one.from - one.to) - Math.abs(other.from - other.to));
  const lanes = lanesOf(spans);
  const used = Math.max(1, ...lanes.map((lane) => lane + 1));
  const left = used * LANE + 2 * HEAD;
  const middle = (row: number): number => row * (BOX + GAP) + BOX / 2;
  return {
    width,
    height: rows.length * (BOX + GAP) - GAP,
    left,
    boxWidth: width - left - 1,
    boxHeight: BOX,
    nodes: rows.map((node, row) => ({ node, y: row * (BOX + GAP) })),
    edges: spans.map(({ edge, from, to }, at) => {
      const x = left - 2 * HEAD - (lanes[at] ?? 0) * LANE;
      // Several links end at one box: each a little apart.
      const shift = Math.max(-14, Math.min(14, (to < from ? 1 : -1) * (4 + 3 * (lanes[at] ?? 0))));
      const [start, end] = [middle(from) - shift, middle(to) + shift];
      return {
        edge,
        path: `M${left} ${start}H${x + 6}Q${x} ${start} ${x} ${start + Math.sign(end - start) * 6}V${end - Math.sign(end - start) * 6}Q${x} ${end} ${x + 6} ${end}H${left - HEAD}`,
        head: `M${left - HEAD - 1} ${end - HEAD + 1}L${left} ${end}L${left - HEAD - 1} ${end + HEAD - 1}Z`,
      };
    }),
  };
}

/** The documents of a chain from what the oldest step names to what came last; in a step by their days. */
export function inOrder(nodes: readonly ChainNode[]): ChainNode[] {
  const day = ({ issuedDate }: ChainNode): string => issuedDate ?? '9999';
  return nodes.toSorted(
    (one, other) => one.step - other.step || (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0),
  );
}

/** For each span the first lane in which it crosses no other; where all are taken, the last. */
function lanesOf(spans: readonly { readonly from: number; readonly to: number }[]): number[] {
  const taken: { readonly top: number; readonly bottom: number }[][] = [];
  return spans.map(({ from, to }) => {
    const span = { top: Math.min(from, to), bottom: Math.max(from, to) };
    const free = taken.findIndex((lane) =>
      lane.every(({ top, bottom }) => bottom <= span.top || top >= span.bottom),
    );
    const lane = Math.min(free === -1 ? taken.length : free, MOST_LANES - 1);
    (taken[lane] ??= []).push(span);
    return lane;
  });
}

/** A text that fits a box so wide (pixels). */
export function fitted(text: string, boxWidth: number): string {
  const most = Math.floor((boxWidth - 16) / CHARACTER);
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** What a document has to do with those nearer to the one in question: it is named by `other`, or it says something of `other`. */
export interface ChainTie {
  readonly relation: ChainEdge['relation'];
  readonly isNamed: boolean;
  readonly other: ChainNode;
}

/** The ties of a document to what stands nearer to the one in question. */
export function tiesOf(node: ChainNode, { nodes, edges }: DocumentChain): ChainTie[] {
  const byKey = new Map(nodes.map((each) => [each.key, each]));
  return edges.flatMap(({ from, to, relation }) => {
    if (from !== node.key && to !== node.key) return [];
    const other = byKey.get(from === node.key ? to : from);
    if (!other || Math.abs(other.step) >= Math.abs(node.step)) return [];
    return [{ relation, isNamed: to === node.key, other }];
  });
}
