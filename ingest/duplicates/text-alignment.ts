/** A place where two texts differ: the tokens that stand there on each side, from–to (`to` exclusive). */
interface Gap {
  readonly one: readonly [from: number, to: number];
  readonly other: readonly [from: number, to: number];
}

/** How two texts lie beside each other: how many tokens agree, in order, and the gaps between them. */
export interface Alignment {
  readonly agreeing: number;
  readonly gaps: readonly Gap[];
}

const ANCHOR = 3;
/** A stretch between anchors is aligned token by token up to this many comparisons; a larger one is a gap as it is. */
const MOST_COMPARISONS = 250_000;

/**
 * Aligns two runs of tokens: runs of three that stand once in each and in the same order are anchors, and what lies
 * between is aligned by its longest common subsequence.
 */
export function align(one: readonly string[], other: readonly string[]): Alignment {
  const pairs: [number, number][] = [];
  let [from, otherFrom] = [0, 0];
  for (const [at, otherAt] of [...anchors(one, other), [one.length, other.length] as const]) {
    pairs.push(...commonPairs(one, from, at, other, otherFrom, otherAt));
    if (at < one.length) pairs.push([at, otherAt]);
    [from, otherFrom] = [at + 1, otherAt + 1];
  }
  return { agreeing: pairs.length, gaps: gapsBetween(pairs, one.length, other.length) };
}

function gapsBetween(pairs: readonly [number, number][], length: number, otherLength: number): Gap[] {
  const gaps: Gap[] = [];
  let [from, otherFrom] = [0, 0];
  for (const [at, otherAt] of [...pairs, [length, otherLength] as const]) {
    if (at > from || otherAt > otherFrom) gaps.push({ one: [from, at], other: [otherFrom, otherAt] });
    [from, otherFrom] = [at + 1, otherAt + 1];
  }
  return gaps;
}

/** Places (in both) of the runs of three that stand once in each, as far as they keep their order. */
function anchors(one: readonly string[], other: readonly string[]): [number, number][] {
  const places = singleRuns(other);
  const shared = [...singleRuns(one)].flatMap(([run, at]) => {
    const otherAt = places.get(run);
    return otherAt === undefined ? [] : [[at, otherAt] as [number, number]];
  });
  return risingRun(shared.sort(([first], [second]) => first - second));
}

function singleRuns(tokens: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = 0; at + ANCHOR <= tokens.length; at++) {
    const run = tokens.slice(at, at + ANCHOR).join(' ');
    if (places.has(run)) repeated.add(run);
    else places.set(run, at);
  }
  for (const run of repeated) places.delete(run);
  return places;
}

/** The longest part of the pairs whose second places rise too (patience sorting). */
function risingRun(pairs: readonly [number, number][]): [number, number][] {
  const ends: number[] = [];
  const before = new Array<number>(pairs.length).fill(-1);
  for (const [index, [, place]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] as number] as [number, number])[1] < place) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = ends[low - 1] as number;
    ends[low] = index;
  }
  const run: [number, number][] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] as number)
    run.unshift(pairs[at] as [number, number]);
  return run;
}

/** The longest common subsequence of two stretches, as pairs of places. */
function commonPairs(
  one: readonly string[],
  from: number,
  to: number,
  other: readonly string[],
  otherFrom: number,
  otherTo: number,
): [number, number][] {
  const [rows, columns] = [to - from, otherTo - otherFrom];
  if (rows <= 0 || columns <= 0 || rows * columns > MOST_COMPARISONS) return [];
  const width = columns + 1;
  const common = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const at = row * width + column;
      common[at] =
        one[from + row] === other[otherFrom + column]
          ? (common[at + width + 1] as number) + 1
          : Math.max(common[at + width] as number, common[at + 1] as number);
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    const at = row * width + column;
    if (one[from + row] === other[otherFrom + column]) pairs.push([from + row++, otherFrom + column++]);
    else if ((common[at + width] as number) >= (common[at + 1] as number)) row++;
    else column++;
  }
  return pairs;
}
