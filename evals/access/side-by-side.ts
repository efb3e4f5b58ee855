/** Does the work for each thing, so many at a time as there are lanes; the results stand in the order of the things. */
export async function sideBySide<Thing, Result>(
  things: readonly Thing[],
  lanes: number,
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = things.entries();
  const lane = async (): Promise<void> => {
    for (const [at, thing] of waiting) results[at] = await work(thing);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
