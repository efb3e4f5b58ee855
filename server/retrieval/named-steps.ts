/** Documents in their order, those with the same mark in one step. */
export function stepsOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  markOf: (row: Row) => string,
): string[][] {
  const steps: string[][] = [];
  let last: string | undefined;
  for (const row of rows) {
    const mark = markOf(row);
    if (mark === last) steps.at(-1)?.push(row.id);
    else steps.push([row.id]);
    last = mark;
  }
  return steps;
}
