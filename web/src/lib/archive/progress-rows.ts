import type { FileCounts, Progress } from '@tangthu/server/archive/work-view';

/** Files that did not go in and are no secret: somebody has to look at them. */
export function failedFiles(files: FileCounts): number {
  return files.refused + files['set-aside'];
}

/** All files of a run or an agency. */
export function allFiles(files: FileCounts): number {
  return Object.values(files).reduce((sum, count) => sum + count, 0);
}

/** Delivered pages as a share (0–100, whole) of those promised; undefined where nothing was promised. */
export function deliveredPercent({ pages, promised }: Progress): number | undefined {
  if (!promised || promised.pages === 0) return undefined;
  return Math.floor((100 * pages.pages) / promised.pages);
}

/** The rows of a table and their sum, which promises what they promise together. */
export function sumOf(rows: readonly Progress[], name: string): Progress {
  const promised = rows.flatMap((row) => row.promised ?? []);
  return {
    code: '',
    name,
    files: sums(rows.map(({ files }) => files)),
    pages: sums(rows.map(({ pages }) => pages)),
    promised: promised.length > 0 ? sums(promised) : null,
  };
}

function sums<Counts extends object>(all: readonly Counts[]): Counts {
  const [first] = all;
  const keys = Object.keys(first ?? {}) as (keyof Counts)[];
  const total = (key: keyof Counts) => all.reduce((sum, counts) => sum + Number(counts[key]), 0);
  return Object.fromEntries(keys.map((key) => [key, total(key)])) as Counts;
}
