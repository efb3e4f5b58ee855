import type { Outcome, Span } from '@tangthu/server/archive/work-view';

type Parameters = Pick<URLSearchParams, 'get'>;

/** The spans of the chart, the shortest first. */
export const chartSpans = ['day', 'month', 'year'] as const satisfies readonly Span[];

/** What can become of a file, in the order in which the ledger offers it. */
export const ledgerOutcomes = [
  'waiting',
  'stored',
  'already-stored',
  'refused',
  'set-aside',
  'quarantined',
] as const satisfies readonly Outcome[];

/** Reads the span of the chart from the address; a month when it names none. */
export function readSpan(parameters: Parameters): Span {
  return chartSpans.find((span) => span === parameters.get('span')) ?? 'month';
}

/** Reads the outcome that a ledger is narrowed to. */
export function readOutcome(parameters: Parameters): Outcome | undefined {
  return ledgerOutcomes.find((outcome) => outcome === parameters.get('outcome'));
}

/** The overview's address with a span, and an agency whose fonds are open. */
export function overviewHref(span: Span, agency: string | null): string {
  const parameters = new URLSearchParams();
  if (span !== 'month') parameters.set('span', span);
  if (agency !== null) parameters.set('agency', agency);
  const query = parameters.toString();
  return query === '' ? '/archive' : `/archive?${query}`;
}

/** The address of a run's page, with a part of its ledger. */
export function runHref(
  id: string,
  { outcome, after }: { outcome?: Outcome | undefined; after?: string } = {},
): string {
  const parameters = new URLSearchParams();
  if (outcome) parameters.set('outcome', outcome);
  if (after !== undefined) parameters.set('after', after);
  const query = parameters.toString();
  return `/archive/runs/${encodeURIComponent(id)}${query === '' ? '' : `?${query}#ledger`}`;
}

const wholeNumber = /^\d{1,4}$/;

/** Reads the page of a list from the address, from 1. */
export function readListPage(parameters: Parameters): number {
  const page = parameters.get('page') ?? '';
  return wholeNumber.test(page) ? Math.max(1, Number(page)) : 1;
}
