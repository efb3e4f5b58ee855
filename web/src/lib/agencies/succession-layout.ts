import type { GraphNode, SuccessionView } from '@tangthu/server/agencies/agency-view';
import { yearsText } from './spans.ts';

/** Where an agency stands in the drawing, in pixels, and what is written there. */
interface PlacedNode {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** Its code and years, or the years alone where the box is narrow. */
  readonly note: string;
}

/** A succession as a path from box to box. */
interface PlacedEdge {
  readonly edge: SuccessionView;
  readonly path: string;
}

/** A drawing of agencies in columns: predecessors at the left, successors at the right. */
export interface SuccessionLayout {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const GAP = 12;
const LEAST_COLUMN = 118;
const WIDEST_BOX = 260;
/** Characters of the label's type, in pixels. */
const CHARACTER = 6.4;

/**
 * Lays agencies out in a width (pixels). Where it is too narrow for all columns the farthest are left out: the list under the
 * drawing names them.
 */
export function layOut(
  nodes: readonly GraphNode[],
  successions: readonly SuccessionView[],
  width: number,
): SuccessionLayout {
  const shown = fitting(nodes, width);
  const steps = [...new Set(shown.map(({ step }) => step))].sort((one, two) => one - two);
  const column = steps.length > 0 ? width / steps.length : width;
  const boxWidth = Math.min(
    WIDEST_BOX,
    Math.floor(column - (steps.length > 1 ? Math.min(40, column * 0.22) : 0)),
  );
  const boxHeight = 40;
  const columns = steps.map((step) => shown.filter((node) => node.step === step).sort(byName));
  const tallest = Math.max(1, ...columns.map(({ length }) => length));
  const height = tallest * (boxHeight + GAP) - GAP;
  const placed = columns.flatMap((inColumn, index) => {
    const top = (height - (inColumn.length * (boxHeight + GAP) - GAP)) / 2;
    const most = Math.floor((boxWidth - 16) / CHARACTER);
    const x = steps.length > 1 ? (index * (width - boxWidth)) / (steps.length - 1) : 0;
    return inColumn.map((node, row) => ({
      node,
      x: Math.round(x),
      y: Math.round(top + row * (boxHeight + GAP)),
      label: shortened(shortName(node.name), most),
      note: noteOf(node, most),
    }));
  });
  const at = new Map(placed.map((one) => [one.node.code, one]));
  const edges = successions.flatMap((edge): PlacedEdge[] => {
    const [from, to] = [at.get(edge.predecessor), at.get(edge.successor)];
    return from && to ? [{ edge, path: curve(from, to, boxWidth, boxHeight) }] : [];
  });
  return { width, height, boxWidth, boxHeight, nodes: placed, edges };
}

/** Names say «Ủy ban nhân dân» over and over: the drawing leaves it out. */
export function shortName(name: string): string {
  const place = /^Ủy ban nhân dân (?=\S)/u.exec(name.normalize('NFC'))?.[0];
  if (place === undefined) return name;
  const rest = name.normalize('NFC').slice(place.length);
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}

function noteOf(node: GraphNode, most: number): string {
  const years = yearsText(node);
  const whole = `${node.code} ${years}`.trim();
  return whole.length <= most || years === '' ? shortened(whole, most) : years;
}

function fitting(nodes: readonly GraphNode[], width: number): GraphNode[] {
  const columns = Math.max(1, Math.floor(width / LEAST_COLUMN));
  const steps = [...new Set(nodes.map(({ step }) => step))]
    .sort((one, two) => Math.abs(one) - Math.abs(two))
    .slice(0, columns);
  return nodes.filter(({ step }) => steps.includes(step));
}

const byName = (one: GraphNode, two: GraphNode): number =>
  one.name.localeCompare(two.name, 'vi') || one.code.localeCompare(two.code);

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** Between two that stand over each other the line goes around at the left. */
function curve(from: PlacedNode, to: PlacedNode, width: number, height: number): string {
  if (from.x === to.x) {
    const [x, y1, y2] = [from.x, from.y + height / 2, to.y + height / 2];
    return `M${x} ${y1}C${x - 24} ${y1} ${x - 24} ${y2} ${x} ${y2}`;
  }
  const [x1, y1, x2, y2] = [from.x + width, from.y + height / 2, to.x, to.y + height / 2];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}
