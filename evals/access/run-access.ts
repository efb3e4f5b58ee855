import { printResults, type Results } from '../report.ts';
import { addTo, newComparison, type Comparison } from './comparison.ts';
import { compareApart, type CounterExample } from './store-comparison.ts';

/** Cases on both stores together where none are asked for. */
const CASES = 10_000;

/**
 * Compares what people get from the API, on every surface, with what the reference of the rules gives them, in so many cases (one
 * person, one world and one moment over all surfaces) on both stores together; and what they get from pairs of stores that
 * differ in what they may not read. Both stores are compared at once, each in as many cases as it comes to.
 */
export async function runAccess({ count = CASES }: { readonly count?: number | undefined }): Promise<{
  results: Results;
  cases: readonly CounterExample[];
}> {
  const begun = performance.now();
  const compared = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const stores = await Promise.all(
    (['postgres', 'pglite'] as const).map((kind) => compareApart({ kind, count, compared })),
  );
  const [model, pairs] = [newComparison(), newComparison()];
  for (const store of stores) {
    addTo(model, store.model);
    addTo(pairs, store.pairs);
  }
  const found = stores.flatMap((store) => store.found);
  const results: Results = {
    differences: found.length,
    cases: model.cases,
    'cases.documentsRead': model.read,
    'cases.documentsKeptBack': model.keptBack,
    pairs: pairs.cases,
    minutes: Math.round((performance.now() - begun) / 60_000),
    ...bySurface('answers', model),
    ...bySurface('paired', pairs),
  };
  printResults('Access: what people get, against the rules written out plainly', results);
  if (found.length > 0) process.exitCode = 1;
  return { results, cases: found };
}

function bySurface(name: string, { answers }: Comparison): Results {
  return Object.fromEntries([...answers].toSorted().map(([surface, count]) => [`${name}.${surface}`, count]));
}
