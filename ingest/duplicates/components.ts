/** Two documents, in any order. */
export type Pair = readonly [one: string, other: string];

/**
 * The documents parted into groups: joined by the pairs in their order, the surest first, unless that would bring two
 * together that were said to be different.
 */
export function componentsOf(
  documents: readonly string[],
  joined: readonly Pair[],
  parted: readonly Pair[],
): string[][] {
  const groupOf = new Map(documents.map((document) => [document, [document]]));
  for (const [one, other] of joined) {
    const [mine, theirs] = [groupOf.get(one), groupOf.get(other)];
    if (!mine || !theirs || mine === theirs) continue;
    if (parted.some((pair) => meets(pair, groupOf, mine, theirs))) continue;
    for (const document of theirs) groupOf.set(document, mine);
    mine.push(...theirs);
  }
  return [...new Set(groupOf.values())];
}

function meets(
  [one, other]: Pair,
  groupOf: ReadonlyMap<string, string[]>,
  mine: string[],
  theirs: string[],
): boolean {
  const [first, second] = [groupOf.get(one), groupOf.get(other)];
  return (first === mine && second === theirs) || (first === theirs && second === mine);
}
