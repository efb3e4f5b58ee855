import type { FacetValue } from '@tangthu/server/retrieval/search-result';

/** A bar of the histogram: the days that it stands for (`yyyy-mm-dd`, inclusive), its name, its documents. */
export interface Bucket {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly count: number;
}

/** A run of bars by index, both ends inclusive. */
export interface BucketRange {
  readonly first: number;
  readonly last: number;
}

const spans = [1, 2, 5, 10, 20, 50, 100] as const;

/** Years as bars without gaps, the earliest first: each a year, or so many years that there are at most `most` bars. */
export function yearBuckets(years: readonly FacetValue[], most = 60): Bucket[] {
  const counted = years.map(({ value, count }) => ({ year: Number(value), count }));
  if (counted.length === 0) return [];
  const first = Math.min(...counted.map(({ year }) => year));
  const last = Math.max(...counted.map(({ year }) => year));
  const span = spans.find((years) => Math.floor(last / years) - Math.floor(first / years) < most) ?? 100;
  const begin = Math.floor(first / span) * span;
  return Array.from({ length: Math.floor((last - begin) / span) + 1 }, (_, index) => {
    const [from, to] = [begin + index * span, begin + (index + 1) * span - 1];
    return {
      from: `${yyyy(from)}-01-01`,
      to: `${yyyy(to)}-12-31`,
      label: span === 1 ? String(from) : `${from}–${to}`,
      count: sum(counted.filter(({ year }) => year >= from && year <= to)),
    };
  });
}

/** The twelve months of a year as bars. */
export function monthBuckets(months: readonly FacetValue[], year: string): Bucket[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`;
    const days = new Date(Date.UTC(Number(year), index + 1, 0)).getUTCDate();
    return {
      from: `${month}-01`,
      to: `${month}-${String(days).padStart(2, '0')}`,
      label: `${index + 1}/${year}`,
      count: sum(months.filter(({ value }) => value === month)),
    };
  });
}

/** The year in which all of a range of days lies. */
export function yearOf({ from, to }: { readonly from: string; readonly to: string }): string | undefined {
  const year = from.slice(0, 4);
  return year !== '' && year === to.slice(0, 4) ? year : undefined;
}

/** The bars that a range of days touches; all of them for an open range, none where it lies beside them. */
export function chosenBuckets(
  buckets: readonly Bucket[],
  { from, to }: { readonly from: string; readonly to: string },
): BucketRange | undefined {
  const inside = (bucket: Bucket) => (!from || bucket.to >= from) && (!to || bucket.from <= to);
  const first = buckets.findIndex(inside);
  return first < 0 ? undefined : { first, last: buckets.findLastIndex(inside) };
}

/** The days that a run of bars stands for; open on both sides where it is all of them. */
export function daysOf(
  buckets: readonly Bucket[],
  { first, last }: BucketRange,
): { readonly from: string; readonly to: string } {
  const whole = first <= 0 && last >= buckets.length - 1;
  return whole ? { from: '', to: '' } : { from: buckets[first]?.from ?? '', to: buckets[last]?.to ?? '' };
}

/** The run between two bars, whichever comes first. */
export function between(one: number, other: number): BucketRange {
  return { first: Math.min(one, other), last: Math.max(one, other) };
}

const yyyy = (year: number): string => String(year).padStart(4, '0');

const sum = (counted: readonly { readonly count: number }[]): number =>
  counted.reduce((all, { count }) => all + count, 0);
