import type { CountedGroup, MatchCounts } from '@tangthu/server/exports/export-view';
import { extent } from 'd3-array';

/** A part of all bars: its key, and how many documents it has in each stretch of time. */
export interface Series {
  readonly key: string;
  readonly values: readonly number[];
}

/** Counts ready to be drawn: stretches of time, and what stands in each. */
export interface CountsChart {
  /** First years of the stretches, without gaps; of one year each, or of ten. */
  readonly years: readonly number[];
  readonly step: 1 | 10;
  /** The most frequent types, `OTHERS` last where there are more. */
  readonly series: readonly Series[];
  /** Documents of each type without a year. */
  readonly undated: readonly number[];
  /** The agencies with the most documents, `OTHERS` last where there are more, each with the same series. */
  readonly agencies: readonly {
    readonly key: string;
    readonly total: number;
    readonly series: readonly Series[];
    readonly undated: readonly number[];
  }[];
}

/** The key of what is left over. */
export const OTHERS = '*';
/** The key of documents whose type is not known. */
export const UNKNOWN = '';

const MOST_TYPES = 6;
const MOST_AGENCIES = 8;
/** More single years are drawn by tens. */
const MOST_YEARS = 40;

/** Sorts counts into stretches of time, types and agencies. All sums are kept: what is left over goes to `OTHERS`. */
export function countsChart({ groups }: Pick<MatchCounts, 'groups'>): CountsChart {
  const dated = groups.flatMap(({ year }) => (year === null ? [] : [Number(year)]));
  const [first = 0, last = -1] = extent(dated);
  const step = last - first >= MOST_YEARS ? 10 : 1;
  const start = (year: number): number => Math.floor(year / step) * step;
  const years: number[] = [];
  for (let year = start(first); year <= last; year += step) years.push(year);
  const types = keysByCount(groups, typeOf, MOST_TYPES);
  const agencies = keysByCount(groups, ({ agency }) => agency, MOST_AGENCIES);
  const seriesOf = (some: readonly CountedGroup[]): Series[] =>
    types.map((key) => ({
      key,
      values: years.map((year) =>
        sum(
          some.filter(
            (group) =>
              group.year !== null &&
              start(Number(group.year)) === year &&
              keyIn(types, typeOf(group)) === key,
          ),
        ),
      ),
    }));
  const undatedOf = (some: readonly CountedGroup[]): number[] =>
    types.map((key) =>
      sum(some.filter((group) => group.year === null && keyIn(types, typeOf(group)) === key)),
    );
  return {
    years,
    step,
    series: seriesOf(groups),
    undated: undatedOf(groups),
    agencies: agencies.map((key) => {
      const own = groups.filter(({ agency }) => keyIn(agencies, agency) === key);
      return { key, total: sum(own), series: seriesOf(own), undated: undatedOf(own) };
    }),
  };
}

/** How many documents stand in each stretch of time. */
export function totals(series: readonly Series[]): number[] {
  return (series[0]?.values ?? []).map((_, at) =>
    series.reduce((all, { values }) => all + (values[at] ?? 0), 0),
  );
}

function typeOf({ type }: CountedGroup): string {
  return type ?? UNKNOWN;
}

function keyIn(keys: readonly string[], key: string): string {
  return keys.includes(key) ? key : OTHERS;
}

function sum(groups: readonly CountedGroup[]): number {
  return groups.reduce((all, { count }) => all + count, 0);
}

function keysByCount(
  groups: readonly CountedGroup[],
  keyOf: (group: CountedGroup) => string,
  most: number,
): string[] {
  const counts = new Map<string, number>();
  for (const group of groups) counts.set(keyOf(group), (counts.get(keyOf(group)) ?? 0) + group.count);
  const keys = [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([key]) => key);
  return keys.length <= most ? keys : [...keys.slice(0, most - 1), OTHERS];
}
