import { expect, test } from 'vitest';
import { readReviewState, reviewHref } from './review-link.ts';

test('the address keeps the place in the queue and its filters, and nothing else', () => {
  const state = readReviewState(new URLSearchParams('item=1&kind=blank&agency=H97.21&x=y'));
  expect(state).toEqual({ item: '1', agency: 'H97.21', kind: 'blank' });
  expect(reviewHref(state)).toBe('/archive/review?item=1&agency=H97.21&kind=blank');
  expect(readReviewState(new URLSearchParams('item=&kind=all'))).toEqual({
    item: null,
    agency: null,
    kind: null,
  });
  expect(reviewHref({ item: null, agency: null, kind: null })).toBe('/archive/review');
});
