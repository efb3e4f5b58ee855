import type { ReviewKind } from '@tangthu/server/archive/review-view';

/** Which part of the queue is shown, and which item is in hand; without one the first that is open. */
export interface ReviewState {
  readonly item: string | null;
  readonly agency: string | null;
  readonly kind: ReviewKind | null;
}

/** Why a person has to look, in the order in which the filter offers it. */
export const reviewKinds = [
  'differs',
  'doubtful',
  'blank',
  'unreadable',
  'split',
  'reported',
] as const satisfies readonly ReviewKind[];

/** Reads the state from the address. */
export function readReviewState(parameters: Pick<URLSearchParams, 'get'>): ReviewState {
  return {
    item: parameters.get('item') || null,
    agency: parameters.get('agency') || null,
    kind: reviewKinds.find((kind) => kind === parameters.get('kind')) ?? null,
  };
}

/** The parts of a state that say something, as the address and the API name them. */
export function reviewQuestion({ item, agency, kind }: ReviewState): {
  item?: string;
  agency?: string;
  kind?: ReviewKind;
} {
  return { ...(item && { item }), ...(agency && { agency }), ...(kind && { kind }) };
}

/** The address of a state. */
export function reviewHref(state: ReviewState): string {
  const query = new URLSearchParams(reviewQuestion(state)).toString();
  return query === '' ? '/archive/review' : `/archive/review?${query}`;
}
